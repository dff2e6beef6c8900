package coop.mutirao.payment;

import static coop.mutirao.tables.Tables.REFUSAL;

import coop.mutirao.db.Tx;
import coop.mutirao.http.Problem;
import coop.mutirao.ledger.TransferId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// The table refusal: one for all orders that share one space of ids.
public final class RefusalStore {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper json;

    public RefusalStore(ObjectMapper json) {
        this.json = json;
    }

    /// The refusals of orders with these ids.
    public Map<TransferId, Refusal> byIds(Tx tx, Collection<TransferId> ids) {
        UUID[] uuids = ids.stream().map(TransferId::value).toArray(UUID[]::new);
        return tx.sql()
                .select(REFUSAL.ORDER_ID, REFUSAL.SENT, REFUSAL.PROBLEM)
                .from(REFUSAL)
                .where(DSL.condition("order_id = ANY ({0})", DSL.val(uuids)))
                .fetchMap(
                        r -> new TransferId(r.value1()),
                        r ->
                                new Refusal(
                                        new TransferId(r.value1()),
                                        json.readValue(r.value2().data(), Sent.class),
                                        Problem.of(json.readValue(r.value3().data(), OBJECT))));
    }

    public void add(Tx tx, List<Refusal> refused, Instant at) {
        if (refused.isEmpty()) {
            return;
        }
        tx.sql()
                .execute(
                        """
                        INSERT INTO refusal (order_id, sent, problem, refused_at)
                        SELECT *, {3} FROM unnest({0}, {1}, {2})
                        """,
                        DSL.val(refused.stream().map(r -> r.id().value()).toArray(UUID[]::new)),
                        DSL.val(refused.stream().map(r -> jsonb(r.sent())).toArray(JSONB[]::new)),
                        DSL.val(
                                refused.stream()
                                        .map(r -> jsonb(r.problem().json()))
                                        .toArray(JSONB[]::new)),
                        DSL.val(at.atOffset(ZoneOffset.UTC)));
    }

    private JSONB jsonb(Object value) {
        return JSONB.valueOf(json.writeValueAsString(value));
    }
}
