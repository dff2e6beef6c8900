package coop.mutirao.signin;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Role;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.RoleGrant;
import coop.mutirao.member.World;
import coop.mutirao.officer.Second;
import coop.mutirao.signin.Invitations.FirstWay;
import coop.mutirao.signin.Recoveries.CalledOff;
import coop.mutirao.signin.Recoveries.Result;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two coordinators let Ana in anew.
class RecoveriesTest {

    static final SignIn.Client HERE = new SignIn.Client("10.0.0.1", null);

    final World world = new World();
    final Recoveries recoveries = world.recoveries;
    final MemberId ana = id("ana");

    MemberId id(String code) {
        return world.members.find(code).orElseThrow().id();
    }

    Result say(String by) {
        return recoveries.say("ana", "She lost her telephone", id(by));
    }

    @BeforeEach
    void bea_is_a_coordinator_too() {
        world.roles.grant(
                new RoleGrant.Decided("bea", Role.COORDINATOR, "Assembly", null),
                "coord",
                Second.NOT_NEEDED);
    }

    SignIn.Result signIn(String password) {
        return world.signIn.signIn(SignIn.Attempt.of("ana", password), HERE);
    }

    Invitations.Use use(String invitation) {
        return world.invitations.use(invitation, new FirstWay.Password("rain on bricks"), HERE);
    }

    @Test
    void what_two_agree_on_lets_her_in_and_ends_what_was_before() {
        String open = world.token("ana");
        String paper = world.factors.newRecoveryCodes(ana).getFirst();
        assertThat(say("coord")).isInstanceOf(Result.Asked.class);
        String invitation = ((Result.Agreed) say("bea")).invitation();
        // Until it is used, nothing has changed.
        assertThat(signIn("ana-password")).isInstanceOf(SignIn.Result.SignedIn.class);

        var used = (Invitations.Use.Used) use(invitation);

        assertThat(used.session().caller().code()).isEqualTo("ana");
        assertThat(world.sessions.caller(open)).isEmpty();
        assertThat(world.sessions.of(ana)).hasSize(1);
        assertThat(signIn("ana-password")).isEqualTo(new SignIn.Result.Failed());
        assertThat(signIn("rain on bricks")).isInstanceOf(SignIn.Result.SignedIn.class);
        assertThat(
                        world.signIn.signIn(
                                new SignIn.Attempt("ana", "rain on bricks", null, paper), HERE))
                .isEqualTo(new SignIn.Result.Failed());
        assertThat(recoveries.of("ana")).isEmpty();
        assertThat(use(invitation)).isEqualTo(new Invitations.Use.NotValid());
    }

    @Test
    void one_alone_cannot_however_often_she_says_so() {
        Result first = say("coord");
        assertThat(say("coord")).isEqualTo(first);
        assertThat(recoveries.of("ana").orElseThrow().agreedBy()).isNull();
        assertThat(world.query("SELECT 1 FROM invitation")).isEmpty();
        assertThat(world.invitations.invite("ana", "New", "coord", Second.NOT_NEEDED))
                .isEqualTo(new Invitations.Result.PasswordIsSet("ana"));
    }

    @Test
    void nobody_lets_herself_in() {
        assertThat(recoveries.say("bea", "Me", id("bea"))).isEqualTo(new Result.ForOneself());
        assertThat(recoveries.say("zeca", "Who?", id("bea")))
                .isEqualTo(new Result.UnknownMember("zeca"));
    }

    @Test
    void it_has_14_days_to_be_agreed_and_14_to_be_used() {
        say("coord");
        world.now = world.now.plus(Duration.ofDays(14));
        assertThat(recoveries.of("ana")).isEmpty();
        // Over: who agrees now only asks anew.
        assertThat(say("bea")).isInstanceOf(Result.Asked.class);
        String invitation = ((Result.Agreed) say("coord")).invitation();

        world.now = world.now.plus(Duration.ofDays(14));

        assertThat(use(invitation)).isEqualTo(new Invitations.Use.NotValid());
        assertThat(signIn("ana-password")).isInstanceOf(SignIn.Result.SignedIn.class);
    }

    void dismiss(String code) {
        world.roles.revoke(code, Role.COORDINATOR, "Assembly", "ana", Second.NOT_NEEDED);
    }

    @Test
    void the_word_of_a_dismissed_coordinator_lapses() {
        say("coord");
        dismiss("coord");
        assertThat(recoveries.of("ana")).isEmpty();
        long before = world.facts();

        // As if nobody had asked.
        assertThat(say("bea"))
                .isInstanceOfSatisfying(
                        Result.Asked.class,
                        asked -> assertThat(asked.recovery().askedBy()).isEqualTo("bea"));

        assertThat(world.query("SELECT 1 FROM invitation")).isEmpty();
        assertThat(
                        world.query(
                                "SELECT convert_from(leaf, 'UTF8') FROM log_leaf"
                                        + " WHERE log_index >= "
                                        + before
                                        + " ORDER BY log_index"))
                .satisfiesExactly(
                        lapsed -> assertThat(lapsed).contains("\"recovery\":\"lapsed\""),
                        asked ->
                                assertThat(asked).contains("\"recovery\":\"asked\"", actor("bea")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"coord", "bea"})
    void an_agreed_invitation_opens_nothing_once_one_of_the_two_is_dismissed(String dismissed) {
        say("coord");
        String invitation = ((Result.Agreed) say("bea")).invitation();
        dismiss(dismissed);

        assertThat(use(invitation)).isEqualTo(new Invitations.Use.NotValid());

        assertThat(signIn("ana-password")).isInstanceOf(SignIn.Result.SignedIn.class);
        assertThat(world.query("SELECT 1 FROM recovery")).isEmpty();
    }

    @Test
    void a_mandate_that_ends_by_itself_takes_the_word_with_it() {
        world.roles.grant(
                new RoleGrant.Decided(
                        "bea", Role.COORDINATOR, "For a week", world.now.plus(Duration.ofDays(7))),
                "coord",
                Second.NOT_NEEDED);
        say("bea");
        world.now = world.now.plus(Duration.ofDays(7)).minusNanos(1_000);
        assertThat(recoveries.of("ana")).isPresent();
        world.now = world.now.plusNanos(1_000);

        assertThat(say("coord")).isInstanceOf(Result.Asked.class);
    }

    @Test
    void she_who_is_still_signed_in_calls_it_off() {
        say("coord");
        String invitation = ((Result.Agreed) say("bea")).invitation();

        assertThat(recoveries.cancel("ana", null, ana)).isEqualTo(new CalledOff.Done());

        assertThat(use(invitation)).isEqualTo(new Invitations.Use.NotValid());
        assertThat(recoveries.of("ana")).isEmpty();
        assertThat(recoveries.cancel("ana", null, ana)).isEqualTo(new CalledOff.Done());
        assertThat(recoveries.cancel("zeca", null, ana))
                .isEqualTo(new CalledOff.UnknownMember("zeca"));
    }

    @Test
    void who_sits_in_the_account_does_not_hold_her_off_for_ever() {
        say("coord");
        assertThat(recoveries.cancel("ana", null, ana)).isEqualTo(new CalledOff.Done());
        Instant again = world.now.plus(Recoveries.CALLED_OFF_EVERY);
        world.now = again.minus(Duration.ofDays(10)).minusNanos(1_000);
        say("coord");
        assertThat(recoveries.cancel("ana", null, ana)).isEqualTo(new CalledOff.NotAgain(again));
        String invitation = ((Result.Agreed) say("bea")).invitation();
        assertThat(recoveries.cancel("ana", null, ana)).isEqualTo(new CalledOff.NotAgain(again));
        assertThat(recoveries.of("ana")).isPresent();

        world.now = again.minusNanos(1_000);
        assertThat(recoveries.cancel("ana", null, ana)).isEqualTo(new CalledOff.NotAgain(again));
        world.now = again;
        assertThat(recoveries.cancel("ana", null, ana)).isEqualTo(new CalledOff.Done());
        assertThat(use(invitation)).isEqualTo(new Invitations.Use.NotValid());
    }

    @Test
    void a_coordinator_calls_off_what_she_cannot_any_more() {
        say("coord");
        recoveries.cancel("ana", null, ana);
        say("coord");

        assertThat(recoveries.cancel("ana", "It is she", id("bea")))
                .isEqualTo(new CalledOff.Done());
        assertThat(recoveries.of("ana")).isEmpty();
    }

    @Test
    void what_is_asked_is_listed_until_it_is_over() {
        assertThat(recoveries.all()).isEmpty();
        say("coord");
        assertThat(recoveries.all())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.member()).isEqualTo("ana");
                    assertThat(row.recovery().askedBy()).isEqualTo("coord");
                });
        world.now = world.now.plus(Recovery.VALID);
        assertThat(recoveries.all()).isEmpty();
    }

    @Test
    void agreed_twice_shows_the_invitation_once() {
        say("coord");
        String invitation = ((Result.Agreed) say("bea")).invitation();

        assertThat(say("bea")).isInstanceOf(Result.AgreedBefore.class);
        assertThat(say("coord")).isInstanceOf(Result.AgreedBefore.class);

        assertThat(use(invitation)).isInstanceOf(Invitations.Use.Used.class);
    }

    @Test
    void every_step_is_a_fact_with_who_took_it() {
        long before = world.facts();
        say("coord");
        String invitation = ((Result.Agreed) say("bea")).invitation();
        use(invitation);

        assertThat(
                        world.query(
                                "SELECT convert_from(leaf, 'UTF8') FROM log_leaf"
                                        + " WHERE log_index >= "
                                        + before
                                        + " ORDER BY log_index"))
                .satisfiesExactly(
                        asked ->
                                assertThat(asked)
                                        .contains("\"recovery\":\"asked\"", actor("coord"))
                                        .doesNotContain("telephone"),
                        agreed ->
                                assertThat(agreed)
                                        .contains("\"recovery\":\"agreed\"", actor("bea")),
                        used -> assertThat(used).contains("\"recovery\":\"used\"", actor("ana")),
                        invited ->
                                assertThat(invited)
                                        .contains("\"invitation\":\"used\"", actor("ana")));
    }

    private String actor(String code) {
        return "\"actor\":\"" + world.account(code).publicId() + "\"";
    }
}
