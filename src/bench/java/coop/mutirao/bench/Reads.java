package coop.mutirao.bench;

import coop.mutirao.http.Page;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.StatementLine;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reading on a ledger with a long history: pages of the fund's statement, which has an entry of
/// every payment, and balances as of a point; beside the plainest read there is.
final class Reads {

    private final Village village;

    Reads(Village village) {
        this.village = village;
    }

    void measure(Figures figures, Duration time) {
        long size = village.payments();
        figures.add(Aim.Names.BY_KEY, "ms", millis(time, random -> byKey(random, size)));
        Account fund = account("fund-income");
        figures.add(Aim.Names.PAGE, "ms", millis(time, random -> page(fund, random, size)));
        figures.add(Aim.Names.AS_OF, "ms", millis(time, random -> asOf(fund, random, size)));
        figures.add(
                "first page of a member",
                "ms",
                millis(
                        time,
                        random ->
                                village.app.statements.entries(
                                        account(
                                                Village.code(
                                                        Village.Spread.UNIFORM.member(random))),
                                        null,
                                        null,
                                        50,
                                        null)));
    }

    private Account account(String code) {
        return village.app.database.inTransaction(
                tx -> village.app.ledger.find(tx, code).orElseThrow());
    }

    private Object byKey(SplittableRandom random, long size) {
        return village.app.database.inTransaction(tx ->
                tx.sql()
                        .fetch(
                                "SELECT * FROM transfer WHERE log_index = {0}",
                                DSL.val(random.nextLong(size))));
    }

    private Page<StatementLine> page(Account fund, SplittableRandom random, long size) {
        @Nullable String after =
                coop.mutirao.http.Cursor.of(random.nextLong(size / 100, size), (short) 0);
        return village.app.statements.entries(fund, null, after, 50, null);
    }

    private Object asOf(Account fund, SplittableRandom random, long size) {
        return village.app.statements.balance(fund, random.nextLong(size));
    }

    private interface Read {
        Object read(SplittableRandom random);
    }

    private static double millis(Duration time, Read read) {
        return Load.closed(
                        1,
                        time,
                        (_, random) ->
                                () -> {
                                    var _ = read.read(random);
                                })
                .medianMillis();
    }
}
