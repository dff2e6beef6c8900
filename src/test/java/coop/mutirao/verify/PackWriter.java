package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Ed25519;
import coop.mutirao.crypto.Hash;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.Frontier;
import coop.mutirao.tlog.LogKeys;
import coop.mutirao.tlog.LogProof;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.NoteSigner;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Tile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Writes packs, honest or not, as an operator could who has the log's key: all that is needed are
/// the leaves' bytes. Keys are test keys from fixed seeds.
public final class PackWriter {

    public static final String ORIGIN = "ledger.example.org/test";

    private static final List<NoteSigner> WITNESSES =
            List.of(
                    signer("witness.example/w1", NoteKey.Type.COSIGNATURE, 2),
                    signer("witness.example/w2", NoteKey.Type.COSIGNATURE, 3),
                    signer("witness.example/w3", NoteKey.Type.COSIGNATURE, 4));

    private final List<byte[]> leaves = new ArrayList<>();
    private final List<byte[]> hashes = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();
    private final List<String> openings = new ArrayList<>();
    private final Map<String, byte[]> checkpoints = new java.util.TreeMap<>();
    private final String origin;
    private NoteSigner log;
    private int cosigners = 2;

    public PackWriter() {
        this(ORIGIN);
    }

    /// @param origin the log's name
    public PackWriter(String origin) {
        this.origin = origin;
        this.log = key(origin);
    }

    private static NoteSigner key(String origin) {
        return signer(origin, NoteKey.Type.SIGNATURE, 1);
    }

    private static NoteSigner signer(String name, NoteKey.Type type, int seed) {
        return new NoteSigner(name, type, seed(seed));
    }

    /// A seed for a test key.
    public static byte[] seed(int number) {
        return Hash.sha256(("test key " + number).getBytes(UTF_8));
    }

    /// Two of three witnesses.
    public static String policy() {
        return policy(ORIGIN);
    }

    private static String policy(String origin) {
        return """
        log %s
        witness w1 %s
        witness w2 %s
        witness w3 %s
        group two 2 w1 w2 w3
        quorum two
        """
                .formatted(
                        key(origin).key(),
                        WITNESSES.get(0).key(),
                        WITNESSES.get(1).key(),
                        WITNESSES.get(2).key());
    }

    /// Another key under the log's name.
    public PackWriter asImpostor() {
        log = signer(origin, NoteKey.Type.SIGNATURE, 99);
        return this;
    }

    /// Another key of the log.
    static NoteSigner next(int seed) {
        return signer(ORIGIN, NoteKey.Type.SIGNATURE, seed);
    }

    /// What a key says of another, over the leaves that there are.
    ///
    /// @param by who says it
    String succession(NoteKey old, NoteSigner by, NoteKey next) {
        var last = new Checkpoint(origin, leaves.size(), root(leaves.size()));
        String text = LogKeys.statement(last, old, next).text();
        return base64(new SignedNote(text, List.of(by.ofStatements().sign(text, 0))).bytes());
    }

    /// The key that signs it.
    NoteSigner log() {
        return log;
    }

    /// @return its index
    public long leaf(byte[] leaf) {
        leaves.add(leaf);
        hashes.add(MerkleTree.leafHash(leaf));
        return leaves.size() - 1L;
    }

    /// The bytes of all that there are.
    List<byte[]> leaves() {
        return List.copyOf(leaves);
    }

    public long size() {
        return leaves.size();
    }

    public void evidence(byte[] order, byte[] signature) {
        evidence.add(
                "{\"order\":\"%s\",\"sig\":\"%s\"}".formatted(base64(order), base64(signature)));
    }

    public void opening(String id, String label, byte[] salt, String value) {
        openings.add(
                "{\"id\":\"%s\",\"label\":\"%s\",\"salt\":\"%s\",\"value\":\"%s\"}"
                        .formatted(id, label, base64(salt), base64(value.getBytes(UTF_8))));
    }

    /// Lines of a pack as it stands elsewhere.
    void lines(List<String> shownEvidence, List<String> shownOpenings) {
        evidence.addAll(shownEvidence);
        openings.addAll(shownOpenings);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Signs what is there now, and lets two witnesses see it.
    public byte[] checkpoint(Instant seen) {
        byte[] note = checkpoint(leaves.size(), seen, cosigners);
        checkpoints.put("%06d-%d".formatted(leaves.size(), checkpoints.size()), note);
        return note;
    }

    /// Puts a note among the checkpoints.
    public void checkpoint(String name, byte[] note) {
        checkpoints.put(name, note);
    }

    /// A signed checkpoint over the first leaves.
    public byte[] checkpoint(int size, Instant seen, int witnesses) {
        String text = new Checkpoint(origin, size, root(size)).text();
        List<SignedNote.Signature> signatures = new ArrayList<>();
        signatures.add(log.sign(text, 0));
        WITNESSES.stream()
                .limit(witnesses)
                .forEach(w -> signatures.add(w.sign(text, seen.getEpochSecond())));
        return new SignedNote(text, signatures).bytes();
    }

    private byte[] root(int size) {
        var tree = new Frontier();
        hashes.subList(0, size).forEach(hash -> tree.append(hash, (_, _, _) -> {}));
        return tree.root();
    }

    /// So many witnesses of the two see the newest checkpoint.
    public void seenBy(int witnesses) {
        cosigners = witnesses;
    }

    /// A member's receipt for a leaf.
    public byte[] receipt(int index, Instant seen) {
        List<byte[]> path = MerkleTree.inclusion(index, leaves.size(), this::hash);
        String note = new String(checkpoint(leaves.size(), seen, 2), UTF_8);
        return new LogProof(leaves.get(index), index, path, note).toString().getBytes(UTF_8);
    }

    private byte[] hash(int level, long index) {
        if (level == 0) {
            return hashes.get((int) index);
        }
        return MerkleTree.nodeHash(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
    }

    /// Writes the pack, with its newest checkpoint seen at that time.
    public Path write(Path folder, Instant seen) {
        try {
            Files.createDirectories(folder.resolve("checkpoints"));
            byte[] newest = checkpoint(seen);
            Files.write(folder.resolve("checkpoint"), newest);
            for (Map.Entry<String, byte[]> one : checkpoints.entrySet()) {
                Files.write(folder.resolve("checkpoints/" + one.getKey()), one.getValue());
            }
            Files.writeString(folder.resolve("policy"), policy(origin));
            Files.write(folder.resolve("evidence.jsonl"), evidence);
            Files.write(folder.resolve("openings.jsonl"), openings);
            writeTiles(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeTiles(Path folder) throws IOException {
        Map<Integer, List<byte[]>> levels = new java.util.TreeMap<>();
        var tree = new Frontier();
        for (byte[] hash : hashes) {
            tree.append(
                    hash,
                    (level, _, whole) -> {
                        if (level % 8 == 0) {
                            levels.computeIfAbsent(level / 8, _ -> new ArrayList<>()).add(whole);
                        }
                    });
        }
        for (Map.Entry<Integer, List<byte[]>> level : levels.entrySet()) {
            writeTiles(folder, level.getKey(), level.getValue());
        }
        writeTiles(folder, Tile.ENTRIES, leaves);
    }

    private void writeTiles(Path folder, int level, List<byte[]> all) throws IOException {
        for (int from = 0; from < all.size(); from += Tile.WIDTH) {
            List<byte[]> some = all.subList(from, Math.min(from + Tile.WIDTH, all.size()));
            var tile = new Tile(level, from / Tile.WIDTH, some.size());
            var bytes = new ByteArrayOutputStream();
            for (byte[] one : some) {
                if (level == Tile.ENTRIES) {
                    bytes.write(one.length >> 8);
                    bytes.write(one.length);
                }
                bytes.write(one);
            }
            Path file = folder.resolve("tile/" + tile.path());
            Files.createDirectories(file.getParent());
            Files.write(file, bytes.toByteArray());
        }
    }

    /// Signs with a test key.
    public static byte[] sign(int key, String domain, byte[] message) {
        byte[] prefix = (domain + "\0").getBytes(UTF_8);
        byte[] all = java.util.Arrays.copyOf(prefix, prefix.length + message.length);
        System.arraycopy(message, 0, all, prefix.length, message.length);
        return Ed25519.secret(seed(key)).sign(all);
    }

    /// The public half of a test key.
    public static byte[] publicKey(int key) {
        return Ed25519.secret(seed(key)).publicKey();
    }
}
