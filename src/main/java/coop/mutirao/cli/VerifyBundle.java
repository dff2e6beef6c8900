package coop.mutirao.cli;

import coop.mutirao.verify.Bounded;
import coop.mutirao.verify.bundle.BundleVerification;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin private Answer answer;

    @Override
    public Integer call() {
        byte[] bytes = Verify.read(file, Bounded.REPORT_MAX);
        try {
            var result =
                    BundleVerification.verify(bytes, policy == null ? null : Verify.policy(policy));
            return result.isSound()
                    ? answer.ok(
                            "ok: round %s, %d of %d voted, selected %s%s"
                                    .formatted(
                                            result.round(),
                                            result.voted(),
                                            result.voters(),
                                            result.selected(),
                                            result.isProved()
                                                    ? ""
                                                    : "; not held against the log: name --policy"),
                            facts(result))
                    : answer.found(
                            String.join(System.lineSeparator(), result.findings()), facts(result));
        } catch (BundleVerification.NoBundle e) {
            throw new Cli.WrongUse("%s is no bundle: %s".formatted(file, e.getMessage()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return answer.found("it cannot be: " + e.getMessage(), Map.of());
        }
    }

    private static Map<String, Object> facts(BundleVerification.Result result) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("round", result.round());
        facts.put("voters", result.voters());
        facts.put("voted", result.voted());
        facts.put("selected", result.selected());
        facts.put("proved", result.isProved());
        facts.put("findings", result.findings());
        return facts;
    }
}
