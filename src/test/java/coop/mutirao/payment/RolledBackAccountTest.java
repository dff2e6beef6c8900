package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.Founding;
import coop.mutirao.member.Member;
import coop.mutirao.member.NewMember;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolledBackAccountTest {

    /// An account whose opening was rolled back never was: the next one of its code has another id.
    @Test
    void is_not_remembered_by_anybody() {
        try (var app = TestApp.founded(TestDatabase.fresh(), InstantSource.system(), 1)) {
            app.admit("ana", 5_000, 5_000, null);
            assertThatThrownBy(() ->
                            app.app.database.transact(tx ->
                                    app.app.log.record(
                                            tx,
                                            facts -> {
                                                app.app.members.admit(tx, facts, List.of(zoe()));
                                                assertThat(app.app.ledger.find(tx, "zoe"))
                                                        .isPresent();
                                                throw new IllegalStateException("the power fails");
                                            })))
                    .hasMessage("the power fails");
            app.admit("zoe", 5_000, 5_000, null);

            PaymentOutcome outcome = app.app.payments.submit(Orders.pay(1, "ana", "zoe", 100));

            assertThat(outcome).isInstanceOf(PaymentOutcome.Committed.class);
        }
    }

    private static NewMember zoe() {
        return new NewMember("zoe", Member.Kind.PERSON, "Zoe", Founding.ROOT, null, null, null);
    }
}
