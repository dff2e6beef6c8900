package coop.mutirao.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class MerkleTreeTest {

    static final HexFormat HEX = HexFormat.of();
    static final int SMALL = 130;

    @TestFactory
    Stream<DynamicTest> hashes() {
        return Vectors.each(
                "merkle/hashes",
                one -> {
                    byte[] hash =
                            switch (one.get("op").asString()) {
                                case "empty" -> MerkleTree.emptyRoot();
                                case "leaf" -> MerkleTree.leafHash(hex(one, "data"));
                                case "node" ->
                                        MerkleTree.nodeHash(hex(one, "left"), hex(one, "right"));
                                default -> throw new AssertionError(one);
                            };
                    assertThat(hash).isEqualTo(hex(one, "hash"));
                });
    }

    static byte[] hex(JsonNode one, String name) {
        return HEX.parseHex(one.get(name).asString());
    }

    @TestFactory
    Stream<DynamicTest> roots() {
        return Stream.of("merkle/roots-ct", "merkle/roots-golden")
                .flatMap(file -> Vectors.each(file, MerkleTreeTest::hasItsRoot));
    }

    private static void hasItsRoot(JsonNode one) {
        var tree = new GrownTree();
        int size = one.get("size").asInt();
        for (int i = 0; i < size; i++) {
            byte[] leaf =
                    one.has("leaves")
                            ? HEX.parseHex(one.get("leaves").get(i).asString())
                            : new byte[] {(byte) i, (byte) (i >> 8)};
            tree.append(MerkleTree.leafHash(leaf));
        }
        byte[] root = Vectors.base64(one, "root");
        assertThat(tree.frontier.root()).isEqualTo(root);
        assertThat(MerkleTree.root(size, tree)).isEqualTo(root);
        assertThat(MerkleTree.root(size, tree.tiles(size))).isEqualTo(root);
    }

    /// Every root, every inclusion proof and every consistency proof of every small tree is the one
    /// that the RFC's own formulas give, from all hashes as from tiles.
    @Test
    void small_trees_are_those_of_the_rfc() {
        GrownTree all = GrownTree.of(SMALL);
        var slow = new SlowTree(all.leafHashes);
        var growing = new Frontier();
        for (int size = 0; size <= SMALL; size++) {
            TileHashes tiles = all.tiles(size);
            byte[] root = slow.root(0, size);
            assertThat(growing.root()).isEqualTo(root);
            assertThat(MerkleTree.root(size, all)).isEqualTo(root);
            assertThat(MerkleTree.root(size, tiles)).isEqualTo(root);
            Frontier opened = Frontier.of(size, tiles);
            assertThat(opened.root()).isEqualTo(root);
            assertThat(opened.size()).isEqualTo(size);
            for (int index = 0; index < size; index++) {
                List<byte[]> path = slow.path(index, 0, size);
                requireSame(MerkleTree.inclusion(index, size, all), path);
                requireSame(MerkleTree.inclusion(index, size, tiles), path);
            }
            for (int first = 0; first <= size; first++) {
                List<byte[]> path = slow.proof(first, size);
                requireSame(MerkleTree.consistency(first, size, all), path);
                requireSame(MerkleTree.consistency(first, size, tiles), path);
            }
            if (size < SMALL) {
                growing.append(all.leafHashes.get(size), (_, _, _) -> {});
            }
        }
    }

    // Some ten thousand times: without AssertJ's preparations for the case that it fails.
    static void requireSame(List<byte[]> path, List<byte[]> expected) {
        if (!Arrays.deepEquals(path.toArray(), expected.toArray())) {
            throw new AssertionError("another proof than the RFC's, of %d".formatted(path.size()));
        }
    }

    @Test
    void a_tree_that_was_opened_grows_on_as_if_it_had_never_been_closed() {
        GrownTree all = GrownTree.of(SMALL);
        for (int size = 0; size < SMALL; size++) {
            Frontier opened = Frontier.of(size, all.tiles(size));
            List<String> whole = new ArrayList<>();
            for (int i = size; i < SMALL; i++) {
                opened.append(
                        all.leafHashes.get(i),
                        (level, index, hash) -> {
                            whole.add(level + "/" + index);
                            assertThat(hash).isEqualTo(all.hash(level, index));
                        });
            }
            assertThat(opened.root()).isEqualTo(all.frontier.root());
            assertThat(whole).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(SMALL - size);
        }
    }

    @Test
    void a_million_leaves() {
        int size = 1_000_000;
        GrownTree all = GrownTree.of(size);
        var slow = new SlowTree(all.leafHashes);
        TileHashes tiles = all.tiles(size);
        byte[] root = slow.root(0, size);
        assertThat(all.frontier.root()).isEqualTo(root);
        assertThat(MerkleTree.root(size, tiles)).isEqualTo(root);
        assertThat(Frontier.of(size, tiles).root()).isEqualTo(root);

        var random = new SplittableRandom(20261129);
        for (int i = 0; i < 300; i++) {
            int index = random.nextInt(size);
            List<byte[]> path = MerkleTree.inclusion(index, size, tiles);
            requireSame(path, slow.path(index, 0, size));
            assertThat(MerkleProof.isIncluded(index, size, all.leafHashes.get(index), path, root))
                    .isTrue();
            int first = random.nextInt(size);
            List<byte[]> proof = MerkleTree.consistency(first, size, tiles);
            requireSame(proof, slow.proof(first, size));
            byte[] firstRoot = slow.root(0, first);
            assertThat(MerkleProof.isConsistent(first, firstRoot, size, root, proof)).isTrue();
        }

        int seen = 0;
        for (int level = 0; size >> (8 * level) > 0; level++) {
            int there = size >> (8 * level);
            for (int index = 0; index * Tile.WIDTH < there; index++) {
                requireSameTile(all, slow, Tile.of(level, index, size));
                seen++;
            }
        }
        assertThat(seen).isEqualTo(3_907 + 16 + 1);
    }

    private static void requireSameTile(GrownTree all, SlowTree slow, Tile tile) {
        byte[] bytes = all.tile(tile);
        int span = 1 << (8 * tile.level());
        for (int i = 0; i < tile.width(); i++) {
            int from = ((int) tile.index() * Tile.WIDTH + i) * span;
            byte[] hash = slow.root(from, from + span);
            int at = i * MerkleTree.HASH_BYTES;
            assertThat(Arrays.equals(hash, 0, hash.length, bytes, at, at + MerkleTree.HASH_BYTES))
                    .isTrue();
        }
    }

    @Test
    void what_is_not_there_is_not_made_up() {
        GrownTree all = GrownTree.of(300);
        TileHashes tiles = all.tiles(300);
        assertThatThrownBy(() -> tiles.hash(0, 300)).isInstanceOf(MerkleTree.MissingHash.class);
        assertThatThrownBy(() -> tiles.hash(8, 1)).isInstanceOf(MerkleTree.MissingHash.class);
        assertThatThrownBy(() -> MerkleTree.root(301, tiles))
                .isInstanceOf(MerkleTree.MissingHash.class);
        var cut =
                new TileHashes(
                        300,
                        tile -> {
                            byte[] bytes = all.tile(tile);
                            return Arrays.copyOf(bytes, bytes.length - 1);
                        });
        assertThatThrownBy(() -> MerkleTree.root(300, cut))
                .isInstanceOf(MerkleTree.MissingHash.class);
        for (long index : new long[] {-1, 300}) {
            assertThatThrownBy(() -> MerkleTree.inclusion(index, 300, tiles))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> MerkleTree.consistency(301, 300, tiles))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.root(-1, tiles))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
