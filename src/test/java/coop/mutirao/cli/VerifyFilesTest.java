package coop.mutirao.cli;

import static coop.mutirao.cli.VerifyTest.PACKS;
import static coop.mutirao.cli.VerifyTest.SEEN;
import static coop.mutirao.cli.VerifyTest.pack;
import static coop.mutirao.cli.VerifyTest.said;
import static coop.mutirao.cli.VerifyTest.told;
import static coop.mutirao.cli.VerifyTest.verify;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.verify.PackWriter;
import coop.mutirao.verify.SmallLedger;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are cut, foreign, altered, or longer than memory.
class VerifyFilesTest {

    @TempDir Path folder;

    private Path policy = Path.of("");

    @BeforeEach
    void policy() throws IOException {
        policy = Files.writeString(folder.resolve("policy"), PackWriter.policy());
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /// Cut, empty, or of something else: it proves nothing, neither right nor wrong.
    @Test
    void what_is_cut_empty_or_foreign_is_told_from_what_is_wrong() throws IOException {
        byte[] receipt = pack().receipt(3, SEEN);
        byte[] cut = Arrays.copyOf(receipt, receipt.length - 60);
        String[] files = {
            file("cut", cut).toString(),
            file("empty", new byte[0]).toString(),
            file("other", "{\"format\":\"mine\"}".getBytes(UTF_8)).toString(),
            file("bytes", new byte[] {0, -1, 7}).toString()
        };
        for (String broken : files) {
            for (String[] args :
                    new String[][] {
                        {"receipt", broken, "--policy", policy.toString()},
                        {"checkpoint", broken, "--policy", policy.toString()},
                        {"consistency", broken, broken, "--proof", broken},
                        {"splitview", broken, broken, "--policy", policy.toString()},
                        {"report", broken, "--pack", PACKS.resolve("honest-small").toString()},
                        {"bundle", broken}
                    }) {
                assertThat(verify(args)).as(String.join(" ", args)).isEqualTo(2);
                assertThat(told(args)).startsWith("mutirao: ").doesNotContain("null", "\tat ");
            }
        }
    }

    /// A file of three gigabytes takes no more memory than one of its kind could.
    @Test
    void a_file_longer_than_its_kind_is_refused_in_a_line() throws IOException {
        String huge = folder.resolve("huge").toString();
        try (var file = new RandomAccessFile(huge, "rw")) {
            file.setLength(3L << 30);
        }
        Path pack = SmallLedger.founded().write(folder.resolve("pack"));
        String fine = file("r.tlog-proof", pack().receipt(3, SEEN)).toString();
        for (String[] args :
                new String[][] {
                    {"receipt", huge, "--policy", policy.toString()},
                    {"receipt", fine, "--policy", huge},
                    {"receipt", fine, "--policy", policy.toString(), "--leaf", huge},
                    {"checkpoint", huge, "--policy", policy.toString()},
                    {"consistency", huge, huge, "--pack", pack.toString()},
                    {"report", huge, "--pack", pack.toString()},
                    {"bundle", huge},
                    {"service", "http://localhost:1", "--token-file", huge}
                }) {
            assertThat(verify(args)).as(String.join(" ", args)).isEqualTo(2);
            assertThat(told(args))
                    .contains("longer than anything of its kind")
                    .doesNotContain("\tat ");
        }
        for (String name : List.of("checkpoint", "policy", "checkpoints/000000-9")) {
            byte[] before =
                    Files.exists(pack.resolve(name))
                            ? Files.readAllBytes(pack.resolve(name))
                            : new byte[0];
            try (var file = new RandomAccessFile(pack.resolve(name).toFile(), "rw")) {
                file.setLength(3L << 30);
            }
            assertThat(verify("pack", pack.toString())).as(name).isEqualTo(2);
            Files.write(pack.resolve(name), before);
        }
    }

    @Test
    void a_line_as_long_as_memory_is_one_that_cannot_be_read() throws IOException {
        Path pack = SmallLedger.founded().write(folder.resolve("pack"));
        try (var file = new RandomAccessFile(pack.resolve("openings.jsonl").toFile(), "rw")) {
            file.setLength(file.length() + (600L << 20));
        }
        assertThat(said("pack", pack.toString(), "--policy", policy.toString()))
                .contains("openings.jsonl line ");
    }

    @Test
    void receipts_of_other_names_are_not_passed_over_in_silence() throws IOException {
        Path pack = SmallLedger.founded().write(folder.resolve("pack"));
        Path receipts = Files.createDirectory(folder.resolve("receipts"));
        Files.write(receipts.resolve("a.tlog-proof"), pack().receipt(3, SEEN));
        Files.write(receipts.resolve("b.txt"), pack().receipt(3, SEEN));
        assertThat(told("pack", pack.toString(), "--receipts", receipts.toString()))
                .contains("not looked at, as their names do not end with .tlog-proof: b.txt");
    }

    @Test
    void a_kept_file_that_is_another_or_was_changed_is_told() throws IOException {
        Path pack = SmallLedger.founded().write(folder.resolve("pack"));
        Path keep = Files.write(folder.resolve("keep"), new byte[0]);
        assertThat(told("pack", pack.toString(), "--keep", keep.toString()))
                .contains("cannot be used (it is too short)")
                .doesNotContain("null");
        Files.delete(keep);
        String by = policy.toString();
        assertThat(verify("pack", pack.toString(), "--policy", by, "--keep", keep.toString()))
                .isZero();
        assertThat(verify("pack", pack.toString(), "--policy", by, "--keep", keep.toString()))
                .isZero();
        byte[] kept = Files.readAllBytes(keep);
        Files.write(keep, Arrays.copyOf(kept, kept.length + 1));
        assertThat(told("pack", pack.toString(), "--policy", by, "--keep", keep.toString()))
                .contains("it is not as it was kept");
        kept[kept.length - 40] ^= 1;
        Files.write(keep, kept);
        assertThat(verify("pack", pack.toString(), "--policy", by, "--keep", keep.toString()))
                .isEqualTo(2);
    }
}
