package coop.mutirao.signer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import coop.mutirao.tlog.AddCheckpoint;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Offers a signer to the service on the same machine.
///
/// `GET /last` answers the checkpoint signed last (200), or that there is none (204). `POST /sign`
/// takes an [AddCheckpoint] whose checkpoint has no signature yet, and answers it signed (200); or
/// what was signed last, if that is beyond it or beyond the proof's beginning (409), or the proof
/// does not hold (422). `POST /state` takes the head of a report ([Statement]) and answers it
/// signed.
public final class SignerServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SignerServer.class.getName());
    private static final int BODY_BYTES_MAX = 8_192;

    static {
        // Seconds for a request to come and an answer to go. The server of the Java runtime knows
        // no other way to be told.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CheckpointSigner signer;
    private final byte @Nullable [] token;

    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    private record Answer(int status, byte[] body) {

        Answer(int status, String text) {
            this(status, (text + "\n").getBytes(UTF_8));
        }
    }

    private SignerServer(HttpServer server, CheckpointSigner signer, @Nullable String token) {
        this.server = server;
        this.signer = signer;
        this.token = token == null ? null : token.getBytes(UTF_8);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// @param at where to listen
    /// @param signer that answers; it is the caller's to close
    /// @param token to ask for; without one only this machine itself is answered
    /// @throws IllegalArgumentException if others could ask, and no token is asked for
    public static SignerServer start(
            InetSocketAddress at, CheckpointSigner signer, @Nullable String token) {
        if (token == null && !at.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "a signer that others reach asks for a token: " + at.getHostString());
        }
        try {
            return new SignerServer(HttpServer.create(at, 0), signer, token);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: %s".formatted(at, e.getMessage()), e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            boolean isEmpty = answer.body().length == 0;
            exchange.sendResponseHeaders(answer.status(), isEmpty ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!isAllowed(exchange)) {
            return new Answer(401, "a token is asked for");
        }
        String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        try {
            return switch (asked) {
                case "GET /last" -> last(200);
                case "POST /sign" -> sign(exchange);
                case "POST /state" -> state(exchange);
                default -> new Answer(404, "GET /last, POST /sign or POST /state");
            };
        } catch (IllegalArgumentException e) {
            return new Answer(400, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "not answered: " + asked, e);
            return new Answer(500, "something went wrong here; nothing was signed");
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        if (token == null) {
            return true;
        }
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null
                && given.startsWith("Bearer ")
                && MessageDigest.isEqual(given.substring(7).getBytes(UTF_8), token);
    }

    private Answer last(int status) {
        return signer.lastNote()
                .map(note -> new Answer(status, note.bytes()))
                .orElseGet(() -> new Answer(204, new byte[0]));
    }

    private Answer sign(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            return new Answer(413, "at most %d bytes".formatted(BODY_BYTES_MAX));
        }
        AddCheckpoint asked = AddCheckpoint.parse(body);
        Checkpoint next = Checkpoint.parse(asked.checkpoint());
        Optional<Checkpoint> last = signer.last();
        if (asked.old() != last.map(Checkpoint::size).orElse(0L)) {
            return last(409);
        }
        return switch (signer.sign(next, asked.proof())) {
            case SigningResult.Signed(SignedNote note) -> new Answer(200, note.bytes());
            case SigningResult.Behind refused -> refused(409, refused);
            case SigningResult.Inconsistent refused -> refused(422, refused);
        };
    }

    private Answer state(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            return new Answer(413, "at most %d bytes".formatted(BODY_BYTES_MAX));
        }
        Statement statement = Statement.parse(new String(body, UTF_8));
        return new Answer(200, signer.sign(statement).bytes());
    }

    // Whoever looks after the signer should see it too: its log is where no intruder writes.
    private Answer refused(int status, SigningResult.Refused refused) {
        LOG.log(System.Logger.Level.WARNING, refused.sentence());
        return last(status);
    }

    @Override
    public void close() {
        server.stop(1);
        threads.close();
    }
}
