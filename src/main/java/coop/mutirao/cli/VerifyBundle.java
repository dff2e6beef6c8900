package coop.mutirao.cli;

import coop.mutirao.verify.bundle.BundleVerification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Counts a round of the assembly again.
@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        description = {
            "Counts a round of the assembly again from its bundle.",
            "The bundle is what GET /rounds/{id}/bundle gives. Voters, projects, "
                    + "rule and ballots are held against what was frozen before the first "
                    + "ballot."
        })
final class VerifyBundle implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The bundle.")
    private Path file = Path.of("");

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "Whom to believe (tlog-policy). Default: what the log signed is not looked at.")
    private @Nullable Path policy;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        byte[] bytes = Verify.read(file);
        PrintWriter out = spec.commandLine().getOut();
        try {
            var result =
                    BundleVerification.verify(bytes, policy == null ? null : Verify.policy(policy));
            result.findings().forEach(out::println);
            if (result.isSound()) {
                out.printf(
                        "ok: round %s, %d of %d voted, selected %s%s%n",
                        result.round(),
                        result.voted(),
                        result.voters(),
                        result.selected(),
                        result.isProved() ? "" : "; not held against the log: name --policy");
            }
            out.flush();
            return result.isSound() ? Cli.OK : Cli.FAILED;
        } catch (IllegalArgumentException | ArithmeticException e) {
            out.println("it cannot be: " + e.getMessage());
            out.flush();
            return Cli.FAILED;
        }
    }
}
