package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.PATH;
import static coop.mutirao.assembly.RoundTown.project;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.allocation.pabulib.PabulibFile;
import coop.mutirao.cli.Cli;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.LogProof;
import coop.mutirao.verify.bundle.BundleVerification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BundleTest {

    @TempDir Path folder;

    final RoundTown town = new RoundTown(6);

    @AfterEach
    void close() {
        town.close();
    }

    private String bundle(Map<String, Object> plan) {
        town.openBallot(plan);
        for (int i = 1; i <= 5; i++) {
            town.vote("m" + i, 1, 3).is(201);
            town.vote("m" + i, 2, 1, 2).is(201);
        }
        town.vote("m6", 1).is(201);
        town.until("2026-06-08T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        town.app.keepLog(folder);
        return town.as("m1").get(PATH + "/bundle").is(200).text();
    }

    @Test
    void is_counted_again_to_the_same_and_any_flipped_byte_is_found() throws IOException {
        byte[] bundle = bundle(RoundTown.plan()).getBytes(UTF_8);
        LogPolicy policy = LogPolicy.parse(town.app.app.proofs.policy());

        var result = BundleVerification.verify(bundle, policy);

        assertThat(result.findings()).isEmpty();
        assertThat(result.isProved()).isTrue();
        assertThat(result.voted()).isEqualTo(6);
        assertThat(result.selected())
                .containsExactlyInAnyOrder(project(1).toString(), project(2).toString());
        var pb = town.as("m1").get(PATH + "/bundle").body().get("pb").asString();
        var file = PabulibFile.read(new ByteArrayInputStream(pb.getBytes(UTF_8)), 2);
        assertThat(file.election().voters()).isEqualTo(6);
        assertThat(file.election().budget()).isEqualTo(1_000);
        List<Integer> unseen = new ArrayList<>();
        for (int i = 0; i < bundle.length; i += 7) {
            byte[] flipped = bundle.clone();
            flipped[i] ^= 1;
            if (!isFound(flipped, policy)) {
                unseen.add(i);
            }
        }
        assertThat(unseen).isEmpty();
        assertCommand(bundle);
    }

    // By its exit codes.
    private void assertCommand(byte[] bundle) throws IOException {
        String file = Files.write(folder.resolve("round.json"), bundle).toString();
        String policy =
                Files.writeString(folder.resolve("policy"), town.app.app.proofs.policy())
                        .toString();
        assertThat(Cli.run("verify", "bundle", file)).isEqualTo(2);
        assertThat(Cli.run("verify", "bundle", file, "--policy", policy)).isZero();
        // Nowhere in any part does a flip pass as right, with the policy or without.
        String text = new String(bundle, UTF_8);
        for (String part : town.as("m1").get(PATH + "/bundle").body().propertyNames()) {
            for (int more : List.of(1, part.length() + 8, part.length() + 40)) {
                byte[] flipped = bundle.clone();
                flipped[text.indexOf("\"" + part + "\":") + more] ^= 1;
                Files.write(Path.of(file), flipped);
                assertThat(Cli.run("verify", "bundle", file)).as(part).isNotZero();
                assertThat(Cli.run("verify", "bundle", file, "--policy", policy))
                        .as(part)
                        .isNotZero();
            }
        }
        bundle[bundle.length / 2] ^= 1;
        Files.write(Path.of(file), bundle);
        assertThat(Cli.run("verify", "bundle", file)).isNotZero();
        assertThat(Cli.run("verify", "bundle", folder.resolve("none").toString())).isEqualTo(2);
    }

    private static boolean isFound(byte[] bundle, LogPolicy policy) {
        try {
            return !BundleVerification.verify(bundle, policy).isSound();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return true;
        }
    }

    @Test
    void the_receipt_of_ones_own_ballot_proves_it_without_the_service() throws IOException {
        town.openBallot(RoundTown.plan());
        town.as("m1").get(PATH + "/ballot/receipt").isProblem(404, "not-found");
        town.vote("m1", 1, 3).is(201);
        JsonNode ballot = town.vote("m1", 2, 1).is(201).body();
        assertThat(town.as("m1").get(PATH + "/ballot/receipt").isProblem(404, "not-found").text())
                .contains("at the close");
        town.until("2026-06-08T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        assertThat(town.as("m1").get(PATH + "/ballot/receipt").isProblem(404, "not-found").text())
                .contains("no final checkpoint");
        town.app.keepLog(folder);
        JsonNode sealed = town.as("m1").get(PATH + "/ballot").is(200).body();
        assertThat(sealed.get("sealed")).isEqualTo(ballot.get("sealed"));

        String receipt = town.as("m1").get(PATH + "/ballot/receipt").is(200).text();

        LogProof proof = LogProof.parse(receipt.getBytes(UTF_8));
        assertThat(proof.index()).isEqualTo(sealed.at("/log/index").asLong());
        byte[] leaf = Objects.requireNonNull(proof.extra());
        proof.verify(leaf, LogPolicy.parse(town.app.app.proofs.policy()));
        assertThat(new String(leaf, UTF_8))
                .contains("\"sealed\":\"" + ballot.get("sealed").asString() + "\"")
                .doesNotContain(project(1).toString());
        town.as("m2").get(PATH + "/ballot/receipt").isProblem(404, "not-found");
        String file = Files.writeString(folder.resolve("r.tlog-proof"), receipt).toString();
        String policy =
                Files.writeString(folder.resolve("policy"), town.app.app.proofs.policy())
                        .toString();
        assertThat(Cli.run("verify", "receipt", file, "--policy", policy)).isZero();
    }

    @Test
    void of_a_missed_quorum_shows_that_it_was_missed() {
        var plan = RoundTown.plan();
        plan.put("quorum", Map.of("part", 7, "whole", 10));
        byte[] bundle = bundle(plan).getBytes(UTF_8);

        var result = BundleVerification.verify(bundle, null);

        assertThat(result.findings()).isEmpty();
        assertThat(result.isProved()).isFalse();
        assertThat(result.selected()).isEmpty();
    }
}
