package coop.mutirao.crypto;

import static coop.mutirao.crypto.Passwords.Cost.OWASP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    static final byte[] SALT = "sixteen bytes of".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @Test
    void a_password_matches_its_own_hash_and_no_other() {
        String stored = Passwords.hash(OWASP, "quatro palavras à toa", SALT);

        assertThat(Passwords.matches("quatro palavras à toa", stored)).isTrue();
        assertThat(Passwords.matches("quatro palavras a toa", stored)).isFalse();
        assertThat(Passwords.matches("", stored)).isFalse();
    }

    @Test
    void the_text_names_its_own_parameters() {
        assertThat(Passwords.hash(OWASP, "four words in a row", SALT))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlcyBvZg$")
                .hasSize(97);
    }

    @Test
    void another_salt_makes_another_hash() {
        byte[] other = SALT.clone();
        other[0]++;

        assertThat(Passwords.hash(OWASP, "four words in a row", SALT))
                .isEqualTo(Passwords.hash(OWASP, "four words in a row", SALT))
                .isNotEqualTo(Passwords.hash(OWASP, "four words in a row", other));
    }

    @Test
    void a_hash_of_nobody_is_like_any_other_and_no_password_matches_it() {
        String stored = Passwords.ofNobody(OWASP, SALT, new byte[32]);

        assertThat(stored).hasSize(97);
        assertThat(Passwords.isCurrent(OWASP, stored)).isTrue();
        assertThat(Passwords.matches("", stored)).isFalse();
        assertThat(Passwords.matches("four words in a row", stored)).isFalse();
    }

    /// Made by the reference program, `echo -n password | argon2 somesalt -id -t 2 -k 256 -p 1`
    /// (phc-winner-argon2, test.c): hashes of other parameters stay good when ours change.
    @Test
    void a_hash_of_the_reference_program_matches() {
        String stored =
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ"
                        + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

        assertThat(Passwords.matches("password", stored)).isTrue();
        assertThat(Passwords.matches("passwort", stored)).isFalse();
    }

    @Test
    void what_is_not_of_this_form_is_not_taken_for_a_hash() {
        for (String text :
                new String[] {"", "password", "$argon2i$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA"}) {
            assertThatThrownBy(() -> Passwords.matches("password", text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
