package coop.mutirao.ledger;

/// A member inside this database. It never leaves the service.
public record MemberId(int value) {}
