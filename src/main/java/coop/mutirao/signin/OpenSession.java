package coop.mutirao.signin;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A session as its owner sees it.
///
/// @param userAgent what the program that opened it said of itself
/// @param lastUsedAt to within [Sessions#WRITTEN_EVERY]
/// @param expiresAt if it is not used before
/// @param endsAt whether it is used or not
public record OpenSession(
        UUID id,
        By openedBy,
        @Nullable String userAgent,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        Instant endsAt) {

    /// How somebody showed who she is.
    public enum By {
        PASSWORD,
        PASSKEY,
        RECOVERY_CODE,
        INVITATION;

        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static By of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
