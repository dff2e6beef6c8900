package coop.mutirao.verify;

import coop.mutirao.tlog.Tile;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a log is read from: an exported pack, or a running service. Nothing of it is believed.
///
/// What cannot be read at all is told by [CannotRead].
public interface Source {

    /// Nothing can be said of what is wrong or right.
    class CannotRead extends RuntimeException {
        public CannotRead(String message) {
            super(message);
        }
    }

    /// It is there, and not for who asks.
    final class NotShown extends CannotRead {
        public NotShown(String message) {
            super(message);
        }
    }

    /// Whether it shows leaves to who asks.
    ///
    /// @param size of the log
    default boolean showsLeaves(long size) {
        return true;
    }

    /// The newest checkpoint, with its signatures.
    byte[] checkpoint();

    /// Earlier checkpoints by their places.
    Map<String, byte[]> checkpoints();

    /// What the log has signed besides, of which its policy does not say that it is final, by their
    /// places.
    default Map<String, byte[]> pending() {
        return Map.of();
    }

    /// Whether those are all that there were.
    default boolean hasAllCheckpoints() {
        return false;
    }

    /// A tile's bytes, or null if it is not there.
    byte @Nullable [] tile(Tile tile);

    /// What payers signed; null if this source never shows it.
    @Nullable Lines evidence();

    /// What commitments are opened by; null if this source never shows it.
    @Nullable Lines openings();

    /// The policy that comes with it, which an auditor replaces by one of her own.
    String policy();
}
