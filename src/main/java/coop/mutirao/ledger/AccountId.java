package coop.mutirao.ledger;

/// An account inside this database. It never leaves the service: outside, an account is its code.
public record AccountId(int value) {}
