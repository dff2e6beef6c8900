package coop.mutirao.cli;

import coop.mutirao.verify.Bounded;
import coop.mutirao.verify.bundle.BundleVerification;
import coop.mutirao.verify.bundle.Promised;
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

    /// Without a policy: who makes up a bundle makes up both facts, with whatever they fix.
    private static final String NOT_TOLD =
            """
            : that is what this bundle's ballots give by this bundle's rule.
            Whether it is what members voted cannot be told: only the log vouches for the rest, and
            without --policy nobody vouches for the log. Not held against it:
            - the freeze: rule, budget, quorum, voters, projects, the lottery's commitment, and when
            - the result: ballots, sheets, proxies, the lottery's seed, and when
            - both proofs, and who signed them\
            """;

    @Parameters(paramLabel = "FILE", description = "The bundle.")
    private Path file = Path.of("");

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "Whom to believe (tlog-policy). Without it nobody vouches for what was "
                            + "frozen and counted, and it cannot be told whether it is right.")
    private @Nullable Path policy;

    @Option(
            names = "--ballot",
            paramLabel = "FILE",
            description =
                    "A ballot as its voter was given it when she voted: what the service promised "
                            + "her then is held against the ballots that were opened.")
    private @Nullable Path ballot;

    @Mixin private Answer answer;

    @Override
    public Integer call() {
        byte[] bytes = Verify.read(file, Bounded.REPORT_MAX);
        try {
            @Nullable String broken =
                    ballot == null
                            ? null
                            : Promised.flaw(bytes, Verify.read(ballot, Bounded.REPORT_MAX));
            if (broken != null) {
                return answer.found(broken, Map.of());
            }
            var result =
                    BundleVerification.verify(bytes, policy == null ? null : Verify.policy(policy));
            if (!result.isSound()) {
                return answer.found(
                        String.join(System.lineSeparator(), result.findings()), facts(result));
            }
            String counted =
                    "round %s, %d of %d voted, selected %s"
                            .formatted(
                                    result.round(),
                                    result.voted(),
                                    result.voters(),
                                    result.selected());
            return result.isProved()
                    ? answer.ok("ok: " + counted, facts(result))
                    : answer.open(counted + NOT_TOLD, facts(result));
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
