package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator who holds the log's key, and counts or does what no assembly decided.
class MotionsTest {

    @TempDir Path folder;

    private final SmallMotion motion = new SmallMotion();

    private List<String> findings() {
        return motion.ledger.verify(folder).findings();
    }

    private void assertFound(String what) {
        assertThat(findings()).anySatisfy(f -> assertThat(f).contains(what));
    }

    @Test
    void a_motion_that_is_accepted_and_done() {
        motion.accept(SmallMotion.policy());
        long at = motion.act(SmallMotion.VALUE);
        motion.step("executed", Map.of("act", Long.toString(at)));

        assertThat(findings()).isEmpty();
    }

    @Test
    void votes_that_are_counted_otherwise() {
        motion.begin(SmallMotion.policy());
        motion.vote("m0", 1, "no");
        motion.vote("m1", 1, "yes");
        motion.close();
        motion.count("accepted", 2, 0, 0);

        assertFound("it says 2 yes, 0 no and 0 abstain, and the votes give 1, 1 and 0");
        assertFound("it is said to be accepted, and is rejected by its standing orders");
    }

    @Test
    void a_vote_that_is_dropped() {
        motion.begin(SmallMotion.policy());
        motion.vote("m0", 1, "yes");
        motion.vote("m1", 1, "yes");
        motion.vote("m2", 1, "no");
        motion.cast.removeLast();
        motion.close();
        motion.count("accepted", 2, 0, 0);

        assertFound("DROPPED: the vote of leaf %d is not counted".formatted(motion.index));
    }

    @Test
    void a_vote_that_is_opened_as_another() {
        motion.begin(SmallMotion.policy());
        motion.vote("m0", 1, "yes");
        motion.vote("m1", 1, "no");
        motion.cast.getLast().put("vote", "yes");
        motion.close();
        motion.count("accepted", 2, 0, 0);

        assertFound("FORGED: leaf %d commits to another vote".formatted(motion.index));
    }

    @Test
    void a_vote_of_one_who_cannot_or_opened_twice() {
        motion.begin(SmallMotion.policy());
        motion.vote("m4", 1, "yes");
        motion.vote("m1", 1, "yes");
        motion.cast.add(motion.cast.getLast());
        motion.close();
        motion.count("accepted", 2, 0, 0);

        assertFound("is of m4, who could not vote");
        assertFound("or was opened before");
    }

    @Test
    void a_vote_that_its_key_did_not_sign() {
        motion.begin(SmallMotion.policy());
        motion.vote("m0", 1, "yes");
        motion.vote("m1", 1, "yes");
        motion.cast.getLast().put("key", "none");
        motion.cast.getLast().put("sig", "AAAA");
        motion.close();
        motion.count("accepted", 2, 0, 0);

        assertFound("is not signed by its voter");
    }

    @Test
    void an_earlier_vote_counted_for_the_last() {
        motion.begin(SmallMotion.policy());
        motion.vote("m0", 2, "no");
        motion.vote("m0", 1, "yes");
        motion.vote("m1", 1, "yes");
        motion.close();
        motion.count("accepted", 2, 0, 0);

        assertFound("the votes give 1, 1 and 0");
    }

    @Test
    void votes_opened_or_counted_while_members_vote() {
        motion.begin(SmallMotion.policy());
        motion.open();
        motion.count("accepted", 0, 0, 0);

        assertFound("EARLY: votes are opened while members vote");
        assertFound("when members can still vote");
    }

    @Test
    void a_vote_without_a_signature_of_one_who_has_a_key() {
        motion.ledger.key("m0", "k9", 50);
        motion.begin(SmallMotion.policy());
        motion.vote("m0", 1, "yes");
        motion.vote("m1", 1, "yes");
        motion.close();
        motion.count("accepted", 2, 0, 0);

        assertFound("is not signed by m0, who has a key");
        assertThat(findings()).noneMatch(f -> f.contains("by m1"));
    }

    @Test
    void a_vote_in_the_log_while_members_vote() {
        motion.begin(SmallMotion.policy());
        motion.ledger.leaf("vote-sealed", Map.of("sealed", "x"));

        assertFound("EARLY: a vote before the close tells how many voted");
    }

    @Test
    void less_notice_time_or_seconds_than_the_standing_orders_ask_for() {
        motion.submit(SmallMotion.policy());
        motion.announce(59, 61);

        assertFound("0 second it, and standingOrders/1 asks for 1");
        assertFound("members have less notice, or time to vote");
    }

    @Test
    void seconds_of_the_author_and_twice() {
        motion.submit(SmallMotion.policy());
        motion.step("second", Map.of("account", "m0"));
        motion.step("second", Map.of("account", "m1"));
        motion.step("second", Map.of("account", "m1"));

        assertThat(findings())
                .filteredOn(f -> f.contains("seconds her own, or once more"))
                .hasSize(2);
    }

    @Test
    void more_voters_than_are_named_and_an_early_opening() {
        motion.submit(SmallMotion.policy());
        motion.step("second", Map.of("account", "m1"));
        motion.announce(120, 61);
        motion.open("5");

        assertFound("5 can vote, and 4 are named");
        assertFound("and was announced from");
    }

    @Test
    void by_orders_that_were_not_in_force() {
        motion.submit(SmallMotion.policy());
        motion.step(
                "announced",
                Map.of(
                        "orders", "2",
                        "opens", motion.later(Duration.ofHours(2)),
                        "closes", motion.later(Duration.ofHours(4))));

        assertFound("it is announced by standingOrders/2, and standingOrders/1 was in force");
    }

    @Test
    void something_else_is_done_than_what_was_decided() {
        motion.accept(SmallMotion.policy());
        long at = motion.act("{\"creditLimit\":8}");
        motion.step("executed", Map.of("act", Long.toString(at)));

        assertFound("UNDECIDED: the motion " + SmallMotion.MOTION + " says something else");
    }

    @Test
    void done_twice() {
        motion.accept(SmallMotion.policy());
        long at = motion.act(SmallMotion.VALUE);
        motion.step("executed", Map.of("act", Long.toString(at)));
        motion.act(SmallMotion.VALUE);

        assertFound("was not accepted, is not due, or was done before");
    }

    @Test
    void done_before_its_time_or_of_a_motion_that_was_rejected() {
        motion.begin(SmallMotion.policy());
        motion.vote("m0", 1, "no");
        motion.vote("m1", 1, "no");
        motion.close();
        motion.count("rejected", 0, 2, 0);
        motion.act(SmallMotion.VALUE);

        assertFound("was not accepted, is not due, or was done before");
    }

    @Test
    void done_and_said_to_have_failed_or_not_said_at_all() {
        motion.accept(SmallMotion.policy());
        long at = motion.act(SmallMotion.VALUE);

        assertFound("leaf %d did it, and it is accepted".formatted(at));

        motion.step("failed", Map.of("reason", "version-taken"));
        assertThat(motion.ledger.verify(folder.resolve("again")).findings())
                .anySatisfy(f -> assertThat(f).contains("it is said to have failed"));
    }

    @Test
    void said_to_be_done_and_not_done() {
        motion.accept(SmallMotion.policy());
        motion.step("executed", Map.of("act", "5"));

        assertFound("it is said to be done by leaf 5, and leaf -1 did it");
    }

    @Test
    void the_assembly_without_a_motion_and_a_motion_without_the_assembly() {
        motion.ledger.leaf(
                "limit",
                Map.of(
                        "account",
                        "m1",
                        "limit",
                        Map.of(SmallLedger.UNIT, "9"),
                        "actor",
                        "assembly"));
        motion.ledger.leaf(
                "admin",
                Map.of(
                        "account", "m1",
                        "role", "treasurer",
                        "granted", "yes",
                        "until", motion.later(Duration.ofDays(1)),
                        "actor", "m0",
                        "motion", "00000000-0000-7000-8000-000000000002"));
        motion.ledger.policy("standingOrders", "2", "{}", 1);

        assertThat(findings())
                .filteredOn(f -> f.contains("the assembly acts and names no motion"))
                .hasSize(2);
        assertFound("its standing orders are an assembly's");
    }

    @Test
    void a_limit_that_changes_more_than_was_decided() {
        motion.accept(Map.of("kind", "limit", "account", "m1", "credit", "9"));
        motion.ledger.leaf(
                "limit",
                Map.of(
                        "account",
                        "m1",
                        "limit",
                        Map.of(SmallLedger.UNIT, "9"),
                        "reserved",
                        Map.of(SmallLedger.UNIT, "5"),
                        "closed",
                        "no",
                        "actor",
                        "assembly",
                        "motion",
                        SmallMotion.MOTION));

        assertFound("says something else");
    }

    @Test
    void who_is_admitted_gets_what_new_members_get_and_no_more() {
        motion.ledger.policy("limits", "1", "{\"creditLimit\":7,\"maximumBalance\":9}", 1);
        motion.accept(Map.of("kind", "admission", "newcomer", "0".repeat(64)));
        long at = motion.admit("7", "9");
        motion.step("executed", Map.of("act", Long.toString(at)));

        assertThat(findings()).isEmpty();
    }

    @Test
    void who_is_admitted_with_more_credit_or_by_no_motion() {
        motion.ledger.policy("limits", "1", "{\"creditLimit\":7,\"maximumBalance\":9}", 1);
        motion.accept(Map.of("kind", "admission", "newcomer", "0".repeat(64)));
        motion.admit("8", "9");
        motion.admit("7", "9");

        assertFound("says something else");
        assertFound("was not accepted, is not due, or was done before");
    }

    @Test
    void what_was_verified_before_is_taken_up_again() {
        motion.accept(SmallMotion.policy());
        long at = motion.act(SmallMotion.VALUE);
        motion.ledger.checkpoint();
        assertThat(at).isPositive();
        motion.step("executed", Map.of("act", Long.toString(at)));

        assertThat(findings()).isEmpty();
    }

    @Test
    void a_motion_that_skips_a_step() {
        motion.submit(SmallMotion.policy());
        motion.count("accepted", 0, 0, 0);

        assertFound("a motion goes from submitted to accepted");
    }

    private void exclude() {
        motion.accept(Map.of("kind", "exclusion", "account", "m2"));
        long at = motion.exit("0", "0", "no", "assembly");
        motion.step("executed", Map.of("act", Long.toString(at)));
    }

    @Test
    void who_is_excluded_settles_and_the_service_closes_it() {
        exclude();
        motion.exit("0", "0", "yes", "service");

        assertThat(findings()).isEmpty();
    }

    @Test
    void who_is_excluded_with_credit_or_by_nobody() {
        motion.accept(Map.of("kind", "exclusion", "account", "m2"));
        motion.exit("1", "0", "no", "assembly");

        assertFound("says something else");
    }

    @Test
    void an_account_that_leaves_by_the_service_alone() {
        motion.exit("0", "0", "no", "service");

        assertFound("otherwise than a motion decided");
    }

    @Test
    void who_is_excluded_is_opened_again_or_gets_credit() {
        exclude();
        motion.exit("0", "0", "yes", "service");
        motion.ledger.leaf(
                "limit",
                Map.of(
                        "account", "m2",
                        "limit", Map.of(SmallLedger.UNIT, "0"),
                        "closed", "no",
                        "actor", "m0"));
        motion.exit("7", "0", "no", "service");

        assertFound("can do more than settle by this");
        assertFound("otherwise than a motion decided");
    }
}
