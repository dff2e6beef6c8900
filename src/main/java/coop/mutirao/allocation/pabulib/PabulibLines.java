package coop.mutirao.allocation.pabulib;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a Pabulib file: UTF-8 with or without a byte order mark, lines ended by LF or CR LF,
/// fields between semicolons. A field that begins with a quotation mark goes on to the next single
/// one, over line ends too; a doubled one stands for one.
final class PabulibLines {

    /// So many bytes a line may have, and characters a row.
    static final int LENGTH_MAX = 1_000_000;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private int line;
    private int rowLine;

    PabulibLines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /// The line on which the last row begins, from 1.
    int line() {
        return rowLine;
    }

    PabulibFile.Broken broken(String reason) {
        return new PabulibFile.Broken(rowLine, reason);
    }

    /// The next row that has anything in it, its fields without the blanks around them; null at the
    /// end.
    ///
    /// @throws PabulibFile.Broken if it is no text, or too long, or a quotation mark is not closed
    @Nullable List<String> next() throws IOException {
        while (true) {
            rowLine = line + 1;
            @Nullable String text = nextLine();
            if (text == null) {
                return null;
            }
            if (!text.isBlank()) {
                return fields(text);
            }
        }
    }

    private List<String> fields(String first) throws IOException {
        List<String> fields = new ArrayList<>();
        var field = new StringBuilder();
        String text = first;
        int length = text.length();
        boolean isQuoted = false;
        int at = 0;
        while (at < text.length() || isQuoted) {
            if (at == text.length()) {
                // The quoted field goes on.
                @Nullable String more = nextLine();
                if (more == null) {
                    throw broken("a quotation mark is opened and not closed");
                }
                length += more.length() + 1;
                if (length > LENGTH_MAX) {
                    throw broken("a row of more than %d characters".formatted(LENGTH_MAX));
                }
                field.append('\n');
                text = more;
                at = 0;
                continue;
            }
            char c = text.charAt(at++);
            if (isQuoted) {
                boolean isDoubled = c == '"' && at < text.length() && text.charAt(at) == '"';
                isQuoted = c != '"' || isDoubled;
                at += isDoubled ? 1 : 0;
                if (isQuoted) {
                    field.append(c);
                }
            } else if (c == '"' && field.toString().isBlank()) {
                field.setLength(0);
                isQuoted = true;
            } else if (c == ';') {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }

    private @Nullable String nextLine() throws IOException {
        var bytes = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        line++;
        while (next >= 0 && next != '\n') {
            bytes.write(next);
            if (bytes.size() > LENGTH_MAX) {
                throw new PabulibFile.Broken(
                        line, "a line of more than %d bytes".formatted(LENGTH_MAX));
            }
            next = in.read();
        }
        byte[] all = bytes.toByteArray();
        int from = line == 1 && startsWithMark(all) ? BYTE_ORDER_MARK.length : 0;
        int to = all.length > from && all[all.length - 1] == '\r' ? all.length - 1 : all.length;
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(all, from, to - from)).toString();
        } catch (CharacterCodingException e) {
            throw new PabulibFile.Broken(line, "it is not UTF-8");
        }
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                && java.util.Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3);
    }
}
