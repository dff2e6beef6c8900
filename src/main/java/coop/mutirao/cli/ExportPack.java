package coop.mutirao.cli;

import coop.mutirao.export.Packs;
import coop.mutirao.tlog.NoteKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes the log as a pack for auditors.
@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the log as a pack, which is verified without this service.",
            "A pack is a directory of files with the log up to its latest final "
                    + "checkpoint, for \"mutirao verify pack\". Who has it reads every leaf "
                    + "and every text that is not erased."
        })
final class ExportPack implements Callable<Integer> {

    @Mixin private DataOptions data;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where to: a directory that is empty, or not there yet.")
    private Path out = Path.of("");

    @Option(
            names = "--log-key",
            paramLabel = "KEY",
            description = "The log's key, as /log/policy says it. Default: that of the settings.")
    private @Nullable String logKey;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (DataOptions.Opened opened = data.openCurrent()) {
            NoteKey key = key(opened.settings());
            Packs packs = opened.app().packs;
            try (var progress = Progress.late(err, "pack", packs.steps())) {
                return told(packs.write(out, key, progress::stepTo));
            }
        } catch (UncheckedIOException e) {
            @Nullable IOException cause = e.getCause();
            throw new Cli.Failed("the pack cannot be written: " + cause);
        }
    }

    private int told(Packs.Result result) {
        return switch (result) {
            case Packs.Result.Refused(var why) -> throw new Cli.WrongUse(why);
            case Packs.Result.Written(var checkpoint) -> {
                PrintWriter console = spec.commandLine().getOut();
                console.printf(
                        "%s: %d leaves of %s%n", out, checkpoint.size(), checkpoint.origin());
                console.flush();
                yield Cli.OK;
            }
        };
    }

    private NoteKey key(Settings settings) {
        if (logKey != null) {
            try {
                return NoteKey.parse(logKey);
            } catch (IllegalArgumentException e) {
                throw new Cli.WrongUse("--log-key: " + e.getMessage());
            }
        }
        return settings.logKey()
                .known(data.isEmbedded(settings) ? settings.data() : null)
                .orElseThrow(() ->
                        new Cli.WrongUse(
                                "the log's key is not known here: name it by --log-key"
                                        + " (/log/policy of the service says it)"));
    }
}
