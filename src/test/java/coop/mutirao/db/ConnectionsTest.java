package coop.mutirao.db;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import coop.mutirao.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

class ConnectionsTest {

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
    }

    /// A short command is over while the pool still makes the connections it likes to have.
    @Test
    void what_is_closed_at_once_does_not_complain() throws Exception {
        var database = TestDatabase.freshForOwner().unwrap(PGSimpleDataSource.class);
        String url =
                "postgres://postgres@%s:%d/%s"
                        .formatted(
                                database.getServerNames()[0],
                                database.getPortNumbers()[0],
                                database.getDatabaseName());
        for (int i = 0; i < 10; i++) {
            try (var connections = Connections.own(url, url, new SimpleMeterRegistry());
                    Connection connection = connections.service().getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }

        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
    }
}
