package coop.mutirao.history;

/// A file that cannot be brought in at all; the message says why, on one line. Nothing was written.
public final class WrongFile extends RuntimeException {

    WrongFile(String message) {
        super(message);
    }
}
