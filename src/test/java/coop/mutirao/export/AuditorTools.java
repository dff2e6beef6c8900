package coop.mutirao.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The programs of auditors, where they are installed.
public final class AuditorTools {

    private AuditorTools() {}

    /// How a program ended, and what it said.
    public record Run(int code, String output) {}

    public static Run run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), output);
    }

    /// Where the build is the gate, a check that could not be made is no check.
    public static void needs(String program) {
        boolean installed =
                Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(p -> Files.isExecutable(Path.of(p, program)));
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(installed, program + " is not installed");
        }
        assumeTrue(installed, program + " is not installed: NOT checked");
    }
}
