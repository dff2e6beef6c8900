package coop.mutirao;

import coop.mutirao.ProblemsTest.Service;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.time.InstantSource;
import java.util.Map;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Refusals of credit that no story tells: there nobody owes much.
final class CreditProblems {

    private CreditProblems() {}

    /// After a review that found too much owed, written past the guards.
    static Answer creditStopped() {
        try (Service service = Service.start()) {
            var owner = DSL.using(TestDatabase.ownerOf(service.database()), SQLDialect.POSTGRES);
            owner.transaction(tx -> {
                tx.dsl().execute("SET LOCAL session_replication_role = replica");
                tx.dsl()
                        .execute(
                                """
                                INSERT INTO credit_review (month, policy_id, begun, negative,
                                    trade, brake, growth_ppm, decay_ppm, review_above)
                                SELECT '2026-11-01', policy_id, 1, 900000, 600000, 'stopped',
                                    250000, 0, 500000 FROM policy WHERE key = 'credit'
                                """);
            });
            try (TestApp books = new TestApp(service.database(), InstantSource.system(), 3)) {
                Founders.add(books.app, "cora", "cora", "a-password");
                String cora = Entered.token(books, InstantSource.system(), "cora");
                return service.nobody()
                        .as(cora)
                        .patch(
                                "/api/v1/accounts/ana",
                                Map.of("creditLimit", 10_001, "reason", "Circle of May"));
            }
        }
    }
}
