package coop.mutirao.payment;

import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Accounts and carries as the last batch of one writer left them, so that the next need not read
/// them again. It counts only if the log still has the length that this writer left: whatever
/// changes an account adds a fact. And the database checks every balance, limit and carry again.
///
/// Belongs to one thread.
final class Remembered {

    private static final int ACCOUNTS_MAX = 50_000;
    private static final long NOTHING = -1;

    // By the codes' keys. A committed account keeps its code for ever, whatever the log's length.
    private final Map<String, AccountId> ids = new HashMap<>();
    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Map<AccountId, Carry> carries = new HashMap<>();
    private long size = NOTHING;

    /// Forgets everything unless the log still has the length that was left.
    ///
    /// @return whether it has another, because somebody else wrote
    boolean comeTo(long size) {
        boolean othersWrote = this.size != NOTHING && this.size != size;
        if (ids.size() > ACCOUNTS_MAX) {
            ids.clear();
        }
        if (this.size != size || accounts.size() > ACCOUNTS_MAX) {
            accounts.clear();
            carries.clear();
        }
        // Until the transaction is committed nobody knows what holds.
        this.size = NOTHING;
        return othersWrote;
    }

    /// The ids of the accounts with these codes, of those that exist.
    ///
    /// @param read gives the ids of codes that are not known here, by the codes' keys. They are not
    ///   kept: the account may have been opened in this transaction, which may come to nothing
    Set<AccountId> ids(
            Collection<String> codes, Function<Set<String>, Map<String, AccountId>> read) {
        Set<AccountId> found = new HashSet<>();
        Set<String> unknown = new HashSet<>();
        for (String code : codes) {
            @Nullable AccountId id = ids.get(Books.key(code));
            if (id == null) {
                unknown.add(code);
            } else {
                found.add(id);
            }
        }
        found.addAll(read.apply(unknown).values());
        return found;
    }

    /// Those of `ids` that have to be read.
    List<AccountId> missing(Collection<AccountId> ids) {
        List<AccountId> missing = new ArrayList<>();
        for (AccountId id : ids) {
            if (!accounts.containsKey(id)) {
                missing.add(id);
            }
        }
        return missing;
    }

    /// Adds what was read.
    void add(Collection<Account> read, Map<AccountId, Carry> readCarries) {
        for (Account account : read) {
            accounts.put(account.id(), account);
            carries.put(account.id(), readCarries.getOrDefault(account.id(), Carry.NONE));
        }
    }

    Books books(Collection<AccountId> ids) {
        List<Account> some = new ArrayList<>(ids.size());
        for (AccountId id : ids) {
            @Nullable Account account = accounts.get(id);
            if (account != null) {
                some.add(account);
            }
        }
        return new Books(some);
    }

    Map<AccountId, Carry> carries(Collection<AccountId> ids) {
        Map<AccountId, Carry> some = new HashMap<>();
        ids.forEach(id -> some.put(id, carries.getOrDefault(id, Carry.NONE)));
        return some;
    }

    /// Keeps what a batch left, after its transaction was committed.
    ///
    /// @param size of the log after it
    void keep(long size, Collection<Account> after, Map<AccountId, Carry> carriesAfter) {
        for (Account account : after) {
            accounts.put(account.id(), account);
            ids.put(Books.key(account.code()), account.id());
        }
        carries.putAll(carriesAfter);
        this.size = size;
    }
}
