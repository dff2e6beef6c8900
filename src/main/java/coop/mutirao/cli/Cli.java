package coop.mutirao.cli;

import coop.mutirao.Version;
import coop.mutirao.db.PostgresUnavailable;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// The commands.
@Command(
        name = "mutirao",
        description = "Mutirão: a community currency.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.ShowVersion.class,
        subcommands = {
            Demo.class,
            Serve.class,
            Migrate.class,
            Import.class,
            Export.class,
            Check.class,
            Verify.class,
            Tally.class,
            Simulate.class,
            GiveMandate.class,
            ShowPermissions.class,
            RunSigner.class,
            ChangeLogKey.class,
            RunWitness.class,
            Cli.ShowVersion.class,
            CommandLine.HelpCommand.class
        })
public final class Cli implements Runnable {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    /// What was to be judged cannot be by what is there.
    static final int UNDECIDED = 2;

    /// Why there is less on standard output than there should be.
    static final String UNWRITTEN =
            "standard output cannot be written: the disk is full, or nobody reads it any more";

    private final Stopping stopping;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    private Cli(Stopping stopping) {
        this.stopping = stopping;
    }

    /// Runs the command that `args` name.
    ///
    /// @return 0: done; 1: it failed, or a check found something; 2: it was called wrongly, or what
    ///   there is is not enough to tell
    public static int run(String... args) {
        try (var stopping = new Stopping()) {
            CommandLine commands = commands(stopping);
            return written(commands, commands.execute(args));
        }
    }

    // A PrintStream keeps to itself that the disk is full or the reader gone.
    private static int written(CommandLine commands, int code) {
        commands.getOut().flush();
        if (System.out.checkError()) {
            PrintWriter err = commands.getErr();
            err.println("mutirao: " + UNWRITTEN);
            err.flush();
            return FAILED;
        }
        return code;
    }

    /// All commands with their options.
    static CommandLine commands(Stopping stopping) {
        return new CommandLine(new Cli(stopping))
                .registerConverter(LocalDate.class, Cli::day)
                .setParameterExceptionHandler(Cli::wrongUse)
                .setExecutionExceptionHandler(Cli::failed)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException(
                    "%s is no day such as 2026-10-01".formatted(text));
        }
    }

    /// How the command that is run learns of Ctrl-C.
    static Stopping stopping(CommandLine.Model.CommandSpec command) {
        return ((Cli) command.root().userObject()).stopping;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    private static int wrongUse(ParameterException e, String[] args) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        PrintWriter err = e.getCommandLine().getErr();
        err.printf("mutirao: %s; see \"%s\"%n", firstLine(e), help(command));
        return WRONG_USE;
    }

    private static String help(String command) {
        return command.equals("mutirao") ? "mutirao help" : command + " --help";
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof Settings.BadSetting || e instanceof WrongUse) {
            err.printf("mutirao: %s%n", firstLine(e));
            return WRONG_USE;
        }
        if (e instanceof Failed && UNWRITTEN.equals(e.getMessage())) {
            return FAILED;
        }
        if (e instanceof PostgresUnavailable || e instanceof Failed) {
            err.printf("mutirao: %s%n", firstLine(e));
            return FAILED;
        }
        if (stopping(command.getCommandSpec()).isAsked()) {
            // Its database was taken away from under it.
            err.println("mutirao: stopped");
            return FAILED;
        }
        e.printStackTrace(err);
        return FAILED;
    }

    private static String firstLine(Exception e) {
        return Shown.text(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }

    /// A command that was called with what cannot be: one line, and exit code 2.
    static final class WrongUse extends RuntimeException {
        WrongUse(String message) {
            super(message);
        }
    }

    /// A command that cannot do what it was asked for: one line, and exit code 1.
    static final class Failed extends RuntimeException {
        Failed(String message) {
            super(message);
        }

        /// @param what could not be written, such as "the export"
        static Failed unwritten(String what, Exception e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            return UNWRITTEN.equals(why.getMessage())
                    ? new Failed(UNWRITTEN)
                    : new Failed("%s cannot be written: %s".formatted(what, why.getMessage()));
        }
    }

    /// Prints the version.
    @Command(name = "version", description = "Says which version this is.")
    static final class ShowVersion implements Runnable, CommandLine.IVersionProvider {

        @CommandLine.Option(names = "--json", description = "As JSON.")
        private boolean json;

        @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            PrintWriter out = spec.commandLine().getOut();
            String java = Runtime.version().toString();
            if (json) {
                out.printf("{\"version\":\"%s\",\"java\":\"%s\"}%n", Version.TEXT, java);
            } else {
                out.println(getVersion()[0]);
            }
        }

        @Override
        public String[] getVersion() {
            return new String[] {
                "Mutirão %s on Java %s".formatted(Version.TEXT, Runtime.version())
            };
        }
    }
}
