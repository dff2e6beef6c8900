package coop.mutirao.dormancy;

import coop.mutirao.ledger.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was taken from an account with the notice behind it, for whoever wants to look it up.
///
/// @param id of the notice
/// @param cause `left`, `silent`, `dead` or `excluded`
/// @param returnedAt null: it is still kept
/// @param arithmetic the sum and the days in words
public record ExplainedDormancy(
        UUID id,
        String account,
        String cause,
        Instant toldAt,
        Instant dueAt,
        Money amount,
        @Nullable Instant returnedAt,
        String arithmetic) {

    static ExplainedDormancy of(Notice notice) {
        Money amount = Objects.requireNonNull(notice.amount());
        return new ExplainedDormancy(
                notice.id(),
                notice.code(),
                notice.cause().wire(),
                notice.toldAt(),
                notice.dueAt(),
                amount,
                notice.overAt(),
                "%d, all that the account held, %d days after the notice. %s"
                        .formatted(
                                amount.minorUnits(),
                                ChronoUnit.DAYS.between(
                                        notice.toldAt(), Objects.requireNonNull(notice.takenAt())),
                                notice.overAt() == null
                                        ? "It is kept, and comes back as it is."
                                        : "It came back as it was."));
    }
}
