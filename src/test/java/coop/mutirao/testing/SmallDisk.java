package coop.mutirao.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// A file system of a few hundred megabytes, in memory, that can be filled up.
public final class SmallDisk implements AutoCloseable {

    private static final int PIECE = 4_096;

    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /// Mounts one at `place`. Where that is not allowed the test is skipped, and says so.
    public static SmallDisk mount(Path place, int megabytes) throws Exception {
        Files.createDirectories(place);
        var mount =
                new ProcessBuilder(
                                "mount",
                                "-t",
                                "tmpfs",
                                "-o",
                                "mode=0755,size=" + megabytes + "m",
                                "tmpfs",
                                place.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(mount.getInputStream().readAllBytes(), UTF_8);
        Assumptions.assumeTrue(
                mount.waitFor() == 0, "NOT RUN: a small disk has to be mounted here: " + said);
        return new SmallDisk(place);
    }

    /// Takes all the room there is.
    public void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(new byte[PIECE]);
            }
        } catch (IOException e) {
            if (place.toFile().getUsableSpace() >= PIECE) {
                throw e;
            }
        }
    }

    /// Gives it back.
    public void makeRoom() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return place.resolve("ballast");
    }

    @Override
    public void close() throws IOException {
        try {
            new ProcessBuilder("umount", "-l", place.toString()).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
