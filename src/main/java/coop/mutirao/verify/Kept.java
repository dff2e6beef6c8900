package coop.mutirao.verify;

import coop.mutirao.verify.Agreements.Need;
import coop.mutirao.verify.Books.Account;
import coop.mutirao.verify.Books.Policy;
import coop.mutirao.verify.Books.Purse;
import coop.mutirao.verify.Leaf.Entry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was left on accounts was taken to be kept when it was time, as a whole, and after its owner
/// left, was excluded, was told that nothing was heard of her, or died as two officers said. What
/// was taken came back as it was, once, to whom it was due.
final class Kept implements Replay.LeafCheck {

    static final String DORMANT = "system-dormant";

    private static final String KEY = "dormancy";
    private static final Set<String> MAY = Set.of("coordinator");
    private static final Set<String> PAYS = Set.of("payment", "gift", "wage", "import");
    private static final Map<String, Duration> TERMS =
            Map.of(
                    "left", Duration.ofDays(365),
                    "silent", Duration.ofDays(60),
                    "dead", Duration.ZERO,
                    "excluded", Duration.ofDays(365));

    private final Powers powers;
    private final Delegates delegates = new Delegates();
    private final Map<String, Notice> notices = new TreeMap<>();

    /// When each account was heard of last.
    private final Map<String, String> heard = new TreeMap<>();

    /// @param powers looks at each leaf before this does
    Kept(Powers powers) {
        this.powers = powers;
    }

    /// @param step told, stayed, taken, asked (back), or returned
    /// @param to who gets it back; empty: nobody asked for it
    private record Notice(
            String account,
            String cause,
            String at,
            String due,
            String step,
            long amount,
            String to) {

        Notice at(String next) {
            return new Notice(account, cause, at, due, next, amount, to);
        }
    }

    @Override
    public String name() {
        return "kept";
    }

    @Override
    public String promise() {
        return "What was left on accounts is kept as it was, and came back to whom it was due.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        delegates.take(leaf);
        switch (leaf.type()) {
            case "account" -> heard.put(leaf.text("account"), leaf.at());
            case "dormancy" -> step(leaf, books, findings);
            case "limit" -> {
                if (leaf.has("dormancy")) {
                    limit(leaf, books, findings);
                }
            }
            case "transaction" -> {
                if (leaf.entries().size() >= 2) {
                    transaction(leaf, books, findings);
                }
            }
            default -> {
                // The other types are of nothing that is kept.
            }
        }
    }

    private void step(Leaf leaf, Books books, Findings findings) {
        String id = leaf.text("dormancy");
        String step = leaf.text("step");
        if (TERMS.containsKey(step)) {
            tell(leaf, id, books, findings);
            return;
        }
        @Nullable Notice notice = notices.get(id);
        if (notice == null || !notice.account().equals(leaf.text("account"))) {
            findings.add(leaf, "nobody was told of a notice %s".formatted(id));
            return;
        }
        switch (step) {
            case "stayed" -> {
                findings.require(
                        notice.step().equals("told") && mayStay(leaf, notice, books),
                        leaf,
                        "%s does not end the notice %s",
                        leaf.text("actor"),
                        id);
                notices.put(id, notice.at("stayed"));
                heard.put(notice.account(), leaf.at());
            }
            case "reclaimed" -> reclaim(leaf, id, notice, findings);
            default -> findings.add(leaf, "there is no step %s".formatted(step));
        }
    }

    // Where something else is said of the account, what was said before ends.
    private boolean mayStay(Leaf leaf, Notice notice, Books books) {
        String who = leaf.text("actor");
        boolean isHers =
                !notice.cause().equals("excluded")
                        && delegates.standsFor(notice.account(), who, leaf.at());
        return who.equals("service")
                ? notice.cause().equals("silent") || isExcluded(notice.account(), books)
                : isHers || powers.holdsAny(MAY, who, leaf);
    }

    private static boolean isExcluded(String account, Books books) {
        @Nullable Account known = books.accounts.get(account);
        return known != null && !known.leaving.isEmpty();
    }

    private void tell(Leaf leaf, String id, Books books, Findings findings) {
        String account = leaf.text("account");
        String cause = leaf.text("step");
        String who = leaf.text("actor");
        @Nullable Account known = books.accounts.get(account);
        findings.require(
                known != null && known.kind.equals("member") && !known.closed,
                leaf,
                "%s is no open account of a member",
                account);
        findings.require(
                notices.values().stream()
                        .noneMatch(n -> n.account().equals(account) && n.step().equals("told")),
                leaf,
                "%s was told already",
                account);
        findings.require(!notices.containsKey(id), leaf, "the notice %s is there already", id);
        Instant now = Instant.parse(leaf.at());
        findings.require(
                Instant.parse(leaf.text("due")).equals(now.plus(TERMS.get(cause))),
                leaf,
                "%s is not when it is due",
                leaf.text("due"));
        boolean isRight =
                switch (cause) {
                    case "left" ->
                            delegates.standsFor(account, who, leaf.at())
                                    && !isExcluded(account, books);
                    case "excluded" -> who.equals("service") && isExcluded(account, books);
                    case "dead" -> powers.stand(leaf, who, Need.of(account, MAY).notBy(account));
                    default -> who.equals("service") && isSilent(account, books, now);
                };
        findings.require(
                isRight, leaf, "POWER: %s does not say of %s that it is %s", who, account, cause);
        notices.put(id, new Notice(account, cause, leaf.at(), leaf.text("due"), "told", 0, ""));
    }

    private boolean isSilent(String account, Books books, Instant now) {
        @Nullable Policy policy = books.policy(KEY, now);
        long days = policy == null ? 0 : policy.value().path("days").asLong();
        String last = heard.getOrDefault(account, "");
        return days > 0
                && !last.isEmpty()
                && !Instant.parse(last).isAfter(now.minus(Duration.ofDays(days)));
    }

    private void reclaim(Leaf leaf, String id, Notice notice, Findings findings) {
        String who = leaf.text("actor");
        String to = leaf.text("to");
        boolean isItsOwn = to.equals(notice.account());
        boolean isHers = delegates.standsFor(notice.account(), who, leaf.at());
        findings.require(
                notice.step().equals("taken"), leaf, "nothing of the notice %s is kept", id);
        findings.require(
                isHers || powers.stand(leaf, who, Need.of(notice.account(), MAY).notBy(to)),
                leaf,
                "POWER: %s asks for what is kept of %s",
                who,
                notice.account());
        findings.require(
                notice.cause().equals("dead")
                        ? isHers == isItsOwn
                        : isItsOwn && !notice.cause().equals("excluded"),
                leaf,
                "what is kept of %s is not for %s",
                notice.account(),
                to);
        notices.put(
                id,
                new Notice(
                        notice.account(),
                        notice.cause(),
                        notice.at(),
                        notice.due(),
                        "asked",
                        notice.amount(),
                        to));
        heard.put(notice.account(), leaf.at());
    }

    private void limit(Leaf leaf, Books books, Findings findings) {
        @Nullable Notice notice = notices.get(leaf.text("dormancy"));
        @Nullable Account account = books.accounts.get(leaf.text("account"));
        if (notice == null || account == null || !notice.account().equals(leaf.text("account"))) {
            findings.add(leaf, "no notice is of this account");
            return;
        }
        boolean isClosed = leaf.text("closed").equals("yes");
        boolean isDue =
                isClosed
                        ? notice.step().equals("taken") && !notice.cause().equals("silent")
                        : notice.step().equals("asked") && notice.to().equals(notice.account());
        boolean isSame =
                leaf.map("limit").keySet().stream()
                        .map(String::valueOf)
                        .allMatch(code -> isSame(leaf, code, account.purse(code)));
        findings.require(
                isDue && isSame && leaf.text("actor").equals("service"),
                leaf,
                "the notice does not %s %s like this",
                isClosed ? "close" : "open",
                notice.account());
    }

    private static boolean isSame(Leaf leaf, String code, Purse before) {
        return Long.valueOf(before.credit()).equals(leaf.bound("limit", code))
                && Long.valueOf(before.maximum()).equals(leaf.bound("maximum", code));
    }

    private void transaction(Leaf leaf, Books books, Findings findings) {
        String kind = leaf.text("kind");
        boolean isOfKept = kind.equals("dormant") || kind.equals("reclaim");
        if (isOfKept) {
            String id = leaf.text("decision");
            @Nullable Notice notice = notices.get(id);
            if (notice == null) {
                findings.addWhole(leaf, "MONEY: no notice %s tells of it".formatted(id));
            } else if (kind.equals("dormant")) {
                take(leaf, id, notice, books, findings);
            } else {
                giveBack(leaf, id, notice, findings);
            }
        } else if (leaf.entries().stream().anyMatch(one -> one.account().equals(DORMANT))) {
            findings.addWhole(leaf, "MONEY: a %s moves what is kept".formatted(kind));
        }
        if (PAYS.contains(kind)) {
            heard.put(leaf.entries().getFirst().account(), leaf.at());
        }
    }

    private void take(Leaf leaf, String id, Notice notice, Books books, Findings findings) {
        Entry from = leaf.entries().getFirst();
        @Nullable Account account = books.accounts.get(notice.account());
        long held = account == null ? 0 : account.purse(from.currency()).balance();
        boolean isSilent =
                !notice.cause().equals("silent")
                        || heard.getOrDefault(notice.account(), "").compareTo(notice.at()) <= 0;
        boolean isRight =
                notice.step().equals("told")
                        && leaf.at().compareTo(notice.due()) >= 0
                        && isSilent
                        && moves(leaf, notice.account(), DORMANT, held)
                        && held > 0;
        if (!isRight) {
            findings.addWhole(
                    leaf,
                    "MONEY: by the notice %s, due %s, %s is not taken from: it is %s and holds %d"
                            .formatted(id, notice.due(), notice.account(), notice.step(), held));
        }
        notices.put(
                id,
                new Notice(
                        notice.account(),
                        notice.cause(),
                        notice.at(),
                        notice.due(),
                        "taken",
                        -from.amount(),
                        ""));
    }

    private void giveBack(Leaf leaf, String id, Notice notice, Findings findings) {
        if (!notice.step().equals("asked") || !moves(leaf, DORMANT, notice.to(), notice.amount())) {
            findings.addWhole(
                    leaf,
                    "MONEY: by the notice %s, which is %s, %d come back to %s and nothing else"
                            .formatted(id, notice.step(), notice.amount(), notice.to()));
        }
        notices.put(id, notice.at("returned"));
    }

    private static boolean moves(Leaf leaf, String from, String to, long amount) {
        List<Entry> entries = leaf.entries();
        return entries.size() == 2
                && entries.get(0).account().equals(from)
                && entries.get(0).amount() == -amount
                && entries.get(1).account().equals(to)
                && entries.get(1).amount() == amount;
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return notices.isEmpty() ? "nothing was ever taken to be kept" : "";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("notices", (long) notices.size());
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        delegates.save(out);
        out.writeInt(notices.size());
        for (var one : notices.entrySet()) {
            Notice notice = one.getValue();
            out.writeUTF(one.getKey());
            out.writeUTF(notice.account());
            out.writeUTF(notice.cause());
            out.writeUTF(notice.at());
            out.writeUTF(notice.due());
            out.writeUTF(notice.step());
            out.writeLong(notice.amount());
            out.writeUTF(notice.to());
        }
        out.writeInt(heard.size());
        for (var one : heard.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeUTF(one.getValue());
        }
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        delegates.load(in);
        for (int n = in.readInt(); n > 0; n--) {
            notices.put(
                    in.readUTF(),
                    new Notice(
                            in.readUTF(),
                            in.readUTF(),
                            in.readUTF(),
                            in.readUTF(),
                            in.readUTF(),
                            in.readLong(),
                            in.readUTF()));
        }
        for (int n = in.readInt(); n > 0; n--) {
            heard.put(in.readUTF(), in.readUTF());
        }
    }
}
