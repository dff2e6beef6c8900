package coop.mutirao.allocation.pabulib;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.Election;
import coop.mutirao.allocation.Lottery;
import coop.mutirao.allocation.Project;
import coop.mutirao.allocation.VotingRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PabulibTextTest {

    private static final Lottery LOTS = Lottery.of(List.of("b", "a"));

    @Test
    void is_read_as_it_was_written() throws IOException {
        var election =
                Election.of(
                        1_050,
                        Ballot.Type.APPROVAL,
                        List.of(new Project("b", 1_000), new Project("a", 7)),
                        List.of(
                                new Ballot.Approval(Set.of("a", "b")),
                                new Ballot.Approval(Set.of())));
        var votes =
                List.of(
                        new PabulibText.Vote("12", new TreeMap<>(Map.of("a", 1, "b", 1))),
                        new PabulibText.Vote("15", new TreeMap<>()));

        String text = PabulibText.of(election, rule("approval"), LOTS, votes, 2);

        assertThat(text)
                .contains("budget;10.50\n")
                .contains("b;10.00;1\n")
                .contains("a;0.07;2\n")
                .endsWith("12;a,b\n15;\n");
        var read = PabulibFile.read(new ByteArrayInputStream(text.getBytes(UTF_8)), 2);
        assertThat(read.decimals()).isEqualTo(2);
        assertThat(read.election().budget()).isEqualTo(1_050);
        assertThat(read.election().voters()).isEqualTo(2);
        assertThat(read.election().projects()).isEqualTo(election.projects());
    }

    @Test
    void points_and_groups_are_read_as_they_were_written() throws IOException {
        var election =
                Election.of(
                        1_000,
                        Ballot.Type.POINTS,
                        List.of(new Project("b", 600, Set.of("roof")), new Project("a", 7)),
                        List.of(new Ballot.Points(Map.of("a", 3, "b", 1))));
        var votes = List.of(new PabulibText.Vote("12", new TreeMap<>(Map.of("a", 3, "b", 1))));

        String text = PabulibText.of(election, rule("points"), LOTS, votes, 0);

        assertThat(text)
                .contains("vote_type;scoring\n")
                .contains("max_length;2\n")
                .contains("max_points;5\n")
                .contains("a;7;2;\n")
                .contains("b;600;1;roof\n")
                .endsWith("12;a,b;3,1\n");
        var read = PabulibFile.read(new ByteArrayInputStream(text.getBytes(UTF_8)), 0);
        assertThat(read.election().projects()).isEqualTo(election.projects());
        assertThat(read.election().type()).isEqualTo(Ballot.Type.POINTS);
    }

    @Test
    void the_increment_is_said_in_the_units_of_the_file() {
        var election =
                Election.of(1_050, Ballot.Type.APPROVAL, List.of(new Project("a", 7)), List.of());
        VotingRule rule =
                VotingRule.parse(
                        """
                        {"ballots":"approval","completion":"add1","exhaustiveStop":true,\
                        "id":"mes-cost/add1/1","increment":5,"minShare":"0/1",\
                        "minVotes":1,"roundingUnit":1,"start":"exact",\
                        "tieBreak":"lexico","utility":"cost"}\
                        """);

        String text = PabulibText.of(election, rule, LOTS, List.of(), 2);

        assertThat(text).contains("comment;Each run gives 0.05 more (increment)\n");
    }

    private static VotingRule rule(String ballots) {
        return VotingRule.parse(
                """
                {"ballots":"%s","choicesMax":2,"id":"greedy-votes/1","minShare":"0/1",\
                "minVotes":1%s,"tieBreak":"lexico"}\
                """
                        .formatted(ballots, ballots.equals("points") ? ",\"pointsMax\":5" : ""));
    }
}
