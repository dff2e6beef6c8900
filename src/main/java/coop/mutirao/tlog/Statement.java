package coop.mutirao.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Hash;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a log states beside its checkpoints: the head of a report. It names the report, the
/// checkpoint under which its figures can be worked out again, of what and as of when it is, and
/// the hash of the figures, which stand below the note that has the head as its text.
///
/// ```
/// <origin>/statement
/// report <kind>
/// checkpoint <size> <base64 of the root>
/// <name> <value>
/// …
/// lines <how many lines of figures>
/// sha256 <base64 of their hash>
/// ```
///
/// It is signed by the log's key under the name of the first line. No checkpoint of the log begins
/// so, and the second line of a checkpoint is a number: one can never be taken for the other.
///
/// @param report its kind, such as `trial-balance`
/// @param of what is reported: names of small letters and hyphens, in their order
/// @param lines how many lines the figures have
/// @param hash SHA-256 of the figures
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record Statement(
        String report, Checkpoint checkpoint, Map<String, String> of, long lines, byte[] hash) {

    /// A head has at most so many characters.
    public static final int LENGTH_MAX = 2_000;

    private static final String SUFFIX = "/statement";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,30}");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    public Statement {
        of = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(of));
        if (!NAME.matcher(report).matches() || lines < 0 || hash.length != MerkleTree.HASH_BYTES) {
            throw new IllegalArgumentException("a report has a kind, lines and their hash");
        }
        if (!checkpoint.extensions().isEmpty()) {
            throw new IllegalArgumentException("a report names a plain checkpoint");
        }
        of.forEach((name, value) -> {
            boolean isKept = List.of("report", "checkpoint", "lines", "sha256").contains(name);
            if (isKept || !NAME.matcher(name).matches() || !isLine(value)) {
                throw new IllegalArgumentException("no line of a report: " + name + " " + value);
            }
        });
    }

    /// The head of these figures.
    public static Statement of(
            String report, Checkpoint checkpoint, Map<String, String> of, String figures) {
        byte[] bytes = figures.getBytes(UTF_8);
        return new Statement(report, checkpoint, of, figures.lines().count(), Hash.sha256(bytes));
    }

    private static boolean isLine(String text) {
        return !text.isEmpty() && text.chars().noneMatch(c -> c < ' ' || c == 0x7f);
    }

    /// The name under which a log's key signs statements.
    static String name(String origin) {
        return origin + SUFFIX;
    }

    /// Reads the text of a note.
    ///
    /// @throws IllegalArgumentException if it is no head of a report
    public static Statement parse(String text) {
        String[] lines = text.split("\n", -1);
        int last = lines.length - 1;
        if (text.length() > LENGTH_MAX || lines.length < 6 || !lines[last].isEmpty()) {
            throw new IllegalArgumentException("it is no head of a report");
        }
        if (!lines[0].endsWith(SUFFIX)) {
            throw new IllegalArgumentException("a report begins with the log's name" + SUFFIX);
        }
        String origin = lines[0].substring(0, lines[0].length() - SUFFIX.length());
        Map<String, String> of = new LinkedHashMap<>();
        for (String line : Arrays.asList(lines).subList(3, last - 2)) {
            String[] words = line.split(" ", 2);
            if (words.length != 2 || of.put(words[0], words[1]) != null) {
                throw new IllegalArgumentException("no line of a report: " + line);
            }
        }
        var statement =
                new Statement(
                        value(lines[1], "report"),
                        checkpoint(origin, value(lines[2], "checkpoint")),
                        of,
                        number(value(lines[last - 2], "lines")),
                        Base64Text.hash(value(lines[last - 1], "sha256")));
        if (!statement.text().equals(text)) {
            throw new IllegalArgumentException("the head of a report is written in another way");
        }
        return statement;
    }

    private static String value(String line, String name) {
        if (!line.startsWith(name + " ")) {
            throw new IllegalArgumentException("a report has a line %s here".formatted(name));
        }
        return line.substring(name.length() + 1);
    }

    private static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(text + " is no number of a report");
        }
        return Long.parseLong(text);
    }

    private static Checkpoint checkpoint(String origin, String text) {
        String[] words = text.split(" ", 2);
        if (words.length != 2) {
            throw new IllegalArgumentException("a report names a checkpoint by size and root");
        }
        return new Checkpoint(origin, number(words[0]), Base64Text.hash(words[1]));
    }

    /// Whether these are the figures, to the byte.
    public boolean isOf(byte[] figures) {
        return Arrays.equals(Hash.sha256(figures), hash);
    }

    /// Its bytes as the log signs them.
    public String text() {
        var text = new StringBuilder();
        text.append(name(checkpoint.origin())).append('\n');
        text.append("report ").append(report).append('\n');
        text.append("checkpoint ").append(checkpoint.size()).append(' ');
        text.append(Base64Text.encode(checkpoint.root())).append('\n');
        of.forEach((name, value) -> text.append(name).append(' ').append(value).append('\n'));
        text.append("lines ").append(lines).append('\n');
        return text.append("sha256 ").append(Base64Text.encode(hash)).append('\n').toString();
    }
}
