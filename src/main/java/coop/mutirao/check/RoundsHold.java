package coop.mutirao.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.check.RoundStore.BallotRow;
import coop.mutirao.check.RoundStore.RoundRow;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Tx;
import coop.mutirao.tlog.Frontier;
import coop.mutirao.tlog.MerkleTree;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The assembly's rounds stand where the log says; what the fund gave them is what they paid, gave
/// back and still hold; every ballot is the one to which its fact commits, and all of a round are
/// those that were counted.
record RoundsHold(LogStore log, RoundStore store) implements Check {

    private static final HexFormat HEX = HexFormat.of();

    /// Steps of a round of which ballots are not in the log: what was voted comes there at the
    /// close, and not at all if there is none.
    private static final Set<String> NOT_SEALED = Set.of("balloting", "counting", "cancelled");

    /// Facts that only commit to what was voted.
    private static final Set<String> SEALED = Set.of("ballot-sealed", "entry-sealed");

    @Override
    public String name() {
        return "rounds-hold";
    }

    @Override
    public String promise() {
        return "Rounds stand as in the log, their money adds up, and all ballots were counted.";
    }

    /// A round as the log has it.
    private static final class Said {
        String step = "";
        String budget = "";
        String ballots = "";
        String result = "";
        String papers = "";
        final Frontier tree = new Frontier();
        final Frontier papersTree = new Frontier();
    }

    @Override
    public void look(Tx tx, Findings findings) {
        Map<String, Said> said = new HashMap<>();
        var sealed = new TreeSet<Long>();
        log.otherLeaves(tx, row -> read(row, said, sealed));
        store.ballots(tx, row -> look(row, said, sealed, findings));
        sealed.forEach(index -> findings.add("fact %d: what it commits to is not there", index));
        store.rounds(tx, row -> look(row, said.remove(row.id()), findings));
        said.keySet().forEach(id -> findings.add("there is no round %s", id));
    }

    private static void read(LeafRow row, Map<String, Said> said, TreeSet<Long> sealed) {
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null) {
            return;
        }
        if (SEALED.contains(leaf.text("type"))) {
            sealed.add(row.index());
        } else if (leaf.text("type").equals("round")) {
            Said round = said.computeIfAbsent(leaf.text("round"), _ -> new Said());
            round.step = leaf.text("step");
            if (round.step.equals("frozen")) {
                round.budget = leaf.text("budget");
            }
            if (round.step.equals("result") || round.step.equals("noQuorum")) {
                round.ballots = leaf.text("ballots");
                round.papers = leaf.text("papers");
                round.result = leaf.text("result");
            }
        }
    }

    private static void look(
            BallotRow row, Map<String, Said> said, TreeSet<Long> sealed, Findings findings) {
        findings.look();
        Said round = said.computeIfAbsent(row.round(), _ -> new Said());
        if (row.index() < 0) {
            findings.require(
                    NOT_SEALED.contains(round.step),
                    "round %s: it is %s, and a %s is not in the log",
                    row.round(),
                    round.step,
                    row.kind());
            return;
        }
        sealed.remove(row.index());
        @Nullable ReadLeaf leaf = row.leaf() == null ? null : ReadLeaf.of(row.leaf()).orElse(null);
        findings.require(
                leaf != null
                        && leaf.text("sealed")
                                .equals(Hash.commitment(row.salt(), row.kind(), row.text())),
                "fact %d: it commits to another %s",
                row.index(),
                row.kind());
        byte[] line =
                CanonicalJson.bytes(
                        Map.of(
                                row.kind(),
                                row.text(),
                                "index",
                                Long.toString(row.index()),
                                "salt",
                                HEX.formatHex(row.salt())));
        (row.kind().equals("ballot") ? round.tree : round.papersTree)
                .append(MerkleTree.leafHash(line), (_, _, _) -> {});
    }

    private static void look(RoundRow row, @Nullable Said said, Findings findings) {
        findings.look();
        if (said == null) {
            findings.add("round %s: the log says nothing of it", row.id());
            return;
        }
        findings.require(
                said.step.equals(row.state()),
                "round %s: it is %s in the log, %s in the books",
                row.id(),
                said.step,
                row.state());
        findings.require(
                row.in() == (row.frozen() ? row.amount() : 0)
                        && (!row.frozen() || said.budget.equals(Long.toString(row.amount()))),
                "round %s: the fund gave it %d of %d",
                row.id(),
                row.in(),
                row.amount());
        findings.require(
                row.out() == row.paid() && row.in() - row.out() - row.back() == row.escrow(),
                "round %s: it got %d, paid %d of %d, gave back %d and holds %d",
                row.id(),
                row.in(),
                row.out(),
                row.paid(),
                row.back(),
                row.escrow());
        if (!said.ballots.isEmpty()) {
            findings.require(
                    said.ballots.equals(HEX.formatHex(said.tree.root()))
                            && said.papers.equals(HEX.formatHex(said.papersTree.root())),
                    "round %s: its ballots are not those that were counted",
                    row.id());
            String result = row.result() == null ? "" : row.result();
            String hash =
                    result.isEmpty() ? "" : HEX.formatHex(Hash.sha256(result.getBytes(UTF_8)));
            findings.require(said.result.equals(hash), "round %s: the result is another", row.id());
        }
    }
}
