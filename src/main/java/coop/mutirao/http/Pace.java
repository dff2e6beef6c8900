package coop.mutirao.http;

import coop.mutirao.http.Permissions.Rule;
import coop.mutirao.http.RateLimit.Counted;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;

/// How many requests somebody may send in a minute: what writes is counted by member and by
/// address, and all that a program sends by its key.
///
/// A program does not use up what its owner may write: one that has gone wild would keep her from
/// paying. Ways of signing in are not counted here, since they count what fails.
public final class Pace {

    /// How much may be written.
    ///
    /// @param byMember in a minute
    /// @param byAddress in a minute, from one address
    public record Writes(int byMember, int byAddress) {

        /// More than anybody writes who is no program.
        public static final Writes DEFAULT = new Writes(300, 1_200);

        public static final Writes WITHOUT_END = new Writes(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static final Duration MINUTE = Duration.ofMinutes(1);

    // Some 10 MB at the most for each.
    private static final int KEYS_MAX = 50_000;

    private final Writes writes;
    private final RateLimit members;
    private final RateLimit addresses;
    private final RateLimit programs;

    public Pace(Writes writes, InstantSource clock) {
        this.writes = writes;
        this.members = new RateLimit(writes.byMember(), MINUTE, KEYS_MAX, clock);
        this.addresses = new RateLimit(writes.byAddress(), MINUTE, KEYS_MAX, clock);
        this.programs = new RateLimit(Integer.MAX_VALUE, MINUTE, KEYS_MAX, clock);
    }

    /// Counts a request before anybody looks who sends it, or ends it with 429.
    void count(Context ctx, Rule rule) {
        if (writes(rule)) {
            String network = RateLimit.network(ctx.ip());
            require(addresses.count(network, writes.byAddress()), "address", writes.byAddress());
        }
    }

    /// Counts a request of somebody who is known, or ends it with 429.
    void count(Context ctx, Rule rule, Caller caller) {
        if (caller.pass() instanceof Caller.Program program) {
            int max = program.requestsPerMinute();
            Counted counted = programs.count(program.id().toString(), max);
            tell(ctx, counted, max);
            require(counted, "program", max);
        } else if (writes(rule)) {
            String member = Integer.toString(caller.member());
            require(members.count(member, writes.byMember()), "member", writes.byMember());
        }
    }

    private static boolean writes(Rule rule) {
        boolean isWayIn = rule.who().contains(Role.ANYONE) && rule.path().startsWith("/api/");
        return !rule.method().equals("GET") && !isWayIn;
    }

    // As the IETF's draft has it: draft-ietf-httpapi-ratelimit-headers-10.
    private static void tell(Context ctx, Counted counted, int max) {
        ctx.header("RateLimit-Policy", "\"program\";q=%d;w=60".formatted(max));
        ctx.header(
                "RateLimit",
                "\"program\";r=%d;t=%d".formatted(counted.left(), seconds(counted.untilOver())));
    }

    private static void require(Counted counted, String limit, int max) {
        if (counted.isTooMany()) {
            long seconds = seconds(counted.untilOver());
            throw new ProblemException(
                    Problem.of(
                                    ProblemType.TOO_MANY_REQUESTS,
                                    "There may be %d a minute by one %s. Try again in %d seconds;"
                                                    .formatted(max, limit, seconds)
                                            + " nothing was done.")
                            .with("limit", limit)
                            .with("maximumPerMinute", max)
                            .with("retryAfterSeconds", seconds));
        }
    }

    // Rounded up: who waits so long is let in.
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
