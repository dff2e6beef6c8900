package coop.mutirao.verify.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.verify.Books;
import coop.mutirao.verify.Leaf;
import coop.mutirao.verify.StrictJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Facts that are listed: what was posted on the operator's word, limits, officers' acts.
abstract class Listed implements Recount {

    private final long from;
    private final List<String> lines = new ArrayList<>();

    /// @param of what the report's head says
    Listed(Map<String, String> of) {
        this.from = Leaf.bound(of.getOrDefault("from", "0"));
    }

    final void add(Leaf leaf, Object... cells) {
        if (leaf.index() >= from) {
            List<String> all = new ArrayList<>(List.of(Long.toString(leaf.index())));
            for (Object cell : cells) {
                all.add(Recount.orNone(String.valueOf(cell)));
            }
            lines.add(String.join(" ", all));
        }
    }

    @Override
    public List<String> lines(Books books) {
        return lines;
    }

    static final class OperatorPosted extends Listed {

        OperatorPosted(Map<String, String> of) {
            super(of);
        }

        @Override
        public void take(Leaf leaf, Books books) {
            if (leaf.isTransaction() && "operator".equals(leaf.map("auth").get("mode"))) {
                add(
                        leaf,
                        leaf.id(),
                        leaf.at(),
                        leaf.text("kind"),
                        Recount.actor(leaf),
                        leaf.entries().stream()
                                .map(entry -> entry.account() + ":" + entry.amount())
                                .collect(Collectors.joining(",")));
            }
        }
    }

    static final class Limits extends Listed {

        private final String account;

        Limits(Map<String, String> of) {
            super(of);
            this.account = of.getOrDefault("account", "");
        }

        @Override
        public void take(Leaf leaf, Books books) {
            boolean isLimit = Set.of("account", "limit").contains(leaf.type());
            if (isLimit && (account.isEmpty() || leaf.text("account").equals(account))) {
                new TreeMap<>(leaf.map("limit"))
                        .forEach((unit, limit) ->
                                add(
                                        leaf,
                                        leaf.at(),
                                        leaf.text("account"),
                                        unit,
                                        limit,
                                        bound(leaf, "maximum", unit),
                                        bound(leaf, "reserved", unit),
                                        leaf.text("closed"),
                                        Recount.actor(leaf)));
            }
        }

        private static String bound(Leaf leaf, String name, Object unit) {
            return leaf.map(name).get(unit) instanceof String text ? text : NONE;
        }
    }

    static final class Acts extends Listed {

        /// Transactions that members make by themselves.
        private static final Set<String> MEMBERS = Set.of("payment", "gift", "wage", "import");

        /// What is said apart, or says nothing to who reads.
        private static final Set<String> APART =
                Set.of("v", "type", "id", "at", "nonce", "commit", "actor", "account");

        private final Map<String, String> owners = new HashMap<>();
        private final Map<String, String> delegates = new HashMap<>();
        private final Map<String, String> payers = new HashMap<>();
        private final Set<String> orderedAsPerson = new HashSet<>();

        Acts(Map<String, String> of) {
            super(of);
        }

        @Override
        public void take(Leaf leaf, Books books) {
            String account = account(leaf);
            String actor = Recount.actor(leaf);
            boolean isHerOwn =
                    switch (leaf.type()) {
                        case "transaction" ->
                                MEMBERS.contains(leaf.text("kind"))
                                        || actor.equals("service")
                                        || leaf.entries().stream()
                                                .anyMatch(entry -> entry.account().equals(actor));
                        case "approval" -> ofPayersPersons(leaf, account, actor);
                        case "officer-act" -> false;
                        default -> actor.equals(account);
                    };
            if (!actor.isEmpty() && !isHerOwn) {
                Map<String, Object> rest = new TreeMap<>(leaf.members());
                rest.keySet().removeAll(APART);
                add(
                        leaf,
                        leaf.at(),
                        leaf.type(),
                        actor,
                        account,
                        new String(StrictJson.bytes(rest), UTF_8));
            }
        }

        private String account(Leaf leaf) {
            String account = leaf.text("account");
            switch (leaf.type()) {
                case "key" -> owners.put(leaf.text("key"), account);
                case "key-revoked" -> account = owners.getOrDefault(leaf.text("key"), "");
                case "delegate" -> {
                    var ends = leaf.text("given").equals("yes") ? leaf.text("until") : leaf.at();
                    delegates.put(account + " " + leaf.text("delegate"), ends);
                }
                case "approval" -> {
                    if (leaf.text("act").equals("ordered")) {
                        payers.put(leaf.text("payment"), leaf.text("payer"));
                    }
                    account = payers.getOrDefault(leaf.text("payment"), "");
                }
                default -> {
                    // Its account is of whom it is.
                }
            }
            return account;
        }

        private boolean ofPayersPersons(Leaf leaf, String payer, String actor) {
            String ends = delegates.getOrDefault(payer + " " + actor, leaf.at());
            boolean isPerson =
                    actor.equals(payer) || ends.isEmpty() || leaf.at().compareTo(ends) < 0;
            String order = leaf.text("payment") + " " + actor;
            if (isPerson && leaf.text("act").equals("ordered")) {
                orderedAsPerson.add(order);
            }
            return isPerson || orderedAsPerson.contains(order);
        }
    }
}
