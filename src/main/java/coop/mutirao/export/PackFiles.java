package coop.mutirao.export;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// New files in a folder, each of which outlives the machine once it is closed and the folder's
/// names were kept ([#keepNames]).
final class PackFiles {

    private final Path folder;
    private final Set<Path> directories = new LinkedHashSet<>();

    /// @param folder empty, or not there yet
    PackFiles(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath();
        makeDirectory(this.folder);
    }

    /// Whether there is nothing that a new pack would be mixed with.
    static boolean isFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void makeDirectory(Path directory) throws IOException {
        if (directories.add(directory)) {
            Files.createDirectories(directory);
        }
    }

    void write(String name, byte[] bytes) throws IOException {
        try (OutputStream out = create(name)) {
            out.write(bytes);
        }
    }

    /// A file to be written from beginning to end.
    OutputStream create(String name) throws IOException {
        Path file = folder.resolve(name);
        makeDirectory(Objects.requireNonNull(file.getParent()));
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new FilterOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel))) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                try (channel) {
                    out.flush();
                    channel.force(true);
                }
            }
        };
    }

    /// Lets the names of all files so far outlive the machine: a name is kept by its directory.
    void keepNames() throws IOException {
        for (Path directory : directories) {
            for (Path one = directory; one.startsWith(folder); one = parent(one)) {
                force(one);
            }
        }
        force(parent(folder));
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
