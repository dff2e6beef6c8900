package coop.mutirao.payment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/// What [Payments] counts. README.md lists all meters.
final class PaymentMeters {

    private final MeterRegistry metrics;
    private final Counter remembered;
    private final Counter read;
    private final Counter forgotten;

    PaymentMeters(MeterRegistry metrics) {
        this.metrics = metrics;
        remembered = accounts(metrics, "memory");
        read = accounts(metrics, "database");
        forgotten =
                Counter.builder("mutirao.accounts.forgotten")
                        .description("Times all accounts were read anew: somebody else had written")
                        .register(metrics);
    }

    private static Counter accounts(MeterRegistry metrics, String from) {
        return Counter.builder("mutirao.accounts")
                .description("Accounts that batches needed, by where they came from")
                .baseUnit("accounts")
                .tag("from", from)
                .register(metrics);
    }

    void accounts(int needed, int missing) {
        remembered.increment(needed - missing);
        read.increment(missing);
    }

    void forgotten() {
        forgotten.increment();
    }

    List<PaymentOutcome> count(List<PaymentOutcome> outcomes) {
        for (PaymentOutcome outcome : outcomes) {
            String name =
                    switch (outcome) {
                        case PaymentOutcome.Committed(var _, var again) ->
                                again ? "repeated" : "committed";
                        case PaymentOutcome.Awaiting _ -> "awaiting-approval";
                        case PaymentOutcome.Refused(var problem, var _) -> problem.type().wire();
                    };
            Counter.builder("mutirao.payments")
                    .description("Orders, by what became of them")
                    .tag("outcome", name)
                    .register(metrics)
                    .increment();
        }
        return outcomes;
    }
}
