package coop.mutirao.signin;

/// An account that somebody may act for.
///
/// @param name of its owner; where that is not for her, the code
/// @param kind of its owner
/// @param own whether she is its owner
record UsableAccount(String code, String name, String kind, boolean own) {}
