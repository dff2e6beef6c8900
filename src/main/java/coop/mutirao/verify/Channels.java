package coop.mutirao.verify;

import coop.mutirao.tlog.Frontier;
import coop.mutirao.tlog.MerkleTree;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who votes on paper holds one sheet at a time, which she got before anybody could vote, and no
/// number is used twice; who votes for others does so for no more of them than the round lets her,
/// and a round's result lists all of those. By which way each ballot came, only the round's bundle
/// can show.
final class Channels implements Replay.LeafCheck {

    private static final String BACK = "";

    private final Map<String, Round> rounds = new TreeMap<>();
    private long sheets;

    private static final class Round {
        long proxiesMax;
        boolean isOpened;

        /// The holder, by the giver.
        final Map<String, String> proxies = new TreeMap<>();

        /// Who holds it, by its number; empty: it was given back.
        final Map<String, String> sheets = new TreeMap<>();
    }

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public String promise() {
        return "Nobody holds two sheets, or votes for more others than the round lets her.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        switch (leaf.type()) {
            case "round" -> {
                Round round = rounds.computeIfAbsent(leaf.text("round"), _ -> new Round());
                round.isOpened |= leaf.text("step").equals("balloting");
                if (leaf.has("proxiesMax")) {
                    round.proxiesMax = Leaf.bound(leaf.text("proxiesMax"));
                }
                if (leaf.has("proxies")) {
                    listed(leaf, round, findings);
                }
            }
            case "proxy" -> proxy(leaf, findings);
            case "sheet" -> sheet(leaf, findings);
            default -> {
                // The other types are of no channel.
            }
        }
    }

    private static void listed(Leaf leaf, Round round, Findings findings) {
        var tree = new Frontier();
        round.proxies.forEach((giver, holder) -> {
            byte[] line = StrictJson.bytes(Map.of("account", giver, "holder", holder));
            tree.append(MerkleTree.leafHash(line), (_, _, _) -> {});
        });
        findings.require(
                leaf.text("proxies").equals(HexFormat.of().formatHex(tree.root())),
                leaf,
                "its proxies are not those %d that were given",
                round.proxies.size());
    }

    private void proxy(Leaf leaf, Findings findings) {
        @Nullable Round round = rounds.get(leaf.text("round"));
        if (round == null) {
            findings.add(leaf, "a proxy of no round");
            return;
        }
        String giver = leaf.text("account");
        String holder = leaf.text("holder");
        if (!leaf.text("granted").equals("yes")) {
            findings.require(
                    holder.equals(round.proxies.remove(giver)),
                    leaf,
                    "%s had not given %s a proxy",
                    giver,
                    holder);
            return;
        }
        long held = round.proxies.values().stream().filter(holder::equals).count();
        findings.require(
                held < round.proxiesMax
                        && !holder.equals(giver)
                        && !round.proxies.containsKey(giver)
                        && !round.proxies.containsKey(holder)
                        && !round.proxies.containsValue(giver),
                leaf,
                "%s cannot give %s a proxy, who holds %d of %d",
                giver,
                holder,
                held,
                round.proxiesMax);
        round.proxies.put(giver, holder);
    }

    private void sheet(Leaf leaf, Findings findings) {
        @Nullable Round round = rounds.get(leaf.text("round"));
        if (round == null) {
            findings.add(leaf, "a sheet of no round");
            return;
        }
        String account = leaf.text("account");
        String number = leaf.text("sheet");
        if (leaf.text("step").equals("issued")) {
            sheets++;
            findings.require(
                    !round.isOpened
                            && !round.sheets.containsKey(number)
                            && !round.sheets.containsValue(account)
                            && !round.proxies.containsKey(account)
                            && !account.equals(leaf.text("actor")),
                    leaf,
                    "the sheet %s cannot be for %s",
                    number,
                    account);
            round.sheets.put(number, account);
        } else {
            findings.require(
                    account.equals(round.sheets.put(number, BACK)),
                    leaf,
                    "the sheet %s was not out with %s",
                    number,
                    account);
        }
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return Replay.leaves(figures, "sheet", "proxy") > 0
                ? ""
                : "nobody was given a sheet of paper, or voted for another";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("sheets", sheets);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeLong(sheets);
        out.writeInt(rounds.size());
        for (var one : rounds.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeLong(one.getValue().proxiesMax);
            out.writeBoolean(one.getValue().isOpened);
            save(out, one.getValue().proxies);
            save(out, one.getValue().sheets);
        }
    }

    private static void save(DataOutputStream out, Map<String, String> map) throws IOException {
        out.writeInt(map.size());
        for (var one : map.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeUTF(one.getValue());
        }
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        sheets = in.readLong();
        for (int n = in.readInt(); n > 0; n--) {
            var round = new Round();
            rounds.put(in.readUTF(), round);
            round.proxiesMax = in.readLong();
            round.isOpened = in.readBoolean();
            load(in, round.proxies);
            load(in, round.sheets);
        }
    }

    private static void load(DataInputStream in, Map<String, String> map) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            map.put(in.readUTF(), in.readUTF());
        }
    }
}
