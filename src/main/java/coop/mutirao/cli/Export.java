package coop.mutirao.cli;

import coop.mutirao.export.ExportFormat;
import coop.mutirao.export.Period;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
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
        description = "Writes the ledger, as it is at one moment, for other tools.",
        subcommands = {ExportPack.class, ExportStatement.class})
final class Export implements Callable<Integer> {

    @Mixin private DataOptions data;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "hledger, ledger, beancount, csv or jsonl (the log's leaves, one a line).")
    private @Nullable String format;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description =
                    "Only what was posted on this day or later, in UTC, such as "
                            + "2026-10-01. What was before stands as opening balances.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "Only what was posted before this day, tomorrow at most.")
    private @Nullable LocalDate to;

    @Option(names = "--output", paramLabel = "FILE", description = "Default: standard output.")
    private @Nullable Path output;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        ExportFormat chosen = format();
        Period period = period(chosen);
        var destination = Destination.of(output);
        PrintWriter err = spec.commandLine().getErr();
        try (DataOptions.Opened opened = data.openCurrent();
                var progress = Progress.late(err, "export", opened.app().exports.size())) {
            destination.write(
                    out -> opened.app().exports.write(chosen, period, out, progress::stepTo));
        } catch (IOException | UncheckedIOException e) {
            throw Cli.Failed.unwritten("the export", e);
        }
        return Cli.OK;
    }

    private ExportFormat format() {
        String named = format == null ? "" : format;
        return ExportFormat.of(named)
                .orElseThrow(() ->
                        new Cli.WrongUse(
                                "--format is %s%s"
                                        .formatted(
                                                ExportFormat.names(),
                                                named.isEmpty() ? "" : ", not " + named)));
    }

    private Period period(ExportFormat chosen) {
        try {
            var period = new Period(from, to);
            period.requireBegun(InstantSource.system().instant());
            if (!chosen.hasPeriods() && (from != null || to != null)) {
                throw new Cli.WrongUse("%s is of all facts, without a period".formatted(format));
            }
            return period;
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse("--from and --to: " + e.getMessage());
        }
    }
}
