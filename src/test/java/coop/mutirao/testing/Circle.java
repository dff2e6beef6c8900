package coop.mutirao.testing;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.ledger.PostingResult.Posted;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A small network in a fresh database: members m0, m1, …, the fund's income and one account of the
/// system's, and payments as the service makes them. Its clock goes only when it is told to.
public final class Circle {

    public static final Instant FOUNDED = Instant.parse("2026-09-01T08:00:00Z");
    public static final String UNIT = "SOL";

    public final Database database;
    public final AuditLog log;
    public final Ledger ledger = new Ledger();
    private final RandomGenerator random;
    private final Chance chance;
    private Instant now = FOUNDED;

    public Circle(DataSource source, long seed, int members, int decimals) {
        this.database = new Database(source);
        this.random = new SplittableRandom(seed);
        this.chance = new Chance(random, this::now);
        this.log = new AuditLog(this::now, chance, new SimpleMeterRegistry());
        var sql = DSL.using(source, SQLDialect.POSTGRES);
        sql.execute("INSERT INTO unit VALUES ({0}, 'Sol', {1})", DSL.val(UNIT), DSL.val(decimals));
        sql.execute(
                "INSERT INTO network (name, origin, unit, founded_at)"
                        + " VALUES ('Rede', 'mutirao.example/rede', {0}, now())",
                DSL.val(UNIT));
        sql.execute("INSERT INTO community (code, name) VALUES ('rede', 'Rede')");
        List<OpenAccount> openings = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            int id =
                    sql.resultQuery(
                                    "INSERT INTO member (kind, name, community_id, joined_at)"
                                            + " VALUES ('person', {0}, 1, now())"
                                            + " RETURNING member_id",
                                    DSL.val("Member " + i))
                            .fetchSingle()
                            .get(0, Integer.class);
            openings.add(
                    account("m" + i, Account.Kind.MEMBER, new MemberId(id), Money.of(100_000)));
        }
        openings.add(account("fund-income", Account.Kind.FUND, null, Money.ZERO));
        openings.add(account("opening", Account.Kind.SYSTEM, null, OpenAccount.LIMIT_MAX));
        List<String> names = openings.stream().map(OpenAccount::code).toList();
        database.transact(tx ->
                log.record(
                        tx,
                        facts -> {
                            ledger.open(tx, facts, openings, names);
                            return facts.at();
                        }));
    }

    private static OpenAccount account(
            String code, Account.Kind kind, @Nullable MemberId owner, Money creditLimit) {
        return new OpenAccount(code, kind, UNIT, 1, owner, creditLimit, OpenAccount.LIMIT_MAX);
    }

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public Account account(String code) {
        return database.inTransaction(tx -> ledger.find(tx, code).orElseThrow());
    }

    /// Pays, with a contribution from the payee to the fund if it is more than zero, and one from
    /// the payer likewise.
    ///
    /// @return whether it was posted
    public boolean pay(
            String payer,
            String payee,
            long amount,
            long fromPayee,
            long fromPayer,
            @Nullable String description) {
        return database.inTransaction(tx ->
                log.record(
                        tx,
                        facts -> {
                            Books books = ledger.books(tx, List.of(payer, payee, "fund-income"));
                            Transfer transfer =
                                    transfer(
                                            books,
                                            List.of(payer, payee),
                                            amount,
                                            fromPayee,
                                            fromPayer);
                            if (!(books.decide(transfer) instanceof Posted posted)) {
                                return false;
                            }
                            var fact = new Fact(posted, Fact.SERVICE, description, null, null);
                            ledger.record(tx, facts, List.of(fact));
                            return true;
                        }));
    }

    private Transfer transfer(
            Books books, List<String> parties, long amount, long fromPayee, long fromPayer) {
        var payer = books.find(parties.getFirst());
        var payee = books.find(parties.getLast());
        var income = books.find("fund-income");
        List<Entry> entries = new ArrayList<>();
        pair(entries, payer, payee, amount);
        pair(entries, payee, income, fromPayee);
        pair(entries, payer, income, fromPayer);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate effectiveOn = random.nextInt(5) == 0 ? today.minusDays(random.nextInt(9)) : today;
        return new Transfer(
                new TransferId(chance.uuid()),
                TransferKind.PAYMENT,
                payer.id(),
                payee.id(),
                Money.of(amount),
                entries,
                effectiveOn,
                null,
                null);
    }

    private static void pair(List<Entry> entries, Account from, Account to, long amount) {
        if (amount > 0) {
            entries.add(new Entry(from.id(), Money.of(-amount)));
            entries.add(new Entry(to.id(), Money.of(amount)));
        }
    }
}
