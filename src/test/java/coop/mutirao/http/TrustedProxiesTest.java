package coop.mutirao.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    static final TrustedProxies PROXIES =
            TrustedProxies.parse("127.0.0.1, 10.0.0.0/8,2001:db8:1::/48, ::1");

    /// Who has the connection, what the headers say (`|` between them), and who it is.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "203.0.113.9 ; ''                                   ; 203.0.113.9",
                "203.0.113.9 ; 198.51.100.1                         ; 203.0.113.9",
                "203.0.113.9 ; 198.51.100.1, 10.0.0.1               ; 203.0.113.9",
                "127.0.0.1   ; ''                                   ; 127.0.0.1",
                "127.0.0.1   ; 203.0.113.9                          ; 203.0.113.9",
                "127.0.0.1   ; 198.51.100.1, 203.0.113.9            ; 203.0.113.9",
                "127.0.0.1   ; 198.51.100.1 | 203.0.113.9           ; 203.0.113.9",
                "127.0.0.1   ; 198.51.100.1, 203.0.113.9, 10.1.2.3  ; 203.0.113.9",
                "127.0.0.1   ; 10.9.9.9, 203.0.113.9, 10.1.2.3      ; 203.0.113.9",
                "127.0.0.1   ; 10.1.2.4, 10.1.2.3                   ; 10.1.2.4",
                "127.0.0.1   ; 203.0.113.9:4711                     ; 203.0.113.9",
                "127.0.0.1   ; 203.0.113.9, rubbish                 ; 127.0.0.1",
                "127.0.0.1   ; 203.0.113.9, rubbish, 10.1.2.3       ; 10.1.2.3",
                "127.0.0.1   ; unknown                              ; 127.0.0.1",
                "127.0.0.1   ; _hidden                              ; 127.0.0.1",
                "127.0.0.1   ; 203.0.113.9,                         ; 127.0.0.1",
                "127.0.0.1   ; ,,,                                  ; 127.0.0.1",
                "127.0.0.1   ; 203.0.113.300                        ; 127.0.0.1",
                "127.0.0.1   ; 1234                                 ; 127.0.0.1",
                "127.0.0.1   ; example.org                          ; 127.0.0.1",
                "::1         ; 2001:db8:2::7                        ; 2001:db8:2:0:0:0:0:7",
                "[::1]       ; [2001:db8:2::7]:443, 2001:db8:1::5   ; 2001:db8:2:0:0:0:0:7",
                "::ffff:10.0.0.1 ; 203.0.113.9                      ; 203.0.113.9",
                "127.0.0.1   ; ::ffff:203.0.113.9                   ; 203.0.113.9",
            })
    void the_client_is_the_first_from_the_right_that_is_no_proxy(
            String peer, String headers, String client) {
        List<String> lines =
                headers.isEmpty() ? List.of() : Arrays.asList(headers.split("\\|", -1));

        assertThat(PROXIES.client(peer, lines)).isEqualTo(client);
    }

    @Test
    void without_proxies_no_header_counts() {
        assertThat(TrustedProxies.NONE.client("127.0.0.1", List.of("203.0.113.9")))
                .isEqualTo("127.0.0.1");
        assertThat(TrustedProxies.parse(" ").client("10.0.0.1", List.of("203.0.113.9")))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void a_long_header_costs_little() {
        String long64k = "10.0.0.1,".repeat(7_000) + "203.0.113.9";

        assertThat(PROXIES.client("127.0.0.1", List.of(long64k))).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example.org",
                "localhost",
                "10.0.0.0/33",
                "10.0.0.1/8",
                "10.0.0",
                "10.0.0.1-9",
                "10.0.0.0/8/8",
                "10.0.0.0/",
                "*",
                "127.0.0.1,10.0.0.0/99",
                "2001:db8::/129"
            })
    void what_is_no_address_and_no_block_is_refused(String text) {
        assertThatThrownBy(() -> TrustedProxies.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no address and no block");
    }
}
