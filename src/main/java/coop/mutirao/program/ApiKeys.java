package coop.mutirao.program;

import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Caller;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The keys that members make for programs of their own.
public final class ApiKeys {

    /// So many keys of a member are in force at most.
    public static final int IN_FORCE_MAX = 20;

    private final ApiKeyStore store = new ApiKeyStore();
    private final NewsStore news = new NewsStore();
    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Chance chance;

    public ApiKeys(Database database, Ledger ledger, InstantSource clock, Chance chance) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
        this.chance = chance;
    }

    /// What became of making a key.
    public sealed interface Result {
        /// @param text the key itself, to be shown this once
        record Made(ApiKey key, String text) implements Result {}

        /// She may not act for this account, or there is none.
        record NotHers(String account) implements Result {}

        /// She was excluded.
        record Excluded() implements Result {}

        record TooMany() implements Result {}
    }

    /// Makes a key for the caller.
    ///
    /// @throws IllegalArgumentException if it shall end in the past, or too late
    public Result make(Caller caller, NewApiKey order) {
        Instant now = now();
        Instant expiresAt = order.expiry(now);
        List<String> codes = order.accounts() == null ? List.of() : order.accounts();
        for (String code : codes) {
            if (!caller.owns(code) && !caller.isDelegateOf(code)) {
                return new Result.NotHers(code);
            }
        }
        if (database.inSnapshot(tx -> ledger.isLeaving(tx, new MemberId(caller.member())))) {
            return new Result.Excluded();
        }
        String text = Secret.API_KEY.make(chance);
        var key =
                new ApiKey(
                        chance.uuid(),
                        order.name(),
                        order.scopes(),
                        order.accounts(),
                        order.requestsPerMinute(),
                        now,
                        expiresAt,
                        null);
        var owner = new MemberId(caller.member());
        boolean isMade =
                database.inTransaction(tx -> {
                    store.forgetExpired(tx, owner, now);
                    boolean isAdded =
                            store.add(tx, owner, Secret.hash(text), key, ids(tx, order.accounts()));
                    if (isAdded) {
                        var kind = NewsItem.Kind.API_KEY_ADDED;
                        news.add(tx, owner, new NewsItem(kind, key.name(), now));
                    }
                    return isAdded;
                });
        return isMade ? new Result.Made(key, text) : new Result.TooMany();
    }

    private @Nullable List<AccountId> ids(Tx tx, @Nullable List<String> codes) {
        return codes == null ? null : List.copyOf(ledger.ids(tx, codes).values());
    }

    /// A member's keys that are in force, the newest first.
    public List<ApiKey> of(MemberId member) {
        return database.inTransaction(tx -> store.list(tx, member, now()));
    }

    /// Ends one of a member's keys.
    ///
    /// @return whether it was there
    public boolean end(MemberId member, UUID id) {
        return database.inTransaction(tx -> store.end(tx, member, id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
