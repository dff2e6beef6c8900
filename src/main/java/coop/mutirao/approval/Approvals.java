package coop.mutirao.approval;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Ed25519;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.delegate.ApprovalRuleStore;
import coop.mutirao.http.Problem;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.payment.ApprovalLeaf;
import coop.mutirao.payment.AuthorisationPolicy;
import coop.mutirao.payment.Consent;
import coop.mutirao.payment.PaymentOrder;
import coop.mutirao.payment.Refusal;
import coop.mutirao.payment.RefusalStore;
import coop.mutirao.payment.SignedOrder;
import coop.mutirao.payment.SignedOrders;
import coop.mutirao.payment.Waiting;
import coop.mutirao.payment.Waiting.State;
import coop.mutirao.payment.WaitingPayment;
import coop.mutirao.payment.WaitingStore;
import coop.mutirao.policy.Policies;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Agrees to payments that wait, and ends their waiting.
public final class Approvals {

    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Policies policies;
    private final SignedOrders signedOrders;
    private final WaitingStore store;
    private final RefusalStore refusals;
    private final ApprovalRuleStore rules = new ApprovalRuleStore();
    private final InstantSource clock;

    public Approvals(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            SignedOrders signedOrders,
            ObjectMapper json,
            InstantSource clock) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.policies = policies;
        this.signedOrders = signedOrders;
        this.store = new WaitingStore(json);
        this.refusals = new RefusalStore(json);
        this.clock = clock;
    }

    /// Who acts.
    ///
    /// @param code of her own account
    record Who(String code, MemberId member) {}

    /// A signature over the order that waits.
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Signature(UUID key, byte[] signature) {

        Signature {
            if (signature.length != Ed25519.SIGNATURE_BYTES) {
                throw new IllegalArgumentException("a signature has 64 bytes");
            }
        }
    }

    /// What became of an act.
    sealed interface Result {
        /// It counts, and did before if it was sent again. The order can go on.
        record Counted(PaymentOrder order) implements Result {}

        /// Its waiting is over.
        record Ended() implements Result {}

        /// There is nothing that she is asked about.
        record NotFound() implements Result {}

        /// Who ordered it agreed by that.
        record HerOwn() implements Result {}

        /// She acts by her office and not as one of the payer's persons, and does not say why.
        record ReasonNeeded() implements Result {}

        /// She is one of the payer's persons, and her word does not count for this payment.
        record NotCounted() implements Result {}

        /// The order is not signed, so there is nothing to sign.
        record NothingToSign() implements Result {}

        record NotPending(State state) implements Result {}

        record Refused(Problem problem) implements Result {}
    }

    /// The payer of a payment that waits or waited, by its code.
    Optional<String> payer(TransferId id) {
        return database.inSnapshot(tx -> find(tx, id, clock.instant()))
                .map(waiting -> waiting.order().payer());
    }

    private Optional<Waiting> find(Tx tx, TransferId id, Instant at) {
        return Optional.ofNullable(store.find(tx, List.of(id), at).get(id));
    }

    /// Agrees to a payment.
    ///
    /// @param signature null: she does not sign
    /// @param reason why; the log commits to it. Null: none, which no officer may
    Result agree(TransferId id, Who who, @Nullable Signature signature, @Nullable String reason) {
        @Nullable SignedOrder signed = null;
        if (signature != null) {
            // Verifying takes its time, so it comes before the door. What waits never changes.
            Optional<Waiting> waiting = database.inSnapshot(tx -> find(tx, id, clock.instant()));
            if (waiting.isEmpty()) {
                return new Result.NotFound();
            }
            @Nullable SignedOrder order = waiting.get().order().signed();
            if (order == null) {
                return new Result.NothingToSign();
            }
            signed = order.signedBy(signature.key(), signature.signature());
            @Nullable Problem flaw = signedOrders.flaw(signed, who.member());
            if (flaw != null) {
                return new Result.Refused(flaw);
            }
        }
        @Nullable SignedOrder verified = signed;
        return database.inTransaction(
                tx -> log.record(tx, facts -> agree(tx, facts, id, who, verified, reason)));
    }

    private Result agree(
            Tx tx,
            Facts facts,
            TransferId id,
            Who who,
            @Nullable SignedOrder signed,
            @Nullable String reason) {
        Optional<Waiting> found = find(tx, id, facts.at());
        if (found.isEmpty() || !isHers(tx, found.get(), who, facts.at())) {
            return new Result.NotFound();
        }
        Waiting waiting = found.get();
        PaymentOrder order = waiting.order();
        State state = waiting.stateAt(facts.at());
        boolean isHerOrder = who.member().equals(order.actor().member());
        boolean agreed =
                waiting.approvals().stream().anyMatch(a -> a.member().equals(who.member()));
        if (isHerOrder) {
            return new Result.HerOwn();
        }
        if (agreed && (state == State.AWAITING || state == State.COMMITTED)) {
            return new Result.Counted(order);
        }
        if (state != State.AWAITING) {
            return new Result.NotPending(state);
        }
        boolean isPersons = isPersons(tx, waiting, who, facts.at());
        if (isPersons && !store.counts(tx, id, who.member(), facts.at())) {
            return new Result.NotCounted();
        }
        if (reason == null && !isPersons) {
            return new Result.ReasonNeeded();
        }
        if (signed != null) {
            Map<UUID, AccountId> inForce = signedOrders.inForce(tx, List.of(signed.key()));
            if (!inForce.containsKey(signed.key())) {
                return new Result.Refused(SignedOrders.notValid(signed, "is not in force"));
            }
        }
        store.agree(tx, id, who.member(), facts.at(), signed);
        facts.append(
                ApprovalLeaf.TYPE,
                ApprovalLeaf.agreed(order, publicId(tx, who), signed),
                texts(reason));
        return new Result.Counted(order);
    }

    /// Ends the waiting of a payment: who ordered it withdraws it, others refuse it.
    ///
    /// @param reason why; the log commits to it. Null: none, which no officer may
    Result end(TransferId id, Who who, @Nullable String reason) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> end(tx, facts, id, who, reason)));
    }

    private Result end(Tx tx, Facts facts, TransferId id, Who who, @Nullable String reason) {
        Optional<Waiting> found = find(tx, id, facts.at());
        if (found.isEmpty() || !isHers(tx, found.get(), who, facts.at())) {
            return new Result.NotFound();
        }
        Waiting waiting = found.get();
        boolean isHerOrder = who.member().equals(waiting.order().actor().member());
        State wanted = isHerOrder ? State.WITHDRAWN : State.REFUSED;
        State state = waiting.stateAt(facts.at());
        if (state == wanted) {
            return new Result.Ended();
        }
        if (state != State.AWAITING) {
            return new Result.NotPending(state);
        }
        if (reason == null && !isPersons(tx, waiting, who, facts.at())) {
            return new Result.ReasonNeeded();
        }
        store.end(tx, List.of(id), wanted, facts.at());
        Refusal refusal = waiting.refusal(wanted, who.code(), facts.at(), reason);
        refusals.add(tx, List.of(refusal), facts.at());
        facts.append(
                ApprovalLeaf.TYPE,
                ApprovalLeaf.ended(waiting.order(), wanted, publicId(tx, who)),
                texts(reason));
        return new Result.Ended();
    }

    /// What became of a payment that waits or waited, and who agreed to it: for who ordered it, for
    /// those who are asked, and for auditors.
    Optional<Waiting> find(TransferId id, Who who, boolean isAuditor) {
        Instant now = clock.instant();
        return database.inSnapshot(
                tx -> find(tx, id, now).filter(w -> isAuditor || isHers(tx, w, who, now)));
    }

    private static Map<String, String> texts(@Nullable String reason) {
        return reason == null ? Map.of() : Map.of("reason", reason);
    }

    // Whether she acts as the payer or for her, and not by an office.
    private boolean isPersons(Tx tx, Waiting waiting, Who who, Instant at) {
        return store.isAsked(tx, waiting.order().id(), who.member(), false, at);
    }

    // What waits is known to who ordered it and to those who are asked.
    private boolean isHers(Tx tx, Waiting waiting, Who who, Instant at) {
        PaymentOrder order = waiting.order();
        return who.member().equals(order.actor().member())
                || store.isAsked(
                        tx,
                        order.id(),
                        who.member(),
                        new Consent(null, policy(tx, at)).needsOfficers(order),
                        at);
    }

    private AuthorisationPolicy policy(Tx tx, Instant at) {
        return policies.inForce(tx, AuthorisationPolicy.KEY, at).value();
    }

    private String publicId(Tx tx, Who who) {
        return ledger.find(tx, who.code()).orElseThrow().publicId();
    }

    /// Payments that wait for a member or that she ordered, the oldest first.
    ///
    /// @param isOfficer whether those are among them that wait for officers
    List<WaitingPayment> page(
            MemberId member, boolean isOfficer, @Nullable String after, int limit) {
        WaitingStore.@Nullable Position position = after == null ? null : position(after);
        return database.inSnapshot(tx -> {
            Instant now = clock.instant();
            AuthorisationPolicy policy = policy(tx, now);
            @Nullable Money officersFrom = isOfficer ? policy.twoOfficersFrom() : null;
            Map<TransferId, Waiting.Reader> readers =
                    store.page(tx, member, officersFrom, position, now, limit);
            Map<TransferId, Waiting> waiting = store.find(tx, readers.keySet(), now);
            Map<String, Consent> consents = consents(tx, waiting, policy);
            List<WaitingPayment> page = new ArrayList<>();
            for (var place : readers.entrySet()) {
                @Nullable Waiting one = waiting.get(place.getKey());
                if (one != null) {
                    page.add(
                            one.view(
                                    consents.getOrDefault(
                                            Books.key(one.order().payer()),
                                            new Consent(null, policy)),
                                    place.getValue()));
                }
            }
            return page;
        });
    }

    private Map<String, Consent> consents(
            Tx tx, Map<TransferId, Waiting> waiting, AuthorisationPolicy policy) {
        List<String> payers =
                waiting.values().stream().map(w -> w.order().payer()).distinct().toList();
        Map<String, AccountId> accounts = ledger.ids(tx, payers);
        var found = rules.ask(tx, accounts.values()).get();
        Map<String, Consent> consents = new HashMap<>();
        accounts.forEach((code, id) -> consents.put(code, new Consent(found.get(id), policy)));
        return consents;
    }

    /// A payment's place in the list.
    static String cursor(WaitingPayment waiting) {
        return waiting.orderedAt() + "_" + waiting.id();
    }

    private static WaitingStore.Position position(String cursor) {
        String[] parts = cursor.split("_", 2);
        try {
            return new WaitingStore.Position(
                    Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("after is not a cursor of this list", e);
        }
    }
}
