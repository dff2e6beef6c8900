package coop.mutirao.program;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.http.Caller;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What members let others' apps do for them.
public final class Consents {

    /// How long an app has to take up what a member agreed to.
    static final Duration CODE_LIFE = Duration.ofSeconds(60);

    private final GrantStore store = new GrantStore();
    private final Apps apps;
    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Chance chance;

    public Consents(
            Apps apps, Database database, Ledger ledger, InstantSource clock, Chance chance) {
        this.apps = apps;
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
        this.chance = chance;
    }

    /// What became of a member's answer.
    sealed interface Answered {
        /// The app hears of it there.
        record Sent(URI location) implements Answered {}

        /// She may not act for this account, or there is none.
        record NotHers(String account) implements Answered {}

        /// She was excluded.
        record Excluded() implements Answered {}
    }

    /// What an app asks, which sent a member here with this query.
    Question question(String query) {
        return Question.read(query, apps::find);
    }

    /// The accounts that a member can let an app reach.
    List<GrantStore.Choice> choices(Caller caller) {
        Set<String> codes = new HashSet<>(caller.delegateOf());
        codes.add(caller.code());
        return database.inTransaction(tx -> store.choices(tx, codes));
    }

    /// Lets an app do what it asked for, on these accounts.
    ///
    /// @param issuer this service, as the member knows it
    Answered agree(Caller caller, Question.Asked asked, List<String> accounts, String issuer) {
        for (String code : accounts) {
            if (!caller.owns(code) && !caller.isDelegateOf(code)) {
                return new Answered.NotHers(code);
            }
        }
        if (database.inSnapshot(tx -> ledger.isLeaving(tx, new MemberId(caller.member())))) {
            return new Answered.Excluded();
        }
        String code = Secret.AUTHORIZATION_CODE.make(chance);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        database.transact(tx -> {
            store.forgetExpired(tx, now);
            List<Integer> numbers =
                    ledger.ids(tx, accounts).values().stream().map(AccountId::value).toList();
            var agreed =
                    new GrantStore.Agreed(
                            asked.app().id(),
                            new MemberId(caller.member()),
                            asked.scopes(),
                            numbers);
            store.addCode(
                    tx,
                    Secret.hash(code),
                    new GrantStore.Code(
                            agreed,
                            asked.redirectUri().toString(),
                            asked.challenge(),
                            now.plus(CODE_LIFE),
                            null));
        });
        var answer =
                new AuthorizationSuccessResponse(
                        asked.redirectUri(),
                        new AuthorizationCode(code),
                        null,
                        state(asked.state()),
                        new Issuer(issuer),
                        ResponseMode.QUERY);
        return new Answered.Sent(answer.toURI());
    }

    /// Where the app hears that the member does not want it.
    URI refusal(Question.Asked asked, String issuer) {
        return error(asked.redirectUri(), asked.state(), OAuth2Error.ACCESS_DENIED, issuer);
    }

    /// Where the app hears that its question was wrong.
    URI refusal(Question.Wrong wrong, String issuer) {
        return error(wrong.redirectUri(), wrong.state(), wrong.error(), issuer);
    }

    private static URI error(
            URI redirectUri, @Nullable String state, ErrorObject error, String issuer) {
        var answer =
                new AuthorizationErrorResponse(
                        redirectUri, error, state(state), new Issuer(issuer), ResponseMode.QUERY);
        return answer.toURI();
    }

    private static @Nullable State state(@Nullable String text) {
        return text == null || text.isBlank() ? null : new State(text);
    }

    /// What a member let apps do, the newest first.
    public List<GrantedApp> of(MemberId member) {
        return database.inTransaction(tx -> store.list(tx, member, clock.instant()));
    }

    /// Ends what a member let an app do.
    ///
    /// @return whether it was there
    public boolean end(MemberId member, UUID id) {
        return database.inTransaction(tx -> store.end(tx, member, id));
    }
}
