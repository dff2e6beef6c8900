package coop.mutirao.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.crypto.Chance;
import coop.mutirao.tlog.NoteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    final Chance chance = new Chance(new SplittableRandom(1), InstantSource.system());
    @TempDir Path folder;

    @Test
    void a_key_is_its_owners_alone_and_read_as_it_was_made() throws IOException {
        for (NoteKey.Type type : NoteKey.Type.values()) {
            Path file = folder.resolve(type.name());
            NoteKey key = KeyFile.make(file, "example.org/log", type, chance);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(KeyFile.read(file).key()).isEqualTo(key);
            assertThat(key.type()).isEqualTo(type);
            assertThat(Files.readString(file)).doesNotContain(key.toString());
        }
    }

    @Test
    void no_key_is_written_over() throws IOException {
        Path file = folder.resolve("key");
        KeyFile.make(file, "example.org/log", NoteKey.Type.SIGNATURE, chance);
        String before = Files.readString(file);
        assertThatThrownBy(() -> KeyFile.make(file, "other", NoteKey.Type.SIGNATURE, chance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("already");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void a_name_that_is_none_leaves_no_file() {
        Path file = folder.resolve("key");
        assertThatThrownBy(() -> KeyFile.make(file, "a b", NoteKey.Type.SIGNATURE, chance))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void a_key_that_others_may_read_or_change_is_not_used() throws IOException {
        Path file = folder.resolve("key");
        KeyFile.make(file, "example.org/log", NoteKey.Type.SIGNATURE, chance);
        for (String open : List.of("rw-r-----", "rw----r--", "rw--w----", "rw-----w-")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
            assertThatThrownBy(() -> KeyFile.read(file)).as(open).hasMessageContaining("chmod 600");
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(KeyFile.read(file).key().name()).isEqualTo("example.org/log");
    }

    @Test
    void a_file_that_is_missing_or_broken_is_told_without_the_key() throws IOException {
        Path file = folder.resolve("key");
        assertThatThrownBy(() -> KeyFile.read(file)).hasMessageContaining("no key file");
        KeyFile.make(file, "example.org/log", NoteKey.Type.SIGNATURE, chance);
        String key = Files.readString(file).strip();
        String secret = key.substring(key.lastIndexOf('+') + 1);
        Files.writeString(file, key.substring(0, key.length() - 2));
        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(secret.substring(0, 8));
    }
}
