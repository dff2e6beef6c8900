package coop.mutirao.db;

/// The database cannot be had. The message is a sentence for the person at the terminal: what is
/// the matter, and what would help.
public final class PostgresUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PostgresUnavailable(String sentence) {
        super(sentence);
    }

    public PostgresUnavailable(String sentence, Throwable cause) {
        super(sentence + " (" + cause + ")", cause);
    }
}
