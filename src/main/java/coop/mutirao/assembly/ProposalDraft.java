package coop.mutirao.assembly;

import coop.mutirao.ledger.Money;
import coop.mutirao.member.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a member proposes: a version of a proposal.
///
/// @param text what shall be done, of up to 10,000 characters on as many lines as it takes
/// @param interest what the author has of it herself, in her words; empty: she says nothing
/// @param payee code of the account that is paid
/// @param tranches 1 to 12; together the cost
/// @param group 1 to 20 of `a` to `z`, `0` to `9` and `-`: of a round's projects with the same code
///   one at most is selected. Null: it excludes none
public record ProposalDraft(
        UUID round,
        String title,
        String text,
        String interest,
        String payee,
        List<Tranche> tranches,
        @Nullable String group) {

    static final int TEXT_MAX = 10_000;
    static final int TRANCHES_MAX = 12;

    /// @throws IllegalArgumentException with what no proposal could have
    public ProposalDraft {
        tranches = List.copyOf(tranches);
        Texts.require("title", title, 100);
        Texts.requireLines("text", text, TEXT_MAX);
        if (!interest.isEmpty()) {
            Texts.require("interest", interest, Texts.DECISION_MAX);
        }
        require(
                !tranches.isEmpty() && tranches.size() <= TRANCHES_MAX,
                "A proposal has 1 to %d tranches.".formatted(TRANCHES_MAX));
        require(
                group == null || group.matches("[a-z0-9-]{1,20}"),
                "A group is a code of 1 to 20 of the letters a to z, digits and hyphens.");
        long left = Money.MAX_MINOR_UNITS;
        for (int i = 0; i < tranches.size(); i++) {
            Tranche one = tranches.get(i);
            require(one.amount() > 0, "A tranche is more than zero.");
            require(one.amount() <= left, "The tranches are more than can be counted.");
            left -= one.amount();
            if (i > 0 || !one.milestone().isEmpty()) {
                Texts.require("milestone", one.milestone(), 200);
            }
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    long cost() {
        return tranches.stream().mapToLong(Tranche::amount).sum();
    }

    /// What can be erased of it, in one form.
    Map<String, Object> words() {
        Map<String, Object> words = new HashMap<>();
        words.put("title", title);
        words.put("text", text);
        words.put("interest", interest);
        words.put("milestones", tranches.stream().map(Tranche::milestone).toList());
        return words;
    }
}
