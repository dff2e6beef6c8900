package coop.mutirao.member;

import coop.mutirao.http.Role;
import java.time.Instant;

/// A role that a member has.
///
/// @param member the member's code
/// @param decision by which the role was given
public record RoleGrant(String member, Role role, String decision, Instant grantedAt) {}
