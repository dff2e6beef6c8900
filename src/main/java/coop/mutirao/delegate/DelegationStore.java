package coop.mutirao.delegate;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.APPROVAL_RULE;
import static coop.mutirao.tables.Tables.CREDENTIAL;
import static coop.mutirao.tables.Tables.DELEGATION;
import static coop.mutirao.tables.Tables.ENTRY;
import static coop.mutirao.tables.Tables.MEMBER;
import static coop.mutirao.tables.Tables.PASSKEY;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/// The table delegation.
final class DelegationStore {

    private static final String PERSON = "person";

    /// A member as a delegate.
    record Person(MemberId id, String code, String name, boolean isPerson) {}

    /// The member with this code, in whatever case.
    Optional<Person> person(Tx tx, AccountId ownAccount) {
        return tx.sql()
                .select(MEMBER.MEMBER_ID, ACCOUNT.CODE, MEMBER.NAME, MEMBER.KIND)
                .from(ACCOUNT)
                .join(MEMBER)
                .on(MEMBER.MEMBER_ID.eq(ACCOUNT.MEMBER_ID))
                .where(ACCOUNT.ACCOUNT_ID.eq(ownAccount))
                .fetchOptional(r ->
                        new Person(r.value1(), r.value2(), r.value3(), PERSON.equals(r.value4())));
    }

    /// Whether a member has a password or a passkey.
    boolean canSignIn(Tx tx, MemberId member) {
        return tx.sql().fetchExists(CREDENTIAL, CREDENTIAL.MEMBER_ID.eq(member))
                || tx.sql().fetchExists(PASSKEY, PASSKEY.MEMBER_ID.eq(member));
    }

    /// What somebody may do for an account, in force or over.
    Optional<Delegation> find(Tx tx, AccountId account, MemberId member) {
        return tx.sql()
                .select(List.of(DELEGATION.fields()))
                .select(ACCOUNT.CODE, MEMBER.NAME)
                .from(DELEGATION)
                .join(MEMBER)
                .on(MEMBER.MEMBER_ID.eq(DELEGATION.MEMBER_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(ownAccount()))
                .where(DELEGATION.ACCOUNT_ID.eq(account))
                .and(DELEGATION.MEMBER_ID.eq(member))
                .fetchOptional(DelegationStore::delegation);
    }

    /// An account's delegations in force at `at`, by the delegates' codes.
    List<Delegation> inForce(Tx tx, AccountId account, Instant at) {
        return tx.sql()
                .select(List.of(DELEGATION.fields()))
                .select(ACCOUNT.CODE, MEMBER.NAME)
                .from(DELEGATION)
                .join(MEMBER)
                .on(MEMBER.MEMBER_ID.eq(DELEGATION.MEMBER_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(ownAccount()))
                .where(DELEGATION.ACCOUNT_ID.eq(account))
                .and(isInForce(at))
                .orderBy(ACCOUNT.CODE)
                .fetch(DelegationStore::delegation);
    }

    // By which people know the delegate: the account of hers that was opened first.
    private static Select<Record1<AccountId>> ownAccount() {
        var own = ACCOUNT.as("own");
        return DSL.select(own.ACCOUNT_ID)
                .from(own)
                .where(own.MEMBER_ID.eq(DELEGATION.MEMBER_ID))
                .orderBy(own.ACCOUNT_ID)
                .limit(1);
    }

    private static Condition isInForce(Instant at) {
        return DELEGATION.ENDS_AT.isNull().or(DELEGATION.ENDS_AT.gt(at));
    }

    private static Delegation delegation(Record r) {
        return new Delegation(
                r.get(DELEGATION.MEMBER_ID),
                r.get(ACCOUNT.CODE),
                r.get(MEMBER.NAME),
                new Powers(
                        r.get(DELEGATION.PAYMENT_MAXIMUM),
                        r.get(DELEGATION.DAY_MAXIMUM),
                        r.get(DELEGATION.MAY_MANAGE),
                        r.get(DELEGATION.ENDS_AT)),
                r.get(DELEGATION.DECISION),
                r.get(DELEGATION.GIVEN_AT));
    }

    /// Writes a delegation in the place of the one before it.
    ///
    /// @param goesOn whether the one before it is in force: then she acts since that began
    void give(Tx tx, AccountId account, Delegation given, boolean goesOn) {
        if (!goesOn) {
            end(tx, account, given.member());
        }
        var powers = given.powers();
        tx.sql()
                .insertInto(DELEGATION)
                .set(DELEGATION.ACCOUNT_ID, account)
                .set(DELEGATION.MEMBER_ID, given.member())
                .set(DELEGATION.PAYMENT_MAXIMUM, powers.paymentMaximum())
                .set(DELEGATION.DAY_MAXIMUM, powers.dayMaximum())
                .set(DELEGATION.MAY_MANAGE, powers.mayManage())
                .set(DELEGATION.ENDS_AT, powers.endsAt())
                .set(DELEGATION.DECISION, given.decision())
                .set(DELEGATION.GIVEN_AT, given.givenAt())
                .set(DELEGATION.SINCE, given.givenAt())
                .onConflict(DELEGATION.ACCOUNT_ID, DELEGATION.MEMBER_ID)
                .doUpdate()
                .set(DELEGATION.PAYMENT_MAXIMUM, powers.paymentMaximum())
                .set(DELEGATION.DAY_MAXIMUM, powers.dayMaximum())
                .set(DELEGATION.MAY_MANAGE, powers.mayManage())
                .set(DELEGATION.ENDS_AT, powers.endsAt())
                .set(DELEGATION.DECISION, given.decision())
                .set(DELEGATION.GIVEN_AT, given.givenAt())
                .execute();
    }

    /// Whether somebody manages an account of a member's at `at`.
    boolean manages(Tx tx, MemberId owner, MemberId who, Instant at) {
        return tx.sql()
                .fetchExists(
                        DSL.selectOne()
                                .from(DELEGATION)
                                .join(ACCOUNT)
                                .on(ACCOUNT.ACCOUNT_ID.eq(DELEGATION.ACCOUNT_ID))
                                .where(ACCOUNT.MEMBER_ID.eq(owner))
                                .and(DELEGATION.MEMBER_ID.eq(who))
                                .and(DELEGATION.MAY_MANAGE)
                                .and(isInForce(at)));
    }

    /// Whether others act for a member's account, or approve its payments, or something was booked
    /// on it, or it may go further below zero than this.
    boolean isInUse(Tx tx, MemberId owner, Money usualCredit) {
        var hers = DSL.select(ACCOUNT.ACCOUNT_ID).from(ACCOUNT).where(ACCOUNT.MEMBER_ID.eq(owner));
        return tx.sql()
                        .fetchExists(
                                ACCOUNT,
                                ACCOUNT.MEMBER_ID
                                        .eq(owner)
                                        .and(ACCOUNT.CREDIT_LIMIT.gt(usualCredit)))
                || tx.sql().fetchExists(ENTRY, ENTRY.ACCOUNT_ID.in(hers))
                || tx.sql().fetchExists(DELEGATION, DELEGATION.ACCOUNT_ID.in(hers))
                || tx.sql().fetchExists(APPROVAL_RULE, APPROVAL_RULE.ACCOUNT_ID.in(hers));
    }

    void end(Tx tx, AccountId account, MemberId member) {
        tx.sql()
                .deleteFrom(DELEGATION)
                .where(DELEGATION.ACCOUNT_ID.eq(account))
                .and(DELEGATION.MEMBER_ID.eq(member))
                .execute();
    }
}
