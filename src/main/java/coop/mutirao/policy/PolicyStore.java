package coop.mutirao.policy;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.POLICY;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The table policy.
final class PolicyStore {

    // The code of the account of who set a version.
    private static final Field<String> SETTER =
            DSL.field(
                    DSL.select(ACCOUNT.CODE)
                            .from(ACCOUNT)
                            .where(ACCOUNT.MEMBER_ID.eq(POLICY.SET_BY))
                            .orderBy(ACCOUNT.ACCOUNT_ID)
                            .limit(1));

    /// A version with its value as it is stored: JSON.
    record Row(
            int id,
            String key,
            int version,
            String json,
            Instant effectiveFrom,
            String decision,
            Instant decidedAt,
            @Nullable String setBy,
            @Nullable UUID motion) {}

    /// The id of the version in force at `at`, if the key has one by then.
    Supplier<List<Integer>> askInForce(Tx tx, String key, Instant at) {
        return tx.ask(
                "SELECT policy_id FROM policy WHERE key = ? AND effective_from <= ?"
                        + " ORDER BY version DESC LIMIT 1",
                r -> r.getInt(1),
                key,
                at);
    }

    Optional<Row> latest(Tx tx, String key) {
        return select(tx, POLICY.KEY.eq(key))
                .orderBy(POLICY.VERSION.desc())
                .limit(1)
                .fetchOptional(PolicyStore::row);
    }

    Optional<Row> find(Tx tx, String key, int version) {
        return select(tx, POLICY.KEY.eq(key).and(POLICY.VERSION.eq(version)))
                .fetchOptional(PolicyStore::row);
    }

    List<Row> byId(Tx tx, List<Integer> ids) {
        return select(tx, POLICY.POLICY_ID.in(ids)).fetch(PolicyStore::row);
    }

    /// All versions of a key, the newest first.
    List<Row> history(Tx tx, String key) {
        return select(tx, POLICY.KEY.eq(key))
                .orderBy(POLICY.VERSION.desc())
                .fetch(PolicyStore::row);
    }

    private static SelectConditionStep<Record> select(Tx tx, Condition which) {
        return tx.sql().select(List.of(POLICY.fields())).select(SETTER).from(POLICY).where(which);
    }

    private static Row row(Record r) {
        return new Row(
                r.get(POLICY.POLICY_ID),
                r.get(POLICY.KEY),
                r.get(POLICY.VERSION),
                r.get(POLICY.VALUE).data(),
                r.get(POLICY.EFFECTIVE_FROM),
                r.get(POLICY.DECISION),
                r.get(POLICY.DECIDED_AT),
                r.get(SETTER),
                r.get(POLICY.MOTION_ID));
    }

    void add(
            Tx tx,
            int community,
            String key,
            int version,
            String json,
            Instant effectiveFrom,
            String decision,
            Instant decidedAt,
            @Nullable MemberId setBy,
            @Nullable UUID motion) {
        tx.sql()
                .insertInto(POLICY)
                .set(POLICY.COMMUNITY_ID, community)
                .set(POLICY.KEY, key)
                .set(POLICY.VERSION, version)
                .set(POLICY.VALUE, JSONB.valueOf(json))
                .set(POLICY.EFFECTIVE_FROM, effectiveFrom)
                .set(POLICY.DECISION, decision)
                .set(POLICY.DECIDED_AT, decidedAt)
                .set(POLICY.SET_BY, setBy)
                .set(POLICY.MOTION_ID, motion)
                .execute();
    }
}
