package coop.mutirao.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;

/// The facts as they were written, one a line: the bytes of a line without its end are those that
/// are hashed. Canonical JSON has no line's end in it, so lines are facts.
final class JsonlExport {

    private final Writer out;

    JsonlExport(Writer out) {
        this.out = out;
    }

    void leaf(byte[] leaf) throws IOException {
        out.write(new String(leaf, UTF_8));
        out.write('\n');
    }
}
