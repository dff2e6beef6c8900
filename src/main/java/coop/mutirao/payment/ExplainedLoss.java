package coop.mutirao.payment;

import coop.mutirao.ledger.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A part of a loss with the motion by which it moved, for whoever wants to do the sum again.
///
/// @param written the whole debt that was written off
/// @param reserve what the reserve gave of it
/// @param expansion what the purse for expansion gave
/// @param deficit what nothing covered
/// @param trade what the payer traded in the twelve months before, in minor units, as a text; null
///   with `due` and `given`: the transfer writes the debt off
/// @param due what she bears of the deficit
/// @param given what she had given of it, this transfer included
/// @param arithmetic the sum in words
public record ExplainedLoss(
        UUID motion,
        Money written,
        Money reserve,
        Money expansion,
        Money deficit,
        @Nullable String trade,
        @Nullable Money due,
        @Nullable Money given,
        String arithmetic) {

    static ExplainedLoss of(
            UUID motion,
            Money reserve,
            Money expansion,
            Money deficit,
            @Nullable Share share,
            Money amount) {
        Money written = reserve.plus(expansion).plus(deficit);
        if (share == null) {
            String sum =
                    "%d of the reserve + %d of expansion + %d of the deficit = %d; this is %d."
                            .formatted(
                                    reserve.minorUnits(),
                                    expansion.minorUnits(),
                                    deficit.minorUnits(),
                                    written.minorUnits(),
                                    amount.minorUnits());
            return new ExplainedLoss(
                    motion, written, reserve, expansion, deficit, null, null, null, sum);
        }
        String sum =
                "For a trade of %d, %d are due of the deficit of %d; %d before + %d now = %d."
                        .formatted(
                                share.trade(),
                                share.due().minorUnits(),
                                deficit.minorUnits(),
                                share.given().minus(amount).minorUnits(),
                                amount.minorUnits(),
                                share.given().minorUnits());
        return new ExplainedLoss(
                motion,
                written,
                reserve,
                expansion,
                deficit,
                Long.toString(share.trade()),
                share.due(),
                share.given(),
                sum);
    }

    /// What a member bears.
    ///
    /// @param given with this transfer
    record Share(long trade, Money due, Money given) {}
}
