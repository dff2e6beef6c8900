package coop.mutirao.delegate;

import coop.mutirao.ledger.MemberId;
import coop.mutirao.officer.Second;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may give, change and end what for an account.
final class Giving {

    private Giving() {}

    /// Who carries a decision about an account out.
    ///
    /// @param code of her own account
    /// @param isCoordinator whether she may as an officer, whatever account it is
    /// @param second the other officer that it then takes
    record Giver(String code, MemberId member, boolean isCoordinator, Second second) {}

    /// Whether she may give it as an officer only.
    ///
    /// @param hers what the giver herself may do for the account, as a delegate
    static boolean isOfficers(
            Giver giver, MemberId owner, MemberId delegate, Optional<Powers> hers, Powers wanted) {
        boolean isHerOwn = giver.member().equals(delegate);
        return !giver.member().equals(owner)
                && hers.filter(h -> (isHerOwn || h.mayManage()) && wanted.isWithin(h)).isEmpty();
    }

    /// Whether she may set the rule as an officer only.
    static boolean isOfficers(Giver giver, MemberId owner, Optional<Powers> hers, boolean looser) {
        return !giver.member().equals(owner)
                && (looser || hers.filter(Powers::mayManage).isEmpty());
    }

    // An officer has no office where she acts for the account herself.
    private static boolean isByOffice(Giver giver, Optional<Powers> hers) {
        return giver.isCoordinator() && hers.isEmpty();
    }

    /// Why a delegation may not be given, in words, or null.
    ///
    /// @param hers what the giver herself may do for the account, as a delegate
    /// @param addsVoice whether one more could agree then to what several have to agree to
    static @Nullable String refusal(
            Giver giver,
            MemberId owner,
            MemberId delegate,
            Optional<Powers> hers,
            Powers wanted,
            boolean addsVoice) {
        boolean isHerOwn = giver.member().equals(delegate);
        if (addsVoice && hers.isPresent() && !giver.member().equals(owner)) {
            return "For this account several have to agree, so who else may is not for one of its"
                    + " delegates to say: ask its owner, or two coordinators.";
        }
        if (!isOfficers(giver, owner, delegate, hers, wanted)
                || (isByOffice(giver, hers) && !isHerOwn)) {
            return null;
        }
        if (hers.isEmpty() || (!isHerOwn && !hers.get().mayManage())) {
            return isHerOwn
                    ? "Nobody makes herself a delegate."
                    : "This is for the owner, and for delegates who may manage.";
        }
        return "Nobody gives more than she has: limits at most yours, and no later end.";
    }

    /// Why a delegation may not be ended, in words, or null.
    ///
    /// @param theirs what whose delegation it is may do
    static @Nullable String refusalToEnd(
            Giver giver,
            MemberId owner,
            MemberId delegate,
            Optional<Powers> hers,
            Optional<Powers> theirs) {
        boolean may =
                giver.member().equals(owner)
                        || giver.isCoordinator()
                        || giver.member().equals(delegate)
                        || hers.filter(Powers::mayManage).isPresent();
        return may
                ? refusalToTouch(giver, owner, delegate, hers, theirs)
                : "This is for the owner, and for delegates who may manage.";
    }

    /// Why a delegate may not change or end what another one may do, in words, or null: who may
    /// little does not put out who may more.
    static @Nullable String refusalToTouch(
            Giver giver,
            MemberId owner,
            MemberId delegate,
            Optional<Powers> hers,
            Optional<Powers> theirs) {
        boolean isHerOwn = giver.member().equals(delegate);
        return isHerOwn
                        || giver.member().equals(owner)
                        || hers.isEmpty()
                        || theirs.isEmpty()
                        || theirs.get().isWithin(hers.get())
                ? null
                : "She may more than you for this account: that is for its owner, for one who may"
                        + " as much, or for a coordinator.";
    }

    /// Why a rule of approval may not be set, in words, or null.
    ///
    /// @param earlier the rule that stands
    /// @param wanted null: none any more
    static @Nullable String refusal(
            Giver giver,
            MemberId owner,
            Optional<Powers> hers,
            Optional<ApprovalRule> earlier,
            @Nullable ApprovalRule wanted) {
        if (isByOffice(giver, hers) || !isOfficers(giver, owner, hers, isLooser(earlier, wanted))) {
            return null;
        }
        return hers.isEmpty() || !hers.get().mayManage()
                ? "This is for the owner, and for delegates who may manage."
                : "A delegate makes the rule stricter; to loosen it is for the owner or an"
                        + " officer.";
    }

    static boolean isLooser(Optional<ApprovalRule> earlier, @Nullable ApprovalRule wanted) {
        return earlier.isPresent() && (wanted == null || !wanted.isAtLeast(earlier.get()));
    }
}
