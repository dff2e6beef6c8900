package coop.mutirao.cli;

import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.verify.Bounded;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.RemoteLog;
import coop.mutirao.verify.Report;
import coop.mutirao.verify.Source;
import coop.mutirao.verify.Verification;
import coop.mutirao.verify.report.ReportCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verifies all of a log: from an exported pack, or from a running service.
final class VerifyLog {

    private VerifyLog() {}

    /// What both commands take.
    static final class Options {

        @Option(
                names = "--policy",
                paramLabel = "FILE",
                description = "Whom to believe (tlog-policy). Default: whom the log itself names.")
        private @Nullable Path policy;

        @Option(
                names = "--json",
                paramLabel = "FILE",
                description =
                        "Writes the whole report there too, for programs; \"-\" is "
                                + "standard output, and nothing else goes there.")
        private @Nullable Path json;

        @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
        private CommandLine.Model.CommandSpec spec;

        private LogPolicy policy(Source source) {
            if (policy != null) {
                return Verify.policy(policy);
            }
            say("by the log's own policy; an auditor names hers by --policy");
            return Verify.policy(source.policy());
        }

        private void say(String what) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("mutirao: " + what);
            err.flush();
        }

        private int report(Verification verification) {
            Report report = run(verification);
            PrintWriter out = spec.commandLine().getOut();
            boolean isForPrograms = json != null && json.toString().equals("-");
            if (isForPrograms) {
                out.print(report.json());
            } else {
                var text = new StringWriter();
                report.print(new PrintWriter(text, true));
                out.print(Shown.text(text.toString()));
            }
            out.flush();
            if (json != null && !isForPrograms) {
                try {
                    Files.writeString(json, report.json());
                } catch (IOException e) {
                    throw new Cli.WrongUse("--json %s cannot be written".formatted(json));
                }
            }
            if (report.found() > 0) {
                return Cli.FAILED;
            }
            return report.isSound() ? Cli.OK : Cli.UNDECIDED;
        }

        private Report run(Verification verification) {
            try (var bar = new Bar(spec.commandLine().getErr())) {
                return verification.withProgress(bar).run();
            } catch (Source.CannotRead e) {
                throw new Cli.WrongUse(String.valueOf(e.getMessage()));
            }
        }
    }

    /// Begins once it is known how many leaves there are, and takes longer than one likes to wait.
    private static final class Bar implements Verification.Progress, AutoCloseable {

        private static final long SILENT_NANOS = 2_000_000_000;

        private final PrintWriter err;
        private final long began = System.nanoTime();
        private @Nullable Progress progress;

        private Bar(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void at(long leaves, long size) {
            if (progress == null && System.nanoTime() - began > SILENT_NANOS) {
                progress = Progress.on(err, "verify", size);
            }
            if (progress != null) {
                progress.stepTo(leaves);
            }
        }

        @Override
        public void close() {
            if (progress != null) {
                progress.close();
            }
        }
    }

    /// Verifies a pack.
    @Command(
            name = "pack",
            mixinStandardHelpOptions = true,
            description = "Verifies an exported pack: all its hashes, signatures and sums.")
    static final class Pack implements Callable<Integer> {

        @Parameters(paramLabel = "DIR", description = "The pack.")
        private Path folder = Path.of("");

        @Mixin private Options options;

        @Option(
                names = "--receipts",
                paramLabel = "DIR",
                description = "Members' .tlog-proof files: all of them have to be in the log.")
        private @Nullable Path receipts;

        @Option(
                names = "--keep",
                paramLabel = "FILE",
                description =
                        "Keeps there what it verified, so that the next time it is "
                                + "noticed if that is no longer the beginning. A pack is "
                                + "read whole all the same. Written if nothing is wrong.")
        private @Nullable Path keep;

        @Override
        public Integer call() {
            try {
                Source source = new PackFolder(folder);
                var verification = new Verification(source, options.policy(source));
                if (receipts != null) {
                    verification.withReceipts(receipts(receipts));
                }
                if (keep != null) {
                    verification.withResumePoint(keep);
                }
                return options.report(verification);
            } catch (Source.CannotRead e) {
                throw new Cli.WrongUse(String.valueOf(e.getMessage()));
            }
        }

        private Map<String, byte[]> receipts(Path folder) {
            if (!Files.isDirectory(folder)) {
                throw new Cli.WrongUse("there is no folder " + folder);
            }
            List<String> others = new ArrayList<>();
            Map<String, byte[]> all =
                    PackFolder.files(
                            folder,
                            name -> {
                                boolean isReceipt = name.endsWith(".tlog-proof");
                                if (!isReceipt) {
                                    others.add(name);
                                }
                                return isReceipt;
                            });
            if (!others.isEmpty()) {
                options.say(
                        "--receipts: not looked at, as their names do not end with .tlog-proof: "
                                + String.join(", ", others.stream().sorted().limit(10).toList())
                                + (others.size() > 10
                                        ? " and %d more".formatted(others.size() - 10)
                                        : ""));
            }
            return all;
        }
    }

    /// Verifies a report.
    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description = {
                "Verifies a signed report: works each figure out again from a pack.",
                "The log of the pack is verified with it."
            })
    static final class SignedReport implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "The report, as it was given as text/plain.")
        private Path file = Path.of("");

        @Mixin private Options options;

        @Option(
                names = "--pack",
                required = true,
                paramLabel = "DIR",
                description = "A pack of the same log, at least as long as the report's.")
        private Path folder = Path.of("");

        @Override
        public Integer call() {
            try {
                Source source = new PackFolder(folder);
                LogPolicy policy = options.policy(source);
                var check = new ReportCheck(Verify.read(file, Bounded.REPORT_MAX), policy);
                return options.report(new Verification(source, policy).with(check));
            } catch (IllegalArgumentException e) {
                throw new Cli.WrongUse("%s: %s".formatted(file, e.getMessage()));
            } catch (Source.CannotRead e) {
                throw new Cli.WrongUse(String.valueOf(e.getMessage()));
            }
        }
    }

    /// Verifies a running service.
    @Command(
            name = "service",
            mixinStandardHelpOptions = true,
            description = {
                "Verifies the log of a running service.",
                "With --keep it notices if the service shows another history than "
                        + "it did before. What payers signed a service does not show: that is "
                        + "in packs."
            })
    static final class Live implements Callable<Integer> {

        @Parameters(paramLabel = "URL", description = "Where the service is.")
        private String url = "";

        @Mixin private Options options;

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description = "Has the token by which the service lets one read entries.")
        private @Nullable Path tokenFile;

        @Option(
                names = "--keep",
                paramLabel = "DIR",
                description = "Keeps checkpoints there, and where to go on the next time.")
        private @Nullable Path keep;

        @Override
        public Integer call() {
            @Nullable String token = tokenFile == null ? null : Verify.text(tokenFile).strip();
            try (var log = new RemoteLog(address(), token)) {
                var verification = new Verification(log, options.policy(log));
                if (keep == null) {
                    return options.report(verification);
                }
                Path checkpoints = keep.resolve("checkpoints");
                Files.createDirectories(checkpoints);
                verification
                        .withCheckpoints(PackFolder.files(checkpoints))
                        .withResumePoint(keep.resolve("state"));
                int code = options.report(verification);
                verification.keepCheckpoint(checkpoints);
                return code;
            } catch (IOException e) {
                throw new Cli.WrongUse("--keep %s cannot be written".formatted(keep));
            } catch (Source.CannotRead e) {
                throw new Cli.WrongUse(String.valueOf(e.getMessage()));
            }
        }

        private URI address() {
            if (!url.matches("https?://[^ ]+")) {
                throw new Cli.WrongUse("URL begins with http:// or https://, not " + url);
            }
            try {
                return URI.create(url);
            } catch (IllegalArgumentException e) {
                throw new Cli.WrongUse("URL %s is none: %s".formatted(url, e.getMessage()));
            }
        }
    }
}
