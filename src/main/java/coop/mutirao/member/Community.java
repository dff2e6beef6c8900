package coop.mutirao.member;

import org.jspecify.annotations.Nullable;

/// A local cell or a region of the network.
///
/// @param id inside this database; never leaves the service
/// @param parent the code of the community above; null for the first only
public record Community(int id, String code, String name, @Nullable String parent) {}
