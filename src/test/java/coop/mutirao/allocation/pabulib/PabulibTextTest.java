package coop.mutirao.allocation.pabulib;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.Election;
import coop.mutirao.allocation.Lottery;
import coop.mutirao.allocation.Project;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PabulibTextTest {

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
                        new PabulibText.Vote("12", List.of("a", "b")),
                        new PabulibText.Vote("15", List.of()));

        String text = PabulibText.of(election, Lottery.of(List.of("b", "a")), votes, 2);

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
}
