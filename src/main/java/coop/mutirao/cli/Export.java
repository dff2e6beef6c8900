package coop.mutirao.cli;

import coop.mutirao.export.ExportFormat;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes the ledger in a format that auditors' own tools read.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the whole ledger, as it is at one moment, for other tools.")
final class Export implements Callable<Integer> {

    @Mixin private DataOptions data;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "hledger, beancount, csv or jsonl (the log's leaves, one a line).")
    private String format = "";

    @Option(names = "--output", paramLabel = "FILE", description = "Default: standard output.")
    private @Nullable Path output;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        ExportFormat chosen =
                ExportFormat.of(format)
                        .orElseThrow(() ->
                                new Cli.WrongUse(
                                        "--format is hledger, beancount, csv or jsonl, not "
                                                + format));
        requireWritable();
        PrintWriter err = spec.commandLine().getErr();
        try (DataOptions.Opened opened = data.openCurrent();
                var progress = Progress.on(err, "export", opened.app().exports.size())) {
            write(opened, chosen, progress);
        } catch (IOException e) {
            throw new Cli.Failed("the export cannot be written: " + e.getMessage());
        }
        return Cli.OK;
    }

    private void requireWritable() {
        if (output != null) {
            Path directory = output.toAbsolutePath().getParent();
            if (directory == null || !Files.isWritable(directory) || Files.isDirectory(output)) {
                throw new Cli.WrongUse("--output " + output + " cannot be written");
            }
        }
    }

    // Into a file beside it first: a half-written export is worse than none.
    private void write(DataOptions.Opened opened, ExportFormat chosen, Progress progress)
            throws IOException {
        if (output == null) {
            var out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
            opened.app().exports.write(chosen, out, progress::stepTo);
            out.flush();
            return;
        }
        Path part = output.resolveSibling(output.getFileName() + ".part");
        try (Writer out = Files.newBufferedWriter(part)) {
            opened.app().exports.write(chosen, out, progress::stepTo);
        }
        Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
    }
}
