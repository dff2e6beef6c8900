package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.PermissionCalls.Call;
import coop.mutirao.http.Permissions.Rule;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.TestApp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Requests for the table's lines of rounds and proposals.
final class AssemblyCalls {

    /// A round where members propose, and a proposal in it that was rejected.
    static final UUID ROUND = new UUID(0x7000, 0x8000_0000_0000_0007L);

    static final UUID PROPOSAL = new UUID(0x7000, 0x8000_0000_0000_0008L);

    private AssemblyCalls() {}

    private static Map<String, Object> round() {
        var round = new HashMap<String, Object>();
        round.put("title", "Round of spring");
        round.put("decision", "Assembly of 12 May");
        round.put("fund", "fund-expansion");
        round.put("amount", 1_000);
        round.put(
                "rule",
                Map.of(
                        "id", "greedy-votes/1",
                        "ballots", "approval",
                        "minVotes", 1,
                        "minShare", "0/1",
                        "tieBreak", "cost-votes-lottery"));
        round.put("quorum", Map.of("part", 0, "whole", 1));
        round.put("secondsNeeded", 1);
        round.put("electorate", List.of("person"));
        round.put("proposalsUntil", "2099-05-20T12:00:00Z");
        round.put("ballotOpensAt", "2099-06-01T12:00:00Z");
        round.put("ballotClosesAt", "2099-06-08T12:00:00Z");
        round.put("objectionsUntil", "2099-06-15T12:00:00Z");
        return round;
    }

    private static Map<String, Object> proposal() {
        return Map.of(
                "round",
                ROUND,
                "title",
                "Oven",
                "text",
                "A second one",
                "payee",
                "cem",
                "tranches",
                List.of(Map.of("amount", 10, "milestone", "")),
                "submit",
                true);
    }

    /// Plans a round, in which somebody proposes what is rejected.
    static void assembly(TestApp app, Api coordinator, Api cem) {
        MotionCalls.move(app, cem);
        LoanCalls.apply(app);
        coordinator.put("/api/v1/rounds/" + ROUND, round()).is(201);
        app.app.database.transact(tx -> tx.sql().execute("UPDATE round SET state = 'proposing'"));
        String path = "/api/v1/proposals/" + PROPOSAL;
        cem.put(path, proposal()).is(201);
        cem.put(path + "/comments/" + PROPOSAL, Map.of("text", "Buy it")).is(201);
        cem.post(path + "/comments/" + PROPOSAL + "/withdraw", null).is(201);
        coordinator.put(path + "/amendments/" + PROPOSAL, amendment()).is(201);
        coordinator.post(path + "/amendments/" + PROPOSAL + "/withdraw", null).is(201);
        app.app.database.transact(tx ->
                tx.sql().execute("UPDATE proposal SET state = 'rejected', reason = 'Too dear'"));
    }

    static Call of(Rule rule) {
        String path = rule.path();
        return switch (rule.method() + " " + path.replace("/api/v1", "")) {
            case "PUT /rounds/{id}" ->
                    new Call(PermissionCalls.at(path, PermissionCalls.id()), round());
            case "POST /rounds/{id}/open", "POST /rounds/{id}/freeze" ->
                    new Call(
                            PermissionCalls.at(path, ROUND.toString()),
                            Map.of("decision", "Assembly of 12 May", "digest", "0".repeat(64)));
            case "POST /rounds/{id}/extend" ->
                    new Call(
                            PermissionCalls.at(path, ROUND.toString()),
                            Map.of("decision", "x", "ballotClosesAt", "2099-06-09T12:00:00Z"));
            case "POST /rounds/{id}/cancel", "POST /rounds/{id}/end" ->
                    new Call(PermissionCalls.at(path, ROUND.toString()), PermissionCalls.DECISION);
            case "POST /rounds/{id}/payouts/{payout}/release",
                    "PUT /rounds/{id}/objections/{objection}" ->
                    new Call(ofRound(path), Map.of("reason", "Seen"));
            case "POST /rounds/{id}/objections/{objection}/answer" ->
                    new Call(ofRound(path), Map.of("upheld", false, "reason", "Not so"));
            case "PUT /rounds/{id}/ballot" ->
                    new Call(
                            PermissionCalls.at(path, ROUND.toString()),
                            Map.of("choice", List.of(), "seq", 1));
            case "PUT /rounds/{id}/payouts/{payout}/report" ->
                    new Call(shown(path), Map.of("text", "It stands"));
            case "PUT /rounds/{id}/proxy" ->
                    new Call(PermissionCalls.at(path, ROUND.toString()), Map.of("holder", "cem"));
            case "DELETE /rounds/{id}/proxy" -> new Call(shown(path), null);
            case "POST /rounds/{id}/sheets/{sheet}/return" ->
                    new Call(shown(path), Map.of("reason", "Not used"));
            case "PUT /rounds/{id}/sheets/{sheet}" ->
                    new Call(shown(path), Map.of("member", "cem", "reason", "Asked for it"));
            case "PUT /rounds/{id}/sheets/{sheet}/entry" ->
                    new Call(shown(path), Map.of("choice", List.of()));
            case "PUT /rounds/{id}/tellers/{code}" ->
                    new Call(
                            shown(path).replace("{code}", "cem"),
                            Map.of("named", true, "reason", "Helps"));
            case "PUT /proposals/{id}" ->
                    new Call(PermissionCalls.at(path, PermissionCalls.id()), proposal());
            case "POST /proposals/{id}/second", "POST /proposals/{id}/withdraw" ->
                    new Call(PermissionCalls.at(path, PROPOSAL.toString()), null);
            case "POST /proposals/{id}/merge" ->
                    new Call(
                            PermissionCalls.at(path, PROPOSAL.toString()),
                            Map.of("into", PROPOSAL));
            case "PUT /proposals/{id}/comments/{comment}" ->
                    new Call(
                            PermissionCalls.at(path, PROPOSAL.toString())
                                    .replace("{comment}", PermissionCalls.id()),
                            Map.of("text", "Good"));
            case "POST /proposals/{id}/comments/{comment}/hide",
                    "POST /proposals/{id}/amendments/{amendment}/decline" ->
                    new Call(ofProposal(path), Map.of("reason", "Not so"));
            case "POST /proposals/{id}/comments/{comment}/withdraw",
                    "POST /proposals/{id}/amendments/{amendment}/accept",
                    "POST /proposals/{id}/amendments/{amendment}/withdraw" ->
                    new Call(ofProposal(path), null);
            case "PUT /proposals/{id}/amendments/{amendment}" ->
                    new Call(
                            PermissionCalls.at(path, PROPOSAL.toString())
                                    .replace("{amendment}", PermissionCalls.id()),
                            amendment());
            case "POST /proposals/{id}/decision" ->
                    new Call(
                            PermissionCalls.at(path, PROPOSAL.toString()),
                            Map.of("admit", true, "reason", "It can be"));
            default -> {
                assertThat(rule.method()).as(path).isEqualTo("GET");
                yield new Call(PermissionCalls.shown(path), null);
            }
        };
    }

    // A path of a GET.
    static String shown(String path) {
        return path.replace("/rounds/{id}", "/rounds/" + ROUND)
                .replace("{sheet}", "1")
                .replace("/proposals/{id}", "/proposals/" + PROPOSAL)
                .replaceAll("\\{(payout|objection|comment|amendment)}", PROPOSAL.toString());
    }

    private static Map<String, Object> amendment() {
        return Map.of(
                "version", 1,
                "title", "Oven",
                "text", "A small one",
                "tranches", List.of(Map.of("amount", 5, "milestone", "")),
                "reason", "It is enough");
    }

    private static String ofProposal(String path) {
        return PermissionCalls.at(path, PROPOSAL.toString())
                .replaceAll("\\{\\w+}", PROPOSAL.toString());
    }

    private static String ofRound(String path) {
        return PermissionCalls.at(path, ROUND.toString())
                .replaceAll("\\{\\w+}", PROPOSAL.toString());
    }
}
