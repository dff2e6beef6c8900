package coop.mutirao.privacy;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.device.DeviceKeys;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountChange;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.DisclosurePolicy;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.OfficerActs;
import coop.mutirao.officer.Second;
import coop.mutirao.policy.Policies;
import coop.mutirao.privacy.ErasureStore.Pending;
import coop.mutirao.privacy.ErasureStore.Subject;
import coop.mutirao.privacy.ErasureStore.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Erases what identifies a member who leaves. The values go with their salts, so that nobody can
/// guess them from the commitments; the commitments, the leaves and the balances stay as they are.
public final class Erasures {

    /// As many texts as a leaf can name.
    private static final int NAMED_AT_ONCE = 700;

    private static final String AGAIN = "Erased before; a backup had brought it back.";

    private static final String CLOSING = "The member leaves the network.";

    private final ErasureStore store = new ErasureStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Policies policies;
    private final DeviceKeys keys;
    private final OfficerActs officerActs;
    private final LastGift lastGift;

    // Set when the service starts, if there is one.
    private volatile @Nullable ErasureList list;

    /// Gives what is left on an account to the collective fund, if the rules of gifts let its owner
    /// do so with nobody else.
    public interface LastGift {
        boolean give(Tx tx, Facts facts, Account account, MemberId by);
    }

    public Erasures(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            DeviceKeys keys,
            OfficerActs officerActs,
            LastGift lastGift) {
        this.officerActs = officerActs;
        this.lastGift = lastGift;
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.policies = policies;
        this.keys = keys;
    }

    /// What became of an erasure.
    public sealed interface Result {
        /// @param texts how many texts went with their salts
        record Erased(String code, Instant erasedAt, int texts) implements Result {}

        /// Something is owed or open. Nothing was erased.
        ///
        /// @param waiting payments that wait for others' agreement
        /// @param loans that she applied for or has not paid back
        record NotSettled(Account account, int waiting, int mandates, int loans)
                implements Result {}

        record UnknownMember(String code) implements Result {}

        /// Another coordinator has to ask for it too. Nothing was erased.
        record Waits(OfficerAct act) implements Result {}
    }

    /// Writes down from now on who is erased, and erases again those who are written down and are
    /// there: a backup of before was restored.
    ///
    /// @return codes of those who cannot be erased, because something is owed or open again
    public List<String> keep(ErasureList kept) {
        list = kept;
        List<String> left = new ArrayList<>();
        for (String publicId : kept.all()) {
            Optional<Subject> subject =
                    database.inSnapshot(tx -> store.findByPublicId(tx, publicId));
            if (subject.isPresent() && subject.get().erasedAt() == null) {
                Subject again = subject.get();
                var order =
                        new Order(again.code(), AGAIN, false, again.member(), Second.NOT_NEEDED);
                if (!(erase(order) instanceof Result.Erased)) {
                    left.add(again.code());
                }
            }
        }
        return left;
    }

    /// That a member shall be erased.
    ///
    /// @param reason why; the log commits to it
    /// @param givesRest what is left on her account goes to the fund, as a gift of hers. Who waits
    ///   until it is at zero can be kept for good by whoever pays her one unit
    /// @param by who decides it, perhaps she herself: only she can give
    /// @param second who else does, unless it is she herself
    public record Order(
            String code, String reason, boolean givesRest, MemberId by, Second second) {}

    /// Erases a member. Who was erased before loses what had to be kept then.
    public Result erase(Order order) {
        // The log is long, so it is read before the door, and behind it only what is new.
        var before = new ArrayList<Text>();
        long size =
                database.inSnapshot(tx -> {
                    store.find(tx, order.code())
                            .ifPresent(subject -> before.addAll(store.texts(tx, subject, 0)));
                    return log.size(tx);
                });
        Result result = database.inTransaction(tx -> eraseWith(tx, order, size, before));
        @Nullable ErasureList kept = list;
        if (result instanceof Result.Erased && kept != null) {
            kept.add(
                    database.inSnapshot(tx -> store.find(tx, order.code()))
                            .orElseThrow()
                            .publicId());
        }
        return result;
    }

    private Result eraseWith(Tx tx, Order order, long size, List<Text> before) {
        List<Text> texts = new ArrayList<>(before);
        Result result = log.record(tx, facts -> erase(tx, facts, order, size, texts));
        if (result instanceof Result.Erased) {
            // Texts go when the log says so, and not earlier.
            store.eraseTexts(tx, texts);
        }
        return result;
    }

    private Result erase(Tx tx, Facts facts, Order order, long size, List<Text> texts) {
        Optional<Subject> found = store.find(tx, order.code());
        if (found.isEmpty()) {
            return new Result.UnknownMember(order.code());
        }
        Subject subject = found.get();
        store.lock(tx, subject.member());
        Account account = ledger.find(tx, order.code()).orElseThrow();
        Pending pending = store.pending(tx, subject, facts.at());
        boolean isOpen =
                !account.reservedAmount().isZero()
                        || pending.waiting() > 0
                        || pending.mandates() > 0
                        || pending.loans() > 0;
        if (isOpen || !isAtZero(tx, facts, account, order)) {
            return new Result.NotSettled(
                    account, pending.waiting(), pending.mandates(), pending.loans());
        }
        account = ledger.find(tx, order.code()).orElseThrow();
        boolean isHerOwn = subject.member().equals(order.by());
        Optional<OfficerAct> waits =
                isHerOwn ? Optional.empty() : order.second().missing(tx, facts);
        if (waits.isPresent()) {
            return new Result.Waits(waits.get());
        }
        order.second().done(tx, facts);
        store.endRequests(tx, subject);
        officerActs.forget(tx, facts, subject.member().value(), subject.code());
        texts.addAll(store.texts(tx, subject, size));
        String actor = ledger.ofOwner(tx, order.by()).getFirst().publicId();
        keys.revokeAll(tx, facts, account, actor);
        close(tx, facts, account, actor);
        say(facts, subject, actor, order.reason(), texts);
        store.eraseRows(tx, subject, facts.at());
        int days = policies.inForce(tx, DisclosurePolicy.KEY, facts.at()).value().signedOrderDays();
        store.eraseOrders(tx, subject, facts.at().minus(Duration.ofDays(days)));
        Instant erasedAt = subject.erasedAt() == null ? facts.at() : subject.erasedAt();
        return new Result.Erased(account.code(), erasedAt, texts.size());
    }

    // The last fact before anything else is written: whatever came to her account is there.
    private boolean isAtZero(Tx tx, Facts facts, Account account, Order order) {
        return account.balance().isZero()
                || (order.givesRest()
                        && account.balance().isPositive()
                        && order.by().equals(account.owner())
                        && lastGift.give(tx, facts, account, order.by()));
    }

    // Nobody could ever spend what came to the account of who is gone.
    private void close(Tx tx, Facts facts, Account account, String actor) {
        var change = new AccountChange(null, null, null, true, CLOSING);
        if (!account.closed()
                && change.decide(account) instanceof AccountChange.Result.Changed(var after)) {
            ledger.limit(tx, facts, after, actor, CLOSING);
        }
    }

    private static void say(
            Facts facts, Subject subject, String actor, String reason, List<Text> texts) {
        for (int from = 0; from < texts.size(); from += NAMED_AT_ONCE) {
            List<Map<String, String>> erased =
                    texts.subList(from, Math.min(from + NAMED_AT_ONCE, texts.size())).stream()
                            .map(text -> Map.of("id", text.id(), "label", text.label()))
                            .toList();
            boolean isOwn = actor.equals(subject.publicId());
            facts.append(
                    "erasure",
                    Map.of(
                            "account",
                            subject.publicId(),
                            "actor",
                            actor,
                            "erased",
                            erased,
                            "reason",
                            isOwn ? "asked by its owner" : "decided by a coordinator"),
                    from == 0 ? Map.of("words", reason) : Map.of());
        }
    }
}
