package coop.mutirao.wallet;

import coop.mutirao.ledger.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A round of a village's assembly about 10.00 of the fund, with three projects. Each of its times
/// comes ten minutes after the one before. The coordinators are `coordinator` and `gil`.
final class HeldRound {

    static final UUID ID = UUID.fromString("01997f3e-5a00-7000-8000-0000000000f1");
    static final String PAGE = "/app/round?id=" + ID;
    static final String TITLE = "Round of <b>spring</b>";

    /// Costs 6.00, in two parts, for Dora.
    static final String WELL = "A well \"for all\" <img src=x onerror=alert(1)>";

    /// Costs 3.00, for Eva.
    static final String SEEDS = "Seeds";

    /// Costs 5.00, for Flor.
    static final String BELL = "A bell";

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final String PATH = "/api/v1/rounds/" + ID;
    private static final String DECISION = "Assembly of 12 May, item 6";

    private final Village village;

    /// Plans the round, and lets members propose.
    HeldRound(Village village) {
        this.village = village;
        fill();
        village.signIn("coordinator").put(PATH, plan()).is(201);
        byTwo("/open", agreed());
    }

    // One of a hundred of what is sold flows into the fund, and a sweep brings it to the purse.
    private void fill() {
        village.app.admit("rich", 200_000, 1_000_000, Village.password("rich"));
        village.signIn("rich")
                .put(
                        "/api/v1/payments/" + new UUID(0x7000, 0x8000_0000_0000_0001L),
                        Map.of("payee", "cem", "amount", 200_000))
                .is(201);
        village.app.app.fund.sweep(
                new TransferId(new UUID(0x7000, 0x8000_0000_0000_0002L)), null, "service");
    }

    private Map<String, Object> plan() {
        Instant now = village.clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> plan = new HashMap<>();
        plan.put("title", TITLE);
        plan.put("decision", DECISION);
        plan.put("fund", "fund-operations");
        plan.put("amount", 1_000);
        plan.put("rule", rule());
        plan.put("quorum", Map.of("part", 1, "whole", 5));
        plan.put("secondsNeeded", 1);
        plan.put("electorate", List.of("person"));
        plan.put("proxiesMax", 1);
        plan.put("proposalsUntil", now.plus(PAUSE).toString());
        plan.put("ballotOpensAt", now.plus(PAUSE.multipliedBy(2)).toString());
        plan.put("ballotClosesAt", now.plus(PAUSE.multipliedBy(3)).toString());
        plan.put("objectionsUntil", now.plus(PAUSE.multipliedBy(4)).toString());
        return plan;
    }

    private static Map<String, Object> rule() {
        Map<String, Object> rule = new HashMap<>();
        rule.put("id", "mes-cost/add1u/1");
        rule.put("ballots", "approval");
        rule.put("utility", "cost");
        rule.put("completion", "add1u");
        rule.put("increment", 1);
        rule.put("exhaustiveStop", true);
        rule.put("start", "exact");
        rule.put("roundingUnit", 1);
        rule.put("minVotes", 1);
        rule.put("minShare", "0/1");
        rule.put("tieBreak", "cost-votes-lottery");
        return rule;
    }

    private Map<String, Object> agreed() {
        String digest =
                village.signIn("coordinator").get(PATH).is(200).body().get("digest").asString();
        return Map.of("decision", DECISION, "digest", digest);
    }

    private void byTwo(String path, Map<String, Object> body) {
        village.signIn("gil")
                .second(village.signIn("coordinator"), "POST", PATH + path, body)
                .is(201);
    }

    /// The same, and members can vote.
    HeldRound openBallot() {
        freeze().pass();
        return this;
    }

    /// Members propose and second three projects, all are admitted, and the round is frozen.
    HeldRound freeze() {
        propose(1, WELL, "dora", 400, 200);
        propose(2, SEEDS, "eva", 300);
        propose(3, BELL, "flor", 500);
        pass();
        byTwo("/freeze", agreed());
        return this;
    }

    /// Gives a sheet out, by two.
    void giveSheet(int number, String member) {
        village.signIn("gil")
                .second(
                        village.signIn("coordinator"),
                        "PUT",
                        PATH + "/sheets/" + number,
                        Map.of("member", member, "reason", "Asked for it"))
                .is(201);
    }

    private void propose(int number, String title, String payee, int... parts) {
        hand(number, title, payee, parts);
        String path = "/api/v1/proposals/" + project(number);
        village.signIn("bea").post(path + "/second", null).is(201);
        village.signIn("coordinator")
                .post(path + "/decision", Map.of("admit", true, "reason", "It can be"))
                .is(201);
    }

    /// Ana hands in a proposal.
    void hand(int number, String title, String payee, int... parts) {
        List<Object> tranches = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            tranches.add(Map.of("amount", parts[i], "milestone", i == 0 ? "" : "It has water"));
        }
        String path = "/api/v1/proposals/" + project(number);
        village.signIn("ana")
                .put(
                        path,
                        Map.of(
                                "round",
                                ID,
                                "title",
                                title,
                                "text",
                                "In the middle.\n<script>alert(1)</script>",
                                "payee",
                                payee,
                                "tranches",
                                tranches,
                                "submit",
                                true))
                .is(201);
    }

    static UUID project(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_1000L + number);
    }

    /// Votes without the wallet.
    void vote(String member, long seq, Integer... projects) {
        List<UUID> choice = List.of(projects).stream().map(HeldRound::project).toList();
        village.signIn(member).put(PATH + "/ballot", Map.of("choice", choice, "seq", seq)).is(201);
    }

    /// Comes to the round's next time, and does what is due then.
    void pass() {
        village.clock.pass(PAUSE);
        village.app.app.assembly.keeper.keep();
    }
}
