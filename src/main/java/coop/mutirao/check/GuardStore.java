package coop.mutirao.check;

import coop.mutirao.db.Tx;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.impl.DSL;

/// Reads PostgreSQL's own catalogue.
final class GuardStore {

    /// The triggers that are enabled, each as `table.trigger`.
    Set<String> triggers(Tx tx) {
        return new HashSet<>(
                tx.sql()
                        .resultQuery(
                                """
                                SELECT c.relname || '.' || t.tgname
                                FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                                WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')
                                    AND c.relnamespace = 'public'::regnamespace
                                """)
                        .fetch(0, String.class));
    }

    /// A setting that counts for some sessions in this database.
    record Setting(String who, String name, String value) {}

    /// Settings that were given to roles or to this database.
    List<Setting> settings(Tx tx) {
        return tx.sql()
                .resultQuery(
                        """
                        SELECT coalesce(r.rolname::text, 'every role') || ' in '
                            || coalesce(d.datname::text, 'every database') AS who,
                            split_part(one, '=', 1) AS name,
                            lower(substr(one, strpos(one, '=') + 1)) AS value
                        FROM pg_db_role_setting s
                            LEFT JOIN pg_roles r ON r.oid = s.setrole
                            LEFT JOIN pg_database d ON d.oid = s.setdatabase,
                            unnest(s.setconfig) one
                        WHERE s.setdatabase = 0 OR d.datname = current_database()
                        ORDER BY who, name
                        """)
                .fetch(r ->
                        new Setting(
                                SnapshotStore.text(r, "who"),
                                SnapshotStore.text(r, "name"),
                                SnapshotStore.text(r, "value")));
    }

    boolean roleExists(Tx tx, String role) {
        return yes(tx, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = {0})", role);
    }

    boolean isSuperuser(Tx tx, String role) {
        return yes(
                tx,
                "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = {0}"
                        + " AND (rolsuper OR rolbypassrls))",
                role);
    }

    boolean owns(Tx tx, String role, String table) {
        return yes(
                tx,
                "SELECT pg_has_role({0}, relowner, 'USAGE') FROM pg_class"
                        + " WHERE oid = {1}::regclass",
                role,
                table);
    }

    /// Whether the role may do this to the whole table or to any column of it.
    boolean may(Tx tx, String role, String table, String privilege) {
        String ofTable = "SELECT has_table_privilege({0}, {1}, {2})";
        boolean may = yes(tx, ofTable, role, table, privilege);
        return may
                || (Set.of("INSERT", "UPDATE").contains(privilege)
                        && yes(
                                tx,
                                "SELECT has_any_column_privilege({0}, {1}, {2})",
                                role,
                                table,
                                privilege));
    }

    boolean mayUpdate(Tx tx, String role, String table, String column) {
        return yes(tx, "SELECT has_column_privilege({0}, {1}, {2}, 'UPDATE')", role, table, column);
    }

    private static boolean yes(Tx tx, String query, String... arguments) {
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = DSL.inline(arguments[i]);
        }
        return Boolean.TRUE.equals(
                tx.sql().resultQuery(query, values).fetchSingle().get(0, Boolean.class));
    }
}
