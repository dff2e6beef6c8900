package coop.mutirao.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class TileTest {

    @TestFactory
    Stream<DynamicTest> paths() {
        return Vectors.each(
                "tiles/paths",
                one -> {
                    long index = one.get("n").asLong();
                    String path = one.get("path").asString();
                    for (int level = Tile.ENTRIES; level <= 6; level++) {
                        for (int width : new int[] {256, 255, 1}) {
                            var tile = new Tile(level, index, width);
                            assertThat(tile.path())
                                    .isEqualTo(
                                            (level < 0 ? "entries" : Integer.toString(level))
                                                    + "/"
                                                    + path
                                                    + (width == 256 ? "" : ".p/" + width));
                            assertThat(Tile.parse(tile.path())).isEqualTo(tile);
                        }
                    }
                });
    }

    @Test
    void a_tile_has_one_path() {
        for (String wrong :
                List.of(
                        "",
                        "0",
                        "0/",
                        "0/00",
                        "0/0000",
                        "00/000",
                        "7/000",
                        "-1/000",
                        "0/x000/000",
                        "0/x001/x000/x000",
                        "0/001/000",
                        "0/000.p/256",
                        "0/000.p/0",
                        "0/000.p/01",
                        "0/000.p/",
                        "0/000.P/1",
                        "0/000/../000",
                        "0/\u0660\u0660\u0660",
                        "entries/000.p/300",
                        "data/000",
                        "0/000\n",
                        "0/x999/x999/x999/x999/x999/999")) {
            assertThatThrownBy(() -> Tile.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_tree_has_the_tiles_of_its_size() {
        // C2SP's example.
        assertThat(Tile.of(0, 272, 70_000).isWhole()).isTrue();
        assertThat(Tile.of(0, 273, 70_000).width()).isEqualTo(112);
        assertThat(Tile.of(1, 0, 70_000).isWhole()).isTrue();
        assertThat(Tile.of(1, 1, 70_000).width()).isEqualTo(17);
        assertThat(Tile.of(2, 0, 70_000).width()).isEqualTo(1);
        assertThat(Tile.of(Tile.ENTRIES, 273, 70_000).width()).isEqualTo(112);
        assertThat(Tile.of(1, 0, 256)).isEqualTo(new Tile(1, 0, 1));
        for (long[] none : new long[][] {{0, 274}, {1, 2}, {2, 1}, {3, 0}, {0, -1}}) {
            assertThatThrownBy(() -> Tile.of((int) none[0], none[1], 70_000))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Tile.of(1, 1, 70_000).whole()).isEqualTo(new Tile(1, 1, 256));
    }

    static byte[] tessera(Tile tile) {
        return Vectors.bytes("tiles/tessera-log/tile/" + tile.path());
    }

    /// A log that Tessera made: each of its checkpoints is signed, its tiles hash up to the root,
    /// and its entries to the tiles.
    @TestFactory
    Stream<DynamicTest> a_log_of_tessera() {
        return Vectors.each(
                "tiles/tessera",
                one -> {
                    Checkpoint checkpoint = tesseraCheckpoint(one);
                    long size = checkpoint.size();
                    var hashes = new TileHashes(size, TileTest::tessera);
                    assertThat(MerkleTree.root(size, hashes)).isEqualTo(checkpoint.root());

                    var grown = new Frontier();
                    List<byte[]> leaves = leaves(tessera(Tile.of(Tile.ENTRIES, 0, size)));
                    for (byte[] leaf : leaves) {
                        byte[] leafHash = MerkleTree.leafHash(leaf);
                        assertThat(hashes.hash(0, grown.size())).isEqualTo(leafHash);
                        grown.append(leafHash, (_, _, _) -> {});
                    }
                    assertThat(grown.size()).isEqualTo(size);
                    assertThat(grown.root()).isEqualTo(checkpoint.root());
                    for (long first = 1; first <= size; first++) {
                        byte[] firstRoot = MerkleTree.root(first, hashes);
                        List<byte[]> path = MerkleTree.consistency(first, size, hashes);
                        assertThat(
                                        MerkleProof.isConsistent(
                                                first, firstRoot, size, checkpoint.root(), path))
                                .isTrue();
                    }
                });
    }

    static Checkpoint tesseraCheckpoint(JsonNode one) {
        LogPolicy policy = LogPolicy.parse(one.get("policy").asString());
        String file = one.get("dir").asString() + "/" + one.get("checkpoint").asString();
        byte[] bytes = Vectors.bytes("tiles/" + file);
        SignedNote note = SignedNote.parse(bytes);
        assertThat(note.bytes()).isEqualTo(bytes);
        return policy.verify(note).checkpoint();
    }

    @Test
    void all_fifteen_and_the_empty_one_are_looked_at() {
        List<JsonNode> cases = Vectors.cases("tiles/tessera");
        assertThat(cases.stream().map(one -> tesseraCheckpoint(one).size()))
                .containsExactlyInAnyOrder(
                        1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L);
        String key = cases.getFirst().get("policy").asString();
        SignedNote empty = SignedNote.parse(Vectors.bytes("tiles/tessera-log/checkpoint.0"));
        assertThat(LogPolicy.parse(key).verify(empty).checkpoint().root())
                .isEqualTo(MerkleTree.emptyRoot());
        assertThat(new String(Vectors.bytes("tiles/tessera-log/checkpoint"), UTF_8))
                .isEqualTo(new String(Vectors.bytes("tiles/tessera-log/checkpoint.15"), UTF_8));
    }

    @Test
    void one_bit_of_a_tile_and_the_root_is_another() {
        Checkpoint checkpoint = tesseraCheckpoint(Vectors.cases("tiles/tessera").getLast());
        byte[] bytes = tessera(Tile.of(0, 0, checkpoint.size()));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) 0x80;
            var hashes = new TileHashes(checkpoint.size(), _ -> changed);
            assertThat(MerkleTree.root(checkpoint.size(), hashes)).isNotEqualTo(checkpoint.root());
        }
    }

    private static List<byte[]> leaves(byte[] tile) {
        List<byte[]> leaves = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(tile);
        while (rest.hasRemaining()) {
            byte[] leaf = new byte[Short.toUnsignedInt(rest.getShort())];
            rest.get(leaf);
            leaves.add(leaf);
        }
        return leaves;
    }
}
