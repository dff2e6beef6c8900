package coop.mutirao.check;

import coop.mutirao.check.FactStore.AccountRow;
import coop.mutirao.check.FactStore.FoundingRow;
import coop.mutirao.check.FactStore.PolicyRow;
import coop.mutirao.check.FactStore.RoleRow;
import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.db.Tx;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the log says beside the transfers stands in its tables: the network and its currency,
/// communities, accounts with their limits, policies, who has which role, who acts for whom, rules
/// of approval, the keys of devices, and apps. And nothing stands there of which the log says
/// nothing.
record OtherFactsStand(LogStore log, FactStore store) implements Check {

    @Override
    public String name() {
        return "other-facts-stand";
    }

    @Override
    public String promise() {
        return "Accounts, communities, policies, roles, keys and apps stand as in the log.";
    }

    /// What the log has, by what it is about: what each column has to be.
    private static final class Log {
        final Map<String, Map<String, Object>> accounts = new TreeMap<>();
        final Map<String, Map<String, Object>> policies = new TreeMap<>();
        final Map<String, Map<String, Object>> roles = new TreeMap<>();
        final Map<String, Map<String, Object>> keys = new TreeMap<>();
        final Map<String, Map<String, Object>> delegations = new TreeMap<>();
        final Map<String, Map<String, Object>> rules = new TreeMap<>();
        final Map<String, Map<String, Object>> apps = new TreeMap<>();
        final Map<String, Map<String, Object>> communities = new TreeMap<>();
        final Map<String, Object> founding = new HashMap<>();
    }

    @Override
    public void look(Tx tx, Findings findings) {
        var said = new Log();
        Map<Long, String> decisions = store.decisions(tx);
        log.otherLeaves(tx, row -> read(row, said, decisions, findings));

        Map<String, Integer> owners = new HashMap<>();
        store.accounts(tx, row -> owners.put(row.publicId(), row.member()));
        store.accounts(tx, row -> compare(row, said, findings));
        store.policies(tx, row -> compare(row, said, owners, findings));
        Map<Integer, Set<String>> accountsOf = new HashMap<>();
        owners.forEach((account, member) ->
                accountsOf.computeIfAbsent(member, _ -> new HashSet<>()).add(account));
        store.roles(tx, row -> compare(row, said, accountsOf, findings));
        store.keys(
                tx,
                row ->
                        compare(
                                "key " + row.id(),
                                said.keys.remove(row.id()),
                                row.columns(),
                                findings));
        store.apps(
                tx,
                row ->
                        compare(
                                "app " + row.id(),
                                said.apps.remove(row.id()),
                                row.columns(),
                                findings));
        store.communities(tx, row -> compare("community ", row, said.communities, findings));
        store.delegations(tx, row -> compare("delegate ", row, said.delegations, findings));
        store.approvalRules(tx, row -> compare("rule of ", row, said.rules, findings));
        store.founding(tx).ifPresent(row -> compare(row, said, findings));
        findings.require(said.founding.isEmpty(), "the network is not that of the log");
        said.accounts.keySet().forEach(a -> findings.add("there is no account %s", a));
        said.policies.keySet().forEach(p -> findings.add("there is no policy %s", p));
        said.roles.keySet().forEach(r -> findings.add("nobody has the role %s", r));
        said.keys.keySet().forEach(k -> findings.add("there is no key %s", k));
        said.delegations.keySet().forEach(d -> findings.add("there is no delegate %s", d));
        said.rules.keySet().forEach(r -> findings.add("there is no rule of %s", r));
        said.communities.keySet().forEach(c -> findings.add("there is no community %s", c));
        said.apps.keySet().forEach(a -> findings.add("there is no app %s", a));
    }

    private static void read(
            LeafRow row, Log said, Map<Long, String> decisions, Findings findings) {
        findings.look();
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null) {
            findings.add("fact %d: the leaf cannot be read", row.index());
            return;
        }
        String account = leaf.text("account");
        switch (leaf.text("type")) {
            case "genesis" -> {
                said.founding.put("origin", leaf.text("origin"));
                said.founding.put("founded_at", leaf.text("at"));
            }
            case "currency" -> {
                // The first is the network's; the others are of loans' claims.
                said.founding.putIfAbsent("currency", leaf.text("code"));
                said.founding.putIfAbsent("decimals", leaf.text("scale"));
            }
            case "account" -> {
                var members = new HashMap<>(limits(leaf));
                members.put("kind", leaf.text("kind"));
                members.put("opened_at", leaf.text("at"));
                members.put("reserved_amount", "0");
                members.put("closed", "no");
                members.put("leaving_by", "");
                findings.require(
                        said.accounts.put(account, members) == null,
                        "fact %d: the account %s is opened again",
                        row.index(),
                        account);
            }
            case "limit" -> {
                @Nullable Map<String, Object> members = said.accounts.get(account);
                if (members == null) {
                    findings.add("fact %d: a limit of no account", row.index());
                } else {
                    members.putAll(limits(leaf));
                    members.put("reserved_amount", leaf.amountText("reserved"));
                    members.put("closed", leaf.text("closed"));
                    if (leaf.isExclusion()) {
                        members.put("leaving_by", leaf.text("leaving"));
                        said.roles.keySet().removeIf(role -> role.endsWith(" of " + account));
                        said.delegations.keySet().removeIf(d -> d.startsWith(account + " for "));
                    }
                }
            }
            case "policy" ->
                    said.policies.put(
                            leaf.text("key") + "/" + leaf.text("version"),
                            policy(leaf, decisions.get(row.index())));
            // Of an invitation, which is no role, nothing stays.
            case "admin" -> {
                String role = leaf.text("role") + " of " + account;
                said.roles.remove(role);
                if (leaf.text("granted").equals("yes")) {
                    Map<String, Object> members = decided(leaf, decisions.get(row.index()));
                    members.put("ends_at", leaf.text("until"));
                    said.roles.put(role, members);
                }
            }
            case "key" -> {
                Map<String, Object> members = new HashMap<>();
                members.put("account", account);
                members.put("public_key", leaf.text("pub"));
                members.put("person", leaf.text("person"));
                members.put("registered_at", leaf.text("at"));
                members.put("revoked_at", "");
                findings.require(
                        said.keys.put(leaf.text("key"), members) == null,
                        "fact %d: the key is registered again",
                        row.index());
            }
            case "key-revoked" -> {
                @Nullable Map<String, Object> members = said.keys.get(leaf.text("key"));
                if (members == null || !"".equals(members.get("revoked_at"))) {
                    findings.add("fact %d: no key in force is revoked", row.index());
                } else {
                    members.put("revoked_at", leaf.text("at"));
                }
            }
            case "community" ->
                    said.communities.put(
                            leaf.text("community"), Map.of("parent", leaf.text("parent")));
            case "app" -> {
                Map<String, Object> members = decided(leaf, decisions.get(row.index()));
                for (String name : FactStore.APP_TEXTS) {
                    members.put(name, leaf.text(name));
                }
                said.apps.put(leaf.text("app"), members);
            }
            case "app-ended" ->
                    findings.require(
                            said.apps.remove(leaf.text("app")) != null,
                            "fact %d: no app is ended",
                            row.index());
            case "delegate" -> {
                String delegate = leaf.text("delegate") + " for " + account;
                said.delegations.remove(delegate);
                if (leaf.text("given").equals("yes")) {
                    Map<String, Object> members = decided(leaf, decisions.get(row.index()));
                    members.put("payment_maximum", leaf.text("payment_maximum"));
                    members.put("day_maximum", leaf.text("day_maximum"));
                    members.put("may_manage", leaf.text("manages"));
                    members.put("ends_at", leaf.text("until"));
                    said.delegations.put(delegate, members);
                }
            }
            case "approval-rule" -> {
                said.rules.remove(account);
                if (!leaf.text("above").isEmpty()) {
                    Map<String, Object> members = decided(leaf, decisions.get(row.index()));
                    members.put("above", leaf.text("above"));
                    members.put("approvals", leaf.text("approvals"));
                    said.rules.put(account, members);
                }
            }
            case "approval" -> {
                // ApprovalsHold asks what became of payments that wait.
            }
            // MotionsHold asks what became of motions.
            case "motion", "motion-electors", "vote-sealed", "votes-opened" -> {}
            // RoundsHold asks what became of the assembly's rounds.
            case "round",
                    "proposal",
                    "ballot-sealed",
                    "entry-sealed",
                    "sheet",
                    "teller",
                    "proxy",
                    "tranche-report",
                    "objection",
                    "objection-answered",
                    "milestone" -> {}
            // LeviesHold asks what became of levies, and who is exempt.
            case "levy", "levy-exemption" -> {}
            // CreditHolds, what became of reviews of limits.
            case "credit-review" -> {}
            // LoansHold asks what became of loans.
            case "loan" -> {}
            // SurplusesHold asks what became of ventures' statements.
            case "surplus-statement", "surplus-approval", "surplus-check" -> {}
            // LossesHold, what members bear of losses, and how debts are to be paid back;
            // KeptHolds,
            // what was left on accounts.
            case "loss-shares", "debt-plan", "dormancy" -> {}
            // What waits for another officer stands nowhere else for good.
            case "officer-act" -> {}
            // What the old key says of the new one stands nowhere else.
            case "log-key" -> {}
            // What was erased is looked at with the commitments.
            case "erasure" -> {}
            case "seal" -> {
                // Balances of the past: mutirao verify replays them.
            }
            case "transaction" ->
                    findings.add("fact %d: a transaction without a transfer", row.index());
            default -> findings.add("fact %d: a leaf of no type we know", row.index());
        }
    }

    private static void compare(
            String kind,
            FactStore.DecidedRow row,
            Map<String, Map<String, Object>> said,
            Findings findings) {
        compare(kind + row.name(), said.remove(row.name()), row.columns(), findings);
    }

    private static Map<String, Object> limits(ReadLeaf leaf) {
        return Map.of(
                "unit", leaf.unit("limit"),
                "credit_limit", leaf.amountText("limit"),
                "maximum_balance", leaf.amountText("maximum"));
    }

    private static Map<String, Object> policy(ReadLeaf leaf, @Nullable String decision) {
        Map<String, Object> members = decided(leaf, decision);
        members.put("value", ReadLeaf.json(leaf.text("value")));
        members.put("effective_from", time(leaf.text("from")));
        members.put("actor", leaf.text("actor"));
        return members;
    }

    private static Object time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    // A decision's text may have been erased from the log.
    private static Map<String, Object> decided(ReadLeaf leaf, @Nullable String decision) {
        Map<String, Object> members = new HashMap<>();
        members.put("decided_at", leaf.text("at"));
        if (decision != null) {
            members.put("decision", decision);
        }
        return members;
    }

    private static void compare(AccountRow row, Log said, Findings findings) {
        compare(
                "account " + row.code(),
                said.accounts.remove(row.publicId()),
                Map.of(
                        "unit", row.unit(),
                        "kind", row.kind(),
                        "credit_limit", row.creditLimit(),
                        "maximum_balance", row.maximumBalance(),
                        "reserved_amount", row.reservedAmount(),
                        "closed", row.closed() ? "yes" : "no",
                        "leaving_by", row.leavingBy(),
                        "opened_at", row.openedAt()),
                findings);
    }

    private static void compare(
            PolicyRow row, Log said, Map<String, Integer> owners, Findings findings) {
        @Nullable Map<String, Object> logged = said.policies.remove(row.name());
        Map<String, Object> booked = new HashMap<>(row.columns());
        booked.put("value", ReadLeaf.json(row.value()));
        if (logged != null) {
            // Who acted is an account there, and its owner here.
            int actor = owners.getOrDefault(String.valueOf(logged.remove("actor")), 0);
            logged.put("set_by", actor);
            booked.put("set_by", row.setBy());
        }
        compare("policy " + row.name(), logged, booked, findings);
    }

    private static void compare(
            RoleRow row, Log said, Map<Integer, Set<String>> accountsOf, Findings findings) {
        @Nullable Map<String, Object> logged = null;
        for (String account : accountsOf.getOrDefault(row.member(), Set.of())) {
            @Nullable Map<String, Object> found = said.roles.remove(row.role() + " of " + account);
            logged = found == null ? logged : found;
        }
        compare(
                "role %s of member %d".formatted(row.role(), row.member()),
                logged,
                row.columns(),
                findings);
    }

    private static void compare(FoundingRow row, Log said, Findings findings) {
        compare("network", new HashMap<>(said.founding), row.columns(), findings);
        said.founding.clear();
    }

    // What the log does not say is not asked.
    private static void compare(
            String what,
            @Nullable Map<String, Object> logged,
            Map<String, Object> booked,
            Findings findings) {
        if (logged == null) {
            findings.add("%s: the log says nothing of it", what);
            return;
        }
        booked.forEach((column, value) -> {
            @Nullable Object there = logged.getOrDefault(column, value);
            findings.require(
                    there.equals(value),
                    "%s: %s is %s in the log, %s in the books",
                    what,
                    column,
                    there,
                    value);
        });
    }
}
