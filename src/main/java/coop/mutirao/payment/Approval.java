package coop.mutirao.payment;

import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody agreed to a payment that waits. Who ordered it is the first who does.
///
/// @param code of her own account
/// @param key with which she signed the same order; null: she did not sign
/// @param forPayer whether her word counts as of one of the payer's persons: of its owner, or of a
///   delegate who may pay as much and does not stand for who gets it
/// @param asOfficer whether she still is an officer who stands for neither party
public record Approval(
        MemberId member,
        String code,
        String name,
        Instant at,
        @Nullable UUID key,
        boolean forPayer,
        boolean asOfficer) {}
