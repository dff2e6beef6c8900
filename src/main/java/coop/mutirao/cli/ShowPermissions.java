package coop.mutirao.cli;

import coop.mutirao.http.Permissions;
import coop.mutirao.http.Permissions.Rule;
import coop.mutirao.http.Role;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.ObjectMapper;

/// Prints the table of permissions, the one by which the service lets people in.
@Command(
        name = "permissions",
        mixinStandardHelpOptions = true,
        description = {
            "Prints who may do what: for each request the roles that may make it.",
            "\"own\": the member whose account, payment or request it is. The scope "
                    + "is what a program needs to make the request for somebody who may. "
                    + "\"Signed in afresh\": who makes it has signed in within the last 15 "
                    + "minutes. Needs no database."
        })
final class ShowPermissions implements Runnable {

    private static final int WIDTH = Role.COORDINATOR.wire().length() + 2;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? json() : table());
        out.flush();
    }

    static String json() {
        return new ObjectMapper()
                        .writeValueAsString(
                                Permissions.TABLE.stream().map(ShowPermissions::line).toList())
                + "\n";
    }

    private static Map<String, Object> line(Rule rule) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("method", rule.method());
        line.put("path", rule.path());
        line.put("who", rule.who().stream().sorted().map(Role::wire).toList());
        if (rule.scope() != null) {
            line.put("scope", rule.scope().wire());
        }
        if (rule.fresh()) {
            line.put("fresh", true);
        }
        return line;
    }

    /// One line a rule, one column a role.
    static String table() {
        int paths = Permissions.TABLE.stream().mapToInt(r -> r.path().length()).max().orElse(0);
        String left = "%-8s%-" + (paths + 2) + "s";
        var text = new StringBuilder(left.formatted("", ""));
        for (Role role : Role.values()) {
            text.append(cell(role.wire()));
        }
        text.append(scope("scope for programs")).append("signed in afresh\n");
        for (Rule rule : Permissions.TABLE) {
            text.append(left.formatted(rule.method(), rule.path()));
            for (Role role : Role.values()) {
                text.append(cell(rule.who().contains(role) ? "yes" : "-"));
            }
            text.append(scope(rule.scope() == null ? "-" : rule.scope().wire()))
                    .append(rule.fresh() ? "yes" : "-")
                    .append('\n');
        }
        return text.toString();
    }

    private static String scope(String text) {
        return "%-20s".formatted(text);
    }

    private static String cell(String text) {
        return ("%-" + WIDTH + "s").formatted(text);
    }
}
