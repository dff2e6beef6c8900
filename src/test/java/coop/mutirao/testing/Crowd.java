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
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.ObjectMapper;

/// Clients that pay over HTTP and keep books of their own: what they were told became of each
/// order. Who was told nothing, or 503, asks again with the same id. Where several processes serve
/// them, one of them is asked, and every fifth order is sent to all at once.
public final class Crowd {

    private static final int TWICE = 5;

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Who a client is signed in as.
    public record Payer(String code, String token) {}

    /// A payment that a client asks for.
    public record Wish(UUID id, Payer payer, String payee, int amount) {}

    private final List<Supplier<URI>> bases;
    private final List<Payer> payers;
    private final int clients;
    private final int amountMax;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    public final Map<UUID, Wish> committed = new ConcurrentHashMap<>();
    public final Map<UUID, Wish> refused = new ConcurrentHashMap<>();

    /// What was said of each, once and for all.
    public final Map<UUID, String> answers = new ConcurrentHashMap<>();

    /// Orders of which nobody was told what became.
    public final Map<UUID, Wish> open = new ConcurrentHashMap<>();

    /// Answers that no client should ever see.
    public final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    public final AtomicInteger unavailable = new AtomicInteger();

    /// The types of the problems that were answered with 503.
    public final Set<String> excuses = ConcurrentHashMap.newKeySet();

    public final AtomicInteger noAnswer = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /// @param bases where the service listens now, each process of it
    /// @param amountMax the most that is paid at once
    public Crowd(List<Supplier<URI>> bases, List<Payer> payers, int clients, int amountMax) {
        this.bases = List.copyOf(bases);
        this.payers = List.copyOf(payers);
        this.clients = clients;
        this.amountMax = amountMax;
    }

    public void start(long seed) {
        stopping = false;
        for (int c = 0; c < clients; c++) {
            var random = new SplittableRandom(seed + c);
            threads.add(Thread.ofVirtual().start(() -> trade(random)));
        }
    }

    /// Waits until so many more payments are committed.
    public void untilCommitted(int more) {
        int enough = committed.size() + more;
        Wait.until(enough + " payments", () -> committed.size() >= enough);
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
            Wish wish = wish(random);
            if (bases.size() > 1 && random.nextInt(TWICE) == 0) {
                askAllAtOnce(wish);
                continue;
            }
            Supplier<URI> base = bases.get(random.nextInt(bases.size()));
            while (!ask(wish, base.get()) && !stopping) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    /// Draws another payment; nobody knows yet what becomes of it.
    Wish wish(SplittableRandom random) {
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
                        1 + random.nextInt(amountMax));
        open.put(id, wish);
        return wish;
    }

    private void askAllAtOnce(Wish wish) {
        List<Thread> askers =
                bases.stream()
                        .map(base -> Thread.ofVirtual().start(() -> ask(wish, base.get())))
                        .toList();
        try {
            for (Thread asker : askers) {
                asker.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Asks for a payment, once, and notes what is said.
    ///
    /// @return whether something was
    public boolean ask(Wish wish) {
        return ask(wish, bases.getFirst().get());
    }

    private boolean ask(Wish wish, URI base) {
        try {
            HttpResponse<String> answer = send(wish, base);
            boolean again = answer.headers().firstValue("Retry-After").isPresent();
            return hear(wish, answer.statusCode(), again, answer.body());
        } catch (IOException e) {
            noAnswer.incrementAndGet();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Notes an answer.
    ///
    /// @param again whether it says when to ask again
    /// @return whether it says what became of the order
    boolean hear(Wish wish, int status, boolean again, String body) {
        switch (status) {
            case 200, 201 -> note(wish, committed, body);
            case 422 -> note(wish, refused, body);
            case 503 -> {
                unavailable.incrementAndGet();
                // Without Retry-After it is no answer of the service's.
                excuses.add(again ? JSON.readTree(body).path("type").asString("") : body);
                return false;
            }
            default -> surprises.add(wish + ": " + status + " " + body);
        }
        open.remove(wish.id());
        return true;
    }

    private void note(Wish wish, Map<UUID, Wish> outcome, String body) {
        outcome.put(wish.id(), wish);
        // How far a payment is proved, and by how many witnesses, is as of the answer; all else
        // stays as it was said.
        String said =
                body.replaceFirst("\"proof\":\"(committed|logged|final)\"", "\"proof\":\"*\"")
                        .replaceFirst("\"witnesses\":(null|[0-9]+)", "\"witnesses\":\"*\"");
        String before = answers.putIfAbsent(wish.id(), said);
        if (before != null && !before.equals(said)) {
            surprises.add(wish + " was told " + before + ", then " + said);
        }
    }

    private HttpResponse<String> send(Wish wish, URI base)
            throws IOException, InterruptedException {
        URI uri = base.resolve("/api/v1/payments/" + wish.id());
        return http.send(
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + wish.payer().token())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body(wish)))
                        .build(),
                BodyHandlers.ofString());
    }

    static String body(Wish wish) {
        return "{\"payee\":\"%s\",\"amount\":%d}".formatted(wish.payee(), wish.amount());
    }
}
