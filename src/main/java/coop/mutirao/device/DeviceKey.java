package coop.mutirao.device;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key that a device of a member made: its private half never left the device.
///
/// @param id chosen by the device
/// @param publicKey 32 bytes of Ed25519
/// @param name what its owner calls the device; null: nothing, or erased
/// @param revokedAt null while it is in force
/// @param delegate code of the delegate who has it; null: the account's owner does
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record DeviceKey(
        UUID id,
        byte[] publicKey,
        @Nullable String name,
        Instant registeredAt,
        @Nullable Instant revokedAt,
        @Nullable String delegate) {}
