package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.PATH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.cli.Cli;
import coop.mutirao.verify.bundle.Promised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Before the close a voter has the service's signed word, and with it she proves afterwards what
/// became of her ballot.
class PromisesTest {

    @TempDir Path folder;

    final RoundTown town = new RoundTown(6);
    String given = "";
    String replaced = "";
    String bundle = "";

    @BeforeEach
    void vote() {
        town.openBallot(RoundTown.plan());
        replaced = town.vote("m1", 1, 3).is(201).text();
        given = town.vote("m1", 2, 1).is(201).text();
        town.vote("m2", 1, 2).is(201);
        assertThat(town.as("m1").get(PATH + "/ballot").is(200).text()).isEqualTo(given);
        town.until("2026-06-08T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        bundle = town.as("m1").get(PATH + "/bundle").is(200).text();
    }

    @AfterEach
    void close() {
        town.close();
    }

    private String flaw(String bundle, String ballot) {
        return String.valueOf(Promised.flaw(bundle.getBytes(UTF_8), ballot.getBytes(UTF_8)));
    }

    @Test
    void a_promise_that_was_kept_is_found_kept() throws IOException {
        assertThat(flaw(bundle, given)).isEqualTo("null");
        assertThat(flaw(bundle, replaced)).as("and of the one before").isEqualTo("null");
        assertThat(command(bundle, given)).as("no policy vouches for it").isEqualTo(2);
    }

    @Test
    void a_ballot_that_was_left_out_is_proved_by_it() throws IOException {
        String mine = town.as("m1").get(PATH + "/ballot").is(200).body().get("salt").asString();
        byte[] salt = Base64.getDecoder().decode(mine);
        String hex = HexFormat.of().formatHex(salt);
        assertThat(bundle).contains(hex);
        String without = bundle.replace(hex, "00".repeat(32));

        assertThat(flaw(without, given)).startsWith("BROKEN: the service promised that the ballot");
        assertThat(command(without, given)).isEqualTo(1);
    }

    @Test
    void what_the_service_never_promised_proves_nothing() throws IOException {
        String sealed = "\"sealed\":\"";
        int at = given.indexOf(sealed) + sealed.length();
        String forged = given.substring(0, at) + "ab" + given.substring(at + 2);

        assertThat(flaw(bundle, forged)).contains("is not signed by the key of this round");
        assertThat(flaw(bundle, given.replace(RoundTown.ROUND.toString(), "another")))
                .isEqualTo("the voter's ballot is of another round");
        assertThatThrownBy(() -> flaw(bundle, "no ballot"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(command(bundle, "no ballot")).isEqualTo(1);
    }

    private int command(String bundle, String ballot) throws IOException {
        String round = Files.writeString(folder.resolve("round.json"), bundle).toString();
        String file = Files.writeString(folder.resolve("ballot.json"), ballot).toString();
        return Cli.run("verify", "bundle", round, "--ballot", file);
    }
}
