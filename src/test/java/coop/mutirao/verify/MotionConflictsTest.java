package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator who counts the votes of those who could only abstain.
class MotionConflictsTest {

    @TempDir Path folder;

    // It is about m2's account: m3 names its delegates, m1 only pays for it.
    private void voteAboutM2(SmallMotion of, String kind, String vote) {
        of.ledger.leaf("delegate", delegate("m3", "yes", "yes"));
        of.ledger.leaf("delegate", delegate("m1", "yes", "no"));
        of.submit(Map.of("kind", kind, "account", "m2", "credit", "9"));
        // What is given or ended later is nobody's part.
        of.ledger.leaf("delegate", delegate("m3", "no", "yes"));
        of.ledger.leaf("delegate", delegate("m0", "yes", "yes"));
        of.step("second", Map.of("account", "m1"));
        of.announce(61, 61);
        of.open("4");
        for (String voter : List.of("m0", "m1")) {
            of.vote(voter, 1, "yes");
        }
        of.vote("m2", 1, vote);
        of.vote("m3", 1, vote);
        of.close();
    }

    private static Map<String, Object> delegate(String who, String given, String manages) {
        return Map.of(
                "account",
                "m2",
                "delegate",
                who,
                "given",
                given,
                "manages",
                manages,
                "actor",
                "m2");
    }

    private List<String> conflicts(SmallMotion of, String name) {
        return of.ledger.verify(folder.resolve(name)).findings().stream()
                .filter(f -> f.contains("CONFLICT"))
                .toList();
    }

    @Test
    void yes_or_no_of_who_has_a_part_and_could_only_abstain() {
        var abstain = new SmallMotion("abstain");
        voteAboutM2(abstain, "limit", "no");

        assertThat(conflicts(abstain, "limit"))
                .hasSize(2)
                .anyMatch(f -> f.contains("of m2, who has a part"))
                .anyMatch(f -> f.contains("of m3, who has a part"));

        var mandate = new SmallMotion("abstain");
        voteAboutM2(mandate, "mandate", "yes");
        assertThat(conflicts(mandate, "mandate"))
                .singleElement()
                .asString()
                .contains("of m2, who has a part");
    }

    @Test
    void who_has_a_part_abstains_or_votes_where_it_is_only_shown() {
        var abstain = new SmallMotion("abstain");
        voteAboutM2(abstain, "limit", "abstain");
        assertThat(conflicts(abstain, "abstain")).isEmpty();

        var shown = new SmallMotion();
        voteAboutM2(shown, "limit", "yes");
        assertThat(conflicts(shown, "shown")).isEmpty();
    }
}
