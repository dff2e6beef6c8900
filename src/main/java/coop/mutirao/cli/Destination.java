package coop.mutirao.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a long text goes: standard output, or a file by `--output`. A file appears whole or not at
/// all; what is no regular file (a device, a pipe) stays what it is and is written into; behind a
/// symbolic link the file that it leads to is replaced, and the link stays.
final class Destination {

    private static final int LINKS_MAX = 40;

    private final @Nullable Path file;

    private Destination(@Nullable Path file) {
        this.file = file;
    }

    /// Writes the text.
    interface Writing {
        void to(Writer out) throws IOException;
    }

    /// @param output null: standard output
    /// @throws Cli.WrongUse if it cannot be written there
    static Destination of(@Nullable Path output) {
        if (output == null) {
            return new Destination(null);
        }
        Path file = target(output);
        Path directory = file.toAbsolutePath().getParent();
        boolean isWritable =
                isOther(file)
                        ? Files.isWritable(file)
                        : directory != null
                                && Files.isWritable(directory)
                                && !Files.isDirectory(file);
        if (!isWritable) {
            throw new Cli.WrongUse("--output " + output + " cannot be written");
        }
        return new Destination(file);
    }

    // By hand, since a link may lead to what is not there yet.
    private static Path target(Path output) {
        Path file = output;
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == LINKS_MAX) {
                throw new Cli.WrongUse("--output " + output + " is a link that leads nowhere");
            }
            try {
                file = file.resolveSibling(Files.readSymbolicLink(file));
            } catch (IOException e) {
                throw new Cli.WrongUse("--output " + output + " is a link that cannot be read");
            }
        }
        return file;
    }

    private static boolean isOther(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /// @throws IOException if not all of it could be written
    void write(Writing writing) throws IOException {
        if (file == null) {
            flushed(new OutputStreamWriter(new Told(System.out), StandardCharsets.UTF_8), writing);
        } else if (isOther(file)) {
            try (Writer out = open(file, StandardOpenOption.WRITE)) {
                flushed(out, writing);
            }
        } else {
            replace(file, writing);
        }
    }

    // Into a file beside it first: a half-written text is worse than none.
    private static void replace(Path file, Writing writing) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            try (Writer out = open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                keepPermissions(file, part);
                flushed(out, writing);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void keepPermissions(Path file, Path part) throws IOException {
        if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> those =
                    Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
            Files.setPosixFilePermissions(part, those);
        }
    }

    private static Writer open(Path file, StandardOpenOption... how) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(
                        Files.newOutputStream(file, how), StandardCharsets.UTF_8.newEncoder()));
    }

    private static void flushed(Writer out, Writing writing) throws IOException {
        writing.to(out);
        out.flush();
    }

    /// Standard output that says when it cannot be written: a `PrintStream` keeps that to itself.
    static final class Told extends OutputStream {

        private final PrintStream out;

        Told(PrintStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            flush();
        }

        @Override
        public void flush() throws IOException {
            if (out.checkError()) {
                throw new IOException(Cli.UNWRITTEN);
            }
        }
    }
}
