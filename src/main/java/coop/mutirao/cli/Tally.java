package coop.mutirao.cli;

import coop.mutirao.allocation.Allocation;
import coop.mutirao.allocation.AllocationRule;
import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.EqualShares;
import coop.mutirao.allocation.EqualShares.Completion;
import coop.mutirao.allocation.EqualShares.Start;
import coop.mutirao.allocation.EqualShares.Utility;
import coop.mutirao.allocation.Greedy;
import coop.mutirao.allocation.MinSupport;
import coop.mutirao.allocation.Project;
import coop.mutirao.allocation.SequentialPhragmen;
import coop.mutirao.allocation.TieBreak;
import coop.mutirao.allocation.Trace;
import coop.mutirao.allocation.pabulib.PabulibFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.ObjectMapper;

/// Counts an election from a file by one of the rules.
@Command(
        name = "tally",
        mixinStandardHelpOptions = true,
        description = {
            "Counts the ballots of a Pabulib file by a rule, and says why.",
            "How the result came about is said so that it can be compared with "
                    + "other programs. Exact; needs no database.",
            "Rules: greedy_votes, greedy_votes_per_cost, phragmen; Equal Shares as "
                    + "mes_cost, mes_cardinality and (ballots with points) mes_points, each "
                    + "also with _add1 and _add1u."
        })
final class Tally implements Runnable {

    private static final String ADD1 = "_add1";
    private static final String ADD1U = "_add1u";

    @Parameters(paramLabel = "FILE", description = "The .pb file.")
    private Path file = Path.of("");

    @Option(names = "--rule", required = true, paramLabel = "NAME", description = "By which.")
    private String name = "";

    @Option(
            names = "--increment",
            paramLabel = "N",
            description = "With _add1 and _add1u: by so much each run gives more. Default: 1.")
    private @Nullable String increment;

    @Option(
            names = "--no-exhaustive-stop",
            description = "With _add1 and _add1u: goes on although nothing fits in what is left.")
    private boolean noExhaustiveStop;

    @Option(
            names = "--integral",
            description = "With mes_*: begins with whole units for each voter, rounded down.")
    private boolean integral;

    @Option(names = "--tie", paramLabel = "HOW", description = "cost-votes-id (default) or lexico.")
    private String tie = TieBreak.COST_VOTES_ID.wire();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        BigDecimal more = increment();
        requireRule();
        PabulibFile read = read(Math.max(0, more.stripTrailingZeros().scale()));
        AllocationRule rule = rule(more, read);
        if (rule.ballots() != read.election().type()) {
            throw new Cli.WrongUse(
                    "%s counts %s ballots, %s has %s ballots"
                            .formatted(
                                    name,
                                    rule.ballots().wire(),
                                    file,
                                    read.election().type().wire()));
        }
        Allocation allocation = allocate(rule, read);
        var trace = new Trace(allocation, allocation.besideGreedy(null), read.decimals());
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? json(trace) : Shown.text(new TallyText(trace, name).text()));
        out.flush();
    }

    private BigDecimal increment() {
        if (increment == null) {
            return BigDecimal.ONE;
        }
        if (!increment.matches("[0-9]{1,15}([.][0-9]{1,6})?")
                || new BigDecimal(increment).signum() == 0) {
            throw new Cli.WrongUse("--increment is an amount above zero, not " + increment);
        }
        return new BigDecimal(increment);
    }

    private boolean isEqualShares() {
        return name.matches("mes_(cost|cardinality|points)(_add1u?)?");
    }

    private void requireRule() {
        boolean hasRuns = isEqualShares() && name.contains(ADD1);
        if (!isEqualShares()
                && !List.of("greedy_votes", "greedy_votes_per_cost", "phragmen").contains(name)) {
            throw new Cli.WrongUse(
                    "there is no rule %s; see \"mutirao tally --help\"".formatted(name));
        }
        if (!hasRuns && (increment != null || noExhaustiveStop)) {
            throw new Cli.WrongUse("--increment and --no-exhaustive-stop go with _add1 and _add1u");
        }
        if (integral && !isEqualShares()) {
            throw new Cli.WrongUse("--integral goes with mes_*");
        }
        if (!List.of(TieBreak.COST_VOTES_ID.wire(), TieBreak.LEXICO.wire()).contains(tie)) {
            throw new Cli.WrongUse("--tie is cost-votes-id or lexico, not " + tie);
        }
    }

    private PabulibFile read(int decimals) {
        try (InputStream in = Files.newInputStream(file)) {
            return PabulibFile.read(in, decimals);
        } catch (PabulibFile.Broken e) {
            throw new Cli.WrongUse("%s, %s".formatted(file, e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new Cli.WrongUse("there is no file " + file);
        } catch (IOException e) {
            throw new Cli.WrongUse("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    private AllocationRule rule(BigDecimal more, PabulibFile read) {
        TieBreak tieBreak = TieBreak.of(tie);
        Ballot.Type ballots = read.election().type();
        return switch (name) {
            case "greedy_votes" ->
                    new Greedy(Greedy.Order.VOTES, ballots, MinSupport.ONE_VOTE, tieBreak);
            case "greedy_votes_per_cost" ->
                    new Greedy(Greedy.Order.VOTES_PER_COST, ballots, MinSupport.ONE_VOTE, tieBreak);
            case "phragmen" -> new SequentialPhragmen(MinSupport.ONE_VOTE, tieBreak);
            default -> equalShares(more, read.decimals(), tieBreak);
        };
    }

    private EqualShares equalShares(BigDecimal more, int decimals, TieBreak tieBreak) {
        BigDecimal each = more.movePointRight(decimals);
        BigDecimal unit = BigDecimal.TEN.pow(decimals);
        if (each.max(unit).compareTo(BigDecimal.valueOf(Project.AMOUNT_MAX)) > 0) {
            throw new Cli.WrongUse("--increment %s is too much".formatted(more.toPlainString()));
        }
        return new EqualShares(
                name.startsWith("mes_cost")
                        ? Utility.COST
                        : name.startsWith("mes_points") ? Utility.POINTS : Utility.CARDINALITY,
                name.endsWith(ADD1U)
                        ? Completion.ADD1U
                        : name.endsWith(ADD1) ? Completion.ADD1 : Completion.NONE,
                each.longValueExact(),
                !noExhaustiveStop,
                integral ? Start.FLOOR : Start.EXACT,
                unit.longValueExact(),
                MinSupport.ONE_VOTE,
                tieBreak);
    }

    private static Allocation allocate(AllocationRule rule, PabulibFile read) {
        try {
            return rule.allocate(read.election());
        } catch (EqualShares.TooManyRuns e) {
            throw new Cli.WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private String json(Trace trace) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("rule", name);
        all.put("selected", trace.allocation().ids());
        all.put("cost", trace.amount(trace.allocation().cost()));
        all.put("trace", trace.map());
        return new ObjectMapper().writeValueAsString(all) + "\n";
    }
}
