package coop.mutirao.db;

import java.io.IOException;
import java.nio.file.Path;

/// Another process that uses a data directory, until its input ends.
final class EmbeddedPostgresHolder {

    private EmbeddedPostgresHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (var postgres = EmbeddedPostgres.open(Path.of(arguments[0]), Durability.DURABLE)) {
            System.out.println(postgres.jdbcUrl());
            var _ = System.in.read();
        }
    }
}
