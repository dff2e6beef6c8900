package coop.mutirao.cli;

import coop.mutirao.App;
import coop.mutirao.check.Checks;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Looks the books over.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Does all sums of the books again and compares them with the log.",
            "As of one moment; a running service is not disturbed. Ends with 0 if "
                    + "nothing is wrong, with 1 if something is."
        })
final class Check implements Callable<Integer> {

    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(2);

    @Mixin private DataOptions data;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        try (DataOptions.Opened opened = data.openCurrent()) {
            Checks.Report report = opened.app().checks.run(new OnStandardError());
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(json(opened.app(), report));
            } else {
                report.results().forEach(result -> print(out, result));
                out.printf("As of %d facts of the history.%n", report.size());
            }
            out.flush();
            return report.isSound() ? Cli.OK : Cli.FAILED;
        }
    }

    private static String json(App app, Checks.Report report) {
        return app.json.writeValueAsString(
                Map.of(
                        "sound",
                        report.isSound(),
                        "size",
                        report.size(),
                        "checks",
                        report.results()));
    }

    private static void print(PrintWriter out, Checks.Result result) {
        out.printf(
                "%-24s%s%n",
                result.check(),
                result.found() == 0
                        ? "ok"
                        : "FOUND " + result.found() + ": not so: " + result.promise());
        result.first().forEach(finding -> out.println("    " + finding));
        if (result.found() > result.first().size()) {
            out.printf("    … and %d more%n", result.found() - result.first().size());
        }
    }

    /// Says how far it is, once it takes longer than a person likes to wait in silence.
    private final class OnStandardError implements Checks.Progress {

        private long told = System.nanoTime();

        @Override
        public void at(String check, long rows) {
            if (System.nanoTime() - told > SILENT_NANOS) {
                told = System.nanoTime();
                PrintWriter err = spec.commandLine().getErr();
                err.printf("checking %s: %d rows%n", check, rows);
                err.flush();
            }
        }
    }
}
