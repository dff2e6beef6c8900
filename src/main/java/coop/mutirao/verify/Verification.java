package coop.mutirao.verify;

import coop.mutirao.crypto.Hash;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.Frontier;
import coop.mutirao.tlog.LogPolicy;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Verifies a whole log, in one pass over its leaves.
public final class Verification {

    private static final String MAGIC = "mutirao-verify/5";
    private static final int LEVELS = Long.SIZE;

    private final Source source;
    private final History history;
    private final List<Replay.LeafCheck> more = new ArrayList<>();
    private @Nullable Path keep;
    private Progress progress = (_, _) -> {};
    private byte @Nullable [] newest;
    private @Nullable Checkpoint head;

    /// Is told how far it is.
    public interface Progress {
        void at(long leaves, long size);
    }

    /// @param policy whom the auditor believes
    public Verification(Source source, LogPolicy policy) {
        this.source = source;
        this.history = new History(policy);
    }

    /// Also takes in what members were given: all of it has to be in the log.
    ///
    /// @param receipts `.tlog-proof` files by their names, each with its leaf as `extra`
    public Verification withReceipts(Map<String, byte[]> receipts) {
        receipts.forEach(history::takeReceipt);
        return this;
    }

    /// Also takes in checkpoints that the auditor kept.
    public Verification withCheckpoints(Map<String, byte[]> checkpoints) {
        checkpoints.forEach(history::takeKept);
        return this;
    }

    /// Begins where an earlier verification ended, and keeps where this one ends, unless it finds
    /// something. Of a log that lies here all leaves, hashes and texts are read again, so that it
    /// is still what was verified; of a service's only what is new.
    public Verification withResumePoint(Path file) {
        this.keep = file;
        return this;
    }

    /// Also asks something else of every leaf. All of them are then read from the first on.
    public Verification with(Replay.LeafCheck check) {
        this.more.add(check);
        return this;
    }

    public Verification withProgress(Progress to) {
        this.progress = to;
        return this;
    }

    /// Looks at all of it.
    ///
    /// @throws Source.CannotRead if nothing can be said
    public Report run() {
        newest = source.checkpoint();
        head = history.takeNewest("checkpoint", newest);
        if (head == null) {
            return new Report("", 0, new byte[0], history.findings(), Map.of(), Map.of());
        }
        if (!source.showsLeaves(head.size())) {
            return withoutLeaves(head);
        }
        Map<String, byte[]> earlier = source.checkpoints();
        earlier.forEach((name, note) -> history.take("checkpoints/" + name, note));
        source.pending().forEach((name, note) -> history.takePending("pending/" + name, note));
        history.requireEarlier(!source.hasAllCheckpoints() || !earlier.isEmpty());
        try (@Nullable Lines evidence = source.evidence();
                @Nullable Lines openings = source.openings()) {
            return run(head, evidence, openings);
        } catch (IOException e) {
            throw new Source.CannotRead("reading failed: " + e.getMessage());
        }
    }

    /// Keeps the checkpoint that was verified with those of earlier days, signatures and all: two
    /// of one size that differ prove what the log did.
    public void keepCheckpoint(Path folder) throws IOException {
        if (head != null && newest != null) {
            String root = HexFormat.of().formatHex(head.root(), 0, 4);
            Files.write(folder.resolve("%012d-%s".formatted(head.size(), root)), newest);
        }
    }

    // What is everybody's: signatures, and that the log only grows.
    private Report withoutLeaves(Checkpoint head) {
        if (keep != null && Files.exists(keep)) {
            history.takeVerified(keep.toString(), kept(keep, head));
        }
        var tiles = new Findings("tiles", "The tiles of hashes make the newest root.");
        byte[] root = History.root(head.size(), source);
        if (!Arrays.equals(root, head.root())) {
            tiles.add(
                    "checkpoint",
                    "the tiles give the root %s, and it says %s"
                            .formatted(History.text(root), History.text(head.root())));
        }
        history.compare(head, Map.of(), head.size(), source, _ -> null);
        var leaves = new Findings("leaves", "Every fact is as the rules have it.");
        leaves.leaveOpen(
                "tile/entries",
                "the service shows leaves to who has a treasurer's or an auditor's token only; none"
                        + " was looked at, so neither payments, balances, orders nor votes. Name a"
                        + " token by --token-file");
        List<Findings> all = new ArrayList<>(history.findings());
        all.add(tiles);
        all.add(leaves);
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("size", head.size());
        figures.put(Report.VERIFIED_BEFORE, 0L);
        figures.put("checkpoints", history.count());
        return new Report(head.origin(), head.size(), head.root(), all, figures, Map.of());
    }

    private static Checkpoint kept(Path file, Checkpoint head) {
        try (var in = opened(file)) {
            long size = size(in, file, head);
            requireWhole(file);
            return new Checkpoint(head.origin(), size, in.readNBytes(head.root().length));
        } catch (IOException | IllegalArgumentException e) {
            throw cannotUse(file, e);
        }
    }

    private Report run(Checkpoint head, @Nullable Lines evidence, @Nullable Lines openings)
            throws IOException {
        var fsck = new Findings("tiles", "All tiles are there, and the leaves make every hash.");
        var tiles = new Tiles(source, head.size(), fsck);
        boolean resumes = keep != null && Files.exists(keep) && isBefore(keep, head);
        var books = new Books(tiles::leaf);
        var replay = new Replay(books, checks(head, evidence, openings, resumes));
        var start = new Start(0, new Frontier(), new byte[0]);
        if (keep != null && resumes) {
            start = load(keep, head, tiles, replay);
        }
        boolean isWhole = read(head, start, tiles, replay, fsck);
        if (isWhole) {
            byte[] root = root(head, start, tiles);
            if (!Arrays.equals(root, head.root())) {
                fsck.add(
                        "checkpoint",
                        "entries do not hash to the checkpoint root: they give %s, and it says %s"
                                .formatted(History.text(root), History.text(head.root())));
            }
        }
        replay.roots(tiles.roots());
        history.compare(head, tiles.roots(), start.size(), source, tiles::leafBytes);
        replay.end();
        long before = isAtHand() ? 0 : start.size();
        Report report = report(head, fsck, replay, books, before);
        if (keep != null && isWhole && report.isSound()) {
            save(keep, head, tiles, replay);
        }
        return report;
    }

    // What lies here is read whole again, if only to see that it is still what was verified.
    private boolean isAtHand() {
        return source.hasAllCheckpoints();
    }

    private List<Replay.LeafCheck> checks(
            Checkpoint head, @Nullable Lines evidence, @Nullable Lines openings, boolean resumes) {
        var powers = new Powers();
        var motions = new Motions(powers);
        return Stream.concat(
                        Stream.of(
                                new Catalogue(head.origin()),
                                history.keyChanges(),
                                new Times(history.seen(head)),
                                new Hourly(history.seen(head), source.hasAllCheckpoints()),
                                new Balances(),
                                new Orders(evidence),
                                powers,
                                new Rights(powers),
                                new LimitChanges(powers),
                                new Kinds(),
                                new Contributions(),
                                new Sweeps(),
                                new Levies(),
                                new CreditReviews(),
                                new Loans(),
                                new Surpluses(),
                                new Ballots(),
                                new Rounds(),
                                motions,
                                new Losses(motions),
                                new Kept(powers),
                                new Channels(),
                                new Seals(history.sizes()),
                                new Texts(openings, !resumes || isAtHand())),
                        more.stream())
                .toList();
    }

    /// Where reading begins.
    ///
    /// @param size so many leaves were verified before
    /// @param root over them
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    private record Start(long size, Frontier frontier, byte[] root) {}

    private boolean read(Checkpoint head, Start start, Tiles tiles, Replay replay, Findings fsck) {
        var wanted = history.sizes();
        wanted.add(head.size());
        wanted.add(start.size());
        more.forEach(check -> wanted.addAll(check.sizes()));
        boolean isWhole =
                tiles.read(
                        start.frontier(),
                        wanted,
                        new Tiles.Reader() {
                            @Override
                            public void leaf(long index, byte[] bytes) {
                                if (index >= start.size()) {
                                    replay.look(index, bytes);
                                } else {
                                    replay.lookAgain(index, bytes);
                                }
                            }

                            @Override
                            public void at(long leaves) {
                                progress.at(leaves, head.size());
                            }
                        });
        byte @Nullable [] again = tiles.roots().get(start.size());
        if (again != null && start.size() > 0 && !Arrays.equals(again, start.root())) {
            fsck.add(
                    "checkpoint",
                    "FORK: the %d leaves that were verified before are not the beginning of it"
                            .formatted(start.size()));
        }
        return isWhole;
    }

    // Nothing was read if the log ends, at a tile's end, where it ended before.
    private static byte[] root(Checkpoint head, Start start, Tiles tiles) {
        byte @Nullable [] root = tiles.roots().get(head.size());
        return root == null ? start.frontier().root() : root;
    }

    private Report report(Checkpoint head, Findings fsck, Replay replay, Books books, long before) {
        List<Findings> all = new ArrayList<>();
        all.addAll(history.findings());
        all.add(fsck);
        all.addAll(replay.findings());
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("size", head.size());
        figures.put(Report.VERIFIED_BEFORE, before);
        figures.put("checkpoints", history.count());
        replay.figures(figures);
        Map<String, Map<String, Long>> balances = new LinkedHashMap<>();
        books.accounts.forEach((name, account) -> {
            Map<String, Long> own = new LinkedHashMap<>();
            account.purses.forEach((currency, purse) -> own.put(currency, purse.balance()));
            balances.put(name, own);
        });
        return new Report(head.origin(), head.size(), head.root(), all, figures, balances);
    }

    private static void save(Path file, Checkpoint head, Tiles tiles, Replay replay)
            throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        MessageDigest digest = Hash.begin();
        try (var to = new BufferedOutputStream(Files.newOutputStream(part));
                var out = new DataOutputStream(new DigestOutputStream(to, digest))) {
            out.writeUTF(MAGIC);
            out.writeUTF(head.origin());
            out.writeLong(head.size());
            out.write(head.root());
            byte[] @Nullable [] edge = tiles.edge();
            for (int level = 0; level < LEVELS; level++) {
                byte @Nullable [] hash = edge[level];
                out.writeBoolean(hash != null);
                out.write(hash == null ? new byte[0] : hash);
            }
            replay.save(out);
            out.flush();
            to.write(digest.digest());
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private Start load(Path file, Checkpoint head, Tiles tiles, Replay replay) {
        try (var in = opened(file)) {
            long size = size(in, file, head);
            byte[] root = in.readNBytes(head.root().length);
            byte[] @Nullable [] edge = new byte[LEVELS][];
            for (int level = 0; level < LEVELS; level++) {
                edge[level] = in.readBoolean() ? in.readNBytes(head.root().length) : null;
            }
            Frontier frontier = isAtHand() ? new Frontier() : tiles.resume(size, edge);
            replay.load(in);
            return new Start(size, frontier, root);
        } catch (IOException | IllegalArgumentException e) {
            throw cannotUse(file, e);
        }
    }

    // What was kept of more leaves than are here is of no use, and has to be told.
    private boolean isBefore(Path file, Checkpoint head) {
        try (var in = opened(file)) {
            long size = size(in, file, head);
            requireWhole(file);
            if (size > head.size()) {
                history.takeNewer(file.toString(), size, head, source);
            }
            history.takeEarlier();
            return size <= head.size();
        } catch (IOException e) {
            throw cannotUse(file, e);
        }
    }

    private static DataInputStream opened(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    // Its last bytes are the hash of all before them.
    private static void requireWhole(Path file) throws IOException {
        MessageDigest digest = Hash.begin();
        long left = Files.size(file) - digest.getDigestLength();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            int read = 0;
            while (left > 0 && read >= 0) {
                read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                digest.update(buffer, 0, Math.max(read, 0));
                left -= Math.max(read, 0);
            }
            if (!Arrays.equals(in.readAllBytes(), digest.digest())) {
                throw new IOException("it is not as it was kept");
            }
        }
    }

    private static long size(DataInputStream in, Path file, Checkpoint head) throws IOException {
        if (!in.readUTF().equals(MAGIC) || !in.readUTF().equals(head.origin())) {
            throw new Source.CannotRead(
                    "%s is no resume point of %s that this version has kept"
                            .formatted(file, head.origin()));
        }
        return in.readLong();
    }

    private static Source.CannotRead cannotUse(Path file, Exception e) {
        return new Source.CannotRead(
                "the resume point %s cannot be used (%s); without it all is verified anew"
                        .formatted(
                                file,
                                e instanceof EOFException ? "it is too short" : e.getMessage()));
    }
}
