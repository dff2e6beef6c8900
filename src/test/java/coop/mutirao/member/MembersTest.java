package coop.mutirao.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.db.Database;
import coop.mutirao.ledger.Money;
import coop.mutirao.member.AdmissionResult.Admitted;
import coop.mutirao.member.AdmissionResult.AdmittedBefore;
import coop.mutirao.member.AdmissionResult.CodeTaken;
import coop.mutirao.member.AdmissionResult.UnknownCommunity;
import coop.mutirao.member.AdmissionResult.WeakPassword;
import coop.mutirao.officer.Second;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MembersTest {

    final World world = new World();

    @Nested
    class A_new_member {

        final NewMember cem =
                new NewMember("Cem", Member.Kind.PERSON, "Cem", "REDE", Money.of(5), null, null);

        @Test
        void is_a_person_if_she_shall_sign_in() {
            var venture =
                    new NewMember("horta", Member.Kind.VENTURE, "Horta", "REDE", null, null, null);

            assertThat(world.members.admit(venture, "rain on bricks", World.BY, Second.NOT_NEEDED))
                    .isEqualTo(new AdmissionResult.NoPerson());
            assertThat(world.members.admit(venture, null, World.BY, Second.NOT_NEEDED))
                    .isInstanceOf(Admitted.class);
        }

        @Test
        void reads_back_as_admitted() {
            var result = world.members.admit(cem, null, World.BY, Second.NOT_NEEDED);

            var member = ((Admitted) result).member();
            assertThat(world.members.find("CEM")).contains(member);
            assertThat(member.code()).isEqualTo("Cem");
            assertThat(member.community()).isEqualTo("rede");
            assertThat(member.joinedAt()).isEqualTo(world.now);
            assertThat(world.account("cem").creditLimit()).isEqualTo(Money.of(5));
            assertThat(world.account("cem").maximumBalance()).isEqualTo(Money.of(1_000_000));
            assertThat(world.account("cem").owner()).isEqualTo(member.id());
        }

        @Test
        void is_the_same_when_sent_again_and_another_is_refused() {
            var admitted =
                    (Admitted)
                            world.members.admit(
                                    cem, "a long password", World.BY, Second.NOT_NEEDED);
            long facts = world.facts();

            assertThat(world.members.admit(cem, "x", World.BY, Second.NOT_NEEDED))
                    .isEqualTo(new AdmittedBefore(admitted.member()));
            assertThat(
                            world.members.admit(
                                    world.person("cem", "Cem Costa", null),
                                    null,
                                    World.BY,
                                    Second.NOT_NEEDED))
                    .isEqualTo(new CodeTaken("Cem"));
            assertThat(world.facts()).isEqualTo(facts);
        }

        @Test
        void needs_a_community_that_there_is_and_a_password_that_is_long() {
            var elsewhere =
                    new NewMember("cem", Member.Kind.PERSON, "Cem", "sul", null, null, null);

            assertThat(world.members.admit(elsewhere, null, World.BY, Second.NOT_NEEDED))
                    .isEqualTo(new UnknownCommunity("sul"));
            assertThat(world.members.admit(cem, "123456789", World.BY, Second.NOT_NEEDED))
                    .isEqualTo(new WeakPassword(9));
            assertThat(world.members.admit(cem, "rain on br", World.BY, Second.NOT_NEEDED))
                    .isInstanceOf(Admitted.class);
        }

        @Test
        void has_a_name_in_the_log_only_as_a_commitment() {
            world.members.admit(
                    world.person("dita", "Dita Dias", null), null, World.BY, Second.NOT_NEEDED);

            assertThat(world.query("SELECT value FROM log_text WHERE label = 'name'"))
                    .contains("Dita Dias");
            assertThat(world.query("SELECT convert_from(leaf, 'UTF8') FROM log_leaf"))
                    .noneMatch(leaf -> leaf.contains("Dita") || leaf.contains("dita"))
                    .anyMatch(leaf -> leaf.contains("\"type\":\"account\""));
        }
    }

    @Test
    void the_directory_comes_in_pages_by_code() {
        world.members.admit(world.person("B-1", "B", null), null, World.BY, Second.NOT_NEEDED);
        var codes = new ArrayList<String>();
        String after = null;
        for (int i = 0; i < 4; i++) {
            Member next = world.members.list("rede", Member.Kind.PERSON, after, 1).getFirst();
            codes.add(next.code());
            after = next.code();
        }

        assertThat(world.members.list(null, null, after, 1)).isEmpty();
        assertThat(world.members.list(null, Member.Kind.VENTURE, null, 9)).isEmpty();
        assertThat(codes).containsExactlyInAnyOrder("ana", "B-1", "bea", "coord");
        assertThat(world.members.list(null, null, null, 9).stream().map(Member::code))
                .isEqualTo(codes.stream().toList());
    }

    @Test
    void ten_thousand_are_admitted_in_their_order() {
        List<NewMember> many =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> world.person("m" + i, "Member " + i, null))
                        .toList();

        var ids =
                world.database.inTransaction(
                        tx -> world.log.record(tx, f -> world.members.admit(tx, f, many)));

        for (int i : new int[] {0, 999, 1_000, 9_999}) {
            Member member = world.members.find("m" + i).orElseThrow();
            assertThat(member.name()).isEqualTo("Member " + i);
            assertThat(member.id()).isEqualTo(ids.get(i));
        }
    }

    @Nested
    class A_community {

        @Test
        void is_added_once_below_one_that_there_is() {
            var added = new Community(2, "norte", "Norte", "rede");
            var by = new Communities.By("service", "Circle of 3 May");

            assertThat(world.communities.add("norte", "Norte", "REDE", by))
                    .isEqualTo(new Communities.Result.Added(added));
            assertThat(world.communities.add("Norte", "Norte", "rede", by))
                    .isEqualTo(new Communities.Result.AddedBefore(added));
            assertThat(world.communities.add("Norte", "N", "rede", by))
                    .isEqualTo(new Communities.Result.CodeTaken("norte"));
            assertThat(world.communities.add("rua", "Rua", "sul", by))
                    .isEqualTo(new Communities.Result.UnknownParent("sul"));
            assertThat(world.communities.add("outra", "Outra", null, by))
                    .isEqualTo(new Communities.Result.SecondRoot("rede"));
        }
    }

    @Nested
    class An_import {

        @Test
        void is_refused_as_a_whole_and_nothing_is_written() {
            long facts = world.facts();
            var before = world.members.list(null, null, null, 100);

            var result =
                    world.members.importCsv(
                            MemberImport.HEADER
                                    + "\ncem,person,Cem,rede,,,-100"
                                    + "\nANA,person,Ana,rede,,,100\n",
                            World.BY,
                            Second.NOT_NEEDED);

            assertThat(((Members.ImportResult.Refused) result).mistakes())
                    .extracting(MemberImport.Mistake::line)
                    .containsExactly(3);
            assertThat(world.facts()).isEqualTo(facts);
            assertThat(world.members.list(null, null, null, 100)).isEqualTo(before);
            assertThat(world.query("SELECT code FROM account WHERE kind = 'system'")).isEmpty();
        }

        @Test
        void of_few_is_one_transfer() {
            var result =
                    world.members.importCsv(
                            MemberImport.HEADER
                                    + "\ncem,person,Cem,rede,,,-100"
                                    + "\ndita,person,Dita,rede,,,100"
                                    + "\nelis,person,Elis,rede,,,0\n",
                            World.BY,
                            Second.NOT_NEEDED);

            assertThat(result).isEqualTo(new Members.ImportResult.Imported(3, Money.of(100)));
            assertThat(world.account("cem").balance()).isEqualTo(Money.of(-100));
            assertThat(world.account("elis").version()).isZero();
            assertThat(world.query("SELECT kind || amount FROM transfer"))
                    .containsExactly("opening100");
            assertThat(world.query("SELECT code FROM account WHERE kind = 'system'")).isEmpty();
        }

        @Test
        void without_balances_is_no_transfer() {
            world.members.importCsv(
                    MemberImport.HEADER + "\ncem,person,Cem,rede,,,0\n",
                    World.BY,
                    Second.NOT_NEEDED);

            assertThat(world.query("SELECT 1 FROM transfer")).isEmpty();
            assertThat(world.members.find("cem")).isPresent();
        }

        @Test
        void of_1200_is_several_transfers_that_leave_nothing_over() {
            var csv = new StringBuilder(MemberImport.HEADER).append('\n');
            for (int i = 0; i < 600; i++) {
                csv.append("give%d,person,G,rede,,,-%d%n".formatted(i, i + 1));
            }
            for (int i = 0; i < 600; i++) {
                csv.append("take%d,venture,T,rede,,,%d%n".formatted(i, i + 1));
            }

            var result = world.members.importCsv(csv.toString(), World.BY, Second.NOT_NEEDED);

            assertThat(result)
                    .isEqualTo(new Members.ImportResult.Imported(1_200, Money.of(180_300)));
            assertThat(world.account("give599").balance()).isEqualTo(Money.of(-600));
            assertThat(world.account("take0").balance()).isEqualTo(Money.of(1));
            assertThat(world.account("system-opening").balance()).isEqualTo(Money.ZERO);
            assertThat(world.query("SELECT kind FROM transfer"))
                    .containsExactly("opening", "opening", "opening");
            assertThat(world.query("SELECT sum(balance) FROM account")).containsExactly("0");
            assertThat(
                            world.query(
                                    "SELECT count(*) FROM account WHERE kind = 'member' AND balance"
                                            + " <> (SELECT sum(amount) FROM entry e"
                                            + " WHERE e.account_id = account.account_id)"))
                    .containsExactly("0");
        }
    }

    @Nested
    class The_database_refuses {

        @Test
        void a_code_that_stands_there_in_other_letters() {
            assertRefused("account_by_code", world.person("ANA", "Another Ana", null));
        }

        void assertRefused(String constraint, NewMember member) {
            assertThatThrownBy(() ->
                            world.database.inTransaction(tx ->
                                    world.log.record(
                                            tx,
                                            facts ->
                                                    world.members.admit(
                                                            tx, facts, List.of(member)))))
                    .isInstanceOfSatisfying(
                            DataAccessException.class,
                            e -> assertThat(Database.violatedConstraint(e)).isEqualTo(constraint));
        }

        @Test
        void a_role_that_there_is_not() {
            assertRefuses(
                    "role_grant_role_check",
                    "INSERT INTO role_grant VALUES (1, 'king', 'None', now(),"
                            + " now() + interval '1 day')");
        }

        @Test
        void a_password_that_is_not_hashed() {
            assertRefuses(
                    "credential_password_hash_check",
                    "UPDATE credential SET password_hash = 'ana-password'");
        }

        @Test
        void a_token_that_is_not_hashed() {
            assertRefuses(
                    "session_token_hash_check",
                    "INSERT INTO session VALUES ('token', gen_random_uuid(), 1, 'password',"
                            + " null, now(), now(), now(), now())");
        }

        @Test
        void a_second_root() {
            assertRefuses(
                    "community_one_root",
                    "INSERT INTO community (code, name) VALUES ('outra', 'Outra')");
        }

        @Test
        void an_opening_that_does_not_sum_to_zero() {
            assertRefuses(
                    "entries_sum_to_zero",
                    "WITH t AS (INSERT INTO transfer SELECT size, gen_random_uuid(), 'opening',"
                            + " NULL, NULL, 5, now(), now() FROM log_head RETURNING log_index)"
                            + " INSERT INTO entry SELECT log_index, 5, 5, 1, 1, 0 FROM t");
        }

        @Test
        void a_balance_from_the_service() {
            assertThatThrownBy(() -> world.query("UPDATE account SET balance = 5 RETURNING 1"))
                    .hasMessageContaining("permission denied");
        }

        void assertRefuses(String constraint, String sql) {
            assertThatThrownBy(() -> world.database.transact(tx -> tx.sql().execute(sql)))
                    .isInstanceOfSatisfying(
                            DataAccessException.class,
                            e -> assertThat(Database.violatedConstraint(e)).isEqualTo(constraint));
        }
    }
}
