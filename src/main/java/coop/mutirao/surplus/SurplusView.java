package coop.mutirao.surplus;

import coop.mutirao.ledger.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Statements as they are answered.
///
/// @param deviation how far what is declared is from the ledger
/// @param needed how many workers have to approve it
record SurplusView(
        UUID id,
        String account,
        String period,
        Instant startsAt,
        Instant endsAt,
        int version,
        String state,
        SurplusFigures.ByLedger ledger,
        SurplusFigures.Declared declared,
        Money deviation,
        Money lossForward,
        SurplusShares shares,
        @Nullable String evidence,
        @Nullable Labour labour,
        @Nullable String reason,
        Instant filedAt,
        List<Approved> approvals,
        int approved,
        int workers,
        int needed,
        @Nullable Instant checkedAt,
        @Nullable String answer) {

    record Approved(String account, Instant at) {}

    static SurplusView of(Surpluses.Shown shown) {
        Statement s = shown.statement();
        return new SurplusView(
                s.id(),
                s.code(),
                s.period().wire(),
                s.period().start(),
                s.period().end(),
                s.version(),
                s.state().wire(),
                s.figures().ledger(),
                s.figures().declared(),
                s.figures().deviation(),
                s.figures().lossForward(),
                s.shares(),
                s.evidence(),
                s.labour(),
                s.reason(),
                s.filedAt(),
                s.approvals().stream().map(a -> new Approved(a.code(), a.at())).toList(),
                shown.approved(),
                shown.workers(),
                shown.needed(),
                s.checkedAt(),
                s.answer());
    }

    /// A venture's form.
    ///
    /// @param lossForward null: to be declared
    /// @param workers codes of who acts for the venture
    /// @param collectOn from that day on what is open is taken; null: nothing is
    record Form(
            String account,
            String period,
            Instant startsAt,
            Instant endsAt,
            int policyVersion,
            SurplusPolicy policy,
            SurplusFigures.ByLedger ledger,
            @Nullable Money lossForward,
            List<String> workers,
            int needed,
            Money due,
            Money paid,
            @Nullable LocalDate collectOn,
            List<SurplusView> statements) {

        static Form of(Surpluses.Form form) {
            @Nullable Due due = form.due();
            return new Form(
                    form.account(),
                    form.period().wire(),
                    form.period().start(),
                    form.period().end(),
                    form.policy().version(),
                    form.policy().value(),
                    form.ledger(),
                    form.lossForward(),
                    form.workers().stream().map(SurplusStore.Worker::code).toList(),
                    form.workers().size() / 2 + 1,
                    due == null ? Money.ZERO : due.due(),
                    due == null ? Money.ZERO : due.paid(),
                    due == null ? null : due.collectOn(),
                    form.statements().stream().map(SurplusView::of).toList());
        }
    }
}
