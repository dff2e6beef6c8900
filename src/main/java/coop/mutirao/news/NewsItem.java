package coop.mutirao.news;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something that happened to a member's account, and not by payments; or in her assembly.
///
/// @param about the name of a key or passkey, the code of a member or an account, what a browser
///   said of itself, or the id of a motion, a round or a proposal; null: nothing is known
public record NewsItem(Kind kind, @Nullable String about, Instant at) {

    /// What happened.
    public enum Kind {
        /// A coordinator, `about`, asked that she be let in anew.
        RECOVERY_ASKED,
        DEVICE_KEY_ADDED,
        PASSKEY_ADDED,
        /// In a browser in which she had not signed in before, or by a program.
        SESSION_OPENED,
        /// `about` acts for her account, or by other limits than before.
        DELEGATE_ADDED,
        /// In her name somebody was let act for `about`, which she manages, or by other limits.
        DELEGATE_GIVEN,
        /// `about` does not act for her account any more, and it was not she who ended that.
        DELEGATE_ENDED,
        /// She does not act for `about` any more, and it was not she who ended that.
        DELEGATION_ENDED,
        /// From when on, and how many have to agree for `about`, is another than before.
        APPROVAL_RULE_CHANGED,
        /// An officer, `about`, paid from her account, or gave something back.
        PAID_BY_OFFICER,
        /// The same of an account, `about`, that she manages.
        OFFICER_PAID,
        /// Others than before act for `about`, which she manages, or by other limits.
        DELEGATES_CHANGED,
        /// `about` is a key with which a program acts for her.
        API_KEY_ADDED,
        /// `about` is an app that was let act for her.
        APP_ALLOWED,
        /// The motion `about` will be voted about, and she can vote.
        MOTION_ANNOUNCED,
        /// The votes about the motion `about` are counted.
        MOTION_COUNTED,
        /// The ballot of the round `about` is open, and she can vote.
        BALLOT_OPENED,
        /// The ballots of the round `about` are counted; she could vote.
        ROUND_COUNTED,
        /// The proposal `about`, which she wrote or by which she would be paid, comes on the
        /// ballot.
        PROPOSAL_ADMITTED,
        /// The same does not.
        PROPOSAL_REJECTED,
        /// The same was selected.
        PROPOSAL_SELECTED,
        /// The same was not.
        PROPOSAL_NOT_SELECTED,
        /// A part of what the proposal `about` costs is paid.
        PAYOUT_PAID,
        /// A report is waited for soon on what was paid for the proposal `about`, which she wrote
        /// or by which she is paid.
        REPORT_DUE,
        /// What lay idle in the month `about`, such as `2026-11`, gave to the fund.
        LEVY_CHARGED,
        /// In the round `about` she votes on a paper sheet that was given out in her name.
        SHEET_ISSUED,
        /// Officers granted her loan, number `about`: it was paid out.
        LOAN_GRANTED,
        /// Officers did not grant what she applied for, number `about`.
        LOAN_REFUSED,
        /// What is due of her loan, number `about`, was put off.
        LOAN_DEFERRED,
        /// What was due of her loan, number `about`, was taken, as she agreed.
        LOAN_COLLECTED,
        /// Her loan, number `about`, is in arrears.
        LOAN_LATE,
        /// `about`, a venture for which she acts, states its surplus: its workers approve that.
        SURPLUS_FILED,
        /// A coordinator accepted or gave back what `about`, for which she acts, stated.
        SURPLUS_CHECKED,
        /// What `about`, for which she acts, still owed of its surplus was taken, or some of it.
        SURPLUS_COLLECTED,
        /// The round `about` is given up: by officers, by an objection that was upheld, or because
        /// nobody did what it waited for.
        ROUND_CANCELLED,
        /// She bore a part of a loss, by the motion `about`.
        LOSS_SHARE_TAKEN,
        /// An officer asks that `about` pays back what it owes by a plan, to which she agrees or
        /// not.
        DEBT_PLAN_ASKED,
        /// An officer agreed to the plan by which `about` pays back.
        DEBT_PLAN_AGREED,
        /// `about` owes nothing any more: its plan is fulfilled.
        DEBT_PLAN_FULFILLED,
        /// The plan by which `about` was to pay back failed.
        DEBT_PLAN_FAILED,
        /// By the motion `about` she was excluded: her account only settles.
        EXCLUDED,
        /// What `about` holds will be kept elsewhere, unless its owner says that she is here.
        DORMANCY_TOLD,
        /// What `about` held is kept elsewhere now, for its owner to come back for.
        DORMANCY_TAKEN,
        /// What was kept of `about` came back.
        DORMANCY_RETURNED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Whether it is of her assembly, and not of her account.
        boolean isOfAssembly() {
            return switch (this) {
                case MOTION_ANNOUNCED,
                        MOTION_COUNTED,
                        BALLOT_OPENED,
                        ROUND_COUNTED,
                        PROPOSAL_ADMITTED,
                        PROPOSAL_REJECTED,
                        PROPOSAL_SELECTED,
                        PROPOSAL_NOT_SELECTED,
                        PAYOUT_PAID,
                        REPORT_DUE,
                        ROUND_CANCELLED ->
                        true;
                default -> false;
            };
        }

        static Kind of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
