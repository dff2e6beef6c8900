package coop.mutirao.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Accounts and transfers for tests, in few words: members have a credit limit of 10,000 and take
/// in up to 20,000.
final class SmallBooks {

    static final AccountId ANA = new AccountId(1);
    static final AccountId BEA = new AccountId(2);
    static final AccountId FUND = new AccountId(3);

    private SmallBooks() {}

    static Entry entry(AccountId account, long minorUnits) {
        return new Entry(account, Money.of(minorUnits));
    }

    static Transfer payment(AccountId from, AccountId to, long minorUnits) {
        return transfer(entry(from, -minorUnits), entry(to, minorUnits));
    }

    static Transfer transfer(Entry... entries) {
        return new Transfer(
                new TransferId(new UUID(0, 1)),
                TransferKind.PAYMENT,
                ANA,
                BEA,
                Money.of(1),
                List.of(entries),
                null,
                null,
                null);
    }

    static Account member(AccountId id, long balance) {
        return new Account(
                id,
                "m" + id.value(),
                "P" + id.value(),
                Account.Kind.MEMBER,
                "SOL",
                new MemberId(id.value()),
                Money.of(balance),
                Money.ZERO,
                Money.of(10_000),
                Money.of(20_000),
                false,
                0);
    }

    static Account fund(long balance) {
        return new Account(
                FUND,
                "fund-income",
                "fund-income",
                Account.Kind.FUND,
                "SOL",
                null,
                Money.of(balance),
                Money.ZERO,
                Money.ZERO,
                OpenAccount.LIMIT_MAX,
                false,
                0);
    }

    static Account limits(Account a, long reserved, long creditLimit, long maximum) {
        return new Account(
                a.id(),
                a.code(),
                a.publicId(),
                a.kind(),
                a.unit(),
                a.owner(),
                a.balance(),
                Money.of(reserved),
                Money.of(creditLimit),
                Money.of(maximum),
                a.closed(),
                a.version());
    }

    static Account closed(Account a) {
        return new Account(
                a.id(),
                a.code(),
                a.publicId(),
                a.kind(),
                a.unit(),
                a.owner(),
                a.balance(),
                a.reservedAmount(),
                a.creditLimit(),
                a.maximumBalance(),
                true,
                a.version());
    }

    static Account unit(Account a, String unit) {
        return new Account(
                a.id(),
                a.code(),
                a.publicId(),
                a.kind(),
                unit,
                a.owner(),
                a.balance(),
                a.reservedAmount(),
                a.creditLimit(),
                a.maximumBalance(),
                a.closed(),
                a.version());
    }

    static Map<AccountId, Account> books(Account... accounts) {
        var books = new HashMap<AccountId, Account>();
        for (Account account : accounts) {
            books.put(account.id(), account);
        }
        return books;
    }
}
