package coop.mutirao.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Stands between the service and PostgreSQL, understands as much of what the service says as it
/// takes to see a COMMIT, and cuts the connection there as it is told to.
public final class TcpProxy implements AutoCloseable {

    /// Where a connection is cut.
    public enum Cut {
        /// Nowhere.
        NONE,
        /// The COMMIT does not reach the database.
        BEFORE_COMMIT,
        /// The COMMIT is sent, and the connection ends while the database is at it.
        IN_COMMIT,
        /// The database says that it has committed, and the service does not hear it.
        AFTER_COMMIT
    }

    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;

    private final ServerSocket door;
    private final int target;
    private final Supplier<Cut> next;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final Map<Cut, AtomicInteger> cuts = new EnumMap<>(Cut.class);

    /// @param target the port of PostgreSQL
    /// @param next asked at each COMMIT
    public TcpProxy(int target, Supplier<Cut> next) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.next = next;
        for (Cut cut : Cut.values()) {
            cuts.put(cut, new AtomicInteger());
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /// How many commits were met so.
    public int cuts(Cut cut) {
        return cuts.get(cut).get();
    }

    /// Cuts every connection there is.
    public void cutAll() {
        sessions.forEach(Session::end);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var session = new Session(door.accept());
                sessions.add(session);
                Thread.ofVirtual().start(session::toDatabase);
                Thread.ofVirtual().start(session::toService);
            } catch (IOException e) {
                // The database is down, or this is closed: the service sees its connection end.
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cutAll();
    }

    private final class Session {

        private final Socket service;
        private final Socket database;
        private final Set<String> commits = new HashSet<>();
        private volatile boolean deaf;

        Session(Socket service) throws IOException {
            this.service = service;
            try {
                this.database = new Socket(InetAddress.getLoopbackAddress(), target);
            } catch (IOException e) {
                service.close();
                throw e;
            }
            service.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
        }

        void end() {
            sessions.remove(this);
            try {
                service.close();
                database.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void toService() {
            try (InputStream in = database.getInputStream();
                    var out = service.getOutputStream()) {
                byte[] buffer = new byte[16_384];
                for (int n = in.read(buffer); n > 0 && !deaf; n = in.read(buffer)) {
                    out.write(buffer, 0, n);
                }
            } catch (IOException e) {
                // Either side has ended.
            } finally {
                end();
            }
        }

        void toDatabase() {
            try (var in = new DataInputStream(new BufferedInputStream(service.getInputStream()));
                    var out =
                            new DataOutputStream(
                                    new BufferedOutputStream(database.getOutputStream()))) {
                greet(in, out);
                while (true) {
                    byte type = in.readByte();
                    int length = in.readInt();
                    byte[] body = in.readNBytes(length - 4);
                    Cut cut = isCommit(type, body) ? cut() : Cut.NONE;
                    if (cut == Cut.BEFORE_COMMIT) {
                        return;
                    }
                    deaf = deaf || cut == Cut.AFTER_COMMIT;
                    out.writeByte(type);
                    out.writeInt(length);
                    out.write(body);
                    if (cut == Cut.IN_COMMIT) {
                        // Execute and Sync are yet to come, and nothing after them matters.
                        out.write(in.readNBytes(in.available()));
                        out.flush();
                        return;
                    }
                    if (in.available() == 0) {
                        out.flush();
                    }
                }
            } catch (IOException e) {
                // Either side has ended.
            } finally {
                end();
            }
        }

        private Cut cut() {
            Cut cut = next.get();
            cuts.get(cut).incrementAndGet();
            return cut;
        }

        // What comes before the first message that has a type.
        private void greet(DataInputStream in, DataOutputStream out) throws IOException {
            int code;
            do {
                int length = in.readInt();
                byte[] body = in.readNBytes(length - 4);
                code = ByteBuffer.wrap(body).getInt();
                out.writeInt(length);
                out.write(body);
                out.flush();
            } while (code == SSL_REQUEST || code == GSS_REQUEST);
        }

        // A statement is parsed under a name, and later bound by it.
        private boolean isCommit(byte type, byte[] body) {
            String[] texts = new String(body, 0, Math.min(body.length, 80), UTF_8).split("\0", 3);
            return switch (type) {
                case 'Q' -> texts[0].strip().startsWith("COMMIT");
                case 'P' -> {
                    if (texts[1].strip().startsWith("COMMIT")) {
                        commits.add(texts[0]);
                    } else {
                        commits.remove(texts[0]);
                    }
                    yield false;
                }
                case 'B' -> commits.contains(Arrays.asList(texts).get(1));
                default -> false;
            };
        }
    }
}
