package coop.mutirao.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Clients that pay over HTTP and keep books of their own: what they were told became of each
/// order. Who was told nothing, or 503, asks again with the same id.
public final class Crowd {

    private static final int CLIENTS = 16;

    /// Who a client is signed in as.
    public record Payer(String code, String token) {}

    /// A payment that a client asks for.
    public record Wish(UUID id, Payer payer, String payee, int amount) {}

    private final Supplier<URI> base;
    private final List<Payer> payers;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    public final Map<UUID, Wish> committed = new ConcurrentHashMap<>();
    public final Map<UUID, Wish> refused = new ConcurrentHashMap<>();

    /// Orders of which nobody was told what became.
    public final Map<UUID, Wish> open = new ConcurrentHashMap<>();

    /// Answers that no client should ever see.
    public final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    public final AtomicInteger unavailable = new AtomicInteger();
    public final AtomicInteger noAnswer = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /// @param base where the service listens now
    public Crowd(Supplier<URI> base, List<Payer> payers) {
        this.base = base;
        this.payers = List.copyOf(payers);
    }

    public void start(long seed) {
        stopping = false;
        for (int c = 0; c < CLIENTS; c++) {
            var random = new SplittableRandom(seed + c);
            threads.add(Thread.ofVirtual().start(() -> trade(random)));
        }
    }

    /// Lets every client finish what it waits for.
    public void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
    }

    private void trade(SplittableRandom random) {
        while (!stopping) {
            int payer = random.nextInt(payers.size());
            int payee = (payer + 1 + random.nextInt(payers.size() - 1)) % payers.size();
            var id =
                    new UUID(
                            (random.nextLong() & ~0xF000L) | 0x7000,
                            (random.nextLong() >>> 2) | (1L << 63));
            var wish =
                    new Wish(
                            id,
                            payers.get(payer),
                            payers.get(payee).code(),
                            1 + random.nextInt(400));
            open.put(id, wish);
            while (!ask(wish) && !stopping) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    /// Asks for a payment, once, and notes what is said.
    ///
    /// @return whether something was
    public boolean ask(Wish wish) {
        try {
            HttpResponse<String> answer = send(wish);
            switch (answer.statusCode()) {
                case 200, 201 -> note(wish, committed, refused, answer);
                case 422 -> note(wish, refused, committed, answer);
                case 503 -> {
                    unavailable.incrementAndGet();
                    return false;
                }
                default -> surprises.add(wish + ": " + answer.statusCode() + " " + answer.body());
            }
            open.remove(wish.id());
            return true;
        } catch (IOException e) {
            noAnswer.incrementAndGet();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void note(
            Wish wish, Map<UUID, Wish> here, Map<UUID, Wish> there, HttpResponse<String> answer) {
        here.put(wish.id(), wish);
        if (there.containsKey(wish.id())) {
            surprises.add(wish + " was told otherwise before: " + answer.body());
        }
    }

    private HttpResponse<String> send(Wish wish) throws IOException, InterruptedException {
        URI uri = base.get().resolve("/api/v1/payments/" + wish.id());
        String body = "{\"payee\":\"%s\",\"amount\":%d}".formatted(wish.payee(), wish.amount());
        return http.send(
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + wish.payer().token())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
