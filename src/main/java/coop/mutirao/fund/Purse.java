package coop.mutirao.fund;

import java.util.List;
import java.util.Locale;

/// The parts of the collective fund, each an account that cannot go below zero.
public enum Purse {
    INCOME("Income", "Where contributions flow in, before they are shared out."),
    OPERATIONS("Operations", "Pays what running the network costs, within its budget."),
    RESERVE("Reserve", "Covers debts that nobody can pay any more."),
    EXPANSION("Expansion", "Brings new ventures and members into the network."),
    MICROCREDIT("Micro-credit", "Lends without interest to members who start or mend something."),
    EDUCATION("Education", "Pays for learning together.");

    /// The purses that share what the operating budget leaves, in this order.
    static final List<Purse> SHARING = List.of(RESERVE, EXPANSION, MICROCREDIT, EDUCATION);

    private final String title;
    private final String purpose;

    Purse(String title, String purpose) {
        this.title = title;
        this.purpose = purpose;
    }

    /// The code of its account, such as `fund-income`.
    public String code() {
        return "fund-" + name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    public String purpose() {
        return purpose;
    }
}
