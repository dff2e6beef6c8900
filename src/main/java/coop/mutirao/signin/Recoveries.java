package coop.mutirao.signin;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.delegate.Delegations;
import coop.mutirao.device.DeviceKeys;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Member;
import coop.mutirao.member.Members;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets members in anew who have lost every way in: one coordinator asks, another one agrees, and
/// the member gets an invitation. Once it is used, everything by which she, or somebody else, could
/// sign in or sign before has ended. All of it stands in the log.
public final class Recoveries {

    /// The decision by which her delegations end.
    private static final String ENDED_WITH = "Let in anew";

    /// How often a member calls off herself that she be let in anew.
    static final Duration CALLED_OFF_EVERY = Duration.ofDays(30);

    private static final int LISTED_MAX = 500;

    private final RecoveryStore store = new RecoveryStore();
    private final InvitationStore invitations = new InvitationStore();
    private final NewsStore news = new NewsStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Members members;
    private final WaysIn ways;
    private final Sessions sessions;
    private final DeviceKeys keys;
    private final Delegations delegations;
    private final InstantSource clock;
    private final Chance chance;

    /// What recoveries work with.
    public record Needs(
            Database database,
            AuditLog log,
            Ledger ledger,
            Members members,
            WaysIn ways,
            Sessions sessions,
            DeviceKeys keys,
            Delegations delegations,
            InstantSource clock,
            Chance chance) {}

    public Recoveries(Needs needs) {
        this.database = needs.database();
        this.log = needs.log();
        this.ledger = needs.ledger();
        this.members = needs.members();
        this.ways = needs.ways();
        this.sessions = needs.sessions();
        this.keys = needs.keys();
        this.delegations = needs.delegations();
        this.clock = needs.clock();
        this.chance = needs.chance();
    }

    /// What became of a coordinator's word.
    sealed interface Result {
        /// Another coordinator has to agree.
        record Asked(String member, Recovery recovery) implements Result {}

        /// @param invitation to be shown this once, and handed to the member
        record Agreed(String member, String invitation, Instant expiresAt) implements Result {}

        /// It is agreed already; the invitation was shown to who agreed.
        record AgreedBefore(String member, Recovery recovery) implements Result {}

        /// A venture does not sign in: its delegates act for it.
        record NoPerson(String member) implements Result {}

        /// Nobody lets herself in anew.
        record ForOneself() implements Result {}

        record UnknownMember(String code) implements Result {}
    }

    /// Asks that a member be let in anew, or agrees with another coordinator who asked.
    ///
    /// @param reason how it is known that it is she
    /// @param by who says so
    Result say(String code, String reason, MemberId by) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> say(tx, facts, code, reason, by)));
    }

    private Result say(Tx tx, Facts facts, String code, String reason, MemberId by) {
        Optional<Member> found = members.find(tx, code);
        if (found.isEmpty()) {
            return new Result.UnknownMember(code);
        }
        Member member = found.get();
        if (member.id().equals(by)) {
            return new Result.ForOneself();
        }
        if (member.kind() != Member.Kind.PERSON) {
            return new Result.NoPerson(member.code());
        }
        Optional<Recovery> present = open(tx, member.id(), facts.at());
        if (present.filter(r -> !stands(tx, r, facts.at())).isPresent()) {
            lapse(tx, facts, member, by);
            present = Optional.empty();
        }
        if (present.isEmpty()) {
            store.ask(tx, member.id(), reason, by, facts.at());
            append(tx, facts, member, "asked", by, Map.of("reason", reason));
            Recovery asked = store.find(tx, member.id()).orElseThrow();
            news.add(
                    tx,
                    member.id(),
                    new NewsItem(NewsItem.Kind.RECOVERY_ASKED, asked.askedBy(), facts.at()));
            return new Result.Asked(member.code(), asked);
        }
        if (present.get().agreedBy() != null) {
            return new Result.AgreedBefore(member.code(), present.get());
        }
        if (present.get().asker().equals(by)) {
            return new Result.Asked(member.code(), present.get());
        }
        store.agree(tx, member.id(), by, facts.at());
        String secret = WrittenCode.make(chance, Invitations.LENGTH);
        Instant expiresAt = facts.at().plus(Recovery.VALID);
        invitations.put(tx, member.id(), WrittenCode.hash(secret), expiresAt);
        append(tx, facts, member, "agreed", by, Map.of("reason", reason));
        return new Result.Agreed(member.code(), secret, expiresAt);
    }

    private Optional<Recovery> open(Tx tx, MemberId member, Instant at) {
        return store.find(tx, member).filter(r -> !r.isOver(at));
    }

    // The word of one counts while she is a coordinator: of a dismissed one it is as if she had
    // said nothing, asked or agreed.
    private boolean stands(Tx tx, Recovery recovery, Instant at) {
        return store.isCoordinator(tx, recovery.asker(), at)
                && (recovery.agreer() == null || store.isCoordinator(tx, recovery.agreer(), at));
    }

    private void lapse(Tx tx, Facts facts, Member member, MemberId by) {
        store.remove(tx, member.id());
        invitations.remove(tx, member.id());
        append(tx, facts, member, "lapsed", by, Map.of());
    }

    /// What is asked or agreed for a member, if anything is.
    Optional<Recovery> of(String code) {
        Instant now = clock.instant();
        return database.inTransaction(tx ->
                members.find(tx, code)
                        .flatMap(m -> open(tx, m.id(), now))
                        .filter(r -> stands(tx, r, now)));
    }

    /// What is asked or agreed for anybody, the oldest first.
    List<RecoveryStore.Row> all() {
        Instant now = clock.instant();
        return database.inTransaction(tx ->
                store.all(tx, LISTED_MAX).stream()
                        .filter(row -> !row.recovery().isOver(now))
                        .filter(row -> stands(tx, row.recovery(), now))
                        .toList());
    }

    /// What became of calling it off.
    sealed interface CalledOff {
        /// It is, if there was anything.
        record Done() implements CalledOff {}

        /// She did so herself a while ago.
        ///
        /// @param until when she can again
        record NotAgain(Instant until) implements CalledOff {}

        record UnknownMember(String code) implements CalledOff {}
    }

    /// Calls it off: whoever still can sign in needs none. The member herself does so once in
    /// [#CALLED_OFF_EVERY]: after that it is for coordinators, who know whom they speak to. Whoever
    /// took her account over could hold her off for ever otherwise.
    ///
    /// @param reason null: she is the member herself and says none
    CalledOff cancel(String code, @Nullable String reason, MemberId by) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> cancel(tx, facts, code, reason, by)));
    }

    private CalledOff cancel(
            Tx tx, Facts facts, String code, @Nullable String reason, MemberId by) {
        Optional<Member> found = members.find(tx, code);
        if (found.isEmpty()) {
            return new CalledOff.UnknownMember(code);
        }
        Member member = found.get();
        if (open(tx, member.id(), facts.at()).isEmpty()) {
            return new CalledOff.Done();
        }
        if (member.id().equals(by)) {
            Optional<Instant> again =
                    store.calledOff(tx, member.id()).map(at -> at.plus(CALLED_OFF_EVERY));
            if (again.filter(facts.at()::isBefore).isPresent()) {
                return new CalledOff.NotAgain(again.get());
            }
            store.callOff(tx, member.id(), facts.at());
        }
        store.remove(tx, member.id());
        invitations.remove(tx, member.id());
        Map<String, String> why = reason == null ? Map.of() : Map.of("reason", reason);
        append(tx, facts, member, "canceled", by, why);
        return new CalledOff.Done();
    }

    /// Ends whatever a member could sign in or sign with before, and whom she, or somebody else in
    /// her place, let act for her account, if it was agreed that she be let in anew, by two who
    /// still are coordinators.
    void endFormerWays(Tx tx, Facts facts, Member member) {
        Optional<Recovery> recovery = open(tx, member.id(), facts.at());
        if (recovery.isEmpty() || recovery.get().agreedBy() == null) {
            return;
        }
        if (!stands(tx, recovery.get(), facts.at())) {
            lapse(tx, facts, member, member.id());
            return;
        }
        ways.removeAll(tx, member.id());
        sessions.endAll(tx, member.id());
        Account account = ledger.find(tx, member.code()).orElseThrow();
        keys.revokeAll(tx, facts, account, account.publicId());
        delegations.endAll(tx, facts, account, ENDED_WITH, account.publicId());
        store.remove(tx, member.id());
        append(tx, facts, member, "used", member.id(), Map.of());
    }

    private void append(
            Tx tx,
            Facts facts,
            Member member,
            String recovery,
            MemberId by,
            Map<String, String> committed) {
        facts.append(
                "admin",
                Map.of(
                        "account", member.publicId(),
                        "recovery", recovery,
                        "actor", members.find(tx, by).orElseThrow().publicId()),
                committed);
    }
}
