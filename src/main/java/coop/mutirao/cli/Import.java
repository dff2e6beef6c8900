package coop.mutirao.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// Brings in what was kept elsewhere.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Brings in payments or members that were kept elsewhere.",
        synopsisSubcommandLabel = "(payments | members)",
        subcommands = {ImportPayments.class, ImportMembers.class})
final class Import implements Runnable {

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "import what? payments or members");
    }
}
