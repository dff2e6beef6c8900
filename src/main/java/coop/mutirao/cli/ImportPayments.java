package coop.mutirao.cli;

import coop.mutirao.App;
import coop.mutirao.Founding.Charter;
import coop.mutirao.db.Database;
import coop.mutirao.history.FileForm;
import coop.mutirao.history.HistoryFile;
import coop.mutirao.history.ImportReport;
import coop.mutirao.history.PaymentImport;
import coop.mutirao.history.WrongFile;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Money;
import coop.mutirao.member.Network;
import coop.mutirao.payment.ContributionPolicy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Posts the payments of a file.
@Command(
        name = "payments",
        mixinStandardHelpOptions = true,
        description = {
            "Posts the payments of a file, by the same rules as any payment.",
            "Accounts that nobody has yet are opened as persons named by their "
                    + "code. In an empty database it founds the network. What is stopped "
                    + "half-way is taken up by the same command: no line of a file is posted "
                    + "twice."
        })
final class ImportPayments implements Callable<Integer> {

    private static final int CONTRIBUTION_DEFAULT = 10_000;
    private static final Money CREDIT_LIMIT_DEFAULT = Money.of(10_000);

    @Mixin private DataOptions data;

    @Parameters(paramLabel = "FILE", description = "UTF-8 text.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = {
                "pairs: \"payer payee amount\" on each line, with blanks between.",
                "csv: a header that names the columns payer, payee, amount, and may "
                        + "name time, description, category, in any order. time is RFC 3339, "
                        + "yyyy-MM-dd or yyyy-MM-dd HH:mm:ss[.f] (UTC): the payment counts "
                        + "for its day. category is added to the description, and both are "
                        + "cut to 140 characters.",
                "Payer and payee are codes of accounts. Amounts are decimal numbers "
                        + "in units of the currency; those with more decimals are rounded, a "
                        + "half upwards, and counted."
            })
    private String format = "";

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "Of a network that is founded (default: MUT); else it must be this one.")
    private @Nullable String currency;

    @Option(
            names = "--decimals",
            paramLabel = "N",
            description = "Of the currency (default: 2); in an existing network its own.")
    private @Nullable Integer decimals;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            description = "Of a network that is founded; else it must be this one.")
    private @Nullable String network;

    @Option(
            names = "--credit-limit",
            paramLabel = "MINOR_UNITS",
            description =
                    "Of accounts that are opened (default: the policy's; 10000 in a "
                            + "network that is founded). Accounts that exist keep theirs.")
    private @Nullable Long creditLimit;

    @Option(
            names = "--contribution",
            paramLabel = "PPM",
            description =
                    "Millionths of each payment for the fund, in a network that is "
                            + "founded (default: 10000, which is 1 %%); else it must be the "
                            + "one in force.")
    private @Nullable Integer contribution;

    @Option(
            names = "--skip",
            paramLabel = "CODES",
            split = ",",
            description = "Rows that name one of these codes are left out, and counted.")
    private Set<String> skip = Set.of();

    @Option(
            names = "--by",
            paramLabel = "CODE",
            description =
                    "The officer who answers for it: the log names her account. "
                            + "Needed once members have paid each other.")
    private @Nullable String by;

    @Option(names = "--json", description = "The report as JSON.")
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        @Nullable Money limit = limit();
        HistoryFile history = open();
        Charter charter = charter(data.settings(), limit);
        Stopping stopping = Cli.stopping(spec);
        try (DataOptions.Opened opened = data.openMigrated()) {
            stopping.waitForCommand();
            found(opened.app(), charter);
            requireOfficer(opened.app(), limit);
            var plan = new PaymentImport.Plan(history, skip, limit, by);
            report(opened.app(), run(opened.app(), plan, stopping));
        } catch (RuntimeException e) {
            if (Database.isUnavailable(e)) {
                throw new Cli.Failed(
                        "the database cannot be reached any more; the same command goes on where"
                                + " it stopped");
            }
            throw e;
        }
        return Cli.OK;
    }

    private void requireOfficer(App app, @Nullable Money limit) {
        boolean hasTraded = app.imports.hasTraded();
        BeforeTrade.requireUsual(app, limit);
        if (by == null) {
            if (hasTraded) {
                throw new Cli.WrongUse(
                        "members have paid each other: an officer has to answer for what is brought"
                                + " in now; name a coordinator, treasurer or operator by --by");
            }
        } else if (Stream.of(Role.COORDINATOR, Role.TREASURER, Role.OPERATOR)
                .noneMatch(role -> app.roles.has(by, role))) {
            throw new Cli.WrongUse(
                    "--by: %s is no coordinator, treasurer or operator".formatted(by));
        }
    }

    private @Nullable Money limit() {
        if (creditLimit == null) {
            return null;
        }
        if (creditLimit < 0 || creditLimit > 1_000_000_000_000_000L) {
            throw new Cli.WrongUse("--credit-limit is 0 to 1000000000000000, not " + creditLimit);
        }
        return Money.of(creditLimit);
    }

    private HistoryFile open() {
        FileForm form =
                FileForm.of(format)
                        .orElseThrow(
                                () -> new Cli.WrongUse("--format is pairs or csv, not " + format));
        try {
            return HistoryFile.open(file, form);
        } catch (WrongFile e) {
            throw new Cli.WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private Charter charter(Settings settings, @Nullable Money limit) {
        try {
            String unit = currency == null ? settings.currency() : currency;
            return Charter.of(
                    new Network(
                            network == null ? settings.networkName() : network,
                            settings.origin(),
                            unit,
                            currency == null ? settings.currencyName() : currency,
                            decimals == null ? settings.decimals() : decimals),
                    contribution == null ? CONTRIBUTION_DEFAULT : contribution,
                    limit == null ? CREDIT_LIMIT_DEFAULT : limit);
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private void found(App app, Charter charter) {
        Optional<Network> existing = app.founding.existing();
        if (existing.isPresent()) {
            requireSame(app, existing.get());
            app.founding.complete();
        } else if (app.founding.found(charter)) {
            String password = DataOptions.password(app.chance);
            app.founding.firstCoordinator("coordinator", "First coordinator", password, app.chance);
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    "Founded %s (%s). Sign in as coordinator with the password %s%n"
                            + "It is shown this once, and is for one sign-in, which asks for a"
                            + " password of one's own.%n",
                    charter.network().name(), charter.network().unit(), password);
            err.flush();
        }
    }

    private void requireSame(App app, Network there) {
        int ppm =
                app.database
                        .inTransaction(
                                tx -> app.policies.inForce(tx, ContributionPolicy.KEY, app.now()))
                        .value()
                        .ratePpm();
        requireSame("--currency", currency, there.unit());
        requireSame("--decimals", decimals, there.decimals());
        requireSame("--network", network, there.name());
        requireSame("--contribution", contribution, ppm);
    }

    private static void requireSame(String option, @Nullable Object asked, Object inForce) {
        if (asked != null && !asked.equals(inForce)) {
            throw new Cli.WrongUse(
                    "%s %s: this network has %s; leave the option out, or import elsewhere"
                            .formatted(option, asked, inForce));
        }
    }

    private ImportReport run(App app, PaymentImport.Plan plan, Stopping stopping) {
        PrintWriter err = spec.commandLine().getErr();
        try (var progress = Progress.on(err, "import", plan.file().rows())) {
            return app.imports.run(plan, progress::stepTo, stopping::isAsked);
        }
    }

    private void report(App app, ImportReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(app.json.writeValueAsString(report));
        } else {
            table(report).forEach(line -> out.println(line));
        }
        out.flush();
        if (report.stopped()) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    "mutirao: stopped after line %d; the same command goes on from there%n",
                    report.lastLine());
            err.flush();
        }
    }

    private static Stream<String> table(ImportReport r) {
        long refused = r.refused().stream().mapToLong(ImportReport.Refusals::count).sum();
        Stream<String> head =
                Stream.of(
                        line("rows", r.rows()),
                        line("skipped", r.skipped()),
                        line("posted", r.posted()),
                        line("already there", r.alreadyThere()),
                        line("refused", refused));
        Stream<String> reasons =
                r.refused().stream()
                        .map(p ->
                                line("  " + p.problem(), p.count())
                                        + "  lines "
                                        + p.lines().stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(", "))
                                        + (p.count() > p.lines().size() ? ", …" : ""));
        Stream<String> tail =
                Stream.of(
                        line("rounded", r.rounded()),
                        line("contributions (minor units)", r.contributions().minorUnits()),
                        line("fund balance (minor units)", r.fundBalance().minorUnits()),
                        line("sum of all balances", r.balanceSum().minorUnits()),
                        line("accounts opened", r.accountsOpened()),
                        "%-32s%14s".formatted("seconds", r.seconds()),
                        line("payments per second", r.paymentsPerSecond()));
        return Stream.of(head, reasons, tail).flatMap(lines -> lines);
    }

    private static String line(String what, long count) {
        return "%-32s%14d".formatted(what, count);
    }
}
