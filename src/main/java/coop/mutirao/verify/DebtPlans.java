package coop.mutirao.verify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Every plan by which a debt is paid back was for the whole debt, and agreed by who owes and by an
/// officer who does not act for her. It was fulfilled at zero, and failed when a day and the days
/// of grace were over and more was owed than the plan left.
final class DebtPlans {

    private static final Set<String> MAY = Set.of("coordinator", "treasurer");
    private static final int GRACE_DAYS = 10;

    private final Mandates mandates = new Mandates();
    private final Delegates delegates = new Delegates();
    private final Map<String, Plan> plans = new TreeMap<>();

    private record Part(String due, long amount) {}

    /// @param gone whether debt of the account was written off while the plan was open
    private record Plan(
            String account,
            boolean own,
            String asker,
            long debt,
            List<Part> parts,
            String step,
            boolean gone) {

        Plan at(String next) {
            return new Plan(account, own, asker, debt, parts, next, gone);
        }

        Plan writtenOff() {
            return new Plan(account, own, asker, debt, parts, step, true);
        }

        boolean isOpen() {
            return step.equals("asked") || step.equals("agreed");
        }

        boolean hasMissed(LocalDate day, long owed) {
            long left = debt;
            for (Part part : parts) {
                left -= part.amount();
                if (LocalDate.parse(part.due()).plusDays(GRACE_DAYS).isBefore(day) && owed > left) {
                    return true;
                }
            }
            return false;
        }
    }

    void look(Leaf leaf, Books books, Findings findings) {
        mandates.take(leaf);
        delegates.take(leaf);
        if (leaf.type().equals("debt-plan")) {
            step(leaf, books, findings);
        } else if (leaf.isTransaction() && leaf.text("kind").equals("writeOff")) {
            Set<String> touched = new TreeSet<>();
            leaf.entries().forEach(entry -> touched.add(entry.account()));
            plans.replaceAll((_, plan) ->
                    plan.isOpen() && touched.contains(plan.account()) ? plan.writtenOff() : plan);
        }
    }

    private void step(Leaf leaf, Books books, Findings findings) {
        String id = leaf.text("plan");
        String step = leaf.text("step");
        @Nullable Plan plan = plans.get(id);
        if (step.equals("asked")) {
            findings.require(plan == null, leaf, "the plan %s is there already", id);
            ask(leaf, id, books, findings);
            return;
        }
        if (plan == null || !plan.account().equals(leaf.text("account"))) {
            findings.add(
                    leaf, "nobody asked for a plan %s of %s".formatted(id, leaf.text("account")));
            return;
        }
        long owed = owed(books, plan.account());
        boolean isAgreed = plan.step().equals("agreed");
        boolean isRight =
                switch (step) {
                    case "agreed" -> plan.step().equals("asked") && owed > 0;
                    case "fulfilled" -> isAgreed && owed <= 0 && !plan.gone();
                    case "failed" ->
                            isAgreed
                                    && plan.hasMissed(
                                            LocalDate.parse(leaf.at().substring(0, 10)), owed);
                    case "lapsed" -> plan.step().equals("asked") || (isAgreed && plan.gone());
                    default -> false;
                };
        findings.require(
                isRight,
                leaf,
                "the plan %s is at the step %s with %d owed, and does not become %s",
                id,
                plan.step(),
                owed,
                step);
        if (step.equals("agreed")) {
            side(leaf, plan.account(), !plan.own(), findings);
            findings.require(
                    !leaf.text("actor").equals(plan.asker()),
                    leaf,
                    "POWER: %s agrees to the plan for which she asked",
                    plan.asker());
        } else {
            findings.require(
                    leaf.text("actor").equals("service"), leaf, "a plan ends by itself only");
        }
        plans.put(id, plan.at(step));
    }

    private void ask(Leaf leaf, String id, Books books, Findings findings) {
        String account = leaf.text("account");
        boolean own = leaf.text("own").equals("yes");
        side(leaf, account, own, findings);
        List<Part> parts = new ArrayList<>();
        long sum = 0;
        String before = leaf.at().substring(0, 10);
        for (Map<?, ?> one : leaf.maps("instalments")) {
            var part =
                    new Part(
                            String.valueOf(one.get("due")),
                            Leaf.bound(String.valueOf(one.get("amount"))));
            findings.require(
                    isDay(part.due()) && part.due().compareTo(before) > 0 && part.amount() > 0,
                    leaf,
                    "%s is no day of an instalment here",
                    part.due());
            if (isDay(part.due())) {
                parts.add(part);
            }
            before = part.due();
            sum = Math.addExact(sum, part.amount());
        }
        long debt = Leaf.bound(leaf.text("debt"));
        long owed = owed(books, account);
        findings.require(
                debt > 0 && debt == owed && debt == sum,
                leaf,
                "the plan is for %d in instalments of %d together, and %d is owed",
                debt,
                sum,
                owed);
        findings.require(
                plans.values().stream().noneMatch(p -> p.isOpen() && p.account().equals(account)),
                leaf,
                "%s has a plan already",
                account);
        plans.put(
                id,
                new Plan(
                        account,
                        own,
                        leaf.text("actor"),
                        debt,
                        List.copyOf(parts),
                        "asked",
                        false));
    }

    private void side(Leaf leaf, String account, boolean own, Findings findings) {
        String who = leaf.text("actor");
        boolean standsFor = delegates.standsFor(account, who, leaf.at());
        findings.require(
                own ? standsFor : !standsFor && mandates.holdsAny(MAY, who, leaf.at()),
                leaf,
                "POWER: %s is not %s",
                who,
                own ? "who owes" : "an officer who does not act for " + account);
    }

    private static long owed(Books books, String account) {
        Books.@Nullable Account known = books.accounts.get(account);
        return known == null
                ? 0
                : -known.purses.values().stream().mapToLong(p -> p.balance()).sum();
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    boolean isEmpty() {
        return plans.isEmpty();
    }

    void figures(Map<String, Long> figures) {
        figures.put("plans", (long) plans.size());
    }

    void save(DataOutputStream out) throws IOException {
        mandates.save(out);
        delegates.save(out);
        out.writeInt(plans.size());
        for (var one : plans.entrySet()) {
            Plan plan = one.getValue();
            out.writeUTF(one.getKey());
            out.writeUTF(plan.account());
            out.writeBoolean(plan.own());
            out.writeUTF(plan.asker());
            out.writeLong(plan.debt());
            out.writeInt(plan.parts().size());
            for (Part part : plan.parts()) {
                out.writeUTF(part.due());
                out.writeLong(part.amount());
            }
            out.writeUTF(plan.step());
            out.writeBoolean(plan.gone());
        }
    }

    void load(DataInputStream in) throws IOException {
        mandates.load(in);
        delegates.load(in);
        for (int n = in.readInt(); n > 0; n--) {
            String id = in.readUTF();
            String account = in.readUTF();
            boolean own = in.readBoolean();
            String asker = in.readUTF();
            long debt = in.readLong();
            List<Part> parts = new ArrayList<>();
            for (int all = in.readInt(); all > 0; all--) {
                parts.add(new Part(in.readUTF(), in.readLong()));
            }
            String step = in.readUTF();
            plans.put(
                    id,
                    new Plan(
                            account, own, asker, debt, List.copyOf(parts), step, in.readBoolean()));
        }
    }
}
