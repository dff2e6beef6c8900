package coop.mutirao.ledger;

import coop.mutirao.ledger.PostingResult.Posted;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The accounts that a batch touches, as they stand while it is decided: what one payment moves,
/// the next one sees.
public final class Books {

    private final Map<AccountId, Account> byId = new HashMap<>();
    private final Map<String, AccountId> byCode = new HashMap<>();

    public Books(Collection<Account> accounts) {
        accounts.forEach(this::put);
    }

    /// The account that people call `code`, in whatever case, or null if there is none.
    public @Nullable Account find(String code) {
        @Nullable AccountId id = byCode.get(key(code));
        return id == null ? null : byId.get(id);
    }

    /// The account with this id.
    ///
    /// @throws IllegalStateException if the books were opened without it
    public Account get(AccountId id) {
        @Nullable Account account = byId.get(id);
        if (account == null) {
            throw new IllegalStateException("the books were opened without " + id);
        }
        return account;
    }

    public PostingResult decide(Transfer transfer) {
        return Posting.decide(transfer, byId);
    }

    /// Moves the accounts as a decided transfer says.
    public void apply(Posted posted) {
        posted.lines().forEach(line -> put(line.after()));
    }

    private void put(Account account) {
        byId.put(account.id(), account);
        byCode.put(key(account.code()), account.id());
    }

    /// The accounts as they stand now.
    public Collection<Account> accounts() {
        return byId.values();
    }

    /// Codes are one whatever their case.
    public static String key(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
