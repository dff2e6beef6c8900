package coop.mutirao.tlog;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// What a log says of itself at a moment: so many leaves, under this root (C2SP tlog-checkpoint).
///
/// @param origin the log's name
/// @param extensions further lines, which ours never have
@SuppressWarnings("ArrayRecordComponent") // Compared by isSameAs.
public record Checkpoint(String origin, long size, byte[] root, List<String> extensions) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    public Checkpoint {
        if (!isLine(origin) || size < 0) {
            throw new IllegalArgumentException("a checkpoint has a name and a size");
        }
        if (root.length != MerkleTree.HASH_BYTES) {
            throw new IllegalArgumentException("a root has 32 bytes, not " + root.length);
        }
        extensions = List.copyOf(extensions);
        if (!extensions.stream().allMatch(Checkpoint::isLine)) {
            throw new IllegalArgumentException("a checkpoint has no empty lines");
        }
    }

    private static boolean isLine(String text) {
        return !text.isEmpty() && text.chars().noneMatch(c -> c < ' ');
    }

    public Checkpoint(String origin, long size, byte[] root) {
        this(origin, size, root, List.of());
    }

    /// Reads the text of a note.
    ///
    /// @throws IllegalArgumentException if it is no checkpoint
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
            throw new IllegalArgumentException("a checkpoint has three lines, each with its end");
        }
        if (!SIZE.matcher(lines[1]).matches()) {
            throw new IllegalArgumentException("the size of a checkpoint is not " + lines[1]);
        }
        List<String> extensions = Arrays.asList(lines).subList(3, lines.length - 1);
        long size = Long.parseLong(lines[1]);
        return new Checkpoint(lines[0], size, Base64Text.hash(lines[2]), extensions);
    }

    public boolean isSameAs(Checkpoint other) {
        return text().equals(other.text());
    }

    /// Its bytes as the log signs them.
    public String text() {
        var text = new StringBuilder();
        text.append(origin).append('\n').append(size).append('\n');
        text.append(Base64Text.encode(root)).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    @Override
    public String toString() {
        return "%s %d %s".formatted(origin, size, Base64Text.encode(root));
    }
}
