package coop.mutirao.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ana Braga takes her data with her, and is erased.
class ErasuresTest {

    static final String ANA = "/api/v1/members/ana";
    static final Map<String, String> REASON = Map.of("reason", "She moved away");

    final World world = new World();
    Api ana = world.nobody;

    @BeforeEach
    void trade() {
        world.sql().execute("UPDATE member SET name = 'Ana Braga' WHERE name = 'ana'");
        ana = world.as("ana");
        ana.patch(ANA + "/profile", Map.of("about", "Widow of Ze", "telephone", "+55 11")).is(200);
        var phone = new Device("00000000-0000-7000-8000-000000000004");
        String publicId = ana.get(ANA).body().get("publicId").asString();
        ana.put(ANA + "/keys/" + phone.id, phone.registration(TestApp.NETWORK.origin(), publicId))
                .is(201);
        ana.post(ANA + "/recovery-codes", null).is(201);
        world.pay(ana, "bea", 500, "for the doctor");
        world.pay(world.as("bea"), "ana", 500, "written by bea");
    }

    @AfterEach
    void close() {
        world.close();
    }

    Map<String, String> balances() {
        return world.sql()
                .resultQuery("SELECT code, balance || '/' || version FROM account ORDER BY code")
                .fetchMap(r -> r.get(0, String.class), r -> r.get(1, String.class));
    }

    @Test
    void all_that_identifies_her_goes_and_the_books_stay_sound() {
        world.assertSound();
        var balances = balances();
        List<String> leaves = world.query("SELECT encode(leaf, 'hex') FROM log_leaf ORDER BY 1");

        var answer = ana.post(ANA + "/erasure", REASON).is(200).body();

        assertThat(answer.get("texts").asInt()).isEqualTo(2);
        world.assertSound();
        assertThat(balances()).isEqualTo(balances);
        assertThat(world.query("SELECT encode(leaf, 'hex') FROM log_leaf ORDER BY 1"))
                .containsAll(leaves);
        // Whatever table it may have been in.
        for (String table :
                world.query(
                        "SELECT table_name FROM information_schema.tables"
                                + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")) {
            assertThat(world.query("SELECT row_to_json(t)::text FROM " + table + " t"))
                    .as(table)
                    .noneMatch(row -> row.matches("(?s).*(Braga|Widow|doctor|\\+55 11).*"));
        }
        assertThat(world.query("SELECT closed FROM account WHERE code = 'ana'"))
                .containsExactly("true");
    }

    @Test
    void she_cannot_come_back_by_any_door() {
        ana.post(ANA + "/erasure", REASON).is(200);

        ana.get("/api/v1/sessions/current").is(401);
        world.nobody
                .post("/api/v1/sessions", Map.of("code", "ana", "password", "ana-password"))
                .isProblem(401, "sign-in-failed");
        Api coord = world.as("coord");
        coord.post(ANA + "/invitation", REASON).isProblem(404, "not-found");
        coord.put(ANA + "/recovery", REASON).isProblem(404, "not-found");
        coord.put(ANA + "/roles/auditor", Map.of("decision", "Assembly")).is(404);
        coord.get(ANA).isProblem(404, "not-found");
        coord.get(ANA + "/profile").isProblem(404, "not-found");
        var anew = Map.of("kind", "person", "name", "Ana", "community", "rede", "decision", "x");
        coord.put(ANA, anew).isProblem(409, "code-taken");
        coord.patch("/api/v1/accounts/ana", Map.of("closed", false, "reason", "x"))
                .isProblem(404, "not-found");
        coord.put("/api/v1/accounts/ana/delegates/bea", Map.of("decision", "x")).is(404);
        coord.put("/api/v1/accounts/bea/delegates/ana", Map.of("decision", "x")).is(404);
        assertThatThrownBy(() ->
                        world.sql().execute("UPDATE account SET closed = false WHERE code = 'ana'"))
                .hasMessageContaining("was erased");
        assertThat(coord.get("/api/v1/members?limit=500").text()).doesNotContain("\"ana\"");
        assertThatThrownBy(() ->
                        world.sql()
                                .execute(
                                        "INSERT INTO totp (member_id, secret) SELECT"
                                                + " member_id, decode(repeat('00', 20), 'hex')"
                                                + " FROM member WHERE erased_at IS NOT NULL"))
                .hasMessageContaining("was erased");
    }

    @Test
    void who_was_erased_is_erased_again_when_an_old_backup_brings_her_back(@TempDir Path folder)
            throws IOException {
        var list = new ErasureList(folder.resolve("erasures"));
        assertThat(world.app.app.erasures.keep(list)).isEmpty();
        ana.post(ANA + "/erasure", REASON).is(200);
        assertThat(Files.readAllLines(folder.resolve("erasures"))).hasSize(1);

        // The same network with the same ids, before it.
        try (var restored = new World()) {
            assertThat(restored.query("SELECT name FROM member")).contains("ana");
            Api cem = restored.as("cem");
            restored.pay(restored.as("ana"), "cem", 30, "a debt that came back");
            assertThat(restored.app.app.erasures.keep(list)).containsExactly("ana");
            restored.pay(cem, "ana", 30, "and is settled");

            assertThat(restored.app.app.erasures.keep(list)).isEmpty();

            assertThat(restored.query("SELECT name FROM member")).doesNotContain("ana");
            restored.assertSound();
            assertThat(Files.readAllLines(folder.resolve("erasures"))).hasSize(1);
        }
    }

    @Test
    void the_others_keep_their_statements() {
        ana.post(ANA + "/erasure", REASON).is(200);

        var entries = world.as("bea").get("/api/v1/accounts/bea/entries").is(200);
        assertThat(entries.body().get("items").size()).isEqualTo(2);
        assertThat(entries.text())
                .contains("written by bea", "\"ana\"")
                .doesNotContain("for the doctor");
    }

    @Test
    void who_still_owes_or_has_something_open_is_not_erased() {
        world.pay(ana, "bea", 100, "not yet over");
        var refusal = ana.post(ANA + "/erasure", REASON).isProblem(422, "erasure-not-possible");
        assertThat(refusal.body().get("balance").asLong()).isEqualTo(-100);
        world.pay(world.as("bea"), "ana", 100, "now it is");
        world.app.mandate("ana", "auditor");
        refusal = ana.post(ANA + "/erasure", REASON).isProblem(422, "erasure-not-possible");
        assertThat(refusal.body().get("mandates").asInt()).isEqualTo(1);

        assertThat(ana.get(ANA + "/profile").body().get("about").asString())
                .isEqualTo("Widow of Ze");
        world.assertSound();
    }

    @Test
    void what_others_ask_of_her_or_pay_her_keeps_nobody() {
        String ofHer = "/api/v1/payment-requests/" + world.app.app.chance.uuid();
        String forHer = "/api/v1/payment-requests/" + world.app.app.chance.uuid();
        Api cem = world.as("cem");
        cem.put(ofHer, Map.of("payer", "ana", "amount", 10)).is(201);
        ana.put(forHer, Map.of("payer", "cem", "amount", 10)).is(201);
        world.pay(cem, "ana", 1, "stay");
        var refusal = ana.post(ANA + "/erasure", REASON).isProblem(422, "erasure-not-possible");
        assertThat(refusal.body().get("balance").asLong()).isEqualTo(1);

        ana.post(ANA + "/erasure", Map.of("reason", "I leave", "givesRest", true)).is(200);

        assertThat(balances().get("ana")).startsWith("0/");
        assertThat(balances().get("fund-income")).startsWith("1/");
        assertThat(cem.get(ofHer).body().get("state").asString()).isEqualTo("rejected");
        assertThat(cem.get(forHer).body().get("state").asString()).isEqualTo("canceled");
        cem.post(forHer + "/accept", null).isProblem(409, "request-not-pending");
        world.assertSound();
    }

    @Test
    void only_she_gives_what_is_left_and_only_by_her_word_alone() {
        Map<String, Object> giving = Map.of("reason", "I leave", "givesRest", true);
        world.pay(world.as("cem"), "ana", 300, "stay");
        world.as("coord").post(ANA + "/erasure", giving).isProblem(422, "erasure-not-possible");
        ana.put(
                        "/api/v1/accounts/ana/approval-rule",
                        Map.of("above", 299, "approvals", 2, "decision", "Family"))
                .is(201);
        ana.post(ANA + "/erasure", giving).isProblem(422, "erasure-not-possible");
        ana.delete("/api/v1/accounts/ana/approval-rule?decision=Over").is(204);
        world.pay(ana, "cem", 301, "into debt");
        ana.post(ANA + "/erasure", giving).isProblem(422, "erasure-not-possible");
        assertThat(balances().get("fund-income")).isEqualTo("0/0");

        world.pay(world.as("cem"), "ana", 301, "stay");
        ana.post(ANA + "/erasure", giving).is(200);

        assertThat(balances().get("fund-income")).isEqualTo("300/1");
        world.assertSound();
    }

    @Test
    void what_she_wrote_for_others_goes_with_her() {
        Api bea = world.as("bea");
        String delegation = "/api/v1/accounts/bea/delegates/ana";
        bea.put(delegation, Map.of("decision", "Meeting")).is(201);
        ana = world.as("ana");
        ana.put(
                        "/api/v1/payments/" + world.app.app.chance.uuid(),
                        Map.of(
                                "payer",
                                "bea",
                                "payee",
                                "cem",
                                "amount",
                                20,
                                "kind",
                                "gift",
                                "description",
                                "Widow Braga says thanks"))
                .is(201);
        String paid = "/api/v1/payment-requests/" + world.app.app.chance.uuid();
        String open = "/api/v1/payment-requests/" + world.app.app.chance.uuid();
        for (String path : List.of(paid, open)) {
            ana.put(
                            path,
                            Map.of(
                                    "payer",
                                    "cem",
                                    "payee",
                                    "bea",
                                    "amount",
                                    20,
                                    "kind",
                                    "gift",
                                    "description",
                                    "Widow Braga asks"))
                    .is(201);
        }
        world.as("cem").post(paid + "/accept", null).is(201);
        world.pay(bea, "cem", 7, "bea says");
        bea.delete(delegation + "?decision=Over").is(204);

        ana.post(ANA + "/erasure", REASON).is(200);

        for (String table : List.of("log_text", "payment_request")) {
            assertThat(world.query("SELECT row_to_json(t)::text FROM " + table + " t"))
                    .as(table)
                    .noneMatch(row -> row.contains("Braga"));
        }
        var statement = bea.get("/api/v1/accounts/bea/entries").is(200);
        assertThat(statement.text()).contains("bea says").doesNotContain("Braga");
        world.assertSound();
    }

    @Test
    void what_officers_said_of_her_goes_with_her() {
        world.app.mandate("bea", "coordinator");
        Api coord = world.as("coord");
        var value = new HashMap<String, Object>();
        value.put("unsignedMaximum", null);
        value.put("twoOfficersFrom", 100);
        var policy = Map.of("value", value, "decision", "Assembly");
        world.as("bea").second(coord, "PUT", "/api/v1/policies/authorisation/2", policy).is(201);
        String paid = "/" + world.app.app.chance.uuid();
        ana.put("/api/v1/payments" + paid, Map.of("payee", "cem", "amount", 100)).is(202);
        world.as("treasurer").put("/api/v1/approvals" + paid, Map.of("reason", "Braga 1")).is(202);
        coord.delete("/api/v1/approvals" + paid + "?reason=Braga%202").is(204);
        var more = Map.of("creditLimit", 20_000, "reason", "Braga 3");
        coord.patch("/api/v1/accounts/ana", more).is(202);
        coord.put(ANA + "/roles/auditor", Map.of("decision", "Braga 4")).is(202);

        ana.post(ANA + "/erasure", REASON).is(200);

        nothingSaysBraga();
        assertThat(coord.get("/api/v1/officer-acts").is(200).body().get("items")).isEmpty();
        world.assertSound();
    }

    @Test
    void what_was_said_of_her_before_she_was_a_member_goes_with_her() {
        world.app.mandate("bea", "coordinator");
        String mia = "/api/v1/members/mia";
        var order = new HashMap<String, Object>();
        order.putAll(Map.of("kind", "person", "name", "Mia Braga", "community", "rede"));
        order.putAll(Map.of("creditLimit", 20_000, "decision", "Braga's circle"));
        world.as("coord").put(mia, order).is(202);
        order.put("creditLimit", 10_000);
        world.as("bea").put(mia, order).is(201);

        world.as("mia").post(mia + "/erasure", REASON).is(200);

        world.sql().execute("UPDATE member SET name = 'x' WHERE name = 'Ana Braga'");
        nothingSaysBraga();
        world.assertSound();
    }

    private void nothingSaysBraga() {
        for (String table : List.of("log_text", "officer_act", "refusal", "waiting_payment")) {
            assertThat(world.query("SELECT row_to_json(t)::text FROM " + table + " t"))
                    .as(table)
                    .noneMatch(row -> row.contains("Braga"));
        }
    }

    @Test
    void only_she_or_a_coordinator_may_and_only_after_a_sign_in() {
        for (String who : List.of("bea", "treasurer", "auditor")) {
            world.as(who).post(ANA + "/erasure", REASON).isProblem(403, "not-allowed");
            world.as(who).get(ANA + "/data").isProblem(403, "not-allowed");
        }
        world.as("coord").get(ANA + "/data").isProblem(403, "not-allowed");
        Api coord = world.as("coord");
        coord.post(ANA + "/erasure", Map.of()).is(400);
        world.now = world.now.plus(Duration.ofMinutes(16));
        ana.post(ANA + "/erasure", REASON).isProblem(403, "sign-in-again");
        ana.get(ANA + "/data").isProblem(403, "sign-in-again");
        coord.post(ANA + "/erasure", REASON).isProblem(403, "sign-in-again");

        world.app.mandate("bea", "coordinator");
        for (int i = 0; i < 2; i++) {
            world.as("bea").second(world.as("coord"), "POST", ANA + "/erasure", REASON).is(200);
        }

        world.assertSound();
    }

    @Test
    void what_is_kept_or_gone_otherwise_than_the_log_says_is_found() {
        var copy =
                world.sql()
                        .fetchSingle(
                                "SELECT log_index, label, value, salt FROM log_text"
                                        + " WHERE value = 'for the doctor'");
        ana.post(ANA + "/erasure", REASON).is(200);
        world.sql()
                .execute(
                        "INSERT INTO log_text (log_index, label, value, salt) VALUES (?, ?, ?, ?)",
                        copy.get(0),
                        copy.get(1),
                        copy.get(2),
                        copy.get(3));
        assertThat(world.found()).containsExactly("commitments-open");
    }

    @Test
    void no_text_goes_of_which_the_log_says_nothing() {
        var service = DSL.using(world.database, SQLDialect.POSTGRES);
        for (String sql :
                List.of(
                        "DELETE FROM log_text WHERE value = 'for the doctor'",
                        "DELETE FROM log_text")) {
            assertThatThrownBy(() -> service.execute(sql))
                    .hasMessageContaining("log_text_erasure_is_said");
        }
        assertThatThrownBy(() -> world.sql().execute("UPDATE log_text SET value = 'x' WHERE true"))
                .hasMessageContaining("append_only");
        world.assertSound();
    }

    @Test
    void she_takes_all_of_it_with_her_and_no_secret() {
        var answer = ana.get(ANA + "/data").is(200);

        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"mutirao-ana.json\"");
        var data = answer.body();
        assertThat(data.at("/member/name").asString()).isEqualTo("Ana Braga");
        assertThat(data.at("/profile/about").asString()).isEqualTo("Widow of Ze");
        assertThat(data.get("entries").size()).isEqualTo(2);
        assertThat(data.at("/entries/0/description").asString()).isEqualTo("for the doctor");
        assertThat(data.get("sessions").size()).isEqualTo(1);
        assertThat(data.get("deviceKeys").size()).isEqualTo(1);
        assertThat(data.at("/signIn/recoveryCodesLeft").asInt()).isEqualTo(10);
        // Her account's opening, her key, and two payments.
        assertThat(data.get("facts").size()).isEqualTo(4);
        for (String secret :
                world.query(
                        """
                        SELECT unnest(ARRAY[encode(s, 'hex'), encode(s, 'base64')]) FROM (
                            SELECT token_hash AS s FROM session
                            UNION ALL SELECT code_hash FROM recovery_code) x
                        UNION ALL SELECT password_hash FROM credential
                        """)) {
            assertThat(answer.text()).doesNotContain(secret);
        }
        assertThat(answer.text()).doesNotContain("argon2", "_hash", "Hash\"", "secret");
    }
}
