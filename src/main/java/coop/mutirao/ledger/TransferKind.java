package coop.mutirao.ledger;

import java.util.Locale;

/// What a transfer is for.
public enum TransferKind {
    PAYMENT,
    GIFT,
    WAGE,
    CONTRIBUTION,
    LEVY,
    SURPLUS,
    SWEEP,
    AWARD,
    LOAN,
    REPAYMENT,
    REVERSAL,
    WRITE_OFF,
    LOSS_SHARE,
    DORMANT,
    RECLAIM,
    OPENING,
    IMPORT;

    /// Its name in JSON, SQL and the log, such as `writeOff`.
    public String wire() {
        return switch (this) {
            case WRITE_OFF -> "writeOff";
            case LOSS_SHARE -> "lossShare";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    /// @throws IllegalArgumentException if there is no such kind
    public static TransferKind of(String wire) {
        for (TransferKind kind : values()) {
            if (kind.wire().equals(wire)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of transfer: " + wire);
    }
}
