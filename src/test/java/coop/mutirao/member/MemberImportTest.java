package coop.mutirao.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import coop.mutirao.ledger.Money;
import coop.mutirao.member.MemberImport.Known;
import coop.mutirao.member.MemberImport.Mistake;
import coop.mutirao.member.MemberImport.Result.Refused;
import coop.mutirao.member.MemberImport.Result.Sound;
import coop.mutirao.testing.Property;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberImportTest {

    static final Known KNOWN =
            new Known(
                    Set.of("rede"),
                    Set.of("dita"),
                    new LimitsPolicy(Money.of(10_000), Money.of(20_000)));

    static MemberImport.Result check(String... lines) {
        String file = MemberImport.HEADER + "\n" + String.join("\n", lines) + "\n";
        return MemberImport.parse(file).check(KNOWN);
    }

    static List<Mistake> mistakes(String... lines) {
        return mistakesOf(check(lines));
    }

    static List<Mistake> mistakesOf(MemberImport.Result result) {
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).mistakes();
    }

    static void assertOnly(List<Mistake> mistakes, int line, String reason) {
        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.getFirst().line()).isEqualTo(line);
        assertThat(mistakes.getFirst().reason()).contains(reason);
    }

    @Nested
    class A_sound_file {

        @Test
        void takes_the_limits_of_the_policy_where_it_names_none() {
            var result =
                    check(
                            "ana,venture,Padaria da Ana,rede,500,600,-500",
                            "bea,person,\"Bea, \"\"a\"\" Horta\",REDE,,,500");

            assertThat(result).isInstanceOf(Sound.class);
            var sound = (Sound) result;
            assertThat(sound.openingTotal()).isEqualTo(Money.of(500));
            assertThat(sound.newcomers())
                    .extracting(
                            n -> n.member().name(),
                            n -> n.member().creditLimit(),
                            n -> n.member().maximumBalance(),
                            MemberImport.Newcomer::balance)
                    .containsExactly(
                            tuple("Padaria da Ana", Money.of(500), Money.of(600), Money.of(-500)),
                            tuple(
                                    "Bea, \"a\" Horta",
                                    Money.of(10_000),
                                    Money.of(20_000),
                                    Money.of(500)));
        }

        @Test
        void may_be_excels() {
            String file = "\uFEFF" + MemberImport.HEADER + "\r\nana,person,Ana,rede,,,0\r\n\r\n";

            assertThat(MemberImport.parse(file).check(KNOWN)).isInstanceOf(Sound.class);
        }

        @Test
        void may_lack_the_last_end_of_a_line() {
            String file = MemberImport.HEADER + "\nana,person,Ana,rede,,,0";

            assertThat(MemberImport.parse(file).check(KNOWN)).isInstanceOf(Sound.class);
        }

        @Test
        void reaches_the_limits_and_not_beyond() {
            assertThat(check("ana,person,Ana,rede,100,0,-100", "bea,person,Bea,rede,0,100,100"))
                    .isInstanceOf(Sound.class);

            assertThat(mistakes("ana,person,Ana,rede,99,0,-100", "bea,person,Bea,rede,0,99,100"))
                    .extracting(Mistake::line, Mistake::reason)
                    .containsExactly(
                            tuple(2, "The balance -100 is not within the limits, -99 to 0."),
                            tuple(3, "The balance 100 is not within the limits, 0 to 99."));
        }
    }

    @Nested
    class Every_mistake_is_named {

        @Test
        void and_those_of_the_whole_file_come_last() {
            assertThat(
                            mistakes(
                                    "-ana,robot,,bairro-sul,,,1",
                                    "bea,person,Bea,rede,,,1",
                                    "BEA,person,Bea,rede,,,1",
                                    "dita,person,Dita,rede,,,1"))
                    .extracting(Mistake::line)
                    .containsExactly(2, 2, 2, 2, 4, 5, 0);
        }

        @Test
        void a_sum_that_is_not_zero() {
            assertOnly(mistakes("ana,person,Ana,rede,,,100"), 0, "sum to 100;");
        }

        @Test
        void no_sum_while_a_figure_is_missing() {
            assertOnly(
                    mistakes("ana,person,Ana,rede,,,100", "bea,person,Bea,rede,,,-1oo"),
                    3,
                    "balance must be a whole number");
        }

        @Test
        void a_code_that_stands_twice_whatever_its_case() {
            assertOnly(
                    mistakes("ana,person,Ana,rede,,,0", "ANA,person,Ana,rede,,,0"),
                    3,
                    "The code ANA stands on line 2 already.");
        }

        @Test
        void a_code_that_somebody_has() {
            assertOnly(mistakes("Dita,person,Dita,rede,,,0"), 2, "belongs to somebody");
        }

        @Test
        void a_community_that_is_unknown() {
            assertOnly(mistakes("ana,person,Ana,bairro-sul,,,0"), 2, "bairro-sul");
        }

        @Test
        void the_line_of_a_record_after_a_blank_line() {
            assertOnly(mistakes("ana,person,Ana,rede,,,0", "", "bea,person,Bea,sul,,,0"), 4, "sul");
        }
    }

    @Nested
    class A_file_that_is_no_import {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "\n\n",
                    "name,code\nAna,ana\n",
                    "Code,kind,name,community,creditLimit,maximumBalance,balance\n",
                    "code;kind;name;community;creditLimit;maximumBalance;balance\n",
                    "PK\u0003\u0004\u0000",
                    "{\"members\": []}"
                })
        void is_refused_for_its_header(String file) {
            assertOnly(mistakesOf(MemberImport.parse(file).check(KNOWN)), 1, "header");
        }

        @Test
        void is_refused_without_members() {
            assertOnly(mistakesOf(MemberImport.parse(MemberImport.HEADER).check(KNOWN)), 0, "no");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ana,person,\"Ana,rede,,,0",
                    "ana,person,\"Ana\" Souza,rede,,,0",
                    "\"",
                    "\"\"\""
                })
        void is_refused_for_its_quotes(String line) {
            assertThat(mistakes(line))
                    .extracting(Mistake::reason)
                    .anyMatch(r -> r.contains("quot"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"ana", "ana,person,Ana,rede,,,0,", "ana,person,Ana,rede,,0", ",,"})
        void is_refused_for_its_columns(String line) {
            assertOnly(mistakes(line), 2, "columns; there must be 7");
        }
    }

    @Nested
    class A_hostile_text {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "A\u0000na",
                    "Ana\u001b[2J",
                    "\"Ana\nSouza\"",
                    "\"Ana\r\nSouza\"",
                    "A\tna",
                    "Ana\u007f",
                    "Ana\u0085",
                    "Ana\u2028",
                    "anA\u202e aeB",
                    "\u2066Ana",
                    "A\u200bna",
                    "Ana\u200d",
                    "An\u00ada",
                    "\ufeffAna",
                    "Ana\ufe0f",
                    "Ana\u3164",
                    "Ana\udb40\udc41",
                    "Ana\ud800",
                    "\udc00Ana",
                    "Ana\ufffd",
                    " ",
                    ""
                })
        void is_no_name(String name) {
            assertOnly(mistakes("ana,person," + name + ",rede,,,0"), 2, "name");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "-ana",
                    "ana souza",
                    "ana\u0000",
                    "ána",
                    "../ana",
                    "ana'--",
                    "import",
                    "IMPORT",
                    "system-opening",
                    "abcdefghijklmnopqrstuvwxyz0123456"
                })
        void is_no_code(String code) {
            assertOnly(mistakes(code + ",person,Ana,rede,,,0"), 2, "code");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Person", "person ", "robot", "person\u0000"})
        void is_no_kind(String kind) {
            assertOnly(mistakes("ana," + kind + ",Ana,rede,,,0"), 2, "kind");
        }

        @Test
        void is_not_repeated_in_a_reason() {
            assertThat(mistakes("a\u001b,k\u001b,n\u001b,c\u001b,1\u001b,2\u001b,3\u001b"))
                    .hasSize(7)
                    .noneMatch(m -> m.reason().contains("\u001b"));
        }

        @Test
        void of_hundred_characters_is_a_name_and_one_more_is_not() {
            String name = "\ud83c\udf3b".repeat(100);

            assertThat(check("ana,person," + name + ",rede,,,0")).isInstanceOf(Sound.class);
            assertOnly(mistakes("ana,person," + name + "a,rede,,,0"), 2, "more than 100");
        }

        @ParameterizedTest
        @ValueSource(strings = {"=1+1", "O'Neill; DROP TABLE member", "李娜", "علي", "Ana 🌻"})
        void may_still_be_a_name(String name) {
            assertThat(check("ana,person," + name + ",rede,,,0")).isInstanceOf(Sound.class);
        }
    }

    @Nested
    class A_figure {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "1.00",
                    "1e3",
                    "+1",
                    "01",
                    "-0",
                    "0x10",
                    "１",
                    "--1",
                    "1 000",
                    "1_000",
                    "NaN",
                    "9007199254740992",
                    "-9007199254740992",
                    "99999999999999999999999999"
                })
        void is_a_whole_number_in_range(String figure) {
            assertOnly(mistakes("ana,person,Ana,rede,,," + figure), 2, "balance must be a whole");
        }

        @ParameterizedTest
        @CsvSource({"-1", "1000000000000001", "9007199254740991"})
        void is_no_limit_beyond_its_range(String limit) {
            assertOnly(mistakes("ana,person,Ana,rede," + limit + ",,0"), 2, "creditLimit must be");
            assertOnly(mistakes("ana,person,Ana,rede,," + limit + ",0"), 2, "maximumBalance must");
        }

        @Test
        void may_be_the_largest_limit() {
            String most = "1000000000000000";

            assertThat(
                            check(
                                    "ana,person,Ana,rede,%s,0,-%s".formatted(most, most),
                                    "bea,person,Bea,rede,0,%s,%s".formatted(most, most)))
                    .isInstanceOf(Sound.class);
        }

        @Test
        void sums_to_no_more_than_an_amount_can_be() {
            var lines = new String[20];
            for (int i = 0; i < 10; i++) {
                lines[2 * i] =
                        "g%d,person,G,rede,1000000000000000,0,-1000000000000000".formatted(i);
                lines[2 * i + 1] =
                        "r%d,person,R,rede,0,1000000000000000,1000000000000000".formatted(i);
            }

            assertOnly(mistakes(lines), 0, "more than an amount can be");
        }
    }

    /// Whatever bytes come, they are read or refused, and never a fault of ours.
    @Test
    void takes_any_text() {
        Property.forAll(
                2_000,
                random -> {
                    var file = new StringBuilder(MemberImport.HEADER).append('\n');
                    String signs = "ab,,,,\"\"\n\n\r0-1\u0000é\ud800 person,rede";
                    for (int i = random.nextInt(80); i > 0; i--) {
                        file.append(signs.charAt(random.nextInt(signs.length())));
                    }
                    assertThat(MemberImport.parse(file.toString()).check(KNOWN)).isNotNull();
                });
    }
}
