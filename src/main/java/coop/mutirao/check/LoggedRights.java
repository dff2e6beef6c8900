package coop.mutirao.check;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Who may what, as the log has it so far: delegations, rules of approval, mandates, keys, and the
/// policy `authorisation`. Accounts stand for their owners, by their public ids.
final class LoggedRights {

    private static final Set<String> OFFICERS = Set.of("coordinator", "treasurer", "operator");

    /// What a delegate may.
    ///
    /// @param until empty: no end
    record Delegation(@Nullable Long paymentMaximum, @Nullable Long dayMaximum, String until) {

        // All times in the log have one form, so their texts have their order.
        boolean isInForce(String at) {
            return until.isEmpty() || at.compareTo(until) < 0;
        }
    }

    /// That several have to agree.
    record Rule(long above, int approvals) {}

    private record Bounds(Instant from, @Nullable Long unsignedMaximum, @Nullable Long officers) {}

    private final Map<String, Map<String, Delegation>> delegations = new HashMap<>();
    private final Map<String, Rule> rules = new HashMap<>();
    private final Map<String, Map<String, String>> mandates = new HashMap<>();
    private final Map<String, String> persons = new HashMap<>();
    private final List<Bounds> policy = new ArrayList<>();

    /// Takes one more fact in.
    ///
    /// @throws NumberFormatException if an amount is no whole number
    void read(ReadLeaf leaf) {
        String account = leaf.text("account");
        switch (leaf.text("type")) {
            case "delegate" -> {
                Map<String, Delegation> ofAccount =
                        delegations.computeIfAbsent(account, _ -> new HashMap<>());
                if (leaf.text("given").equals("yes")) {
                    ofAccount.put(
                            leaf.text("delegate"),
                            new Delegation(
                                    bound(leaf.text("payment_maximum")),
                                    bound(leaf.text("day_maximum")),
                                    leaf.text("until")));
                } else {
                    ofAccount.remove(leaf.text("delegate"));
                }
            }
            case "approval-rule" -> {
                if (leaf.text("above").isEmpty()) {
                    rules.remove(account);
                } else {
                    rules.put(
                            account,
                            new Rule(
                                    Long.parseLong(leaf.text("above")),
                                    Integer.parseInt(leaf.text("approvals"))));
                }
            }
            case "admin" -> {
                Map<String, String> ofRole =
                        mandates.computeIfAbsent(leaf.text("role"), _ -> new HashMap<>());
                if (leaf.text("granted").equals("yes")) {
                    ofRole.put(account, leaf.text("until"));
                } else {
                    ofRole.remove(account);
                }
            }
            case "limit" -> {
                if (leaf.isExclusion()) {
                    mandates.values().forEach(ofRole -> ofRole.remove(account));
                    delegations.values().forEach(ofAccount -> ofAccount.remove(account));
                }
            }
            case "key" -> {
                String person = leaf.text("person");
                persons.putIfAbsent(leaf.text("key"), person.isEmpty() ? account : person);
            }
            case "policy" -> {
                if (leaf.text("key").equals("authorisation")) {
                    policy(leaf);
                }
            }
            default -> {
                // The other types say nothing of who may what.
            }
        }
    }

    private static @Nullable Long bound(String text) {
        return text.isEmpty() ? null : Long.valueOf(text);
    }

    private void policy(ReadLeaf leaf) {
        try {
            policy.add(
                    new Bounds(
                            Instant.parse(leaf.text("from")),
                            bound(leaf, "unsignedMaximum"),
                            bound(leaf, "twoOfficersFrom")));
        } catch (DateTimeParseException e) {
            throw new NumberFormatException(e.getMessage());
        }
    }

    private static @Nullable Long bound(ReadLeaf leaf, String name) {
        return ReadLeaf.json(leaf.text("value")) instanceof JsonNode value
                        && value.path(name).isIntegralNumber()
                ? Long.valueOf(value.get(name).asLong())
                : null;
    }

    private @Nullable Bounds bounds(String at) {
        Instant now = Instant.parse(at);
        return policy.reversed().stream()
                .filter(b -> !b.from().isAfter(now))
                .findFirst()
                .orElse(null);
    }

    /// What can be paid at most without the payer's signature; null: no bound.
    @Nullable Long unsignedMaximum(String at) {
        @Nullable Bounds bounds = bounds(at);
        return bounds == null ? null : bounds.unsignedMaximum();
    }

    /// From what on two officers have to agree; null: never.
    @Nullable Long twoOfficersFrom(String at) {
        @Nullable Bounds bounds = bounds(at);
        return bounds == null ? null : bounds.officers();
    }

    /// Who has a key, or the empty text.
    String person(String key) {
        return persons.getOrDefault(key, "");
    }

    @Nullable Rule rule(String account) {
        return rules.get(account);
    }

    @Nullable Delegation delegation(String account, String who, String at) {
        @Nullable Delegation found = delegations.getOrDefault(account, Map.of()).get(who);
        return found == null || !found.isInForce(at) ? null : found;
    }

    /// Whether somebody is one of an account's persons.
    boolean standsFor(String account, String who, String at) {
        return account.equals(who) || delegation(account, who, at) != null;
    }

    /// Whether somebody's agreement to a payment counts as of one of the payer's persons.
    boolean agreesFor(String payer, String payee, String who, long amount, String at) {
        @Nullable Delegation hers = delegation(payer, who, at);
        return payer.equals(who)
                || (hers != null
                        && (hers.paymentMaximum() == null || amount <= hers.paymentMaximum())
                        && (hers.dayMaximum() == null || amount <= hers.dayMaximum())
                        && !standsFor(payee, who, at));
    }

    /// Whether somebody has the mandate `operator`, and stands for neither party.
    boolean isOperator(String who, String payer, String payee, String at) {
        return hasMandate("operator"::equals, who, payer, payee, at);
    }

    /// The same for any mandate by which one agrees.
    boolean isOfficer(String who, String payer, String payee, String at) {
        return hasMandate(OFFICERS::contains, who, payer, payee, at);
    }

    private boolean hasMandate(
            Predicate<String> roles, String who, String payer, String payee, String at) {
        return !standsFor(payer, who, at)
                && !standsFor(payee, who, at)
                && mandates.entrySet().stream()
                        .filter(entry -> roles.test(entry.getKey()))
                        .map(entry -> entry.getValue().get(who))
                        .anyMatch(until -> until != null && at.compareTo(until) < 0);
    }
}
