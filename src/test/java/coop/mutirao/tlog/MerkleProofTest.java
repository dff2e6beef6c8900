package coop.mutirao.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class MerkleProofTest {

    static final int SMALL = 130;

    final GrownTree tree = GrownTree.of(SMALL + 1);
    final SlowTree slow = new SlowTree(tree.leafHashes);
    final List<byte[]> roots =
            IntStream.rangeClosed(0, SMALL + 1).mapToObj(size -> slow.root(0, size)).toList();
    final SplittableRandom random = new SplittableRandom(1);

    @TestFactory
    Stream<DynamicTest> inclusion() {
        return Stream.of("merkle/inclusion", "merkle/inclusion-own")
                .flatMap(file ->
                        Vectors.each(
                                file,
                                one ->
                                        assertThat(isIncluded(one))
                                                .isEqualTo(Vectors.isValid(one))));
    }

    private static boolean isIncluded(JsonNode one) {
        return MerkleProof.isIncluded(
                number(one, "leafIdx"),
                number(one, "treeSize"),
                Vectors.base64(one, "leafHash"),
                Vectors.hashes(one, "proof"),
                Vectors.base64(one, "root"));
    }

    @TestFactory
    Stream<DynamicTest> consistency() {
        return Stream.of(
                        "merkle/consistency",
                        "merkle/consistency-own",
                        "merkle/consistency-tessera")
                .flatMap(file ->
                        Vectors.each(
                                file,
                                one ->
                                        assertThat(isConsistent(one))
                                                .isEqualTo(Vectors.isValid(one))));
    }

    private static boolean isConsistent(JsonNode one) {
        return MerkleProof.isConsistent(
                number(one, "size1"),
                Vectors.base64(one, "root1"),
                number(one, "size2"),
                Vectors.base64(one, "root2"),
                Vectors.hashes(one, "proof"));
    }

    // Numbers of 64 bits without a sign are below zero here, and no sizes.
    private static long number(JsonNode one, String name) {
        return one.get(name).asBigInteger().longValue();
    }

    private byte[] root(int size) {
        return roots.get(size);
    }

    @Test
    void every_leaf_of_every_small_tree_stands_where_it_does_and_nowhere_else() {
        for (int size = 1; size <= SMALL; size++) {
            for (int index = 0; index < size; index++) {
                byte[] leaf = tree.leafHashes.get(index);
                byte[] root = root(size);
                List<byte[]> path = MerkleTree.inclusion(index, size, tree);
                assertThat(MerkleProof.isIncluded(index, size, leaf, path, root)).isTrue();

                for (List<byte[]> wrong : spoilt(path)) {
                    assertThat(MerkleProof.isIncluded(index, size, leaf, wrong, root)).isFalse();
                }
                assertThat(MerkleProof.isIncluded(index - 1, size, leaf, path, root)).isFalse();
                assertThat(MerkleProof.isIncluded(index + 1, size, leaf, path, root)).isFalse();
                assertThat(MerkleProof.isIncluded(index, size - 1, leaf, path, root(size - 1)))
                        .isFalse();
                assertThat(MerkleProof.isIncluded(index, size + 1, leaf, path, root(size + 1)))
                        .isFalse();
                assertThat(MerkleProof.isIncluded(index, size, flipped(leaf), path, root))
                        .isFalse();
                assertThat(MerkleProof.isIncluded(index, size, leaf, path, flipped(root)))
                        .isFalse();
            }
        }
    }

    @Test
    void every_small_tree_begins_every_larger_one_and_no_other() {
        for (int size = 0; size <= SMALL; size++) {
            for (int first = 0; first <= size; first++) {
                List<byte[]> path = MerkleTree.consistency(first, size, tree);
                assertThat(isConsistent(first, size, path)).isTrue();

                for (List<byte[]> wrong : spoilt(path)) {
                    assertThat(isConsistent(first, size, wrong)).isFalse();
                }
                requireRefusedFor(first - 1, size, path);
                requireRefusedFor(first + 1, size, path);
                requireRefusedFor(first, size - 1, path);
                requireRefusedFor(first, size + 1, path);
                byte[] old = root(first);
                byte[] root = root(size);
                assertThat(MerkleProof.isConsistent(first, flipped(old), size, root, path))
                        .isFalse();
                if (first > 0) {
                    assertThat(MerkleProof.isConsistent(first, old, size, flipped(root), path))
                            .isFalse();
                }
            }
        }
    }

    private boolean isConsistent(int first, int size, List<byte[]> path) {
        return MerkleProof.isConsistent(first, root(first), size, root(size), path);
    }

    // Where both are proved by nothing at all, the one proof is the other's too.
    private void requireRefusedFor(int first, int size, List<byte[]> path) {
        if (first < 0 || size < first) {
            byte[] any = root(Math.max(first, 0));
            assertThat(MerkleProof.isConsistent(first, any, size, any, path)).isFalse();
        } else if (!path.isEmpty() || !slow.proof(first, size).isEmpty()) {
            assertThat(isConsistent(first, size, path)).isFalse();
        }
    }

    /// With one bit of each hash flipped, with each left out, and with one more at each place.
    private List<List<byte[]>> spoilt(List<byte[]> path) {
        List<List<byte[]>> spoilt = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<byte[]> changed = new ArrayList<>(path);
            changed.set(i, flipped(path.get(i)));
            spoilt.add(changed);
            List<byte[]> less = new ArrayList<>(path);
            less.remove(i);
            spoilt.add(less);
            List<byte[]> shorter = new ArrayList<>(path);
            shorter.set(i, Arrays.copyOf(path.get(i), 31));
            spoilt.add(shorter);
        }
        for (int i = 0; i <= path.size(); i++) {
            List<byte[]> more = new ArrayList<>(path);
            more.add(i, tree.leafHashes.get(random.nextInt(SMALL)));
            spoilt.add(more);
        }
        return spoilt;
    }

    private byte[] flipped(byte[] hash) {
        byte[] other = hash.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        return other;
    }

    @Test
    void a_proof_without_end_is_not_followed() {
        byte[] hash = tree.leafHashes.getFirst();
        List<byte[]> path = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            path.add(hash);
        }
        assertThat(MerkleProof.isIncluded(0, Long.MAX_VALUE, hash, path, hash)).isFalse();
        assertThat(MerkleProof.isConsistent(1, hash, Long.MAX_VALUE, hash, path)).isFalse();
    }
}
