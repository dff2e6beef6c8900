package coop.mutirao.payment;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payment that waits for others to agree, as people read it.
///
/// @param orderedBy code of the account of who ordered it
/// @param expiresAt until then it waits
/// @param order what its payer signed, for others to sign it too; null: it is not signed
/// @param approvals by whom it was agreed to who still may, who ordered it among them
/// @param reason what it waits for; null: nothing any more, it is posted when it is sent again
/// @param approvalsNeeded how many persons that takes
/// @param approvalsMissing how many of them are missing
/// @param approvalsMissingFrom whose are missing: `payer-persons`, `officers`; null: none is
/// @param waitsForMe whether the reader's is one of those that are missing; null: nobody asked that
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record WaitingPayment(
        TransferId id,
        String state,
        TransferKind kind,
        String payer,
        String payee,
        Money amount,
        @Nullable String description,
        String orderedBy,
        Instant orderedAt,
        Instant expiresAt,
        byte @Nullable [] order,
        List<Agreed> approvals,
        @Nullable String reason,
        int approvalsNeeded,
        int approvalsMissing,
        @Nullable String approvalsMissingFrom,
        @Nullable Boolean waitsForMe) {

    public WaitingPayment {
        approvals = List.copyOf(approvals);
    }

    /// Somebody agreed.
    ///
    /// @param signed whether she signed the same order
    /// @param counts whether hers is one of those that are needed now
    public record Agreed(String member, String name, Instant at, boolean signed, boolean counts) {}
}
