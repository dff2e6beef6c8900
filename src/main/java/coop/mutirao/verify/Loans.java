package coop.mutirao.verify;

import coop.mutirao.verify.Agreements.Need;
import coop.mutirao.verify.Books.Policy;
import coop.mutirao.verify.Leaf.Entry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Every loan was decided by two officers who are neither the borrower nor act for her, within the
/// assembly's rules, and paid by the micro-credit purse; each repayment cancels as much of the
/// claim, and what was taken from receipts or when it was due is what the schedule makes of it.
///
/// A log that never says what loans may be is not asked.
final class Loans implements Replay.LeafCheck {

    private static final String KEY = "loans";
    private static final String PURSE = "fund-microcredit";
    private static final Set<String> MAY = Set.of("coordinator", "treasurer");
    private static final Set<String> RECEIPTS = Set.of("payment", "gift", "wage");
    private static final int ENTRIES = 4;

    private final Mandates mandates = new Mandates();
    private final Agreements agreements = new Agreements();
    private final Delegates delegates = new Delegates();
    // What is wrong with agreements themselves, Powers finds.
    private final Findings others = new Findings("", "");
    private final Map<String, Lent> loans = new TreeMap<>();
    private final Map<String, String> units = new TreeMap<>();
    private String grant = "";
    private @Nullable LoanShare share;
    private long granted;
    private long repayments;

    @Override
    public String name() {
        return "loans";
    }

    @Override
    public String promise() {
        return "Every loan was decided by two, and its claim goes as it is paid back.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        mandates.take(leaf);
        agreements.take(leaf, others);
        delegates.take(leaf);
        if (!books.policies.containsKey(KEY)) {
            return;
        }
        String decided = grant;
        grant = "";
        @Nullable LoanShare due = share;
        share = null;
        boolean isOfLoan = Set.of("loan", "repayment").contains(leaf.text("kind"));
        String loan = leaf.text("decision");
        boolean isDue = due != null && due.isTakenBy(leaf);
        findings.require(
                due == null || isDue,
                leaf,
                "before it, a receipt gave nothing to the loan %s; due is %s",
                due == null ? "" : due.loan(),
                due == null ? "" : due.sum());
        findings.require(
                decided.isEmpty() || (leaf.text("kind").equals("loan") && decided.equals(loan)),
                leaf,
                "before it, the loan %s was granted and not paid out",
                decided);
        if (leaf.type().equals("loan")) {
            step(leaf, books, findings);
        } else if (leaf.isTransaction() && !isOfLoan) {
            other(leaf, books, findings);
        } else if (leaf.isTransaction() && leaf.text("kind").equals("loan")) {
            payOut(leaf, loan, decided.equals(loan), books, findings);
        } else if (leaf.isTransaction()) {
            payBack(leaf, loan, isDue ? due : null, books, findings);
        }
    }

    private void step(Leaf leaf, Books books, Findings findings) {
        String id = leaf.text("loan");
        String who = leaf.text("actor");
        String step = leaf.text("step");
        @Nullable Lent loan = loans.get(id);
        if (step.equals("applied")) {
            apply(leaf, id, loan, findings);
            return;
        }
        if (loan == null || !loan.account.equals(leaf.text("account"))) {
            findings.add(leaf, "%s applied for no loan %s".formatted(leaf.text("account"), id));
            return;
        }
        boolean isOpen = loan.step.equals("applied");
        switch (step) {
            case "withdrawn" -> {
                findings.require(isOpen && who.equals(loan.account), leaf, "it is not withdrawn");
                loan.goOn("withdrawn");
            }
            case "consent" -> {
                findings.require(who.equals(loan.account), leaf, "%s consents for another", who);
                loan.collect(leaf.text("collect").equals("yes"));
            }
            case "refused" -> {
                findings.require(isOpen, leaf, "the loan %s was decided before", id);
                byTwo(leaf, loan, findings);
                loan.goOn("refused");
            }
            case "granted" -> {
                findings.require(isOpen, leaf, "the loan %s was decided before", id);
                byTwo(leaf, loan, findings);
                grant(leaf, id, loan, books, findings);
            }
            case "deferred" -> {
                long days = Leaf.bound(leaf.text("days"));
                findings.require(
                        loan.isRunning() && days > 0, leaf, "the loan %s is not put off", id);
                byTwo(leaf, loan, findings);
                loan.defer(days);
            }
            default -> findings.add(leaf, "there is no step " + step);
        }
    }

    private void apply(Leaf leaf, String id, @Nullable Lent known, Findings findings) {
        Lent asked = Lent.applied(leaf);
        boolean hasOne =
                loans.values().stream()
                        .anyMatch(l ->
                                l.account.equals(asked.account)
                                        && (l.isRunning() || l.step.equals("applied")));
        findings.require(known == null, leaf, "the loan %s is there already", id);
        findings.require(!hasOne, leaf, "%s has a loan already", asked.account);
        findings.require(
                leaf.text("actor").equals(asked.account),
                leaf,
                "%s applies for another",
                leaf.text("actor"));
        loans.put(id, asked);
    }

    private void byTwo(Leaf leaf, Lent loan, Findings findings) {
        String who = leaf.text("actor");
        findings.require(
                agreements.stand(
                                leaf, who, Need.of(loan.account, MAY).notBy(loan.account), mandates)
                        && !delegates.standsFor(loan.account, who, leaf.at()),
                leaf,
                "POWER: the loan of %s is decided by %s, and it takes two officers who are not she,"
                        + " and do not act for her",
                loan.account,
                who);
    }

    private void grant(Leaf leaf, String id, Lent loan, Books books, Findings findings) {
        @Nullable Policy policy = books.policy(KEY, Instant.parse(leaf.at()));
        if (policy == null || !policy.name().equals(leaf.text("policy"))) {
            findings.add(leaf, "it names %s, which is not in force".formatted(leaf.text("policy")));
            return;
        }
        JsonNode rules = policy.value();
        String unit = leaf.text("unit");
        LocalDate day = LoanShare.day(leaf);
        findings.require(
                loan.amount <= rules.path("maximum").asLong(),
                leaf,
                "a loan is at most %d, and this is %d",
                rules.path("maximum").asLong(),
                loan.amount);
        findings.require(
                !loan.dates.getLast().isAfter(day.plusMonths(rules.path("termMonths").asLong()))
                        && loan.dates.getFirst().isAfter(day),
                leaf,
                "it is due from %s to %s, which no rule allows",
                loan.dates.getFirst(),
                loan.dates.getLast());
        findings.require(
                books.currencies.containsKey(unit) && units.put(unit, id) == null,
                leaf,
                "%s is no unit of its own",
                unit);
        loan.grant(policy.name(), rules, unit);
        grant = id;
    }

    private void payOut(Leaf leaf, String id, boolean isDecided, Books books, Findings findings) {
        @Nullable Lent loan = loans.get(id);
        if (loan == null || !isDecided || leaf.entries().size() != ENTRIES) {
            findings.addWhole(leaf, "MONEY: nobody decided this loan");
            return;
        }
        String currency = leaf.entries().getFirst().currency();
        String debt = leaf.entries().get(2).account();
        String claim = leaf.entries().get(3).account();
        findings.compare(
                leaf,
                leaf.entries(),
                List.of(
                        new Entry(PURSE, currency, -loan.amount),
                        new Entry(loan.account, currency, loan.amount),
                        new Entry(debt, loan.unit, -loan.amount),
                        new Entry(claim, loan.unit, loan.amount)),
                loan.policy);
        findings.require(
                !units.containsKey(currency)
                        && LoanShare.isOwn(books, claim, loan.unit, 0, loan.amount)
                        && LoanShare.isOwn(books, debt, loan.unit, loan.amount, 0),
                leaf,
                "%s and %s are not the accounts of the claim",
                claim,
                debt);
        long held = LoanShare.balance(books, PURSE, currency);
        @Nullable Policy policy = books.policy(KEY, Instant.parse(leaf.at()));
        long ppm = policy == null ? 0 : policy.value().path("purseSharePpm").asLong();
        long most = LoanShare.share(held, ppm, 0)[0].longValueExact();
        findings.require(
                loan.amount <= most,
                leaf,
                "the purse holds %d, of which one loan takes %d at most",
                held,
                most);
        granted++;
        loan.payOut(claim, debt);
    }

    private void payBack(
            Leaf leaf, String id, @Nullable LoanShare due, Books books, Findings findings) {
        @Nullable Lent loan = loans.get(id);
        if (loan == null || !loan.isRunning() || leaf.entries().isEmpty()) {
            findings.addWhole(leaf, "there is nothing to pay back of the loan %s".formatted(id));
            return;
        }
        Entry first = leaf.entries().getFirst();
        String currency = first.currency();
        long amount = Math.negateExact(first.amount());
        if (amount <= 0 || amount > loan.outstanding || units.containsKey(currency)) {
            findings.addWhole(
                    leaf, "%d is paid back, and owed is %d".formatted(amount, loan.outstanding));
            return;
        }
        Map<?, ?> sum = leaf.map("sum");
        String who = String.valueOf(leaf.map("auth").get("actor"));
        switch (String.valueOf(sum.get("way"))) {
            case "early" ->
                    findings.require(
                            who.equals(loan.account), leaf, "%s pays for another back", who);
            case "collected" -> {
                long most = loan.dueBy(LoanShare.day(leaf));
                long right = Math.min(most, LoanShare.held(books, loan.account, currency));
                findings.require(
                        loan.collects && Long.toString(most).equals(sum.get("due")),
                        leaf,
                        "%s was taken from %s as due; she agreed to %s",
                        String.valueOf(sum.get("due")),
                        loan.account,
                        loan.collects ? Long.toString(most) : "nothing");
                amount = right;
            }
            case "swept" -> {
                findings.require(due != null, leaf, "there was no receipt of which this is due");
                amount = due == null ? amount : due.amount();
            }
            default -> findings.add(leaf, "there is no way to pay back like this");
        }
        findings.compare(
                leaf,
                leaf.entries(),
                List.of(
                        new Entry(loan.account, currency, -amount),
                        new Entry(PURSE, currency, amount),
                        new Entry(loan.claim, loan.unit, -amount),
                        new Entry(loan.debt, loan.unit, amount)),
                loan.policy);
        repayments++;
        loan.repay(Math.negateExact(first.amount()));
    }

    // What members pay each other moves no claim; of what a borrower receives, a share is due.
    private void other(Leaf leaf, Books books, Findings findings) {
        for (Entry entry : leaf.entries()) {
            if (units.containsKey(entry.currency())) {
                findings.addWhole(leaf, "a %s moves a claim".formatted(leaf.text("kind")));
                return;
            }
        }
        if (!RECEIPTS.contains(leaf.text("kind")) || leaf.entries().size() < 2) {
            return;
        }
        Entry receipt = leaf.entries().get(1);
        for (var one : loans.entrySet()) {
            Lent loan = one.getValue();
            if (loan.isRunning() && loan.ppm > 0 && loan.account.equals(receipt.account())) {
                LoanShare due = LoanShare.of(leaf, one.getKey(), loan, books);
                if (due != null) {
                    loan.carry(due.after());
                }
                share = due == null || due.amount() == 0 ? null : due;
            }
        }
    }

    /// What is not paid back is what the claims hold.
    @Override
    public void end(Books books, Findings findings) {
        if (share != null) {
            findings.add("the end", "a receipt gave nothing to the loan " + share.loan());
        }
        if (!grant.isEmpty()) {
            findings.add("the end", "the loan %s was granted and not paid out".formatted(grant));
        }
        loans.forEach((id, loan) -> {
            long claimed = LoanShare.balance(books, loan.claim, loan.unit);
            if (claimed != loan.outstanding) {
                findings.add(
                        "the end",
                        "of the loan %s, %d is owed, and the claim is %d"
                                .formatted(id, loan.outstanding, claimed));
            }
        });
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return granted > 0 ? "" : "nobody was lent anything";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("loans", granted);
        figures.put("repayments", repayments);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        mandates.save(out);
        agreements.save(out);
        delegates.save(out);
        out.writeLong(granted);
        out.writeLong(repayments);
        out.writeUTF(grant);
        LoanShare.save(share, out);
        out.writeInt(loans.size());
        for (var one : loans.entrySet()) {
            out.writeUTF(one.getKey());
            one.getValue().save(out);
        }
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        mandates.load(in);
        agreements.load(in);
        delegates.load(in);
        granted = in.readLong();
        repayments = in.readLong();
        grant = in.readUTF();
        share = LoanShare.load(in);
        for (int n = in.readInt(); n > 0; n--) {
            String id = in.readUTF();
            Lent loan = Lent.load(in);
            loans.put(id, loan);
            if (!loan.unit.isEmpty()) {
                units.put(loan.unit, id);
            }
        }
    }
}
