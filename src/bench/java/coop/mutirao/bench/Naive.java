package coop.mutirao.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.UUID;

/// The obvious ledger, kept for comparison: one transaction for each payment, which locks the rows
/// of payer, payee and fund in the order of their ids. It has the same entries with running
/// balances, limits and a unique id, but no log, no carry, no guards in the database.
final class Naive implements AutoCloseable {

    private static final String SCHEMA =
            """
            CREATE SCHEMA naive;
            CREATE TABLE naive.account (account_id integer PRIMARY KEY, balance bigint NOT NULL,
                credit_limit bigint NOT NULL, version bigint NOT NULL,
                CHECK (balance >= -credit_limit)) WITH (fillfactor = 60);
            CREATE TABLE naive.transfer (transfer_id uuid PRIMARY KEY, payer_id integer NOT NULL,
                payee_id integer NOT NULL, amount bigint NOT NULL, memo text,
                committed_at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE naive.entry (account_id integer NOT NULL, version bigint NOT NULL,
                transfer_id uuid NOT NULL, amount bigint NOT NULL, balance_after bigint NOT NULL,
                PRIMARY KEY (account_id, version));
            INSERT INTO naive.account SELECT i, 0, 1000000000000, 0
                FROM generate_series(0, 10000) i;
            """;

    private final HikariDataSource pool;

    Naive(BenchDatabase database, int clients) {
        database.owner().execute(SCHEMA);
        var config = new HikariConfig();
        config.setDataSource(database.ownerSource());
        config.setMaximumPoolSize(clients);
        config.setAutoCommit(false);
        pool = new HikariDataSource(config);
    }

    Load.Client payers() {
        return (_, random) -> () -> pay(random);
    }

    private void pay(SplittableRandom random) throws SQLException {
        int payer = 1 + Village.Spread.UNIFORM.member(random);
        int payee = 1 + Village.other(random, Village.Spread.UNIFORM, payer - 1);
        long amount = random.nextLong(100, 100_000);
        int fund = 0;
        try (Connection connection = pool.getConnection()) {
            UUID id = Village.id(random);
            try (PreparedStatement known =
                    connection.prepareStatement(
                            "SELECT 1 FROM naive.transfer WHERE transfer_id = ?")) {
                known.setObject(1, id);
                try (ResultSet found = known.executeQuery()) {
                    if (found.next()) {
                        throw new IllegalStateException("an id came twice");
                    }
                }
            }
            long[][] accounts = lock(connection, Math.min(payer, payee), Math.max(payer, payee));
            insertTransfer(connection, id, payer, payee, amount);
            long fee = amount / 100;
            for (long[] account : accounts) {
                long change =
                        account[0] == fund ? fee : account[0] == payer ? -amount : amount - fee;
                move(connection, id, account, change);
            }
            connection.commit();
        }
    }

    private static long[][] lock(Connection connection, int low, int high) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT account_id, balance, version FROM naive.account WHERE account_id"
                                + " IN (0, ?, ?) ORDER BY account_id FOR UPDATE")) {
            select.setInt(1, low);
            select.setInt(2, high);
            long[][] accounts = new long[3][];
            try (ResultSet rows = select.executeQuery()) {
                for (int i = 0; rows.next(); i++) {
                    accounts[i] = new long[] {rows.getLong(1), rows.getLong(2), rows.getLong(3)};
                }
            }
            return accounts;
        }
    }

    private static void insertTransfer(
            Connection connection, UUID id, int payer, int payee, long amount) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO naive.transfer (transfer_id, payer_id, payee_id, amount, memo)"
                                + " VALUES (?, ?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setInt(2, payer);
            insert.setInt(3, payee);
            insert.setLong(4, amount);
            insert.setString(5, "Vegetables of the week");
            insert.executeUpdate();
        }
    }

    private static void move(Connection connection, UUID id, long[] account, long change)
            throws SQLException {
        try (PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE naive.account SET balance = ?, version = ?"
                                        + " WHERE account_id = ?");
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO naive.entry VALUES (?, ?, ?, ?, ?)")) {
            update.setLong(1, account[1] + change);
            update.setLong(2, account[2] + 1);
            update.setLong(3, account[0]);
            update.executeUpdate();
            insert.setLong(1, account[0]);
            insert.setLong(2, account[2] + 1);
            insert.setObject(3, id);
            insert.setLong(4, change);
            insert.setLong(5, account[1] + change);
            insert.executeUpdate();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
