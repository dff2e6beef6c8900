package coop.mutirao.verify;

import java.util.Map;

/// What the figures of a report are, in words for people. Programs go by their names.
final class FigureWords {

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("size", "facts"),
                    Map.entry("verified_before", "of them verified before, and not again"),
                    Map.entry("checkpoints", "checkpoints and receipts"),
                    Map.entry("payer_signed", "payments that their payers signed"),
                    Map.entry("operator_posted", "transactions on the operator's word"),
                    Map.entry("signatures_verified", "signatures of payers verified"),
                    Map.entry("orders_erased", "signed orders that were erased since"),
                    Map.entry("orders_not_shown", "signed orders that are not shown here"),
                    Map.entry("payments_charged", "payments with a contribution"),
                    Map.entry("payments_free_by_owner_only", "payments free if one owner has both"),
                    Map.entry("log_keys_changed", "changes of the log's key"),
                    Map.entry("seals", "seals"),
                    Map.entry("loans", "loans that were paid out"),
                    Map.entry("repayments", "repayments of loans"),
                    Map.entry("levies", "levies that were charged"),
                    Map.entry("limitsReviewed", "credit limits that reviews changed"),
                    Map.entry("surplus_statements", "statements of ventures' surplus"),
                    Map.entry("days_without_seal", "days with facts that are over without a seal"),
                    Map.entry("sweeps", "times that the fund's income was shared"),
                    Map.entry("ballots", "ballots that count"),
                    Map.entry("rounds", "rounds of the assembly"),
                    Map.entry("ballots_sealed", "ballots cast, replaced ones included"),
                    Map.entry("motions", "motions"),
                    Map.entry("votes_sealed", "votes about motions, replaced ones included"),
                    Map.entry("sheets", "sheets of paper given out"),
                    Map.entry("texts_committed", "texts that facts commit to"),
                    Map.entry("texts_shown", "texts that are shown"),
                    Map.entry("texts_erased", "texts that were erased"),
                    Map.entry("unknown_types", "facts of types that are not known"));

    private FigureWords() {}

    static String of(String name) {
        String type = name.startsWith("leaves.") ? name.substring("leaves.".length()) : "";
        return type.isEmpty() ? WORDS.getOrDefault(name, name) : "facts of the type " + type;
    }
}
