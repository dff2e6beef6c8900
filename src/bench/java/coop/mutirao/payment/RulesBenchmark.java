package coop.mutirao.payment;

import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Posting;
import coop.mutirao.ledger.PostingResult;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The rules that stand behind the door: what they cost is what everybody waits for.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RulesBenchmark {

    private static final AccountId PAYER = new AccountId(1);
    private static final AccountId PAYEE = new AccountId(2);
    private static final AccountId FUND = new AccountId(3);

    private final Map<AccountId, Account> books =
            Map.of(
                    PAYER, account(PAYER, "ana", Account.Kind.MEMBER),
                    PAYEE, account(PAYEE, "bea", Account.Kind.MEMBER),
                    FUND, account(FUND, "fund-income", Account.Kind.FUND));
    private final Transfer allowed = transfer(12_345);
    private final Transfer refused = transfer(1_000_001);
    private final Contribution.Tariff tariff = new Contribution.Tariff(1, 10_000, null, 684);
    private Carry carry = Carry.NONE;

    private static Account account(AccountId id, String code, Account.Kind kind) {
        return new Account(
                id,
                code,
                code,
                kind,
                "SOL",
                kind == Account.Kind.MEMBER ? new MemberId(id.value()) : null,
                Money.ZERO,
                Money.ZERO,
                kind == Account.Kind.MEMBER ? Money.of(1_000_000) : Money.ZERO,
                Money.of(1_000_000_000),
                false,
                0);
    }

    private static Transfer transfer(long amount) {
        return new Transfer(
                new TransferId(new UUID(7, 7)),
                TransferKind.PAYMENT,
                PAYER,
                PAYEE,
                Money.of(amount),
                List.of(
                        new Entry(PAYER, Money.of(-amount)),
                        new Entry(PAYEE, Money.of(amount)),
                        new Entry(PAYEE, Money.of(-123)),
                        new Entry(FUND, Money.of(123))),
                null,
                null,
                null);
    }

    /// A payment with a contribution: four entries on three accounts.
    @Benchmark
    public PostingResult decide() {
        return Posting.decide(allowed, books);
    }

    /// The same beyond the credit limit.
    @Benchmark
    public PostingResult decideRefused() {
        return Posting.decide(refused, books);
    }

    /// One contribution, carried on from one payment to the next.
    @Benchmark
    public Object contribution() {
        Charge charge = Contribution.on(PAYEE, Money.of(12_345), tariff, carry);
        carry = charge.after();
        return charge;
    }
}
