package coop.mutirao.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens to PostgreSQL's NOTIFY on one channel, with a connection of its own. Used by one thread.
public final class Bell implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

    private final DataSource dataSource;
    private final String channel;
    private @Nullable Connection connection;

    /// @param channel a name of lower-case letters and underscores
    public Bell(DataSource dataSource, String channel) {
        if (!channel.matches("[a-z_]+")) {
            throw new IllegalArgumentException("no channel: " + channel);
        }
        this.dataSource = dataSource;
        this.channel = channel;
    }

    /// Waits until it rings or the time is over. A ring can get lost with the connection: who waits
    /// looks for itself now and then.
    public void await(Duration time) throws InterruptedException {
        try {
            PGConnection server = connected().unwrap(PGConnection.class);
            server.getNotifications(Math.toIntExact(Math.max(1, time.toMillis())));
        } catch (SQLException e) {
            close();
            Thread.sleep(time);
        }
    }

    private Connection connected() throws SQLException {
        @Nullable Connection known = connection;
        if (known == null) {
            known = dataSource.getConnection();
            connection = known;
            known.setAutoCommit(true);
            try (var statement = known.createStatement()) {
                statement.execute("LISTEN " + channel);
            }
        }
        return known;
    }

    @Override
    public void close() {
        @Nullable Connection known = connection;
        connection = null;
        if (known != null) {
            try (known;
                    var statement = known.createStatement()) {
                statement.execute("UNLISTEN *");
            } catch (SQLException e) {
                LOG.debug("a connection that listened is gone", e);
            }
        }
    }
}
