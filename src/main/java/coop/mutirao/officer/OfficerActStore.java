package coop.mutirao.officer;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.DELEGATION;
import static coop.mutirao.tables.Tables.OFFICER_ACT;
import static coop.mutirao.tables.Tables.ROLE_GRANT;

import coop.mutirao.db.Tx;
import coop.mutirao.http.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The table officer_act.
final class OfficerActStore {

    private static final Field<String> ASKED_BY = code(OFFICER_ACT.ASKED_BY);
    private static final Field<Integer> ASKER = number(OFFICER_ACT.ASKED_BY).as("asker");
    private static final Field<String> ABOUT = code(OFFICER_ACT.ABOUT_ID);

    /// An act that was asked for.
    ///
    /// @param asker number of the member who asked
    record Row(OfficerAct act, int asker) {}

    Optional<Row> find(Tx tx, byte[] digest) {
        return open(tx).and(OFFICER_ACT.DIGEST.eq(digest)).fetchOptional(OfficerActStore::row);
    }

    Optional<Row> find(Tx tx, UUID id) {
        return open(tx).and(OFFICER_ACT.ACT_ID.eq(id)).fetchOptional(OfficerActStore::row);
    }

    /// What waited until `at` for another officer, and in vain.
    List<Row> lapsed(Tx tx, Instant at) {
        return open(tx).and(OFFICER_ACT.EXPIRES_AT.le(at)).fetch(OfficerActStore::row);
    }

    /// What waits about a member, and admissions under her code that nobody needs any more.
    ///
    /// @param code letters, digits and hyphens
    List<Row> about(Tx tx, int member, String code) {
        return open(tx).and(
                        number(OFFICER_ACT.ABOUT_ID)
                                .eq(member)
                                .or(
                                        OFFICER_ACT.PATH.likeRegex(
                                                "(?i)^/api/v1/members/" + code + "/?$")))
                .fetch(OfficerActStore::row);
    }

    /// What waits on a thing that is changed. What is added to a list is another thing each time.
    ///
    /// @param path in small letters, without a query
    /// @param asker number of a member: only what she asked for; null: whoever did
    List<Row> onPath(Tx tx, String path, @Nullable Integer asker) {
        return open(tx).and(OFFICER_ACT.METHOD.ne("POST"))
                .and(DSL.lower(DSL.splitPart(OFFICER_ACT.PATH, DSL.inline("?"), 1)).eq(path))
                .and(asker == null ? DSL.noCondition() : number(OFFICER_ACT.ASKED_BY).eq(asker))
                .fetch(OfficerActStore::row);
    }

    boolean exists(Tx tx, UUID id) {
        return tx.sql().fetchExists(OFFICER_ACT, OFFICER_ACT.ACT_ID.eq(id));
    }

    /// What waits, the oldest first.
    ///
    /// @param about number of a member: only what is about her, or whom she manages; null: all
    List<OfficerAct> waiting(Tx tx, @Nullable Integer about, Instant at, int limit) {
        return open(tx).and(OFFICER_ACT.EXPIRES_AT.gt(at))
                .and(about == null ? DSL.noCondition() : isFor(about, at))
                .orderBy(OFFICER_ACT.ASKED_AT, OFFICER_ACT.ACT_ID)
                .limit(limit)
                .fetch(r -> row(r).act());
    }

    // What is about herself, or about whom she acts for and manages.
    private static Condition isFor(int member, Instant at) {
        return number(OFFICER_ACT.ABOUT_ID)
                .eq(member)
                .or(
                        number(OFFICER_ACT.ABOUT_ID)
                                .in(
                                        DSL.select(number(ACCOUNT.MEMBER_ID))
                                                .from(ACCOUNT)
                                                .join(DELEGATION)
                                                .on(
                                                        number(DELEGATION.ACCOUNT_ID)
                                                                .eq(number(ACCOUNT.ACCOUNT_ID)))
                                                .where(number(DELEGATION.MEMBER_ID).eq(member))
                                                .and(DELEGATION.MAY_MANAGE)
                                                .and(
                                                        DELEGATION
                                                                .ENDS_AT
                                                                .isNull()
                                                                .or(DELEGATION.ENDS_AT.gt(at)))));
    }

    private static SelectConditionStep<Record> open(Tx tx) {
        return tx.sql()
                .select(List.of(OFFICER_ACT.fields()))
                .select(ASKED_BY, ABOUT, ASKER)
                .from(OFFICER_ACT)
                .where(OFFICER_ACT.ENDED_AT.isNull());
    }

    private static Row row(Record r) {
        var act =
                new OfficerAct(
                        r.get(OFFICER_ACT.ACT_ID),
                        r.get(OFFICER_ACT.METHOD),
                        r.get(OFFICER_ACT.PATH),
                        r.get(OFFICER_ACT.BODY),
                        HexFormat.of().formatHex(r.get(OFFICER_ACT.DIGEST)),
                        r.get(ABOUT),
                        r.get(ASKED_BY),
                        r.get(OFFICER_ACT.ASKED_AT),
                        r.get(OFFICER_ACT.EXPIRES_AT));
        return new Row(act, r.get(ASKER));
    }

    /// Whether a member holds one of these offices.
    boolean holds(Tx tx, int member, Collection<Role> offices, Instant at) {
        return tx.sql()
                .fetchExists(
                        ROLE_GRANT,
                        number(ROLE_GRANT.MEMBER_ID)
                                .eq(member)
                                .and(ROLE_GRANT.ROLE.in(offices.stream().map(Role::wire).toList()))
                                .and(ROLE_GRANT.ENDS_AT.gt(at)));
    }

    /// Number of the member whose account has this code.
    Optional<Integer> member(Tx tx, String code) {
        return tx.sql()
                .select(number(ACCOUNT.MEMBER_ID))
                .from(ACCOUNT)
                .where(DSL.lower(ACCOUNT.CODE).eq(code.toLowerCase(java.util.Locale.ROOT)))
                .and(ACCOUNT.MEMBER_ID.isNotNull())
                .fetchOptional(r -> r.value1());
    }

    String publicId(Tx tx, int member) {
        return tx.sql()
                .select(ACCOUNT.PUBLIC_ID)
                .from(ACCOUNT)
                .where(number(ACCOUNT.MEMBER_ID).eq(member))
                .and(ACCOUNT.KIND.eq("member"))
                .fetchSingle(r -> r.value1());
    }

    void ask(Tx tx, OfficerAct act, byte[] digest, @Nullable Integer about, int by) {
        tx.sql()
                .insertInto(OFFICER_ACT)
                .set(OFFICER_ACT.ACT_ID, act.id())
                .set(OFFICER_ACT.DIGEST, digest)
                .set(OFFICER_ACT.METHOD, act.method())
                .set(OFFICER_ACT.PATH, act.path())
                .set(OFFICER_ACT.BODY, act.body())
                .set(number(OFFICER_ACT.ABOUT_ID), about)
                .set(number(OFFICER_ACT.ASKED_BY), by)
                .set(OFFICER_ACT.ASKED_AT, act.askedAt())
                .set(OFFICER_ACT.EXPIRES_AT, act.expiresAt())
                .execute();
    }

    /// Ends its waiting. What it said goes: it may be about persons.
    ///
    /// @param secondedBy number of the member who agreed; null: nobody did
    void end(Tx tx, UUID id, @Nullable Integer secondedBy, Instant at) {
        tx.sql()
                .update(OFFICER_ACT)
                .set(OFFICER_ACT.ENDED_AT, at)
                .set(number(OFFICER_ACT.SECONDED_BY), secondedBy)
                .setNull(OFFICER_ACT.BODY)
                .set(OFFICER_ACT.PATH, DSL.splitPart(OFFICER_ACT.PATH, DSL.inline("?"), 1))
                .where(OFFICER_ACT.ACT_ID.eq(id))
                .execute();
    }

    // The types of numbers belong to storeys above.
    private static Field<Integer> number(Field<?> column) {
        return DSL.field(column.getQualifiedName(), Integer.class);
    }

    private static Field<String> code(Field<?> member) {
        var own = ACCOUNT.as("own");
        return DSL.field(
                        DSL.select(own.CODE)
                                .from(own)
                                .where(number(own.MEMBER_ID).eq(number(member)))
                                .and(own.KIND.eq("member")))
                .as("code_of_" + member.getName());
    }
}
