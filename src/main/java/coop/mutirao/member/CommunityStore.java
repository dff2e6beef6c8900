package coop.mutirao.member;

import static coop.mutirao.tables.Tables.COMMUNITY;
import static coop.mutirao.tables.Tables.NETWORK;
import static coop.mutirao.tables.Tables.UNIT;

import coop.mutirao.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tables unit, network and community.
final class CommunityStore {

    void found(Tx tx, Network network, Instant at) {
        tx.sql()
                .insertInto(UNIT)
                .set(UNIT.UNIT_, network.unit())
                .set(UNIT.NAME, network.unitName())
                .set(UNIT.DECIMALS, (short) network.decimals())
                .execute();
        tx.sql()
                .insertInto(NETWORK)
                .set(NETWORK.NAME, network.name())
                .set(NETWORK.ORIGIN, network.origin())
                .set(NETWORK.UNIT, network.unit())
                .set(NETWORK.FOUNDED_AT, at)
                .execute();
    }

    Optional<Network> network(Tx tx) {
        return tx.sql()
                .select(NETWORK.NAME, NETWORK.ORIGIN, UNIT.UNIT_, UNIT.NAME, UNIT.DECIMALS)
                .from(NETWORK)
                .join(UNIT)
                .on(UNIT.UNIT_.eq(NETWORK.UNIT))
                .fetchOptional(r ->
                        new Network(r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
    }

    /// All communities, each after the one above it.
    List<Community> all(Tx tx) {
        var above = COMMUNITY.as("above");
        return tx.sql()
                .select(COMMUNITY.COMMUNITY_ID, COMMUNITY.CODE, COMMUNITY.NAME, above.CODE)
                .from(COMMUNITY)
                .leftJoin(above)
                .on(above.COMMUNITY_ID.eq(COMMUNITY.PARENT_ID))
                .orderBy(COMMUNITY.COMMUNITY_ID)
                .fetch(r -> new Community(r.value1(), r.value2(), r.value3(), r.value4()));
    }

    Community add(Tx tx, String code, String name, @Nullable Community parent) {
        int id =
                tx.sql()
                        .insertInto(COMMUNITY)
                        .set(COMMUNITY.CODE, code)
                        .set(COMMUNITY.NAME, name)
                        .set(COMMUNITY.PARENT_ID, parent == null ? null : parent.id())
                        .returningResult(COMMUNITY.COMMUNITY_ID)
                        .fetchSingle()
                        .value1();
        return new Community(id, code, name, parent == null ? null : parent.code());
    }
}
