package coop.mutirao.cli;

import coop.mutirao.export.AccountStatements;
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

/// Writes an account's statement as banks give it.
@Command(
        name = "camt053",
        mixinStandardHelpOptions = true,
        description = {
            "Writes an account's statement as banks do (ISO 20022 camt.053).",
            "The version is camt.053.001.08, which bookkeeping programs take. "
                    + "Statements of neighbouring days follow each other without a gap."
        })
final class ExportStatement implements Callable<Integer> {

    @Mixin private DataOptions data;

    @Option(
            names = "--account",
            required = true,
            paramLabel = "CODE",
            description = "Whose statement.")
    private String account = "";

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            description = "The first day, in UTC, such as 2026-10-01.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DATE",
            description = "The day after the last.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(names = "--output", paramLabel = "FILE", description = "Default: standard output.")
    private @Nullable Path output;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        requirePeriod();
        var destination = Destination.of(output);
        PrintWriter err = spec.commandLine().getErr();
        try (DataOptions.Opened opened = data.openCurrent();
                var progress = Progress.late(err, "statement", opened.app().exports.size())) {
            AccountStatements statements = opened.app().accountStatements;
            statements
                    .refusal(account)
                    .ifPresent(why -> {
                        throw new Cli.WrongUse("%s: %s".formatted(account, why.words()));
                    });
            destination.write(out -> statements.write(account, from, to, out, progress::stepTo));
        } catch (IOException | UncheckedIOException e) {
            throw Cli.Failed.unwritten("the statement", e);
        }
        return Cli.OK;
    }

    private void requirePeriod() {
        try {
            new Period(from, to).requireBegun(InstantSource.system().instant());
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse("--from and --to: " + e.getMessage());
        }
    }
}
