package coop.mutirao.signer;

import org.jspecify.annotations.Nullable;

/// The signer's process does not answer, or not as it should. Nothing is known of what was asked:
/// it may be signed. To ask again does no harm.
public final class SignerUnavailable extends RuntimeException {

    SignerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
