package coop.mutirao.cli;

import coop.mutirao.db.GroupCommit;
import coop.mutirao.http.Connections;
import coop.mutirao.http.Pace;
import coop.mutirao.http.TrustedProxies;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How the service is set up: from the environment and an optional file.
///
/// @param databaseUrl a PostgreSQL of one's own; null: the embedded one in `data`
/// @param databaseOwnerUrl connects as the tables' owner, for migrations; null: as `databaseUrl`
/// @param replicaUrl a streaming standby of `databaseUrl`, for reports; null: none
/// @param data the directory of the embedded PostgreSQL
/// @param publicUrl where members' browsers find the service, such as `https://wallet.example`:
///   passkeys belong to it. Null: `http://localhost` with the port, for trying it out
/// @param trustedProxies whose `X-Forwarded-For` counts
/// @param logKey where the key of the log is
/// @param erasures the list of who was erased; null: `erasures` in the directory of the embedded
///   PostgreSQL, or none
/// @param writes how fast somebody may write
public record Settings(
        @Nullable String databaseUrl,
        @Nullable String databaseOwnerUrl,
        @Nullable String replicaUrl,
        Path data,
        String host,
        int port,
        String adminHost,
        int adminPort,
        TrustedProxies trustedProxies,
        URI source,
        @Nullable URI publicUrl,
        String networkName,
        String currency,
        String currencyName,
        int decimals,
        String origin,
        LogKey logKey,
        @Nullable Path erasures,
        int queue,
        int batch,
        Pace.Writes writes,
        Connections.Limits connections) {

    private static final Set<String> NAMES =
            Set.of(
                    "MUTIRAO_CONFIG",
                    "MUTIRAO_REPLICA_URL",
                    "MUTIRAO_DATA",
                    "MUTIRAO_HOST",
                    "MUTIRAO_PORT",
                    "MUTIRAO_ADMIN_HOST",
                    "MUTIRAO_ADMIN_PORT",
                    "MUTIRAO_TRUSTED_PROXIES",
                    "MUTIRAO_SOURCE_URL",
                    "MUTIRAO_PUBLIC_URL",
                    "MUTIRAO_NETWORK",
                    "MUTIRAO_CURRENCY",
                    "MUTIRAO_CURRENCY_NAME",
                    "MUTIRAO_DECIMALS",
                    "MUTIRAO_ORIGIN",
                    "MUTIRAO_ERASURES",
                    "MUTIRAO_LOG_KEY",
                    "MUTIRAO_LOG_SIGNER",
                    "MUTIRAO_LOG_SIGNER_KEY",
                    "MUTIRAO_LOG_SIGNER_TOKEN_FILE",
                    "MUTIRAO_QUEUE",
                    "MUTIRAO_BATCH",
                    "MUTIRAO_WRITES_PER_MINUTE",
                    "MUTIRAO_WRITES_PER_MINUTE_OF_ADDRESS",
                    "MUTIRAO_CONNECTIONS",
                    "MUTIRAO_CONNECTIONS_OF_ADDRESS",
                    "MUTIRAO_JAVA_OPTS");

    /// A setting that cannot be: one line for the person at the terminal.
    public static final class BadSetting extends RuntimeException {
        BadSetting(String message) {
            super(message);
        }
    }

    /// Reads the settings.
    ///
    /// @throws BadSetting for the first that cannot be
    public static Settings read(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>();
        @Nullable String file = environment.get("MUTIRAO_CONFIG");
        if (file != null) {
            all.putAll(file(Path.of(file)));
        }
        all.putAll(environment);
        for (String name : new TreeSet<>(all.keySet())) {
            if (name.startsWith("MUTIRAO_") && !NAMES.contains(name)) {
                throw new BadSetting("there is no setting " + name + "; see README.md");
            }
        }
        if (orNull(all, "MUTIRAO_REPLICA_URL") != null && orNull(all, "DATABASE_URL") == null) {
            throw new BadSetting(
                    "MUTIRAO_REPLICA_URL needs DATABASE_URL: the embedded PostgreSQL has no"
                            + " replica");
        }
        return new Settings(
                orNull(all, "DATABASE_URL"),
                orNull(all, "DATABASE_OWNER_URL"),
                orNull(all, "MUTIRAO_REPLICA_URL"),
                Path.of(text(all, "MUTIRAO_DATA", "data")),
                text(all, "MUTIRAO_HOST", "127.0.0.1"),
                number(all, "MUTIRAO_PORT", 8080, 0, 65_535),
                text(all, "MUTIRAO_ADMIN_HOST", "127.0.0.1"),
                number(all, "MUTIRAO_ADMIN_PORT", 8081, 0, 65_535),
                proxies(text(all, "MUTIRAO_TRUSTED_PROXIES", "")),
                source(text(all, "MUTIRAO_SOURCE_URL", "https://mutirao.example/source")),
                publicUrl(orNull(all, "MUTIRAO_PUBLIC_URL")),
                text(all, "MUTIRAO_NETWORK", "Mutirão"),
                text(all, "MUTIRAO_CURRENCY", "MUT"),
                text(all, "MUTIRAO_CURRENCY_NAME", text(all, "MUTIRAO_CURRENCY", "MUT")),
                number(all, "MUTIRAO_DECIMALS", 2, 0, 6),
                text(all, "MUTIRAO_ORIGIN", "mutirao.example/log"),
                LogKey.read(all),
                erasures(orNull(all, "MUTIRAO_ERASURES")),
                number(all, "MUTIRAO_QUEUE", 4_096, 1, 1_000_000),
                number(all, "MUTIRAO_BATCH", 512, 1, 10_000),
                writes(all),
                connections(all));
    }

    private static @Nullable Path erasures(@Nullable String file) {
        return file == null ? null : Path.of(file);
    }

    private static Pace.Writes writes(Map<String, String> all) {
        Pace.Writes otherwise = Pace.Writes.DEFAULT;
        return new Pace.Writes(
                number(all, "MUTIRAO_WRITES_PER_MINUTE", otherwise.byMember(), 1, 100_000_000),
                number(
                        all,
                        "MUTIRAO_WRITES_PER_MINUTE_OF_ADDRESS",
                        otherwise.byAddress(),
                        1,
                        100_000_000));
    }

    private static Connections.Limits connections(Map<String, String> all) {
        Connections.Limits otherwise = Connections.Limits.DEFAULT;
        return new Connections.Limits(
                number(all, "MUTIRAO_CONNECTIONS", otherwise.whole(), 1, 1_000_000),
                number(all, "MUTIRAO_CONNECTIONS_OF_ADDRESS", otherwise.ofAddress(), 1, 1_000_000));
    }

    private static Map<String, String> file(Path file) {
        var read = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            read.load(in);
        } catch (IOException e) {
            throw new BadSetting("MUTIRAO_CONFIG: " + file + " cannot be read");
        }
        Map<String, String> found = new HashMap<>();
        for (String name : read.stringPropertyNames()) {
            if (!NAMES.contains(name) && !name.startsWith("DATABASE_")) {
                throw new BadSetting(file + ": there is no setting " + name + "; see README.md");
            }
            found.put(name, read.getProperty(name).strip());
        }
        return found;
    }

    private static @Nullable String orNull(Map<String, String> all, String name) {
        @Nullable String value = all.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static String text(Map<String, String> all, String name, String otherwise) {
        @Nullable String value = orNull(all, name);
        return value == null ? otherwise : value;
    }

    private static int number(
            Map<String, String> all, String name, int otherwise, int min, int max) {
        String value = text(all, name, Integer.toString(otherwise));
        if (value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw new BadSetting(
                "%s is a whole number from %d to %d, not %s".formatted(name, min, max, value));
    }

    private static TrustedProxies proxies(String text) {
        try {
            return TrustedProxies.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadSetting("MUTIRAO_TRUSTED_PROXIES: " + e.getMessage());
        }
    }

    private static URI source(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new BadSetting("MUTIRAO_SOURCE_URL is no address: " + text);
        }
    }

    private static @Nullable URI publicUrl(@Nullable String text) {
        if (text == null) {
            return null;
        }
        boolean isOrigin =
                text.matches("https://[^/?#@:]+(:\\d{1,5})?|http://localhost(:\\d{1,5})?");
        if (!isOrigin) {
            throw new BadSetting(
                    "MUTIRAO_PUBLIC_URL is like https://wallet.example, without a path, or"
                            + " http://localhost with a port, not "
                            + text);
        }
        return URI.create(text);
    }

    /// Where the list of erasures is, if there is one.
    @Nullable Path erasures(boolean isEmbedded) {
        return erasures == null && isEmbedded ? data.resolve("erasures") : erasures;
    }

    /// The same with another data directory, which also means: the embedded database.
    public Settings withData(Path data) {
        return new Settings(
                databaseUrl,
                databaseOwnerUrl,
                replicaUrl,
                data,
                host,
                port,
                adminHost,
                adminPort,
                trustedProxies,
                source,
                publicUrl,
                networkName,
                currency,
                currencyName,
                decimals,
                origin,
                logKey,
                erasures,
                queue,
                batch,
                writes,
                connections);
    }

    GroupCommit.Settings engine() {
        GroupCommit.Settings d = GroupCommit.Settings.DEFAULT;
        return new GroupCommit.Settings(
                queue, batch, Math.max(1, queue / 4), d.answerWithin(), d.retryFor());
    }
}
