package coop.mutirao.payment;

import coop.mutirao.db.Tx;
import coop.mutirao.http.Problem;
import coop.mutirao.ledger.TransferId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// The table refusal: one for all orders that share one space of ids.
public final class RefusalStore {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper json;

    public RefusalStore(ObjectMapper json) {
        this.json = json;
    }

    /// Gathers the query for the refusals of orders with these ids.
    public Supplier<Map<TransferId, Refusal>> ask(Tx tx, Collection<TransferId> ids) {
        return tx.askMap(
                "SELECT order_id, sent, problem FROM refusal WHERE order_id = ANY (?)",
                RefusalStore::id,
                r ->
                        new Refusal(
                                id(r),
                                json.readValue(r.getString(2), Sent.class),
                                Problem.of(json.readValue(r.getString(3), OBJECT))),
                (Object) TransferId.values(ids));
    }

    private static TransferId id(ResultSet r) throws SQLException {
        return new TransferId(r.getObject(1, UUID.class));
    }

    public void add(Tx tx, List<Refusal> refused, Instant at) {
        if (refused.isEmpty()) {
            return;
        }
        tx.tell(
                """
                INSERT INTO refusal (order_id, sent, problem, refused_at)
                SELECT id, sent::jsonb, problem::jsonb, ? FROM unnest(?, ?, ?)
                    AS t (id, sent, problem)
                """,
                at,
                refused.stream().map(r -> r.id().value()).toArray(UUID[]::new),
                refused.stream().map(r -> json.writeValueAsString(r.sent())).toArray(String[]::new),
                refused.stream()
                        .map(r -> json.writeValueAsString(r.problem().json()))
                        .toArray(String[]::new));
    }
}
