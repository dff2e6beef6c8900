package coop.mutirao.ledger;

import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Accounts and transfers in PostgreSQL. The one way in: nothing else writes the ledger's tables.
public final class Ledger {

    private final LedgerStore store = new LedgerStore();

    /// The accounts with these codes, in whatever case; those that exist.
    public Books books(Tx tx, Collection<String> codes) {
        return booksOf(tx, ids(tx, codes).values());
    }

    /// The accounts with these ids.
    public Books booksOf(Tx tx, Collection<AccountId> ids) {
        return new Books(ask(tx, ids).get());
    }

    /// The same accounts, with what else `tx` is asked.
    public Supplier<List<Account>> ask(Tx tx, Collection<AccountId> ids) {
        return store.askByIds(tx, ids);
    }

    /// The ids of the accounts with these codes, in whatever case, by the codes' keys; of those
    /// that exist.
    public Map<String, AccountId> ids(Tx tx, Collection<String> codes) {
        return codes.isEmpty() ? Map.of() : store.ids(tx, codes);
    }

    public Optional<Account> find(Tx tx, String code) {
        return Optional.ofNullable(books(tx, List.of(code)).find(code));
    }

    public List<Account> ofOwner(Tx tx, MemberId owner) {
        return store.byOwner(tx, owner);
    }

    /// Whether the account's owner was erased: it stays closed as it is.
    public boolean isErased(Tx tx, Account account) {
        return account.owner() != null && store.isErased(tx, account.owner());
    }

    /// Since when the account's owner pays a loan back too late; empty: she does not.
    public Optional<LocalDate> lateSince(Tx tx, Account account) {
        return store.lateSince(tx, account.id());
    }

    /// Whether members have paid each other, imported payments apart.
    public boolean hasTraded(Tx tx) {
        return store.hasTraded(tx);
    }

    public List<Account> ofKind(Tx tx, Account.Kind kind) {
        return store.byKind(tx, kind);
    }

    /// The entries of one transfer on these accounts, in their order: with the account after each.
    public List<PostedEntry> entries(Tx tx, long logIndex, Collection<AccountId> accounts) {
        return store.entries(tx, logIndex, accounts);
    }

    /// An entry as it was posted.
    public record PostedEntry(AccountId account, Money amount, Money balanceAfter, long version) {}

    /// Opens accounts, each a fact of its own. A member's account gets a public id that tells
    /// nothing; the others' is their code.
    ///
    /// @param names for each account its owner's name; the log commits to it
    public void open(Tx tx, Facts facts, List<OpenAccount> openings, List<String> names) {
        open(tx, facts, openings, names, null);
    }

    /// Opens an account of the system's own, of the unit and community of another one.
    ///
    /// @param code one of [SystemAccounts]
    public void openSystem(Tx tx, Facts facts, String code, Account like, String name) {
        // Only what the system carries for losses goes below zero.
        boolean isBelow = code.equals(SystemAccounts.DEFICIT);
        var opening =
                new OpenAccount(
                        code,
                        Account.Kind.SYSTEM,
                        like.unit(),
                        store.community(tx, like.id()),
                        null,
                        isBelow ? OpenAccount.LIMIT_MAX : Money.ZERO,
                        isBelow ? Money.ZERO : OpenAccount.LIMIT_MAX);
        open(tx, facts, List.of(opening), List.of(name));
    }

    /// By which decision accounts are opened.
    ///
    /// @param actor public id of the account whose owner carries it out, or [Fact#ASSEMBLY]
    /// @param motion by which an assembly decided it; null: none did
    public record Opener(String actor, String decision, @Nullable UUID motion) {

        public Opener(String actor, String decision) {
            this(actor, decision, null);
        }
    }

    /// The same by an officer, whom the log names.
    ///
    /// @param opener null: the service opens them for itself, or on the word of whoever runs it
    public void open(
            Tx tx,
            Facts facts,
            List<OpenAccount> openings,
            List<String> names,
            @Nullable Opener opener) {
        List<String> publicIds = new ArrayList<>();
        for (int i = 0; i < openings.size(); i++) {
            OpenAccount opening = openings.get(i);
            String publicId =
                    opening.kind() == Account.Kind.MEMBER ? facts.publicId() : opening.code();
            publicIds.add(publicId);
            Map<String, String> texts = new HashMap<>(Map.of("name", names.get(i)));
            if (opener != null) {
                texts.put("decision", opener.decision());
            }
            facts.append("account", LedgerLeaf.account(opening, publicId, opener), texts);
        }
        store.open(tx, openings, publicIds, facts.at());
    }

    /// Changes an account's limits, its reserved amount, or closes it. A limit below the balance is
    /// allowed: it only blocks what would lead further away.
    ///
    /// @param after the account as it shall be; balance and version as they are
    /// @param actor public id of the account whose owner decides
    /// @param reason why; the log has a commitment to it
    public void limit(Tx tx, Facts facts, Account after, String actor, String reason) {
        limit(tx, facts, after, actor, reason, null);
    }

    /// Closes an account from which all was taken, or opens it again when it comes back.
    ///
    /// @param dormancy the notice by which it was
    public void rest(Tx tx, Facts facts, Account before, boolean closed, UUID dormancy) {
        String reason = closed ? "What it held is kept elsewhere." : "What was kept comes back.";
        var change = new AccountChange(null, null, null, closed, reason);
        if (!(change.decide(before) instanceof AccountChange.Result.Changed(Account after))) {
            throw new IllegalStateException("it was looked at before: " + before);
        }
        Map<String, Object> members = LedgerLeaf.limit(after, Fact.SERVICE);
        members.put("dormancy", dormancy.toString());
        var _ = limit(tx, facts, after, members, reason, false);
    }

    void limit(
            Tx tx, Facts facts, Account after, String actor, String reason, @Nullable UUID motion) {
        Map<String, Object> members = LedgerLeaf.limit(after, actor);
        if (motion != null) {
            members.put("motion", motion.toString());
        }
        var _ = limit(tx, facts, after, members, reason, false);
    }

    /// Changes how far below zero an account may go as a policy says, by nobody's word.
    ///
    /// @param policy key and version
    /// @param sum the figures of which the limit was made, by their names in the log
    /// @return the fact's place
    public long review(Tx tx, Facts facts, Account after, String policy, Map<String, String> sum) {
        Map<String, Object> members = LedgerLeaf.limit(after, Fact.SERVICE);
        members.put("policy", policy);
        members.put("sum", sum);
        return limit(tx, facts, after, members, policy, true);
    }

    /// Changes the account of who was excluded: it only settles from now on. By the same fact her
    /// mandates end, and what she may do for others.
    ///
    /// @param after without credit, and with no higher maximum than before
    /// @param motion by which an assembly decided it
    /// @param isNow whether it is done now; false: what is left to do, the service does by itself
    /// @return the fact's place
    public long leave(
            Tx tx, Facts facts, Account after, UUID motion, boolean isNow, String reason) {
        Map<String, Object> members = LedgerLeaf.limit(after, isNow ? Fact.ASSEMBLY : Fact.SERVICE);
        members.put("leaving", motion.toString());
        if (isNow) {
            members.put("motion", motion.toString());
        }
        long index = limit(tx, facts, after, members, reason, false);
        if (isNow) {
            store.leave(tx, after.id(), motion, facts.at());
        }
        return index;
    }

    /// Whether an account would be paid, or is still to be, by a round that is frozen.
    boolean awaits(Tx tx, Account account) {
        return store.awaits(tx, account.id());
    }

    /// Whether an account's owner was excluded, so that it only settles, or did.
    public boolean isLeaving(Tx tx, Account account) {
        return !leaving(tx, List.of(account.id())).isEmpty();
    }

    /// Whether a member was excluded.
    public boolean isLeaving(Tx tx, MemberId member) {
        return store.isLeaving(tx, member);
    }

    /// Those of some accounts whose owners were excluded, with since when.
    public Map<AccountId, Instant> leaving(Tx tx, Collection<AccountId> ids) {
        return store.leaving(tx, ids);
    }

    private long limit(
            Tx tx,
            Facts facts,
            Account after,
            Map<String, Object> members,
            String reason,
            boolean isReview) {
        OpenAccount.requireLimit(after.creditLimit());
        OpenAccount.requireLimit(after.maximumBalance());
        OpenAccount.requireLimit(after.reservedAmount());
        long index = facts.append("limit", members, Map.of("reason", reason));
        store.limit(tx, after, index, facts.at(), isReview);
        return index;
    }

    /// The place of the first transfer at a time or later: the times of the log have its order.
    ///
    /// @return beyond all places if there is none
    public long firstAt(Tx tx, Instant at) {
        return store.firstAt(tx, at);
    }

    /// Writes transfers that were decided on books opened in this turn at the door.
    ///
    /// @return their indices in the log
    public List<Long> record(Tx tx, Facts facts, List<Fact> decided) {
        LocalDate today = LocalDate.ofInstant(facts.at(), ZoneOffset.UTC);
        List<LedgerStore.Indexed> indexed = new ArrayList<>();
        for (Fact fact : decided) {
            @Nullable LocalDate effectiveOn = fact.posted().transfer().effectiveOn();
            LocalDate day = effectiveOn == null ? today : effectiveOn;
            long index = facts.append(LedgerLeaf.transaction(fact, day));
            indexed.add(new LedgerStore.Indexed(index, fact, day));
        }
        if (!indexed.isEmpty()) {
            store.record(tx, indexed, facts.at());
        }
        return indexed.stream().map(LedgerStore.Indexed::logIndex).toList();
    }
}
