package coop.mutirao.program;

import static coop.mutirao.program.Secret.hash;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Scope;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tokens of apps: made of a code that a member's consent left, and renewed.
public final class Tokens {

    static final Duration ACCESS_LIFE = Duration.ofMinutes(15);
    static final Duration GRANT_LIFE = Duration.ofDays(365);

    private final GrantStore store = new GrantStore();
    private final AppStore apps = new AppStore();
    private final NewsStore news = new NewsStore();
    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Chance chance;

    public Tokens(Database database, Ledger ledger, InstantSource clock, Chance chance) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
        this.chance = chance;
    }

    /// What became of asking for tokens.
    sealed interface Result {
        /// Both are shown this once.
        record Given(String accessToken, String refreshToken, List<Scope> scopes)
                implements Result {}

        /// There is no such code or refresh token of this app's, or no longer. Why, is not said.
        record NotValid() implements Result {}

        /// More was asked for than the member agreed to.
        record BeyondConsent() implements Result {}
    }

    /// What an app brings for its first tokens.
    ///
    /// @param redirectUri where the code was sent, if the app says so
    /// @param verifier what its challenge was made of
    record Exchange(
            UUID app, String code, @Nullable String redirectUri, @Nullable CodeVerifier verifier) {

        boolean verifies(GrantStore.Code kept) {
            return verifier != null
                    && MessageDigest.isEqual(
                            hash(kept.challenge()),
                            hash(
                                    CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                            .getValue()));
        }
    }

    /// Takes up a consent. The code serves once: if it comes again from somebody who also has the
    /// verifier, one of the two has stolen both, and nobody knows which, so what came of it ends.
    /// One that comes first with another's verifier, app or address was stolen on its way: it ends
    /// unused (RFC 9700, section 2.1.1), and the app asks the member again.
    Result exchange(Exchange exchange) {
        return database.inTransaction(tx -> exchange(tx, exchange, now()));
    }

    private Result exchange(Tx tx, Exchange exchange, Instant now) {
        byte[] codeHash = hash(exchange.code());
        Optional<GrantStore.Code> found = store.lockCode(tx, codeHash);
        if (found.isEmpty()) {
            return new Result.NotValid();
        }
        GrantStore.Code code = found.get();
        boolean isTheirs = code.agreed().app().equals(exchange.app()) && exchange.verifies(code);
        if (code.grant() != null) {
            if (isTheirs) {
                store.end(tx, code.grant());
            }
            return new Result.NotValid();
        }
        boolean isElsewhere =
                exchange.redirectUri() != null
                        && !exchange.redirectUri().equals(code.redirectUri());
        if (!isTheirs || isElsewhere || !code.expiresAt().isAfter(now)) {
            store.burn(tx, codeHash);
            return new Result.NotValid();
        }
        String refreshToken = Secret.REFRESH_TOKEN.make(chance);
        var grant =
                new GrantStore.Grant(
                        chance.uuid(), code.agreed(), now.plus(GRANT_LIFE), hash(refreshToken));
        store.forgetExpired(tx, now);
        store.add(tx, grant, now, hash(Secret.family(refreshToken)));
        store.use(tx, codeHash, grant.id());
        String name = apps.find(tx, exchange.app()).orElseThrow().app().name();
        news.add(tx, code.agreed().member(), new NewsItem(NewsItem.Kind.APP_ALLOWED, name, now));
        return give(tx, grant, refreshToken, code.agreed().scopes(), now);
    }

    /// Gives new tokens for a refresh token, which ends with that. One that ended before and comes
    /// again was stolen, or the one after it was: all that belongs to it ends.
    ///
    /// @param wanted fewer scopes than the member agreed to; null: all of them
    Result refresh(UUID app, String refreshToken, @Nullable List<Scope> wanted) {
        return database.inTransaction(tx -> refresh(tx, app, refreshToken, wanted, now()));
    }

    private Result refresh(
            Tx tx, UUID app, String refreshToken, @Nullable List<Scope> wanted, Instant now) {
        Optional<GrantStore.Grant> found = grant(tx, app, refreshToken);
        if (found.isEmpty()) {
            return new Result.NotValid();
        }
        GrantStore.Grant grant = found.get();
        boolean isUsed = !Secret.matches(refreshToken, grant.refreshHash());
        boolean isOver =
                !grant.endsAt().isAfter(now)
                        || ledger.ofOwner(tx, grant.agreed().member()).isEmpty();
        if (isUsed || isOver) {
            store.end(tx, grant.id());
            return new Result.NotValid();
        }
        List<Scope> scopes = wanted == null ? grant.agreed().scopes() : wanted;
        if (!new HashSet<>(grant.agreed().scopes()).containsAll(scopes)) {
            return new Result.BeyondConsent();
        }
        String next = Secret.next(refreshToken, chance);
        store.forgetExpired(tx, now);
        store.rotate(tx, grant.id(), hash(next), now);
        return give(tx, grant, next, scopes, now);
    }

    private Optional<GrantStore.Grant> grant(Tx tx, UUID app, String refreshToken) {
        return Secret.REFRESH_TOKEN.is(refreshToken)
                ? store.lockGrant(tx, hash(Secret.family(refreshToken)))
                        .filter(grant -> grant.agreed().app().equals(app))
                : Optional.empty();
    }

    private Result give(
            Tx tx, GrantStore.Grant grant, String refreshToken, List<Scope> scopes, Instant now) {
        String accessToken = Secret.ACCESS_TOKEN.make(chance);
        store.addToken(tx, hash(accessToken), grant.id(), scopes, now.plus(ACCESS_LIFE));
        return new Result.Given(accessToken, refreshToken, scopes);
    }

    /// Ends a token of an app: with a refresh token all that the member agreed to, with an access
    /// token that one. Whether there was one is not said.
    void revoke(UUID app, String token) {
        database.transact(tx -> {
            if (Secret.REFRESH_TOKEN.is(token)) {
                grant(tx, app, token).ifPresent(grant -> store.end(tx, grant.id()));
            } else {
                store.endToken(tx, hash(token), app);
            }
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
