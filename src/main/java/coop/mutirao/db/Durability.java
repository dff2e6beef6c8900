package coop.mutirao.db;

/// What a committed transaction survives.
public enum Durability {
    /// A crash of the program, of the machine, and loss of power. The books are kept so.
    DURABLE,

    /// Nothing: faster, for tests and for the making of table classes only.
    THROW_AWAY
}
