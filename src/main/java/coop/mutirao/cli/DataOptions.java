package coop.mutirao.cli;

import coop.mutirao.App;
import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Passwords;
import coop.mutirao.db.Connections;
import coop.mutirao.db.Durability;
import coop.mutirao.db.Migrations;
import coop.mutirao.member.Hashing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Which database a command works on: `--data`, else `DATABASE_URL`, else `MUTIRAO_DATA`.
final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "./data if it is left out: the directory of the embedded "
                            + "PostgreSQL. It goes before DATABASE_URL.")
    private @Nullable Path data;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /// A database that is open, with the program on it.
    record Opened(Connections connections, App app, Settings settings) implements AutoCloseable {
        @Override
        public void close() {
            app.close();
            connections.close();
        }
    }

    Settings settings() {
        Settings settings = Settings.read(System.getenv());
        @Nullable Path named = named();
        return named == null ? settings : settings.withData(named);
    }

    // A command of a command takes it before its own name too: export --data DIR camt053.
    private @Nullable Path named() {
        @Nullable Path named = data;
        for (CommandSpec at = command.parent(); named == null && at != null; at = at.parent()) {
            for (CommandSpec mixin : at.mixins().values()) {
                if (mixin.userObject() instanceof DataOptions of && of.data != null) {
                    named = of.data;
                }
            }
        }
        return named;
    }

    /// Whether the embedded PostgreSQL is meant.
    boolean isEmbedded(Settings settings) {
        return named() != null || settings.databaseUrl() == null;
    }

    /// Connects, and from then on Ctrl-C cuts off what is under way.
    Connections connect(Settings settings, MeterRegistry metrics) {
        Stopping stopping = Cli.stopping(command);
        stopping.waitForCommand();
        Connections connections = connections(settings, metrics);
        stopping.endBy(connections::close);
        return connections;
    }

    private Connections connections(Settings settings, MeterRegistry metrics) {
        @Nullable String url = settings.databaseUrl();
        if (url == null || named() != null) {
            return Connections.embedded(settings.data(), Durability.DURABLE, metrics);
        }
        @Nullable String ownerUrl = settings.databaseOwnerUrl();
        try {
            return Connections.own(
                    url, ownerUrl == null ? url : ownerUrl, settings.replicaUrl(), metrics);
        } catch (IllegalArgumentException e) {
            throw new Settings.BadSetting(String.valueOf(e.getMessage()));
        }
    }

    /// Opens the database at this program's schema, migrating it first.
    Opened openMigrated() {
        return open(settings(), new SimpleMeterRegistry(), InstantSource.system());
    }

    Opened open(Settings settings, MeterRegistry metrics, InstantSource clock) {
        Connections connections = connect(settings, metrics);
        try {
            new Migrations(connections.owner()).apply();
            return new Opened(connections, app(connections, settings, metrics, clock), settings);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    /// Opens the database as it is.
    ///
    /// @throws Cli.Failed if it is not at this program's schema
    Opened openCurrent() {
        Settings settings = settings();
        if (isEmbedded(settings) && !Files.isDirectory(settings.data())) {
            throw new Cli.WrongUse("there is no data directory " + settings.data());
        }
        var metrics = new SimpleMeterRegistry();
        Connections connections = connect(settings, metrics);
        try {
            if (!new Migrations(connections.owner()).isCurrent()) {
                throw new Cli.Failed(
                        "the database is not at this version: run \"mutirao migrate\"");
            }
            App app = app(connections, settings, metrics, InstantSource.system());
            return new Opened(connections, app, settings);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    private static App app(
            Connections connections,
            Settings settings,
            MeterRegistry metrics,
            InstantSource clock) {
        return new App(
                connections.service(),
                connections.replica(),
                clock,
                new SecureRandom(),
                metrics,
                settings.engine(),
                new Hashing(Passwords.Cost.OWASP));
    }

    /// A password that a person can type: 20 characters of base 32.
    static String password(Chance chance) {
        return (chance.publicId() + chance.publicId())
                .substring(0, 20)
                .toLowerCase(java.util.Locale.ROOT);
    }
}
