package coop.mutirao.assembly;

import java.time.Instant;
import java.util.UUID;

/// What was done with a tranche.
///
/// @param payout the tranche's id
/// @param text of its author; empty: it was erased
/// @param content commits to the text
public record TrancheReport(UUID payout, String text, String content, Instant shownAt) {

    static final String CONTENT = "report";
    static final int TEXT_MAX = 10_000;
}
