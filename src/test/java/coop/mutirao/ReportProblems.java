package coop.mutirao;

import coop.mutirao.ProblemsTest.Service;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.time.InstantSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Refusals of reports that no story tells: there the log is kept and short.
final class ReportProblems {

    private ReportProblems() {}

    private static Api ana(Service service) {
        try (TestApp books = new TestApp(service.database(), InstantSource.system(), 3)) {
            return service.nobody().as(Entered.token(books, InstantSource.system(), "ana"));
        }
    }

    static Answer notSignedYet() {
        try (Service service = Service.start()) {
            return ana(service)
                    .with("Accept", "text/plain")
                    .get("/api/v1/accounts/ana/reports/balance");
        }
    }

    /// One line more than a report may have, written past the guards.
    static Answer reportTooLong() {
        try (Service service = Service.start()) {
            var owner = DSL.using(TestDatabase.ownerOf(service.database()), SQLDialect.POSTGRES);
            owner.transaction(tx -> {
                tx.dsl().execute("SET LOCAL session_replication_role = replica");
                tx.dsl()
                        .execute(
                                """
                                INSERT INTO transfer (log_index, transfer_id, kind, amount,
                                    committed_at, effective_on)
                                SELECT size + n, gen_random_uuid(), 'payment', 1, at, at::date
                                FROM log_head, generate_series(0, 20000) n
                                """);
                tx.dsl()
                        .execute(
                                """
                                INSERT INTO entry (log_index, amount, balance_after, version,
                                    account_id, entry_no)
                                SELECT size + n, 1, n + 1, n + 1, account_id, 0
                                FROM log_head, generate_series(0, 20000) n, account
                                WHERE code = 'ana'
                                """);
                tx.dsl().execute("UPDATE log_head SET size = size + 20001");
            });
            return ana(service).get("/api/v1/accounts/ana/reports/statement");
        }
    }
}
