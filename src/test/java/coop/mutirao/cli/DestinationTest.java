package coop.mutirao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where long texts go, and what is said when they cannot.
class DestinationTest {

    private static final String PACK = "src/test/resources/vectors/audit/packs/honest-small";

    @TempDir Path folder;

    /// A disk with room for so many bytes.
    private static final class Full extends OutputStream {

        private int left;

        private Full(int left) {
            this.left = left;
        }

        @Override
        public void write(int b) throws IOException {
            if (left-- <= 0) {
                throw new IOException("No space left on device");
            }
        }
    }

    private static String told(int code, OutputStream out, String... args) {
        PrintStream before = System.out;
        PrintStream beforeErr = System.err;
        var err = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, false, UTF_8));
            System.setErr(new PrintStream(err, true, UTF_8));
            assertThat(Cli.run(args)).isEqualTo(code);
        } finally {
            System.setOut(before);
            System.setErr(beforeErr);
        }
        return err.toString(UTF_8);
    }

    @Test
    void whoever_cannot_write_to_standard_output_ends_with_one_and_says_so() {
        String line = "mutirao: " + Cli.UNWRITTEN + "\n";
        for (String[] args :
                new String[][] {
                    {"version"},
                    {"--help"},
                    {"help", "verify"},
                    {"permissions"},
                    {"verify", "pack", PACK},
                    {"verify", "pack", PACK, "--json", "-"}
                }) {
            assertThat(told(1, new Full(0), args)).as(String.join(" ", args)).endsWith(line);
            assertThat(told(1, new Full(10), args)).as(String.join(" ", args)).endsWith(line);
        }
        assertThat(told(0, new Full(100_000), "permissions")).isEmpty();
    }

    @Test
    void a_long_text_stops_where_standard_output_is_full() {
        PrintStream before = System.out;
        int[] written = {0};
        try {
            System.setOut(new PrintStream(new Full(100_000), false, UTF_8));
            assertThatThrownBy(() ->
                            Destination.of(null)
                                    .write(out -> {
                                        for (int i = 0; i < 10_000; i++) {
                                            out.write("a line of twenty one\n");
                                            written[0]++;
                                        }
                                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage(Cli.UNWRITTEN);
        } finally {
            System.setOut(before);
        }
        assertThat(written[0]).isLessThan(6_000);
    }

    @Test
    void a_file_appears_whole_or_not_at_all() throws IOException {
        Path file = Files.writeString(folder.resolve("books"), "before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() ->
                        Destination.of(file)
                                .write(out -> {
                                    out.write("half");
                                    throw new IOException("No space left on device");
                                }))
                .hasMessage("No space left on device");
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");

        Destination.of(file).write(out -> out.write("after"));
        assertThat(file).hasContent("after");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_link_stays_and_what_it_leads_to_is_replaced() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real")).resolve("books");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real/books"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("link"));
        Destination.of(second).write(out -> out.write("one"));
        assertThat(real).hasContent("one");
        Destination.of(second).write(out -> out.write("two"));
        assertThat(real).hasContent("two").isRegularFile();
        assertThat(link).isSymbolicLink();
        assertThat(second).isSymbolicLink();
        Path round = folder.resolve("round");
        Files.createSymbolicLink(round, round);
        assertThatThrownBy(() -> Destination.of(round))
                .isInstanceOf(Cli.WrongUse.class)
                .hasMessageContaining("leads nowhere");
        assertThatThrownBy(() -> Destination.of(folder)).hasMessageContaining("cannot be written");
    }

    @Test
    void a_pipe_is_written_into_and_stays_one() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        var read =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return Files.readString(pipe);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
        Destination.of(pipe).write(out -> out.write("through"));
        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("through");
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void a_day_that_is_none_or_has_not_begun_is_refused_in_a_plain_sentence() {
        assertThat(told(2, new Full(0), "export", "--format", "csv", "--from", "2026-13-01"))
                .contains("2026-13-01 is no day such as 2026-10-01")
                .doesNotContain("java.");
        String none = folder.resolve("none").toString();
        assertThat(
                        told(
                                2,
                                new Full(0),
                                "export",
                                "--data",
                                none,
                                "--format",
                                "csv",
                                "--from",
                                "2130-01-01"))
                .contains("only days that have begun; today is ");
    }

    @Test
    void a_command_of_export_takes_the_data_that_export_was_given() {
        String none = folder.resolve("no-such-data").toString();
        assertThat(
                        told(
                                2,
                                new Full(0),
                                "export",
                                "--data",
                                none,
                                "camt053",
                                "--account",
                                "ana",
                                "--from",
                                "2020-01-01",
                                "--to",
                                "2020-02-01"))
                .isEqualTo("mutirao: there is no data directory " + none + "\n");
    }
}
