package coop.mutirao.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.VentureWorld;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An officer gets at no account that others work with by herself, and has no office where she acts
/// for the account.
class OfficeAndAccountTest extends VentureWorld {

    private static final String INVITATION = "/api/v1/members/dita/invitation";
    private static final Map<String, String> REASON = Map.of("reason", "Circle of 4 May");

    final Api carl;

    OfficeAndAccountTest() {
        Founders.add(app.app, "carl", "Carl", "carl-password");
        carl = nobody.as(Entered.token(app, clock, "carl"));
    }

    @Test
    void one_alone_invites_who_has_nothing_yet() {
        admitted("lia", "person", 10_000);
        coord.post("/api/v1/members/lia/invitation", REASON).is(201);
        coord.post("/api/v1/members/lia/invitation", REASON).is(201);
    }

    @Test
    void it_takes_two_to_invite_the_owner_of_an_account_for_which_others_act() {
        dita.put("/api/v1/accounts/dita/delegates/bea", Map.of("decision", "Hers")).is(201);

        coord.post(INVITATION, REASON).is(202);
        coord.post(INVITATION, REASON).is(202);
        String secret = carl.post(INVITATION, REASON).is(201).body().get("invitation").asString();

        var use = Map.of("invitation", secret, "password", "rain on warm bricks");
        nobody.post("/api/v1/invitations", use).is(201);
        assertThat(found()).isEmpty();
    }

    @Test
    void it_takes_two_to_invite_the_owner_of_an_account_with_entries() {
        cem.put(path(), Map.of("payee", "dita", "amount", 10)).is(201);

        coord.post(INVITATION, REASON).is(202);
        carl.post(INVITATION, REASON).is(201);
    }

    @Test
    void it_takes_two_to_invite_the_owner_of_an_account_whose_payments_several_approve() {
        var rule = Map.of("above", 100, "approvals", 2, "decision", "x");
        dita.put("/api/v1/accounts/dita/approval-rule", rule).is(201);

        coord.post(INVITATION, REASON).is(202);
    }

    @Test
    void who_acts_for_an_account_has_no_office_there() {
        give(padaria, "carl", Map.of("paymentMaximum", 10, "mayManage", true)).is(201);

        carl.patch(PADARIA, Map.of("creditLimit", 200_000, "reason", "x"))
                .isProblem(403, "not-allowed");
        carl.post("/api/v1/members/padaria/invitation", REASON).isProblem(403, "not-allowed");
        carl.put("/api/v1/members/padaria/recovery", REASON).isProblem(403, "not-allowed");
        give(carl, "bea", Map.of("paymentMaximum", 11)).isProblem(403, "not-allowed");
        give(carl, "bea", Map.of("paymentMaximum", 10)).is(201);
        var rule = Map.of("above", 100, "approvals", 2, "decision", "x");
        padaria.put(PADARIA + "/approval-rule", rule).is(201);
        carl.delete(PADARIA + "/approval-rule?decision=x").isProblem(403, "not-allowed");
        // Nor is she the second for another.
        coord.patch(PADARIA, Map.of("creditLimit", 9_000_000, "reason", "x")).is(202);
        carl.patch(PADARIA, Map.of("creditLimit", 9_000_000, "reason", "x"))
                .isProblem(403, "not-allowed");
        // Elsewhere she has it.
        carl.patch("/api/v1/accounts/ana", Map.of("creditLimit", 90_000, "reason", "x")).is(200);
    }

    /// Admits a member with so much credit, by as many coordinators as it takes.
    private void admitted(String code, String kind, long creditLimit) {
        String path = "/api/v1/members/" + code;
        var order =
                Map.of(
                        "kind", kind,
                        "name", code,
                        "community", "rede",
                        "creditLimit", creditLimit,
                        "decision", "Circle");
        if (coord.put(path, order).status() == 202) {
            carl.put(path, order).is(201);
        }
    }

    @Test
    void a_venture_does_not_sign_in_and_who_acts_for_a_new_one_is_one_officers_word() {
        admitted("horta", "venture", 10_000);
        coord.post("/api/v1/members/horta/invitation", REASON).isProblem(422, "no-person");
        coord.put("/api/v1/members/horta/recovery", REASON).isProblem(422, "no-person");
        String delegates = "/api/v1/accounts/horta/delegates/";
        var manages = Map.of("mayManage", true, "decision", "Circle");

        coord.put(delegates + "coord", manages).isProblem(403, "not-allowed");
        coord.put(delegates + "bea", manages).is(201);
        coord.put(delegates + "ana", manages).is(202);
        bea.put(delegates + "ana", manages).is(201);
        ana.delete(delegates + "bea?decision=x").is(204);
        ana.delete(delegates + "ana?decision=x").is(204);
        // Once somebody paid it, there is something to be taken.
        cem.put(path(), Map.of("payee", "horta", "amount", 10)).is(201);
        coord.put(delegates + "bea", manages).is(202);
        carl.put(delegates + "bea", manages).is(201);
        assertThat(found()).isEmpty();
    }

    @Test
    void what_was_asked_of_one_thing_lapses_when_it_is_changed() {
        var raise = Map.of("creditLimit", 9_000_000, "reason", "A truck");
        coord.patch(PADARIA, raise).is(202);
        // Asked for anew under another reason, it is that which waits.
        var again = Map.of("creditLimit", 9_000_000, "reason", "Two trucks");
        coord.patch(PADARIA, again).is(202);
        assertThat(coord.get("/api/v1/officer-acts").body().get("items")).hasSize(1);
        carl.patch(PADARIA, raise).is(202);
        assertThat(coord.get("/api/v1/officer-acts").body().get("items")).hasSize(2);

        // One officer lowers it: whoever agreed to more agreed to what it was then.
        coord.patch(PADARIA, Map.of("creditLimit", 500, "reason", "No truck")).is(200);

        assertThat(coord.get("/api/v1/officer-acts").body().get("items")).isEmpty();
        carl.patch(PADARIA, again).is(202);
        assertThat(found()).isEmpty();
    }

    @Test
    void credit_that_two_gave_is_taken_by_no_one_alone() {
        admitted("horta", "venture", 9_000_000);
        admitted("lia", "person", 9_000_000);
        var manages = Map.of("mayManage", true, "decision", "Circle");
        coord.put("/api/v1/accounts/horta/delegates/bea", manages).is(202);
        carl.put("/api/v1/accounts/horta/delegates/bea", manages).is(201);
        coord.post("/api/v1/members/lia/invitation", REASON).is(202);
    }

    @Test
    void who_may_little_does_not_put_out_who_may_more() {
        give(padaria, "ana", Map.of("mayManage", true)).is(201);
        give(padaria, "bea", Map.of("mayManage", true, "paymentMaximum", 100)).is(201);
        give(padaria, "dita", Map.of("paymentMaximum", 100)).is(201);

        give(bea, "ana", Map.of("paymentMaximum", 1)).isProblem(403, "not-allowed");
        bea.delete(PADARIA + "/delegates/ana?decision=x").isProblem(403, "not-allowed");
        bea.delete(PADARIA + "/delegates/dita?decision=x").is(204);
        ana.delete(PADARIA + "/delegates/bea?decision=x").is(204);
        assertThat(ana.get("/api/v1/members/ana/news").text()).contains("delegates-changed");
    }

    @Test
    void a_venture_has_no_office() {
        var mandate = Map.of("decision", "Assembly");
        coord.put("/api/v1/members/padaria/roles/treasurer", mandate).isProblem(422, "no-person");
    }

    @Test
    void who_manages_an_account_sees_what_officers_are_about_to_do_with_it() {
        give(padaria, "ana", Map.of("mayManage", true)).is(201);
        give(padaria, "bea", Map.of()).is(201);
        coord.patch(PADARIA, Map.of("creditLimit", 9_000_000, "reason", "A truck")).is(202);

        assertThat(ana.get("/api/v1/officer-acts").body().get("items")).hasSize(1);
        assertThat(bea.get("/api/v1/officer-acts").body().get("items")).isEmpty();
    }

    @Test
    void who_manages_a_venture_tells_of_it_and_nobody_of_a_person_but_she() {
        give(padaria, "ana", Map.of("mayManage", true)).is(201);
        give(padaria, "bea", Map.of()).is(201);
        String profile = "/api/v1/members/padaria/profile";
        var told =
                Map.of("telephone", "+55 11 5555-0100", "levels", Map.of("telephone", "members"));

        bea.patch(profile, told).isProblem(403, "not-allowed");
        coord.patch(profile, told).isProblem(403, "not-allowed");
        ana.patch(profile, told).is(200);

        assertThat(ana.get(profile).body().get("levels")).isNotNull();
        assertThat(bea.get(profile).body().get("levels")).isNull();
        var manages = Map.of("mayManage", true, "decision", "Hers");
        dita.put("/api/v1/accounts/dita/delegates/ana", manages).is(201);
        ana.patch("/api/v1/members/dita/profile", told).isProblem(403, "not-allowed");
        assertThat(ana.get("/api/v1/members/dita/profile").body().get("levels")).isNull();
    }
}
