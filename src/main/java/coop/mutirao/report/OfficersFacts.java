package coop.mutirao.report;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells by the log alone what somebody did by an office, or for the community, from what members
/// do with what is theirs. It has to be given the facts from the first on.
final class OfficersFacts {

    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> delegations = new HashMap<>();
    private final Map<String, String> payers = new HashMap<>();
    private final Map<String, String> orderers = new HashMap<>();

    /// Takes the next fact in that is no transaction.
    ///
    /// @return the account that it is about, or [Figures#NONE]; null: it is no officer's act
    @Nullable String take(LeafRow leaf) {
        String account = account(leaf);
        String actor = leaf.actor();
        boolean isHerOwn =
                switch (leaf.type()) {
                    case "approval" -> isPersons(leaf, account);
                    // Whoever asks for it, it is by her office.
                    case "officer-act" -> false;
                    default -> actor.equals(account);
                };
        return actor.equals(Figures.NONE) || isHerOwn ? null : account;
    }

    private String account(LeafRow leaf) {
        String account = leaf.text("account");
        return switch (leaf.type()) {
            case "key" -> {
                owners.put(leaf.text("key"), account);
                yield account;
            }
            case "key-revoked" -> owners.getOrDefault(leaf.text("key"), Figures.NONE);
            case "delegate" -> {
                String who = account + " " + leaf.text("delegate");
                if (leaf.text("given").equals("yes")) {
                    delegations.put(who, leaf.text("until"));
                } else {
                    delegations.remove(who);
                }
                yield account;
            }
            case "approval" -> {
                if (leaf.text("act").equals("ordered")) {
                    payers.put(leaf.text("payment"), leaf.text("payer"));
                }
                yield payers.getOrDefault(leaf.text("payment"), Figures.NONE);
            }
            default -> account;
        };
    }

    // Whether somebody agrees or refuses as the payer or for her. Who ordered it so withdraws it
    // so, whatever became of her delegation since.
    private boolean isPersons(LeafRow leaf, String payer) {
        String actor = leaf.actor();
        @Nullable String until = delegations.get(payer + " " + actor);
        boolean standsFor =
                actor.equals(payer)
                        || (until != null
                                && (until.equals(Figures.NONE)
                                        || leaf.text("at").compareTo(until) < 0));
        if (standsFor && leaf.text("act").equals("ordered")) {
            orderers.put(leaf.text("payment"), actor);
        }
        return standsFor || actor.equals(orderers.get(leaf.text("payment")));
    }

    /// Whether a transaction is one that its own parties do not make: a reversal that the payee did
    /// not give, a sweep, an opening.
    static boolean isOfficersTransfer(LeafRow leaf) {
        String actor = leaf.actor();
        return !actor.equals(Figures.NONE)
                && !actor.equals("service")
                && !leaf.accounts().contains(actor);
    }
}
