package coop.mutirao.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

    static final List<String> ABOUT = List.of("ana-souza", "Ana Lúcia Souza", "Rede Mutirão");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "0987654321",
                "12345678901234567890",
                "password12",
                "Password2026",
                "P@ssw0rd2026!",
                "passwordpassword",
                "aaaaaaaaaa",
                "abababababab",
                "abcabcabcabc",
                "qwertyuiop",
                "qwertyuiop123",
                "asdfghjkl1",
                "1q2w3e4r5t",
                "abcdefghij",
                "minhasenha",
                "senha12345",
                "Contraseña1",
                "flamengo1981",
                "iloveyou 99",
                "ana-souza-2026",
                "AnaLuciaSouza",
                "souza souza souza",
                "redemutirao",
                "mutirao2026",
                "20262026202620",
                "..........",
                "senha senha senha"
            })
    void what_is_tried_first_is_common(String password) {
        assertThat(CommonPasswords.contains(password, ABOUT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rain on bricks",
                "four words in a row",
                "correct horse battery staple",
                "a boat on the lake",
                "chuva no telhado",
                "password of the sea",
                "amor dinheiro sorte",
                "8c2f9e1b7d",
                "48291730562",
                "!$%&/()=?+#<>",
                "夏の海辺で見た月の光",
                "🌧🏠🌳🚲🥖🎻🐟🌙⛵🧵"
            })
    void what_is_longer_to_guess_is_not_whatever_it_is_made_of(String password) {
        assertThat(CommonPasswords.contains(password, ABOUT)).isFalse();
    }

    @Test
    void what_is_known_of_one_member_is_not_of_another() {
        assertThat(CommonPasswords.contains("zacarias-oliveira", ABOUT)).isFalse();
        assertThat(CommonPasswords.contains("zacarias-oliveira", List.of("Zacarias Oliveira")))
                .isTrue();
    }

    @Test
    void the_longest_password_is_looked_at_in_no_time() {
        String longest = "ab1".repeat(33) + "xyz".repeat(33);
        long start = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            boolean _ = CommonPasswords.contains(longest, ABOUT);
        }
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }
}
