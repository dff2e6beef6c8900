package coop.mutirao.cli;

import coop.mutirao.http.Role;
import coop.mutirao.member.RoleGrant;
import coop.mutirao.member.Roles;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Gives a role where no coordinator can: none is left, or none can sign in.
@Command(
        name = "mandate",
        mixinStandardHelpOptions = true,
        description = {
            "Gives a member a role where no coordinator can.",
            "By a decision of the community, for when the last coordinator's "
                    + "mandate has ended, or she cannot sign in. It stands in the history as "
                    + "an act of whoever runs the service, for everybody to see."
        })
final class GiveMandate implements Callable<Integer> {

    @Mixin private DataOptions data;

    @Parameters(index = "0", paramLabel = "CODE", description = "The member's code.")
    private String code = "";

    @Parameters(
            index = "1",
            paramLabel = "ROLE",
            description = "coordinator, treasurer, auditor or operator.")
    private String role = "";

    @Option(
            names = "--decision",
            required = true,
            paramLabel = "TEXT",
            description = "By which decision, such as \"Assembly of 12 May, item 3\".")
    private String decision = "";

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description =
                    "The day on which the term is over, such as 2028-05-12; a year from now if it"
                            + " is left out, four years at most.")
    private @Nullable String until;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        RoleGrant.Decided decided = decided();
        try (DataOptions.Opened opened = data.openCurrent()) {
            if (opened.app().founding.existing().isEmpty()) {
                throw new Cli.Failed("there is no network yet: \"mutirao serve\" founds one");
            }
            return report(opened.app().roles.grantByService(decided));
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse("--until: " + e.getMessage());
        }
    }

    private RoleGrant.Decided decided() {
        @Nullable Instant end = until == null ? null : end(until);
        try {
            return new RoleGrant.Decided(code, Role.mandate(role), decision, end);
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private static Instant end(String day) {
        try {
            return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new Cli.WrongUse("--until is a day such as 2028-05-12, not " + day);
        }
    }

    private int report(Roles.Result result) {
        return switch (result) {
            case Roles.Result.Granted(var grant) -> told("%s is %s until %s.", grant);
            case Roles.Result.GrantedBefore(var grant) ->
                    told("%s is %s until %s already, by this decision.", grant);
            case Roles.Result.UnknownMember(var unknown) ->
                    throw new Cli.WrongUse("no member has the code " + unknown);
            case Roles.Result.NoPerson(var venture) ->
                    throw new Cli.WrongUse(venture + " is no person, and has no mandate");
            case Roles.Result.Excluded(var member) ->
                    throw new Cli.WrongUse(member + " was excluded, and has no mandate");
            case Roles.Result.Without _,
                    Roles.Result.Waits _,
                    Roles.Result.ForOneself _,
                    Roles.Result.LastCoordinator _ ->
                    throw new IllegalStateException("not an answer to this: " + result);
        };
    }

    private int told(String form, RoleGrant grant) {
        spec.commandLine()
                .getOut()
                .println(form.formatted(grant.member(), grant.role().wire(), grant.endsAt()));
        return Cli.OK;
    }
}
