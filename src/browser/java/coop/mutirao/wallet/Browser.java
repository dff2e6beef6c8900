package coop.mutirao.wallet;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Chromium: the one that `CHROMIUM` names, or the machine's own, or else one that Playwright
/// fetches. All the tests of a JVM share it, and it ends with the JVM; what one of them does stays
/// in its [Device].
final class Browser {

    private static final List<String> PLACES =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/usr/bin/google-chrome-stable",
                    "/snap/bin/chromium",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium");

    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private static com.microsoft.playwright.@Nullable Browser shared;

    final com.microsoft.playwright.Browser chromium;

    Browser() {
        chromium = shared();
    }

    private static synchronized com.microsoft.playwright.Browser shared() {
        if (shared == null) {
            shared = launch();
        }
        return shared;
    }

    private static com.microsoft.playwright.Browser launch() {
        Optional<Path> found = find();
        var options = new CreateOptions();
        var launch = new LaunchOptions().setHeadless(true).setArgs(FLAGS);
        if (found.isPresent()) {
            // Else Playwright fetches one of its own all the same.
            options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            launch.setExecutablePath(found.get());
        } else if (System.getenv("CI") != null) {
            throw new AssertionError(
                    "No Chromium or Chrome was found on this machine, so nothing can be said of the"
                            + " wallet. Install the package chromium, or name one in CHROMIUM.");
        }
        return Playwright.create(options).chromium().launch(launch);
    }

    private static Optional<Path> find() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
