package coop.mutirao.member;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Caller;
import coop.mutirao.http.Role;
import coop.mutirao.member.SignIn.Change;
import coop.mutirao.member.SignIn.Passphrases;
import coop.mutirao.member.SignIn.Result.Failed;
import coop.mutirao.member.SignIn.Result.SignedIn;
import coop.mutirao.member.SignIn.Result.TooMany;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SignInTest {

    static final String HERE = "10.0.0.1";

    final World world = new World();
    final SignIn signIn = world.signIn;

    @Test
    void a_member_signs_in_with_code_and_password() {
        var signedIn = (SignedIn) signIn.signIn("COORD", "coord-password", HERE);

        Caller caller = signIn.caller(signedIn.token()).orElseThrow();
        assertThat(caller).isEqualTo(signedIn.caller());
        assertThat(caller.code()).isEqualTo("coord");
        assertThat(caller.roles()).isEqualTo(Set.of(Role.COORDINATOR));
        assertThat(caller.expiresAt()).isEqualTo(world.now.plus(Duration.ofHours(12)));
        assertThat(signedIn.token()).hasSize(43).isNotEqualTo(world.token("coord"));
    }

    @Test
    void a_token_is_kept_as_a_hash_only() {
        String token = world.token("ana");

        assertThat(world.query("SELECT encode(token_hash, 'hex') FROM session"))
                .hasSize(1)
                .noneMatch(hash -> hash.contains(token));
        assertThat(signIn.caller(token + "=")).isEmpty();
        assertThat(signIn.caller("")).isEmpty();
    }

    @Test
    void a_wrong_password_an_unknown_code_and_a_member_without_password_are_told_the_same() {
        world.members.admit(world.person("cem", "Cem", null), null);

        assertThat(signIn.signIn("ana", "bea-password", HERE)).isEqualTo(new Failed());
        assertThat(signIn.signIn("zeca", "ana-password", HERE)).isEqualTo(new Failed());
        assertThat(signIn.signIn("cem", "cem-password", HERE)).isEqualTo(new Failed());
    }

    @Test
    void a_session_ends_after_12_hours_whatever_is_done_with_it() {
        String token = world.token("ana");
        world.now = world.now.plus(Duration.ofHours(12)).minusMillis(1);
        assertThat(signIn.caller(token)).isPresent();

        world.now = world.now.plusMillis(1);

        assertThat(signIn.caller(token)).isEmpty();
        world.token("bea");
        assertThat(world.query("SELECT 1 FROM session")).hasSize(1);
    }

    @Test
    void signing_out_ends_this_session_only() {
        String phone = world.token("ana");
        String laptop = world.token("ana");

        signIn.signOut(phone);
        signIn.signOut(phone);

        assertThat(signIn.caller(phone)).isEmpty();
        assertThat(signIn.caller(laptop)).isPresent();
    }

    @Test
    void a_role_given_or_ended_counts_at_once() {
        String token = world.token("ana");

        world.roles.grant("ana", Role.TREASURER, "Assembly", "coord");
        assertThat(signIn.caller(token).orElseThrow().roles()).containsExactly(Role.TREASURER);

        world.roles.revoke("ana", Role.TREASURER, "Assembly", "coord");
        assertThat(signIn.caller(token).orElseThrow().roles()).isEmpty();
    }

    @Nested
    class A_new_password {

        final String token = world.token("ana");
        final String other = world.token("ana");
        final Caller ana = signIn.caller(token).orElseThrow();

        Change change(String present, String next) {
            return signIn.change(ana, token, new Passphrases(present, next), HERE);
        }

        @Test
        void replaces_the_present_one_and_ends_all_other_sessions() {
            String beas = world.token("bea");

            assertThat(change("ana-password", "rain on bricks")).isEqualTo(new Change.Changed());

            assertThat(signIn.caller(token)).isPresent();
            assertThat(signIn.caller(other)).isEmpty();
            assertThat(signIn.caller(beas)).isPresent();
            assertThat(signIn.signIn("ana", "ana-password", HERE)).isEqualTo(new Failed());
            assertThat(signIn.signIn("ana", "rain on bricks", HERE)).isInstanceOf(SignedIn.class);
        }

        @Test
        void needs_the_present_one_and_ten_characters() {
            assertThat(change("bea-password", "rain on bricks")).isEqualTo(new Change.Wrong());
            assertThat(change("ana-password", "\ud83c\udf27".repeat(9)))
                    .isEqualTo(new Change.Weak(9));
            assertThat(signIn.caller(other)).isPresent();
        }

        @Test
        void cannot_be_reached_by_guessing() {
            for (int i = 0; i < Attempts.OF_CODE_MAX; i++) {
                change("guess " + i, "rain on bricks");
            }

            assertThat(change("ana-password", "rain on bricks")).isInstanceOf(Change.TooMany.class);
            assertThat(signIn.signIn("ana", "ana-password", HERE)).isInstanceOf(TooMany.class);
        }
    }

    @Nested
    class Too_many_attempts {

        @Test
        void for_a_code_from_one_address_are_not_looked_at_for_a_while() {
            for (int i = 0; i < Attempts.OF_CODE_MAX; i++) {
                assertThat(signIn.signIn("ana", "guess " + i, HERE)).isEqualTo(new Failed());
            }

            assertThat(signIn.signIn("Ana", "ana-password", HERE))
                    .isEqualTo(new TooMany(Attempts.STRETCH));
            assertThat(signIn.signIn("bea", "bea-password", HERE)).isInstanceOf(SignedIn.class);
            assertThat(signIn.signIn("ana", "ana-password", "10.0.0.2"))
                    .isInstanceOf(SignedIn.class);

            world.now = world.now.plus(Attempts.STRETCH);
            assertThat(signIn.signIn("ana", "ana-password", HERE)).isInstanceOf(SignedIn.class);
        }

        @Test
        void for_any_codes_from_one_address_are_counted_together() {
            var attempts = new Attempts(() -> world.now);
            for (int i = 0; i < Attempts.OF_ADDRESS_MAX; i++) {
                assertThat(attempts.take("code" + i, "2001:db8::" + i)).isEmpty();
            }

            assertThat(attempts.take("ana", "2001:db8:0:0:ffff::1")).contains(Attempts.STRETCH);
            assertThat(attempts.take("ana", "2001:db8:0:1::1")).isEmpty();
            assertThat(attempts.take("ana", "10.0.0.1")).isEmpty();
        }

        @Test
        void that_were_not_looked_at_do_not_lock_the_whole_house_out() {
            var attempts = new Attempts(() -> world.now);
            for (int i = 0; i < 1_000; i++) {
                attempts.take("ana", HERE);
            }

            assertThat(attempts.take("bea", HERE)).isEmpty();
        }
    }
}
