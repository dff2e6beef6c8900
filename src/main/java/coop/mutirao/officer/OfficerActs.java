package coop.mutirao.officer;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Role;
import coop.mutirao.officer.OfficerActStore.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Acts that take two officers.
public final class OfficerActs {

    /// How long an act waits for another officer.
    public static final Duration TERM = Duration.ofDays(7);

    // Who acts when time has run out.
    private static final String SERVICE = "service";

    private static final int LISTED_MAX = 500;

    private final OfficerActStore store = new OfficerActStore();

    private final Database database;
    private final AuditLog log;
    private final Chance chance;
    private final InstantSource clock;

    public OfficerActs(Database database, AuditLog log, Chance chance, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.chance = chance;
        this.clock = clock;
    }

    /// A request for an act.
    ///
    /// @param path with its query
    /// @param order what is asked for, as text of one form
    /// @param isShown whether other officers get `order` to read; else they must have it themselves
    /// @param reason why, as the order says it; the log commits to it
    /// @param about code of the member whom it is about; null: the network
    /// @param by number of the member who asks
    /// @param offices the roles that may ask for it
    public record Order(
            String method,
            String path,
            String order,
            boolean isShown,
            String reason,
            @Nullable String about,
            int by,
            Set<Role> offices) {

        // Codes are the same in whatever case; what a query says stands in the order.
        byte[] digest() {
            return Hash.sha256((method + " " + plainPath() + "\n" + order).getBytes(UTF_8));
        }

        String plainPath() {
            return path.split("\\?", 2)[0].toLowerCase(Locale.ROOT);
        }
    }

    /// Asks for another officer where an act takes one.
    public Second second(Order order) {
        return new Second() {
            private @Nullable Integer asker;

            @Override
            public Optional<OfficerAct> missing(Tx tx, Facts facts) {
                return OfficerActs.this.missing(tx, facts, order, before -> asker = before);
            }

            @Override
            public @Nullable Integer asker() {
                return asker;
            }

            @Override
            public void done(Tx tx, Facts facts) {
                lapse(tx, facts, store.onPath(tx, order.plainPath(), null));
            }
        };
    }

    /// For what an assembly decided: it takes no officer, and what officers asked for on the same
    /// thing lapses.
    ///
    /// @param path of the thing, as officers would ask for it
    public Second decidedBy(UUID motion, String path) {
        return new Second() {
            @Override
            public Optional<OfficerAct> missing(Tx tx, Facts facts) {
                return Optional.empty();
            }

            @Override
            public void done(Tx tx, Facts facts) {
                lapse(tx, facts, store.onPath(tx, path.toLowerCase(Locale.ROOT), null));
            }

            @Override
            public UUID motion() {
                return motion;
            }
        };
    }

    Optional<OfficerAct> missing(Second second) {
        return database.inTransaction(tx -> log.record(tx, facts -> second.missing(tx, facts)));
    }

    private Optional<OfficerAct> missing(Tx tx, Facts facts, Order order, IntConsumer asker) {
        Optional<Row> found = store.find(tx, order.digest());
        if (found.isPresent()) {
            Row row = found.get();
            OfficerAct act = row.act();
            boolean stands =
                    act.expiresAt().isAfter(facts.at())
                            && store.holds(tx, row.asker(), order.offices(), facts.at());
            if (stands && row.asker() == order.by()) {
                return Optional.of(act);
            }
            if (stands) {
                store.end(tx, act.id(), order.by(), facts.at());
                append(tx, facts, act, "agreed", publicId(tx, order.by()), order.reason());
                asker.accept(row.asker());
                return Optional.empty();
            }
            lapse(tx, facts, act);
        }
        return Optional.of(ask(tx, facts, order));
    }

    // Who asks for something else on the same thing means that instead.
    private OfficerAct ask(Tx tx, Facts facts, Order order) {
        lapse(tx, facts, store.onPath(tx, order.plainPath(), order.by()));
        @Nullable Integer about = about(tx, order.about());
        byte[] digest = order.digest();
        UUID id = chance.uuid();
        var act =
                new OfficerAct(
                        id,
                        order.method(),
                        order.path(),
                        order.isShown() ? order.order() : null,
                        HexFormat.of().formatHex(digest),
                        order.about(),
                        "",
                        facts.at(),
                        facts.at().plus(TERM));
        store.ask(tx, act, digest, about, order.by());
        append(tx, facts, act, "asked", publicId(tx, order.by()), order.reason());
        return store.find(tx, id).orElseThrow().act();
    }

    /// What waits for another officer.
    ///
    /// @param about number of a member: only what is about her; null: all
    List<OfficerAct> open(@Nullable Integer about) {
        Instant now = clock.instant();
        return database.inSnapshot(tx -> store.waiting(tx, about, now, LISTED_MAX));
    }

    /// What became of an act that somebody wants to end.
    enum Ending {
        ENDED,
        UNKNOWN,
        /// Nobody refuses what is about herself, such as the end of her own role.
        ABOUT_HERSELF
    }

    /// Takes an act back, or refuses it. It can be asked for anew. One that does not wait any more
    /// stays as it is.
    ///
    /// @param reason the log commits to it
    Ending end(UUID id, int by, String reason) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> end(tx, facts, id, by, reason)));
    }

    private Ending end(Tx tx, Facts facts, UUID id, int by, String reason) {
        Optional<Row> found = store.find(tx, id);
        if (found.isEmpty()) {
            return store.exists(tx, id) ? Ending.ENDED : Ending.UNKNOWN;
        }
        Row row = found.get();
        boolean isHers = row.asker() == by;
        @Nullable Integer about = about(tx, row.act().about());
        if (!isHers && about != null && about == by) {
            return Ending.ABOUT_HERSELF;
        }
        store.end(tx, id, null, facts.at());
        String step = isHers ? "withdrawn" : "refused";
        append(tx, facts, row.act(), step, publicId(tx, by), reason);
        return Ending.ENDED;
    }

    /// Ends what waited in vain, so that nobody keeps what it said. To be asked once in a while.
    ///
    /// @return how many lapsed
    public int sweep() {
        Instant now = clock.instant();
        if (database.inSnapshot(tx -> store.lapsed(tx, now).isEmpty())) {
            return 0;
        }
        return database.inTransaction(
                tx -> log.record(tx, facts -> lapse(tx, facts, store.lapsed(tx, facts.at()))));
    }

    /// Ends what waits about a member who is erased.
    ///
    /// @param member her number
    /// @param code of her account
    public void forget(Tx tx, Facts facts, int member, String code) {
        lapse(tx, facts, store.about(tx, member, code));
    }

    private int lapse(Tx tx, Facts facts, List<Row> rows) {
        rows.forEach(row -> lapse(tx, facts, row.act()));
        return rows.size();
    }

    // What was asked for stands in the fact that says so.
    private void lapse(Tx tx, Facts facts, OfficerAct act) {
        store.end(tx, act.id(), null, facts.at());
        facts.append("officer-act", members(tx, act, "lapsed", SERVICE), Map.of());
    }

    private @Nullable Integer about(Tx tx, @Nullable String code) {
        return code == null ? null : store.member(tx, code).orElse(null);
    }

    private String publicId(Tx tx, int member) {
        return store.publicId(tx, member);
    }

    // The log commits to what is asked for and to the whole request; whoever has it can show that
    // it is the one. Its account is of whom it is about, if it is about a member.
    private void append(
            Tx tx, Facts facts, OfficerAct act, String step, String actor, String reason) {
        // What a query says is the reason, or stands in the digest.
        String path = act.path().split("\\?", 2)[0];
        String request = "%s %s %s".formatted(act.method(), path, act.digest());
        facts.append(
                "officer-act",
                members(tx, act, step, actor),
                Map.of("request", request, "reason", reason));
    }

    private Map<String, String> members(Tx tx, OfficerAct act, String step, String actor) {
        @Nullable Integer about = about(tx, act.about());
        Map<String, String> members = new HashMap<>();
        members.put("act", act.id().toString());
        members.put("step", step);
        members.put("actor", actor);
        if (about != null) {
            members.put("account", publicId(tx, about));
        }
        return members;
    }
}
