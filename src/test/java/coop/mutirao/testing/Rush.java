package coop.mutirao.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// More payments than can be: sent over so many connections at a fixed rate, whether or not those
/// before are answered. It costs little, as it shares the machine with what it rushes. What is
/// heard is written in the books of a crowd.
public final class Rush implements AutoCloseable {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

    private final Crowd books;
    private final List<Wire> wires = new ArrayList<>();

    /// What came of it.
    ///
    /// @param answered requests a second
    /// @param committed payments a second
    /// @param turnedAway requests a second
    /// @param slowest the time of the slowest answer
    public record Figures(double answered, double committed, double turnedAway, Duration slowest) {

        private Figures with(Duration slowest) {
            return new Figures(answered, committed, turnedAway, slowest);
        }

        @Override
        public String toString() {
            return "%.0f/s answered, %.0f/s committed, %.0f/s turned away; slowest %d ms"
                    .formatted(answered, committed, turnedAway, slowest.toMillis());
        }
    }

    public Rush(URI base, Crowd books, int connections) throws IOException {
        this.books = books;
        for (int i = 0; i < connections; i++) {
            wires.add(new Wire(base.getPort()));
        }
    }

    /// Sends on each connection as soon as there is an answer.
    public Figures asFastAsAnswered(Duration time) throws InterruptedException {
        return run(time, 0);
    }

    /// Sends so many a second.
    public Figures atRate(double perSecond, Duration time) throws InterruptedException {
        return run(time, (long) (1e9 / perSecond));
    }

    private Figures run(Duration time, long gap) throws InterruptedException {
        int committed = books.committed.size();
        int turnedAway = books.unavailable.get();
        var turn = new AtomicLong();
        var answered = new AtomicLong();
        var slowest = new AtomicLong();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (Wire wire : wires) {
            var random = new SplittableRandom(start + threads.size());
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                long due = start + gap * turn.getAndIncrement();
                                while (Math.max(due, System.nanoTime()) - start < time.toNanos()) {
                                    for (long d = due; d > System.nanoTime(); ) {
                                        LockSupport.parkNanos(d - System.nanoTime());
                                    }
                                    long took = ask(wire, books.wish(random));
                                    slowest.accumulateAndGet(took, Math::max);
                                    answered.incrementAndGet();
                                    due = start + gap * turn.getAndIncrement();
                                }
                            }));
        }
        Thread.sleep(time);
        double seconds = time.toMillis() / 1e3;
        var figures =
                new Figures(
                        answered.get() / seconds,
                        (books.committed.size() - committed) / seconds,
                        (books.unavailable.get() - turnedAway) / seconds,
                        time);
        for (Thread thread : threads) {
            thread.join();
        }
        return figures.with(Duration.ofNanos(slowest.get()));
    }

    private long ask(Wire wire, Crowd.Wish wish) {
        long sent = System.nanoTime();
        try {
            Answer answer = wire.send(wish);
            boolean known = books.hear(wish, answer.status(), answer.again(), answer.body());
            if (!known && answer.body().contains("/problems/overloaded")) {
                // It was not carried out, and nobody asks again.
                books.open.remove(wish.id());
            }
        } catch (IOException e) {
            books.noAnswer.incrementAndGet();
            books.surprises.add("no answer: " + e);
        }
        return System.nanoTime() - sent;
    }

    @Override
    public void close() throws IOException {
        for (Wire wire : wires) {
            wire.close();
        }
    }

    private record Answer(int status, boolean again, String body) {}

    /// A connection.
    private static final class Wire {

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Wire(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) ANSWER_MAX.toMillis());
            in = new BufferedInputStream(socket.getInputStream(), 2_048);
            out = socket.getOutputStream();
        }

        Answer send(Crowd.Wish wish) throws IOException {
            String body = Crowd.body(wish);
            String request =
                    "PUT /api/v1/payments/"
                            + wish.id()
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Authorization: Bearer "
                            + wish.payer().token()
                            + "\r\nContent-Length: "
                            + body.length()
                            + "\r\n\r\n"
                            + body;
            out.write(request.getBytes(UTF_8));
            return read();
        }

        private Answer read() throws IOException {
            int status = Integer.parseInt(line().split(" ", 3)[1]);
            int length = -1;
            boolean again = false;
            for (String line = line(); !line.isEmpty(); line = line()) {
                String lower = line.toLowerCase(Locale.ROOT);
                again = again || lower.startsWith("retry-after:");
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(lower.substring(15).strip());
                }
            }
            if (length < 0) {
                throw new IOException("an answer without its length");
            }
            return new Answer(status, again, new String(in.readNBytes(length), UTF_8));
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the connection ended");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        void close() throws IOException {
            socket.close();
        }
    }
}
