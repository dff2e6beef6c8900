package coop.mutirao.member;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.COMMUNITY;
import static coop.mutirao.tables.Tables.MEMBER;
import static coop.mutirao.tables.Tables.NETWORK;
import static coop.mutirao.tables.Tables.PROFILE;
import static coop.mutirao.tables.Tables.ROLE_GRANT;

import coop.mutirao.db.Tx;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The tables member and role_grant. Who was erased is found nowhere here.
final class MemberStore {

    // As the index account_by_code has it.
    private static final Field<String> KEY = DSL.lower(ACCOUNT.CODE);

    /// Adds members, in their order.
    ///
    /// @param communities for each member the community's number
    /// @param opener says by which motion, if an assembly decided it
    /// @return their numbers
    List<MemberId> add(
            Tx tx,
            List<NewMember> members,
            List<Integer> communities,
            Instant at,
            Ledger.@Nullable Opener opener) {
        // Numbers are given in the order of the query, and so rise with it.
        return tx
                .sql()
                .fetch(
                        """
                        INSERT INTO member (kind, name, community_id, joined_at, motion_id)
                        SELECT kind, name, community_id, {3}, {4}
                        FROM unnest({0}, {1}, {2}) WITH ORDINALITY
                            AS t (kind, name, community_id, n)
                        ORDER BY n
                        RETURNING member_id
                        """,
                        DSL.val(members.stream().map(m -> m.kind().wire()).toArray(String[]::new)),
                        DSL.val(members.stream().map(NewMember::name).toArray(String[]::new)),
                        DSL.val(communities.toArray(Integer[]::new)),
                        DSL.val(at.atOffset(ZoneOffset.UTC)),
                        DSL.val(opener == null ? null : opener.motion(), UUID.class))
                .stream()
                .map(r -> r.get(0, Integer.class))
                .sorted()
                .map(MemberId::new)
                .toList();
    }

    Optional<Member> find(Tx tx, String code) {
        return select(tx, KEY.eq(Books.key(code))).fetchOptional(MemberStore::member);
    }

    Optional<Member> find(Tx tx, MemberId id) {
        return select(tx, MEMBER.MEMBER_ID.eq(id)).fetchOptional(MemberStore::member);
    }

    /// Members in the order of their codes.
    ///
    /// @param community a community's code; null: of all
    /// @param after the code of the member before; null: from the first
    List<Member> list(
            Tx tx,
            @Nullable String community,
            Member.@Nullable Kind kind,
            @Nullable String after,
            int limit) {
        Condition which = DSL.trueCondition();
        if (community != null) {
            which = which.and(DSL.lower(COMMUNITY.CODE).eq(Books.key(community)));
        }
        if (kind != null) {
            which = which.and(MEMBER.KIND.eq(kind.wire()));
        }
        if (after != null) {
            which = which.and(KEY.gt(Books.key(after)));
        }
        return select(tx, which).orderBy(KEY).limit(limit).fetch(MemberStore::member);
    }

    private static SelectConditionStep<? extends Record> select(Tx tx, Condition which) {
        return tx.sql()
                .select(
                        MEMBER.MEMBER_ID,
                        ACCOUNT.CODE,
                        ACCOUNT.PUBLIC_ID,
                        MEMBER.KIND,
                        MEMBER.NAME,
                        COMMUNITY.CODE,
                        MEMBER.JOINED_AT,
                        PROFILE.NAME_LEVEL)
                .from(MEMBER)
                .join(COMMUNITY)
                .on(COMMUNITY.COMMUNITY_ID.eq(MEMBER.COMMUNITY_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.MEMBER_ID.eq(MEMBER.MEMBER_ID))
                .join(NETWORK)
                .on(NETWORK.UNIT.eq(ACCOUNT.UNIT))
                .leftJoin(PROFILE)
                .on(PROFILE.MEMBER_ID.eq(MEMBER.MEMBER_ID))
                .where(ACCOUNT.KIND.eq(Account.Kind.MEMBER.wire()))
                .and(MEMBER.ERASED_AT.isNull())
                .and(which);
    }

    private static Member member(Record r) {
        @Nullable String level = r.get(PROFILE.NAME_LEVEL);
        return new Member(
                r.get(MEMBER.MEMBER_ID),
                r.get(ACCOUNT.CODE),
                r.get(ACCOUNT.PUBLIC_ID),
                Member.Kind.of(r.get(MEMBER.KIND)),
                r.get(MEMBER.NAME),
                r.get(COMMUNITY.CODE),
                r.get(MEMBER.JOINED_AT),
                level == null ? null : Disclosure.of(level));
    }

    /// A mandate of a member's that is in force at `at`.
    Optional<RoleGrant> role(Tx tx, Member member, Role role, Instant at) {
        return tx.sql()
                .select(ROLE_GRANT.DECISION, ROLE_GRANT.GRANTED_AT, ROLE_GRANT.ENDS_AT)
                .from(ROLE_GRANT)
                .where(ROLE_GRANT.MEMBER_ID.eq(member.id()))
                .and(ROLE_GRANT.ROLE.eq(role.wire()))
                .and(ROLE_GRANT.ENDS_AT.gt(at))
                .fetchOptional(r ->
                        new RoleGrant(member.code(), role, r.value1(), r.value2(), r.value3()));
    }

    int holders(Tx tx, Role role, Instant at) {
        return tx.sql()
                .fetchCount(
                        ROLE_GRANT, ROLE_GRANT.ROLE.eq(role.wire()).and(ROLE_GRANT.ENDS_AT.gt(at)));
    }

    /// All mandates in force at `at`; officers are few.
    List<RoleGrant> mandates(Tx tx, Instant at) {
        return tx.sql()
                .select(
                        ACCOUNT.CODE,
                        ROLE_GRANT.ROLE,
                        ROLE_GRANT.DECISION,
                        ROLE_GRANT.GRANTED_AT,
                        ROLE_GRANT.ENDS_AT)
                .from(ROLE_GRANT)
                .join(ACCOUNT)
                .on(ACCOUNT.MEMBER_ID.eq(ROLE_GRANT.MEMBER_ID))
                .join(NETWORK)
                .on(NETWORK.UNIT.eq(ACCOUNT.UNIT))
                .where(ROLE_GRANT.ENDS_AT.gt(at))
                .orderBy(ROLE_GRANT.ROLE, KEY)
                .fetch(r ->
                        new RoleGrant(
                                r.value1(),
                                Role.mandate(r.value2()),
                                r.value3(),
                                r.value4(),
                                r.value5()));
    }

    /// Keeps a mandate in the place of an earlier one.
    ///
    /// @param motion by which an assembly gave it; null: officers did
    void grant(Tx tx, MemberId member, RoleGrant grant, @Nullable UUID motion) {
        tx.sql()
                .insertInto(ROLE_GRANT)
                .set(ROLE_GRANT.MEMBER_ID, member)
                .set(ROLE_GRANT.ROLE, grant.role().wire())
                .set(ROLE_GRANT.DECISION, grant.decision())
                .set(ROLE_GRANT.GRANTED_AT, grant.grantedAt())
                .set(ROLE_GRANT.ENDS_AT, grant.endsAt())
                .set(ROLE_GRANT.MOTION_ID, motion)
                .onConflict(ROLE_GRANT.MEMBER_ID, ROLE_GRANT.ROLE)
                .doUpdate()
                .set(ROLE_GRANT.DECISION, grant.decision())
                .set(ROLE_GRANT.GRANTED_AT, grant.grantedAt())
                .set(ROLE_GRANT.ENDS_AT, grant.endsAt())
                .set(ROLE_GRANT.MOTION_ID, motion)
                .execute();
    }

    void revoke(Tx tx, MemberId member, Role role) {
        tx.sql()
                .deleteFrom(ROLE_GRANT)
                .where(ROLE_GRANT.MEMBER_ID.eq(member))
                .and(ROLE_GRANT.ROLE.eq(role.wire()))
                .execute();
    }
}
