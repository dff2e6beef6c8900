package coop.mutirao.policy;

/// Names a parameter of the community and says what its values are.
///
/// @param name as on the wire and in the log, such as `contribution`
/// @param type a record whose constructor refuses what no community could mean
public record PolicyKey<T>(String name, Class<T> type) {}
