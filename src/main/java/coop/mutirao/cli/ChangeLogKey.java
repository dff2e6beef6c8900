package coop.mutirao.cli;

import coop.mutirao.proof.KeyChanges;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.verify.Bounded;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Writes into the log with which key it goes on.
@Command(
        name = "log-key",
        mixinStandardHelpOptions = true,
        description = {
            "Writes into the log that it goes on with another key.",
            "With it goes what the old key says of the new one (\"mutirao signer "
                    + "--successor-of\"). Those who verify the log see it there, and add the "
                    + "new key to their policies; /log/policy names both."
        })
final class ChangeLogKey implements Callable<Integer> {

    @Mixin private DataOptions data;

    @Parameters(paramLabel = "FILE", description = "What the old key says: FILE.succession.")
    private Path file = Path.of("");

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        SignedNote said = said();
        try (DataOptions.Opened opened = data.openCurrent()) {
            var changes = new KeyChanges(opened.app().database, opened.app().log);
            Optional<String> refusal = changes.record(said);
            if (refusal.isPresent()) {
                throw new Cli.WrongUse("%s: %s".formatted(file, refusal.get()));
            }
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse("%s: %s".formatted(file, e.getMessage()));
        }
        spec.commandLine().getOut().println("It stands in the log.");
        return Cli.OK;
    }

    private SignedNote said() {
        try {
            return SignedNote.parse(Verify.read(file, Bounded.NOTE_MAX));
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse("%s: %s".formatted(file, e.getMessage()));
        }
    }
}
