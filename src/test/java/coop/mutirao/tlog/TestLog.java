package coop.mutirao.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A log that is made for a test, and one that forks from it: from leaf 3 on they differ.
public final class TestLog {

    public static final String ORIGIN = "ledger.example.org/harz";

    private static final int SIZE = 300;

    public final NoteSigner signer;
    private final SlowTree tree;

    private TestLog(String origin, int forkedFrom) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 7);
        this.signer = new NoteSigner(origin, NoteKey.Type.SIGNATURE, seed);
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            int fork = i < forkedFrom ? 0 : 1;
            leaves.add(MerkleTree.leafHash(ByteBuffer.allocate(8).putInt(i).putInt(fork).array()));
        }
        this.tree = new SlowTree(leaves);
    }

    public static TestLog honest() {
        return new TestLog(ORIGIN, SIZE);
    }

    /// By the same key.
    public static TestLog forked() {
        return new TestLog(ORIGIN, 3);
    }

    public static TestLog named(String origin) {
        return new TestLog(origin, SIZE);
    }

    public Checkpoint checkpoint(int size) {
        return new Checkpoint(signer.key().name(), size, tree.root(0, size));
    }

    public SignedNote signed(int size) {
        String text = checkpoint(size).text();
        return new SignedNote(text, List.of(signer.sign(text, 0)));
    }

    public List<byte[]> proof(int old, int size) {
        return tree.proof(old, size);
    }

    /// What a witness is sent.
    public AddCheckpoint grown(int old, int size) {
        return new AddCheckpoint(old, proof(old, size), signed(size).toString());
    }
}
