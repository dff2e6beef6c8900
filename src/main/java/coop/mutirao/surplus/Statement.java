package coop.mutirao.surplus;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a venture states of its surplus for a time, as it was filed, and what became of it.
///
/// @param version 1, 2 …: of those for one time the latest counts
/// @param evidence SHA-256, in hexadecimal, of a file that the venture keeps; null: there is
///   nothing to show
/// @param labour null if it was erased since
/// @param reason why it differs from the ledger; null if it does not, or if that was erased since
/// @param answer what the coordinator said of it; null likewise
/// @param policy number of the version by which it is shared out
record Statement(
        UUID id,
        AccountId account,
        String code,
        SurplusPeriod period,
        int version,
        int policy,
        SurplusFigures figures,
        SurplusShares shares,
        @Nullable String evidence,
        @Nullable Labour labour,
        @Nullable String reason,
        MemberId filedBy,
        Instant filedAt,
        State state,
        @Nullable Instant checkedAt,
        @Nullable String answer,
        List<Approval> approvals) {

    Statement {
        approvals = List.copyOf(approvals);
    }

    /// Where it stands.
    enum State {
        /// Workers approve it, then a coordinator checks it.
        FILED,
        /// It went back to the venture.
        RETURNED,
        ACCEPTED,
        /// Another version took its place before it was checked.
        REPLACED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param code of the worker's own account
    record Approval(MemberId member, String code, Instant at) {}

    Statement withApprovals(List<Approval> all) {
        return new Statement(
                id, account, code, period, version, policy, figures, shares, evidence, labour,
                reason, filedBy, filedAt, state, checkedAt, answer, all);
    }

    /// Whether it says the same, whatever the ledger says.
    boolean says(Filing filing) {
        return code.equalsIgnoreCase(filing.account())
                && period.equals(filing.period())
                && figures.declared().equals(filing.declared())
                && (filing.lossForward() == null
                        || filing.lossForward().equals(figures.lossForward()))
                && Objects.equals(evidence, filing.evidence())
                && (labour == null || labour.equals(filing.labour()))
                && (reason == null || reason.equals(filing.reason()));
    }

    /// What a venture files.
    ///
    /// @param lossForward null: as the time before left it, else zero
    record Filing(
            String account,
            SurplusPeriod period,
            SurplusFigures.Declared declared,
            @Nullable Money lossForward,
            @Nullable String evidence,
            Labour labour,
            @Nullable String reason) {}
}
