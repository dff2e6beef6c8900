package coop.mutirao.signin;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Caller;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.RoleGrant;
import coop.mutirao.member.World;
import coop.mutirao.officer.Second;
import coop.mutirao.signin.SignIn.Change;
import coop.mutirao.signin.SignIn.Passphrases;
import coop.mutirao.signin.SignIn.Result.Failed;
import coop.mutirao.signin.SignIn.Result.SignedIn;
import coop.mutirao.signin.SignIn.Result.TooMany;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SignInTest {

    static final String HERE = "10.0.0.1";

    final World world = new World();
    final SignIn signIn = world.signIn;
    final Sessions sessions = world.sessions;

    SignIn.Result signIn(String code, String password, String address) {
        return signIn.signIn(
                SignIn.Attempt.of(code, password), new SignIn.Client(address, "Firefox"));
    }

    @Test
    void a_member_signs_in_with_code_and_password() {
        Sessions.Opened opened = ((SignedIn) signIn("COORD", "coord-password", HERE)).session();

        Caller caller = sessions.caller(opened.token()).orElseThrow();
        assertThat(caller).isEqualTo(opened.caller());
        assertThat(caller.code()).isEqualTo("coord");
        assertThat(caller.roles()).isEqualTo(Set.of(Role.COORDINATOR));
        assertThat(caller.pass().expiresAt()).isEqualTo(world.now.plus(Duration.ofHours(24)));
        assertThat(opened.token()).hasSize(43).isNotEqualTo(world.token("coord"));
    }

    @Test
    void a_token_is_kept_as_a_hash_only() {
        String token = world.token("ana");

        assertThat(world.query("SELECT encode(token_hash, 'hex') FROM session"))
                .hasSize(1)
                .noneMatch(hash -> hash.contains(token));
        assertThat(sessions.caller(token + "=")).isEmpty();
        assertThat(sessions.caller("")).isEmpty();
    }

    @Test
    void a_wrong_password_an_unknown_code_and_a_member_without_password_are_told_the_same() {
        world.members.admit(world.person("cem", "Cem", null), null, World.BY, Second.NOT_NEEDED);

        assertThat(signIn("ana", "bea-password", HERE)).isEqualTo(new Failed());
        assertThat(signIn("zeca", "ana-password", HERE)).isEqualTo(new Failed());
        assertThat(signIn("cem", "cem-password", HERE)).isEqualTo(new Failed());
    }

    @Test
    void a_session_ends_24_hours_after_its_last_use() {
        String token = world.token("ana");
        world.now = world.now.plus(Duration.ofHours(24)).minusMillis(1);
        assertThat(sessions.caller(token)).isPresent();
        world.now = world.now.plus(Duration.ofHours(24)).minusMillis(1);
        assertThat(sessions.caller(token)).isPresent();

        world.now = world.now.plus(Duration.ofHours(24));

        assertThat(sessions.caller(token)).isEmpty();
        world.token("bea");
        assertThat(world.query("SELECT 1 FROM session")).hasSize(1);
    }

    @Test
    void a_session_ends_after_14_days_whatever_is_done_with_it() {
        String token = world.token("ana");
        Instant end = world.now.plus(Duration.ofDays(14));
        while (world.now.plus(Duration.ofHours(20)).isBefore(end)) {
            world.now = world.now.plus(Duration.ofHours(20));
            assertThat(sessions.caller(token)).isPresent();
        }
        world.now = end.minusMillis(1);
        assertThat(sessions.caller(token).orElseThrow().pass().expiresAt()).isEqualTo(end);

        world.now = end;

        assertThat(sessions.caller(token)).isEmpty();
    }

    @Test
    void that_a_session_is_used_is_written_down_every_five_minutes() {
        String token = world.token("ana");
        Instant opened = world.now;
        world.now = opened.plus(Duration.ofMinutes(5));
        sessions.caller(token);
        assertThat(firstUsed()).isEqualTo(opened);

        world.now = world.now.plusMillis(1);
        sessions.caller(token);

        assertThat(firstUsed()).isEqualTo(world.now);
    }

    // When Ana's first session was used last, as far as it is written down.
    private Instant firstUsed() {
        Caller ana = sessions.caller(world.token("ana")).orElseThrow();
        return sessions.of(new MemberId(ana.member())).stream()
                .min(Comparator.comparing(OpenSession::createdAt))
                .orElseThrow()
                .lastUsedAt();
    }

    @Test
    void signing_out_ends_this_session_only() {
        String phone = world.token("ana");
        String laptop = world.token("ana");

        sessions.end(phone);
        sessions.end(phone);

        assertThat(sessions.caller(phone)).isEmpty();
        assertThat(sessions.caller(laptop)).isPresent();
    }

    @Test
    void a_role_given_or_ended_counts_at_once() {
        String token = world.token("ana");

        world.roles.grant(
                new RoleGrant.Decided("ana", Role.TREASURER, "Assembly", null),
                "coord",
                Second.NOT_NEEDED);
        assertThat(sessions.caller(token).orElseThrow().roles()).containsExactly(Role.TREASURER);

        world.roles.revoke("ana", Role.TREASURER, "Assembly", "coord", Second.NOT_NEEDED);
        assertThat(sessions.caller(token).orElseThrow().roles()).isEmpty();
    }

    @Nested
    class A_new_password {

        final String token = world.token("ana");
        final String other = world.token("ana");
        final Caller ana = sessions.caller(token).orElseThrow();

        Change change(String present, String next) {
            return signIn.change(
                    ana,
                    (Caller.Session) ana.pass(),
                    new Passphrases(present, next),
                    new SignIn.Client(HERE, "Firefox"));
        }

        @Test
        void replaces_the_present_one_and_ends_all_other_sessions() {
            String beas = world.token("bea");

            assertThat(change("ana-password", "rain on bricks")).isEqualTo(new Change.Changed());

            assertThat(sessions.caller(token)).isPresent();
            assertThat(sessions.caller(other)).isEmpty();
            assertThat(sessions.caller(beas)).isPresent();
            assertThat(signIn("ana", "ana-password", HERE)).isEqualTo(new Failed());
            assertThat(signIn("ana", "rain on bricks", HERE)).isInstanceOf(SignedIn.class);
        }

        @Test
        void needs_the_present_one_and_ten_characters() {
            assertThat(change("bea-password", "rain on bricks")).isEqualTo(new Change.Wrong());
            assertThat(change("ana-password", "\ud83c\udf27".repeat(9)))
                    .isEqualTo(new Change.Weak(9));
            assertThat(sessions.caller(other)).isPresent();
        }

        @Test
        void cannot_be_reached_by_guessing() {
            for (int i = 0; i < Attempts.OF_CODE_MAX; i++) {
                change("guess " + i, "rain on bricks");
            }

            assertThat(change("ana-password", "rain on bricks")).isInstanceOf(Change.TooMany.class);
            assertThat(signIn("ana", "ana-password", HERE)).isInstanceOf(TooMany.class);
        }
    }

    @Nested
    class Too_many_attempts {

        static Attempts.Guess guess(String code, String address) {
            return new Attempts.Guess(code, address, null);
        }

        @Test
        void for_a_code_from_one_address_are_not_looked_at_for_a_while() {
            for (int i = 0; i < Attempts.OF_CODE_MAX; i++) {
                assertThat(signIn("ana", "guess " + i, HERE)).isEqualTo(new Failed());
            }

            assertThat(signIn("Ana", "ana-password", HERE))
                    .isEqualTo(new TooMany(Attempts.STRETCH));
            assertThat(signIn("bea", "bea-password", HERE)).isInstanceOf(SignedIn.class);
            assertThat(signIn("ana", "ana-password", "10.0.0.2")).isInstanceOf(SignedIn.class);

            world.now = world.now.plus(Attempts.STRETCH);
            assertThat(signIn("ana", "ana-password", HERE)).isInstanceOf(SignedIn.class);
        }

        @Test
        void for_any_codes_from_one_address_are_counted_together() {
            var attempts = new Attempts(() -> world.now);
            for (int i = 0; i < Attempts.OF_ADDRESS_MAX; i++) {
                assertThat(attempts.take(guess("code" + i, "2001:db8::" + i))).isEmpty();
            }

            assertThat(attempts.take(guess("ana", "2001:db8:0:0:ffff::1")))
                    .contains(Attempts.STRETCH);
            assertThat(attempts.take(guess("ana", "2001:db8:0:1::1"))).isEmpty();
            assertThat(attempts.take(guess("ana", "10.0.0.1"))).isEmpty();
        }

        @Test
        void that_were_not_looked_at_do_not_lock_the_whole_house_out() {
            var attempts = new Attempts(() -> world.now);
            for (int i = 0; i < 1_000; i++) {
                attempts.take(guess("ana", HERE));
            }

            assertThat(attempts.take(guess("bea", HERE))).isEmpty();
        }
    }
}
