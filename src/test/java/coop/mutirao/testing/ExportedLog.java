package coop.mutirao.testing;

import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.PackWriter;
import coop.mutirao.verify.Report;
import coop.mutirao.verify.Verification;
import java.nio.file.Path;
import java.time.Instant;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import tools.jackson.databind.ObjectMapper;

/// The log of a service's database as a pack, to be verified from outside.
public final class ExportedLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ExportedLog() {}

    /// Verifies all that the database has of its history.
    public static Report verify(DataSource database, Path folder) {
        DSLContext sql = DSL.using(database, SQLDialect.POSTGRES);
        String origin =
                sql.resultQuery("SELECT origin FROM network").fetchSingle().into(String.class);
        var pack = new PackWriter(origin);
        String last = "";
        for (byte[] leaf :
                sql.resultQuery("SELECT leaf FROM log_leaf ORDER BY log_index")
                        .fetch(0, byte[].class)) {
            pack.leaf(leaf);
            last = text(leaf, "at");
        }
        sql.resultQuery(
                        "SELECT order_bytes, signature FROM signed_order"
                                + " WHERE order_bytes IS NOT NULL"
                                + " UNION ALL SELECT w.order_bytes, a.signature FROM approval a"
                                + " JOIN waiting_payment w USING (payment_id)"
                                + " WHERE w.order_bytes IS NOT NULL AND a.signature IS NOT NULL")
                .forEach(r -> pack.evidence(r.get(0, byte[].class), r.get(1, byte[].class)));
        sql.resultQuery(
                        "SELECT leaf, label, salt, value"
                                + " FROM log_text JOIN log_leaf USING (log_index)")
                .forEach(r ->
                        pack.opening(
                                text(r.get(0, byte[].class), "id"),
                                r.get(1, String.class),
                                r.get(2, byte[].class),
                                r.get(3, String.class)));
        var source = new PackFolder(pack.write(folder, Instant.parse(last).plusSeconds(1)));
        return new Verification(source, LogPolicy.parse(source.policy())).run();
    }

    private static String text(byte[] leaf, String member) {
        return JSON.readTree(leaf).get(member).asString();
    }
}
