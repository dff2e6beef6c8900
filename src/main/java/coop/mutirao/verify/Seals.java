package coop.mutirao.verify;

import coop.mutirao.tlog.Frontier;
import coop.mutirao.tlog.MerkleTree;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;

/// Every seal is over the balances as they were there: the root of a tree of `{a, c, n}` for each
/// balance other than zero, in the order of accounts and currencies.
final class Seals implements Replay.LeafCheck {

    private long seals;

    @Override
    public String name() {
        return "seals";
    }

    @Override
    public String promise() {
        return "Every seal is over the balances as they were where it stands.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        if (!leaf.type().equals("seal")) {
            return;
        }
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
    public void figures(Map<String, Long> figures) {
        figures.put("seals", seals);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeLong(seals);
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        seals = in.readLong();
    }
}
