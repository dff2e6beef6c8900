package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.Tile;
import coop.mutirao.verify.Findings.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A verification says "ok" of nothing that it has not looked at, and "wrong" of nothing that is
/// only newer than what it has.
class WhatCannotBeToldTest extends Attacks {

    /// The same log as a service shows it.
    private record Service(PackFolder pack) implements Source {

        @Override
        public byte[] checkpoint() {
            return pack.checkpoint();
        }

        @Override
        public Map<String, byte[]> checkpoints() {
            return Map.of();
        }

        @Override
        public byte @Nullable [] tile(Tile tile) {
            return pack.tile(tile);
        }

        @Override
        public @Nullable Lines evidence() {
            return null;
        }

        @Override
        public @Nullable Lines openings() {
            return null;
        }

        @Override
        public String policy() {
            return pack.policy();
        }
    }

    private static LogPolicy policy() {
        return LogPolicy.parse(PackWriter.policy());
    }

    private static Map<String, Status> statuses(Report report) {
        return report.checks().stream()
                .collect(Collectors.toMap(Findings::check, Findings::status));
    }

    private static String text(Report report) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        report.print(out);
        out.flush();
        return text.toString();
    }

    private byte[] laterReceipt(int index) {
        ledger.pays(0, 1, 7);
        return ledger.pack.receipt(index, ledger.now);
    }

    @Test
    void a_receipt_that_is_newer_than_the_pack_is_no_fork() {
        var verification = ledger.verification(folder);
        long size = ledger.pack.size();
        byte[] receipt = laterReceipt((int) size);
        Report report = verification.withReceipts(Map.of("m0.tlog-proof", receipt)).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.found()).isZero();
        assertThat(report.undecided()).isOne();
        assertThat(report.isSound()).isFalse();
        assertThat(statuses(report)).containsEntry("newer", Status.UNDECIDED);
        assertThat(text(report))
                .contains(
                        "m0.tlog-proof: newer: it is of a log of %d leaves, and this pack ends"
                                        .formatted(size + 1)
                                + " after %d; fetch a pack of at least %d leaves"
                                        .formatted(size, size + 1))
                .contains("It cannot be told yet whether all is right: 1 thing needs more")
                .doesNotContain("FORK", "Nothing is wrong");
        assertThat(report.json())
                .contains("\"undecided\" : 1", "\"status\" : \"undecided\"", "\"sound\" : false");
    }

    @Test
    void a_newer_receipt_of_another_fact_than_stands_here_is_a_fork() {
        var verification = ledger.verification(folder);
        var other = SmallLedger.founded();
        for (int i = 0; i < 9; i++) {
            other.pays(0, 1, 99);
        }
        byte[] receipt = other.pack.receipt((int) ledger.pack.size() - 1, other.now);

        assertThat(verification.withReceipts(Map.of("m0.tlog-proof", receipt)).run().findings())
                .singleElement()
                .asString()
                .contains("m0.tlog-proof: FORK: its leaf", "is another than stands here");
    }

    @Test
    void a_newer_receipt_of_a_fact_that_stands_here_is_only_newer() {
        var verification = ledger.verification(folder);
        byte[] receipt = laterReceipt((int) ledger.pack.size() - 2);
        Report report = verification.withReceipts(Map.of("m0.tlog-proof", receipt)).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.undecided()).isOne();
    }

    @Test
    void what_was_kept_of_a_longer_pack_is_no_fork_and_stays() throws IOException {
        Path keep = folder.resolve("keep");
        ledger.write(folder.resolve("short"));
        ledger.pays(0, 1, 7);
        assertThat(ledger.verification(folder.resolve("long")).withResumePoint(keep).run().found())
                .isZero();
        byte[] kept = Files.readAllBytes(keep);

        Report report = again(new PackFolder(folder.resolve("short")), keep);

        assertThat(report.findings()).isEmpty();
        assertThat(report.undecided()).isOne();
        assertThat(text(report)).contains("keep: newer: it is of a log of");
        assertThat(keep).hasBinaryContent(kept);
        // The pack is verified all the same.
        assertThat(report.figures()).containsEntry("payer_signed", 2L);
    }

    private static Report again(Source source, Path keep) {
        return new Verification(source, policy()).withResumePoint(keep).run();
    }

    @Test
    void a_service_that_shows_less_than_it_did_has_gone_back() {
        Path keep = folder.resolve("keep");
        var before = new PackFolder(ledger.write(folder.resolve("short")));
        ledger.pays(0, 1, 7);
        var after = new PackFolder(ledger.write(folder.resolve("long")));
        assertThat(again(new Service(after), keep).isSound()).isTrue();

        assertThat(again(new Service(before), keep).findings())
                .singleElement()
                .asString()
                .contains("GONE BACK: it is of", "a log never gets shorter");
        assertThat(
                        new Verification(new Service(before), policy())
                                .withCheckpoints(Map.of("kept", after.checkpoint()))
                                .run()
                                .findings())
                .singleElement()
                .asString()
                .contains("kept: GONE BACK");
    }

    @Test
    void a_pack_without_checkpoints_is_not_all_there() throws IOException {
        var verification = ledger.verification(folder);
        for (String name : PackFolder.files(folder.resolve("checkpoints")).keySet()) {
            Files.delete(folder.resolve("checkpoints").resolve(name));
        }
        Report report = verification.run();
        Files.delete(folder.resolve("checkpoints"));
        Report gone = new Verification(new PackFolder(folder), policy()).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.undecided()).isOne();
        assertThat(gone.undecided()).isOne();
        assertThat(statuses(gone)).containsEntry("checkpoints", Status.UNDECIDED);
        assertThat(text(gone)).contains("checkpoints/: the pack has no checkpoint there");
        // A service does not show them, and is not asked.
        assertThat(
                        new Verification(new Service(new PackFolder(folder)), policy())
                                .run()
                                .undecided())
                .isZero();
    }

    @Test
    void what_the_log_signed_and_is_not_final_lies_on_the_same_line() throws IOException {
        ledger.write(folder);
        Path pending = Files.createDirectory(folder.resolve("pending"));
        ledger.pays(0, 1, 7);
        byte[] beyond = new PackFolder(ledger.write(folder.resolve("later"))).checkpoint();
        Files.write(pending.resolve("beyond"), beyond);
        Files.write(pending.resolve("unknown"), "a log\n1\nAAAA\n\n— x AAAAAAAA\n".getBytes(UTF_8));
        assertThat(new Verification(new PackFolder(folder), policy()).run().findings())
                .allMatch(finding -> finding.contains("pending/unknown"));

        Files.delete(pending.resolve("unknown"));
        var other = SmallLedger.founded();
        other.pays(0, 1, 99);
        byte[] fork = new PackFolder(other.write(folder.resolve("other"))).checkpoint();
        Files.write(pending.resolve("fork"), fork);
        assertThat(new Verification(new PackFolder(folder), policy()).run().findings())
                .singleElement()
                .asString()
                .contains("pending/fork: FORK");
    }

    @Test
    void bytes_behind_the_leaves_of_a_tile_are_not_passed_over() throws IOException {
        var verification = ledger.verification(folder);
        Path tile = folder.resolve("tile/entries/000.p/" + ledger.pack.size());
        byte[] bytes = Files.readAllBytes(tile);
        byte[] more = java.util.Arrays.copyOf(bytes, bytes.length + 3);
        Files.write(tile, more);
        String told = "3 bytes stand after its last leaf";

        assertThat(verification.run().findings()).singleElement().asString().contains(told);
        assertThat(new Verification(new Service(new PackFolder(folder)), policy()).run().findings())
                .singleElement()
                .asString()
                .contains(told);
        Files.write(tile, java.util.Arrays.copyOf(bytes, bytes.length + 1));
        assertThat(new Verification(new PackFolder(folder), policy()).run().findings())
                .singleElement()
                .asString()
                .contains("1 byte stands after its last leaf");
    }

    /// A whole tile in the place of a partial one has the leaves that came later.
    @Test
    void a_whole_tile_in_a_partial_ones_place_is_read_to_its_end() throws IOException {
        ledger.write(folder.resolve("short"));
        long size = ledger.pack.size();
        for (int i = 0; i < 300; i++) {
            ledger.leaf("limit", Map.of("account", "m0", "limit", Map.of("HRZ", "" + (6_000 + i))));
        }
        Path whole = ledger.write(folder.resolve("long")).resolve("tile/entries/000");
        Path there = folder.resolve("short/tile/entries/000");
        Files.delete(folder.resolve("short/tile/entries/000.p/" + size));
        Files.copy(whole, there);
        var source = new PackFolder(folder.resolve("short"));

        assertThat(new Verification(source, policy()).run().findings()).isEmpty();
        byte[] bytes = Files.readAllBytes(there);
        Files.write(there, java.util.Arrays.copyOf(bytes, bytes.length + 2));
        assertThat(new Verification(source, policy()).run().findings())
                .singleElement()
                .asString()
                .contains("2 bytes stand after its last leaf");
    }

    @Test
    void of_nothing_it_is_not_said_that_it_is_so() {
        Report report = ledger.verify(folder);

        assertThat(statuses(report))
                .containsEntry("checkpoints", Status.OK)
                .containsEntry("cosigned", Status.OK)
                .containsEntry("orders", Status.OK)
                .containsEntry("balances", Status.OK)
                .containsEntry("newer", Status.NOTHING)
                .containsEntry("hours", Status.NOTHING)
                .containsEntry("votes", Status.NOTHING)
                .containsEntry("rounds", Status.NOTHING)
                .containsEntry("sweeps", Status.NOTHING)
                .containsEntry("contributions", Status.NOTHING)
                .containsEntry("limits", Status.NOTHING)
                .containsEntry("credit", Status.NOTHING)
                .containsEntry("powers", Status.NOTHING)
                .containsEntry("log keys", Status.NOTHING)
                .containsEntry("seals", Status.NOTHING)
                .containsEntry("texts", Status.NOTHING);
        assertThat(text(report))
                .contains("votes         nothing to check: there is no poll in the log.")
                .contains("by 9 checks. 19 more had nothing to check.");
        assertThat(report.json())
                .contains("\"status\" : \"nothing-to-check\"")
                .contains("\"why\" : \"there is no poll in the log\"");
    }

    @Test
    void where_no_witness_is_asked_none_is_said_to_have_seen_it() {
        String alone =
                PackWriter.policy()
                        .lines()
                        .filter(line -> line.startsWith("log "))
                        .collect(Collectors.joining("\n", "", "\nquorum none\n"));
        ledger.write(folder);
        Report report = new Verification(new PackFolder(folder), LogPolicy.parse(alone)).run();

        assertThat(report.isSound()).isTrue();
        assertThat(statuses(report))
                .containsEntry("cosigned", Status.NOTHING)
                .containsEntry("hours", Status.NOTHING);
        assertThat(text(report))
                .contains("cosigned      nothing to check: the policy asks for no witness")
                .contains("hours         nothing to check: no witness has seen the log.")
                .contains("No witness's time was there to compare them with.");
    }

    @Test
    void what_a_service_does_not_show_is_not_said_to_be_right() {
        Report report =
                new Verification(new Service(new PackFolder(ledger.write(folder))), policy()).run();

        assertThat(statuses(report))
                .containsEntry("orders", Status.NOTHING)
                .containsEntry("hours", Status.NOTHING);
        assertThat(text(report))
                .contains(
                        "orders        nothing to check: 2 payments count as signed, and what"
                                + " payers signed is not shown here: it is in packs.")
                .contains("a service does not show all its checkpoints: they are in packs.");
    }

    /// What had something to check keeps it when the verification is taken up again.
    @Test
    void what_was_checked_before_counts() {
        ledger.leaf("limit", Map.of("account", "m0", "limit", Map.of("HRZ", "6000")));
        Path keep = folder.resolve("keep");
        Path pack = ledger.write(folder.resolve("pack"));
        Map<String, Status> first = statuses(again(new PackFolder(pack), keep));
        Map<String, Status> second = statuses(again(new PackFolder(pack), keep));

        assertThat(first).containsEntry("limits", Status.OK);
        assertThat(second).containsEntry("newer", Status.OK);
        first.remove("newer");
        second.remove("newer");
        assertThat(second).isEqualTo(first);
    }
}
