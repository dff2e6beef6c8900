package coop.mutirao.cli;

import coop.mutirao.App;
import coop.mutirao.member.MemberImport;
import coop.mutirao.member.Members;
import coop.mutirao.member.Members.ImportResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Admits the members of a file with the balances that they had elsewhere.
@Command(
        name = "members",
        mixinStandardHelpOptions = true,
        description = {
            "Admits the members of a CSV file with the balances they had elsewhere.",
            "All of them, or none if anything is wrong with one. The header is "
                    + MemberImport.HEADER
                    + "; amounts are whole minor units, empty limits are those of the policy."
        })
final class ImportMembers implements Callable<Integer> {

    @Mixin private DataOptions data;

    @Parameters(paramLabel = "FILE", description = "CSV, UTF-8.")
    private Path file = Path.of("");

    @Option(
            names = "--by",
            paramLabel = "CODE",
            description = "Who brings them: the log names this account (default: coordinator).")
    private String by = "coordinator";

    @Option(
            names = "--decision",
            required = true,
            paramLabel = "TEXT",
            description = "By which decision they are admitted; the log commits to it.")
    private String decision = "";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        String csv = read();
        try (DataOptions.Opened opened = data.openCurrent()) {
            App app = opened.app();
            if (app.founding.existing().isEmpty()) {
                throw new Cli.Failed("there is no network yet: \"mutirao serve\" founds one");
            }
            if (app.members.find(by).isEmpty()) {
                throw new Cli.WrongUse("--by: no member has the code " + by);
            }
            return report(app, app.members.importCsv(csv, by(), BeforeTrade.of(app)));
        }
    }

    private Members.By by() {
        try {
            return new Members.By(by, decision);
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse("--decision: " + e.getMessage());
        }
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Cli.WrongUse(file + " cannot be read, or is not UTF-8");
        }
    }

    private int report(App app, ImportResult result) {
        PrintWriter out = spec.commandLine().getOut();
        return switch (result) {
            case ImportResult.Imported(var admitted, var total) -> {
                if (json) {
                    out.println(
                            app.json.writeValueAsString(
                                    Map.of("admitted", admitted, "openingTotal", total)));
                } else {
                    out.printf(
                            "%d members admitted; their balances above zero are %d minor units%n",
                            admitted, total.minorUnits());
                }
                out.flush();
                yield Cli.OK;
            }
            case ImportResult.Waits _ -> throw new IllegalStateException("it needs nobody else");
            case ImportResult.Refused(var mistakes) -> {
                refuse(app, mistakes, out);
                yield Cli.FAILED;
            }
        };
    }

    private void refuse(App app, List<MemberImport.Mistake> mistakes, PrintWriter out) {
        if (json) {
            out.println(app.json.writeValueAsString(Map.of("errors", mistakes)));
        } else {
            mistakes.forEach(m -> out.println(place(m) + m.reason()));
            out.printf("Nothing was written: %d errors in %s%n", mistakes.size(), file);
        }
        out.flush();
    }

    private static String place(MemberImport.Mistake mistake) {
        return mistake.line() == 0 ? "" : "line " + mistake.line() + ": ";
    }
}
