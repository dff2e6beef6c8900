package coop.mutirao.payment;

import static coop.mutirao.http.ProblemType.KEY_NOT_VALID;
import static coop.mutirao.http.ProblemType.ORDER_NOT_OURS;
import static coop.mutirao.http.ProblemType.ORDER_VALID_TOO_LONG;
import static coop.mutirao.http.ProblemType.SIGNATURE_NOT_VALID;
import static coop.mutirao.http.ProblemType.UNKNOWN_ACCOUNT;

import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.device.KeyRing;
import coop.mutirao.http.Problem;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.PublicIds;
import coop.mutirao.member.Communities;
import coop.mutirao.member.Network;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Looks at signed orders before they wait for the door: whose they are, and whether the signature
/// is the payer's. What can change until they are carried out is looked at there.
public final class SignedOrders {

    /// A signed order is good for so long at most from when it comes in: one that would serve for
    /// years is a blank cheque to whoever finds it. The longest that waits needs seven days.
    public static final Duration GOOD_FOR_MAX = Duration.ofDays(31);

    private final Database database;
    private final Communities communities;
    private final KeyRing keys;
    private final PublicIds accounts;
    private final InstantSource clock;

    // A network keeps its origin and its currency.
    private volatile @Nullable Network network;

    public SignedOrders(
            Database database, Communities communities, KeyRing keys, InstantSource clock) {
        this.clock = clock;
        this.database = database;
        this.communities = communities;
        this.keys = keys;
        this.accounts = new PublicIds(database);
    }

    /// What an order turned out to be.
    sealed interface Result {
        /// Signed by its payer.
        ///
        /// @param payer code of the account, as the payee
        record Verified(String payer, String payee) implements Result {}

        /// The payer is not who asks.
        record Foreign() implements Result {}

        /// Nothing of it is kept for the payment's id.
        record Refused(Problem problem) implements Result {}
    }

    /// Reads what is needed to verify these, with two queries at most.
    void remember(List<SignedOrder> orders) {
        List<UUID> ids = new ArrayList<>();
        List<String> publicIds = new ArrayList<>();
        for (SignedOrder order : orders) {
            ids.add(order.key());
            publicIds.add(order.terms().payer());
            publicIds.add(order.terms().payee());
        }
        keys.remember(ids);
        accounts.remember(publicIds);
    }

    /// @param mayPay whether who asks may pay from the account with this code
    /// @param by who asks, and has to be who has the key
    Result verify(SignedOrder order, Predicate<String> mayPay, MemberId by) {
        SignedOrder.Terms terms = order.terms();
        Network here = network();
        Optional<String> payer = accounts.code(terms.payer());
        boolean isOwn = mayPay.test(payer.orElse(""));
        if (!terms.origin().equals(here.origin()) || !terms.currency().equals(here.unit())) {
            return new Result.Refused(
                    Problem.of(
                                    ORDER_NOT_OURS,
                                    "It is for %s in %s; this is %s in %s."
                                            .formatted(
                                                    terms.origin(),
                                                    terms.currency(),
                                                    here.origin(),
                                                    here.unit()))
                            .with("origin", here.origin())
                            .with("units", List.of(terms.currency(), here.unit())));
        }
        Instant latest = clock.instant().plus(GOOD_FOR_MAX);
        if (terms.expiresAt().isAfter(latest)) {
            return new Result.Refused(tooLong(terms.expiresAt(), latest));
        }
        if (payer.isEmpty()) {
            return unknown(terms.payer());
        }
        if (!isOwn) {
            return new Result.Foreign();
        }
        Optional<String> payee = accounts.code(terms.payee());
        if (payee.isEmpty()) {
            return unknown(terms.payee());
        }
        @Nullable Problem flaw = flaw(order, by);
        return flaw == null
                ? new Result.Verified(payer.get(), payee.get())
                : new Result.Refused(flaw);
    }

    private static Problem tooLong(Instant expiresAt, Instant latest) {
        return Problem.of(
                        ORDER_VALID_TOO_LONG,
                        "It is signed until %s; now an order may be until %s, %d days ahead. Sign"
                                        .formatted(expiresAt, latest, GOOD_FOR_MAX.toDays())
                                + " one that expires earlier.")
                .with("expiresAt", expiresAt.toString())
                .with("maximumDays", GOOD_FOR_MAX.toDays());
    }

    /// Why this is not the signature of who sends it, for the payer, or null. That the key is in
    /// force is looked at behind the door.
    public @Nullable Problem flaw(SignedOrder order, MemberId by) {
        Optional<KeyRing.Registered> key =
                keys.find(order.key()).filter(k -> k.account().equals(order.terms().payer()));
        if (key.isEmpty()) {
            return notValid(order, "is not a key of the payer's");
        }
        if (!key.get().person().equals(by)) {
            return notValid(order, "is another person's");
        }
        return order.isSignedBy(key.get().key())
                ? null
                : Problem.of(
                                SIGNATURE_NOT_VALID,
                                "The signature is not by the key %s over these bytes."
                                        .formatted(order.key()))
                        .with("keyId", order.key().toString());
    }

    /// Those of these keys that are in force, and their accounts.
    public Map<UUID, AccountId> inForce(Tx tx, List<UUID> ids) {
        return keys.askInForce(tx, ids).get();
    }

    /// The refusal of a key.
    public static Problem notValid(SignedOrder order, String why) {
        return Problem.of(KEY_NOT_VALID, "The key %s %s.".formatted(order.key(), why))
                .with("keyId", order.key().toString());
    }

    private static Result unknown(String publicId) {
        return new Result.Refused(
                Problem.of(
                        UNKNOWN_ACCOUNT,
                        "There is no account with the public id " + publicId + "."));
    }

    private Network network() {
        @Nullable Network known = network;
        if (known == null) {
            known = database.inTransaction(tx -> communities.network(tx).orElseThrow());
            network = known;
        }
        return known;
    }
}
