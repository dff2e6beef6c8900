package coop.mutirao.verify;

import coop.mutirao.tlog.Frontier;
import coop.mutirao.tlog.MerkleTree;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/// Every seal is over the balances as they were there: the root of a tree of `{a, c, n}` for each
/// balance other than zero, in the order of accounts and currencies. Each day on which facts were
/// signed has one.
///
/// The service seals the day before it signs. A day of which only one checkpoint tells, or which
/// had no time for a seal, is not asked: nobody may have signed that day. It is counted, if it is
/// over and has no seal. A log that has no policy `authorisation` is not asked.
final class Seals implements Replay.LeafCheck {

    private static final String HOUSE = "authorisation";

    /// Whoever seals and who signs may miss each other for so long.
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private final Set<Long> signed;
    private long seals;
    private String day = "";
    private boolean isSealed;
    private boolean hasSeal;
    private long without;
    private String unsealedFrom = "";

    /// @param signed sizes of the log over which there is a checkpoint
    Seals(Set<Long> signed) {
        this.signed = Set.copyOf(signed);
    }

    @Override
    public String name() {
        return "seals";
    }

    @Override
    public String promise() {
        return "Every seal is over the balances there; a day signed for a minute and more has one.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        day(leaf, books, findings);
        if (leaf.type().equals("seal")) {
            seal(leaf, books, findings);
        }
    }

    private void day(Leaf leaf, Books books, Findings findings) {
        if (!Catalogue.isTime(leaf.at())) {
            return;
        }
        String today = leaf.at().substring(0, 10);
        if (!today.equals(day)) {
            if (!day.isEmpty() && !hasSeal && books.policies.containsKey(HOUSE)) {
                without++;
            }
            day = today;
            hasSeal = false;
            isSealed = false;
            unsealedFrom = "";
        }
        hasSeal |= leaf.type().equals("seal");
        isSealed |= hasSeal;
        if (isSealed || !signed.contains(leaf.index() + 1) || !books.policies.containsKey(HOUSE)) {
            return;
        }
        if (unsealedFrom.isEmpty()) {
            unsealedFrom = leaf.at();
        } else if (isLonger(unsealedFrom, leaf.at())) {
            findings.add(
                    leaf,
                    "UNSEALED: facts of %s were signed from %s to %s, and no seal is over them"
                            .formatted(day, unsealedFrom, leaf.at()));
            // Once a day is enough.
            isSealed = true;
        }
    }

    private static boolean isLonger(String from, String to) {
        return Duration.between(Instant.parse(from), Instant.parse(to)).compareTo(AT_ONCE) > 0;
    }

    private void seal(Leaf leaf, Books books, Findings findings) {
        seals++;
        findings.require(
                leaf.text("size").equals(Long.toString(leaf.index())),
                leaf,
                "its size is %s, and %d leaves stand before it",
                leaf.text("size"),
                leaf.index());
        String root = HexFormat.of().formatHex(root(books));
        findings.require(
                leaf.text("root").equals(root),
                leaf,
                "sealed balances differ: the seal is %s, and the balances give %s",
                leaf.text("root"),
                root);
    }

    static byte[] root(Books books) {
        var tree = new Frontier();
        books.accounts.forEach((account, page) ->
                page.purses.forEach((currency, purse) -> {
                    if (purse.balance() != 0) {
                        byte[] balance =
                                StrictJson.bytes(
                                        Map.of(
                                                "a", account,
                                                "c", currency,
                                                "n", Long.toString(purse.balance())));
                        tree.append(MerkleTree.leafHash(balance), (_, _, _) -> {});
                    }
                }));
        return tree.root();
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        if (seals > 0) {
            return "";
        }
        return without == 0
                ? "there is no seal, and no day that is over without one"
                : "there is no seal; %s over without one, none of which was signed for a minute"
                        .formatted(Count.of(without, "day is", "days are"));
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("seals", seals);
        figures.put("days_without_seal", without);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeLong(seals);
        out.writeUTF(day);
        out.writeBoolean(isSealed);
        out.writeBoolean(hasSeal);
        out.writeLong(without);
        out.writeUTF(unsealedFrom);
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        seals = in.readLong();
        day = in.readUTF();
        isSealed = in.readBoolean();
        hasSeal = in.readBoolean();
        without = in.readLong();
        unsealedFrom = in.readUTF();
    }
}
