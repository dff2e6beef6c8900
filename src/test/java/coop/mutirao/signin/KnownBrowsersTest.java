package coop.mutirao.signin;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.World;
import coop.mutirao.officer.Second;
import coop.mutirao.signin.SignIn.Result.Failed;
import coop.mutirao.signin.SignIn.Result.SignedIn;
import coop.mutirao.signin.SignIn.Result.TooMany;
import coop.mutirao.testing.SoftAuthenticator;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A market's shared address from which somebody guesses at passwords: nobody else is locked out
/// there who signed in before.
class KnownBrowsersTest {

    static final String MARKET = "10.0.0.1";

    final World world = new World();
    final MemberId ana = world.members.find("ana").orElseThrow().id();
    final MemberId bea = world.members.find("bea").orElseThrow().id();

    SignIn.Result signIn(String code, String password, @Nullable String browser) {
        return world.signIn.signIn(
                SignIn.Attempt.of(code, password), new SignIn.Client(MARKET, "Firefox", browser));
    }

    void guessAtTheMarket() {
        for (int i = 0; i < Attempts.OF_ADDRESS_MAX; i++) {
            world.signIn.attempts.take(new Attempts.Guess("code" + i, MARKET, null));
        }
        assertThat(signIn("bea", "bea-password", null)).isInstanceOf(TooMany.class);
    }

    @Test
    void guesses_at_passwords_lock_neither_passkeys_nor_invitations_of_the_address() {
        var phone = new SoftAuthenticator("https://wallet.sol.example", "wallet.sol.example", 1);
        var user = new WebAuthn.User("X", "ana", "Ana");
        var made = phone.create(world.json.valueToTree(world.passkeys.creation(ana, user)));
        world.passkeys.add(ana, "Telephone", world.json.writeValueAsString(made));
        world.members.admit(world.person("cem", "Cem", null), null, World.BY, Second.NOT_NEEDED);
        String invitation =
                ((Invitations.Result.Invited)
                                world.invitations.invite("cem", "New", "coord", Second.NOT_NEEDED))
                        .code();
        guessAtTheMarket();

        var asked = (Passkeys.Asked.Options) world.passkeys.request(MARKET);
        var shown = phone.get(world.json.valueToTree(asked.publicKey()));
        var here = new SignIn.Client(MARKET, null);
        assertThat(world.passkeys.signIn(world.json.writeValueAsString(shown), here))
                .isInstanceOf(SignedIn.class);
        assertThat(
                        world.invitations.use(
                                invitation,
                                new Invitations.FirstWay.Password("a long password"),
                                here))
                .isInstanceOf(Invitations.Use.Used.class);
    }

    @Test
    void guesses_of_others_at_the_address_do_not_lock_her_browser_out() {
        String browser = world.sessions.knowBrowser(ana, Optional.empty());
        guessAtTheMarket();

        assertThat(signIn("Ana", "ana-password", browser)).isInstanceOf(SignedIn.class);
    }

    @Test
    void guesses_at_her_own_password_do_not_lock_her_browser_out() {
        String browser = world.sessions.knowBrowser(ana, Optional.empty());
        for (int i = 0; i < Attempts.OF_CODE_MAX; i++) {
            signIn("ana", "guess " + i, null);
        }
        assertThat(signIn("ana", "ana-password", null)).isInstanceOf(TooMany.class);

        assertThat(signIn("ana", "ana-password", browser)).isInstanceOf(SignedIn.class);
    }

    @Test
    void a_browser_is_known_for_those_only_who_signed_in_there() {
        String browser = world.sessions.knowBrowser(ana, Optional.empty());
        guessAtTheMarket();

        assertThat(signIn("bea", "bea-password", browser)).isInstanceOf(TooMany.class);
        assertThat(signIn("ana", "ana-password", browser + "x")).isInstanceOf(TooMany.class);
        assertThat(signIn("ana", "ana-password", "")).isInstanceOf(TooMany.class);
    }

    @Test
    void guesses_in_a_known_browser_are_counted_too_and_for_it_alone() {
        String stolen = world.sessions.knowBrowser(ana, Optional.empty());
        String own = world.sessions.knowBrowser(ana, Optional.empty());
        for (int i = 0; i < Attempts.OF_BROWSER_MAX; i++) {
            assertThat(signIn("ana", "guess " + i, stolen)).isEqualTo(new Failed());
        }

        assertThat(signIn("ana", "ana-password", stolen)).isEqualTo(new TooMany(Attempts.STRETCH));
        assertThat(signIn("ana", "ana-password", own)).isInstanceOf(SignedIn.class);
        assertThat(signIn("ana", "ana-password", null)).isInstanceOf(SignedIn.class);
    }

    @Test
    void several_may_share_one_and_what_it_had_before_ends() {
        String first = world.sessions.knowBrowser(ana, Optional.empty());
        String second = world.sessions.knowBrowser(bea, Optional.of(first));

        assertThat(second).isNotEqualTo(first);
        assertThat(world.sessions.isBrowserOf("ana", second)).isTrue();
        assertThat(world.sessions.isBrowserOf("bea", second)).isTrue();
        assertThat(world.sessions.isBrowserOf("ana", first)).isFalse();
    }

    @Test
    void it_is_kept_as_a_hash_for_400_days_or_until_her_other_sessions_end() {
        String browser = world.sessions.knowBrowser(ana, Optional.empty());
        String beas = world.sessions.knowBrowser(bea, Optional.empty());
        assertThat(world.query("SELECT encode(token_hash, 'hex') FROM known_browser"))
                .hasSize(2)
                .noneMatch(hash -> hash.contains(browser));

        var session = world.sessions.caller(world.token("ana")).orElseThrow();
        world.sessions.endOthers(
                ana, ((coop.mutirao.http.Caller.Session) session.pass()).id(), false);
        assertThat(world.sessions.isBrowserOf("ana", browser)).isFalse();
        assertThat(world.sessions.isBrowserOf("bea", beas)).isTrue();
        world.now = world.now.plus(Duration.ofDays(400));
        assertThat(world.sessions.isBrowserOf("bea", beas)).isFalse();
    }

    @Test
    void recovery_forgets_all_of_them() {
        String browser = world.sessions.knowBrowser(ana, Optional.empty());

        world.database.transact(tx -> world.sessions.endAll(tx, ana));

        assertThat(world.sessions.isBrowserOf("ana", browser)).isFalse();
    }

    @Test
    void of_one_member_the_last_twenty_are_known() {
        String first = world.sessions.knowBrowser(ana, Optional.empty());
        for (int i = 0; i < 20; i++) {
            world.now = world.now.plusSeconds(1);
            world.sessions.knowBrowser(ana, Optional.empty());
        }

        assertThat(world.query("SELECT 1 FROM known_browser")).hasSize(20);
        assertThat(world.sessions.isBrowserOf("ana", first)).isFalse();
    }
}
