package coop.mutirao.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.check.LogStore.CheckpointRow;
import coop.mutirao.db.Tx;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.Frontier;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Tile;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tree is made anew from the leaves: every tile and every checkpoint is as it has to be.
record TreeIsRight(LogStore store) implements Check {

    private static final int TILE_HEIGHT = 8;

    @Override
    public String name() {
        return "tree-is-right";
    }

    @Override
    public String promise() {
        return "The tree's tiles and all checkpoints are those of the leaves.";
    }

    /// A tile's place.
    private record Place(int level, long index) {}

    private static final class State {
        final Frontier frontier = new Frontier();
        final Map<Place, ByteArrayOutputStream> growing = new HashMap<>();
        long tiles;
    }

    @Override
    public void look(Tx tx, Findings findings) {
        LogStore.Tree tree = store.tree(tx);
        Deque<CheckpointRow> checkpoints = new ArrayDeque<>(store.checkpoints(tx));
        checkpoints.forEach(row -> lookAtNote(row, findings));
        var state = new State();
        store.leaves(
                tx,
                row -> {
                    if (row.index() < tree.size()) {
                        findings.look();
                        append(tx, state, row.leaf(), findings);
                        lookAtRoot(state.frontier, checkpoints, findings);
                    }
                });
        state.growing.forEach((place, hashes) -> compare(tx, place, hashes, findings));
        findings.require(
                state.frontier.size() == tree.size(),
                "the tree has %d leaves, and there are %d",
                tree.size(),
                state.frontier.size());
        long tiles = state.tiles + state.growing.size();
        findings.require(tree.tiles() == tiles, "%d tiles, and %d are due", tree.tiles(), tiles);
        checkpoints.forEach(row ->
                findings.add("the checkpoint over %d leaves is beyond the tree", row.size()));
    }

    private void append(Tx tx, State state, byte[] leaf, Findings findings) {
        state.frontier.append(
                MerkleTree.leafHash(leaf),
                (level, index, hash) -> {
                    if (level % TILE_HEIGHT == 0) {
                        var place = new Place(level / TILE_HEIGHT, index / Tile.WIDTH);
                        var hashes =
                                state.growing.computeIfAbsent(
                                        place, _ -> new ByteArrayOutputStream());
                        hashes.writeBytes(hash);
                        if (hashes.size() == Tile.WIDTH * MerkleTree.HASH_BYTES) {
                            compare(tx, place, hashes, findings);
                            state.growing.remove(place);
                            state.tiles++;
                        }
                    }
                });
    }

    private void compare(Tx tx, Place place, ByteArrayOutputStream hashes, Findings findings) {
        findings.require(
                Arrays.equals(store.tile(tx, place.level(), place.index()), hashes.toByteArray()),
                "tile %d of level %d is not that of its leaves",
                place.index(),
                place.level());
    }

    private static void lookAtRoot(
            Frontier frontier, Deque<CheckpointRow> checkpoints, Findings findings) {
        @Nullable CheckpointRow next = checkpoints.peekFirst();
        if (next != null && next.size() == frontier.size()) {
            findings.require(
                    Arrays.equals(frontier.root(), next.root()),
                    "the checkpoint over %d leaves has another root than they have",
                    next.size());
            checkpoints.removeFirst();
        }
    }

    private static void lookAtNote(CheckpointRow row, Findings findings) {
        try {
            SignedNote note = SignedNote.parse(row.note().getBytes(UTF_8));
            Checkpoint said = Checkpoint.parse(note.text());
            findings.require(
                    said.size() == row.size() && Arrays.equals(said.root(), row.root()),
                    "the checkpoint over %d leaves says another size or root",
                    row.size());
        } catch (IllegalArgumentException e) {
            findings.add("the checkpoint over %d leaves is none: %s", row.size(), e.getMessage());
        }
    }
}
