package coop.mutirao.assembly;

/// Part of what a proposal asks for, paid when its milestone is reached; the first one at once.
///
/// @param amount in minor units, more than zero
/// @param milestone what is to be shown before it is paid; may be empty for the first only
public record Tranche(long amount, String milestone) {}
