package coop.mutirao.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.member.Disclosure;
import coop.mutirao.testing.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Who sees what of Ana.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfilesTest {

    static final String PROFILE = "/api/v1/members/ana/profile";

    static final Map<String, String> VALUES =
            Map.of(
                    "telephone", "+55 11 5555-0100",
                    "email", "ana@mail.example",
                    "place", "Vila Nova",
                    "about", "Bread <b>and</b> cakes; \"fresh\"");

    static final List<String> FIELDS = List.of("name", "telephone", "email", "place", "about");

    final World world = new World();

    /// Each with the narrowest level that is for her.
    final Map<Api, Disclosure> callers = new LinkedHashMap<>();

    Api ana = world.nobody;
    int policies = 1;

    @BeforeAll
    void sign_in() {
        ana = world.as("ana");
        callers.put(world.nobody, Disclosure.PUBLIC);
        callers.put(world.nobody.as("made-up"), Disclosure.PUBLIC);
        callers.put(world.as("bea"), Disclosure.MEMBERS);
        callers.put(world.as("operator"), Disclosure.MEMBERS);
        callers.put(world.as("coord"), Disclosure.OFFICERS);
        callers.put(world.as("treasurer"), Disclosure.OFFICERS);
        callers.put(world.as("auditor"), Disclosure.OFFICERS);
        // A program of an officer's is not an officer.
        var key =
                Map.of(
                        "name", "Directory",
                        "scopes", List.of("members:read"),
                        "expiresAt", "2026-06-01T00:00:00Z");
        var made = world.as("coord").post("/api/v1/members/coord/api-keys", key).is(201).body();
        callers.put(world.nobody.as(made.get("key").asString()), Disclosure.MEMBERS);
    }

    @BeforeEach
    void told() {
        policy("public");
        ana.patch(PROFILE, VALUES).is(200);
    }

    @AfterAll
    void close() {
        world.close();
    }

    void policy(String widest) {
        var value = new HashMap<String, Object>();
        FIELDS.forEach(f -> value.put(f, Map.of("widest", widest, "standard", "officers")));
        value.put("signedOrderDays", 10);
        world.as("treasurer")
                .second(
                        world.as("coord"),
                        "PUT",
                        "/api/v1/policies/disclosure/" + ++policies,
                        Map.of("value", value, "decision", "Assembly " + policies))
                .is(201);
    }

    void choose(String field, Disclosure level) {
        ana.patch(PROFILE, Map.of("levels", Map.of(field, level.wire()))).is(200);
    }

    void chooseAll(Disclosure level) {
        FIELDS.forEach(field -> choose(field, level));
    }

    static String value(String field) {
        return VALUES.getOrDefault(field, "ana");
    }

    @Test
    void everybody_sees_each_field_at_each_level_as_far_as_it_is_for_her() {
        for (String field : FIELDS) {
            for (Disclosure level : Disclosure.values()) {
                // Something is always public, so that there is somebody to see.
                chooseAll(Disclosure.OFFICERS);
                choose(field.equals("about") ? "place" : "about", Disclosure.PUBLIC);
                choose(field, level);
                callers.forEach((caller, reach) -> {
                    String seen = caller.get(PROFILE).is(200).body().get(field).asString("");
                    String expected = level.isWithin(reach) ? value(field) : "";
                    assertThat(seen).as("%s at %s to %s", field, level, reach).isEqualTo(expected);
                });
                assertThat(ana.get(PROFILE).is(200).body().get(field).asString())
                        .isEqualTo(value(field));
            }
        }
    }

    @Test
    void nobody_learns_that_there_is_somebody_of_whom_nothing_is_public() {
        chooseAll(Disclosure.MEMBERS);

        String shown = world.nobody.get(PROFILE).isProblem(404, "not-found").text();
        String unknown =
                world.nobody.get("/api/v1/members/zoe/profile").isProblem(404, "not-found").text();

        assertThat(shown.replaceAll("ana", "zoe").replaceAll("\"instance\":\"[^\"]*\"", ""))
                .isEqualTo(unknown.replaceAll("\"instance\":\"[^\"]*\"", ""));
        choose("place", Disclosure.PUBLIC);
        assertThat(world.nobody.get(PROFILE).is(200).body().get("place").asString())
                .isEqualTo("Vila Nova");
        assertThat(world.nobody.get(PROFILE).text()).doesNotContain("levels", "5555", "@");
    }

    @Test
    void a_policy_that_narrows_counts_at_once_and_what_was_chosen_comes_back() {
        chooseAll(Disclosure.PUBLIC);
        Api bea = world.as("bea");
        assertThat(bea.get(PROFILE).body().get("telephone").asString("")).isNotEmpty();

        policy("officers");

        for (String field : FIELDS) {
            assertThat(bea.get(PROFILE).body().get(field).isNull()).as(field).isTrue();
        }
        world.nobody.get(PROFILE).is(404);
        assertThat(ana.get(PROFILE).body().at("/levels/telephone").asString())
                .isEqualTo("officers");
        ana.patch(PROFILE, Map.of("about", "x", "levels", Map.of("place", "members")))
                .isProblem(422, "disclosure-not-allowed");
        assertThat(ana.get(PROFILE).body().get("about").asString())
                .as("nothing of a refused change")
                .isEqualTo(VALUES.get("about"));
        policy("public");
        assertThat(world.nobody.get(PROFILE).is(200).body().get("telephone").asString(""))
                .isNotEmpty();
    }

    @Test
    void the_directory_keeps_to_the_level_of_the_name() {
        world.sql().execute("UPDATE member SET name = 'Ana Braga' WHERE name = 'ana'");
        try {
            choose("name", Disclosure.OFFICERS);
            assertThat(name("bea")).isEqualTo("ana");
            assertThat(world.as("bea").get("/api/v1/members").text()).doesNotContain("Braga");
            assertThat(name("coord")).isEqualTo("Ana Braga");
            assertThat(name("ana")).isEqualTo("Ana Braga");
            choose("name", Disclosure.MEMBERS);
            assertThat(name("bea")).isEqualTo("Ana Braga");
            assertThat(world.as("bea").get("/api/v1/members").text()).contains("Braga");
        } finally {
            world.sql().execute("UPDATE member SET name = 'ana' WHERE name = 'Ana Braga'");
        }
    }

    @Test
    void whom_she_acts_for_and_who_acts_for_her_keep_to_it_too() {
        world.sql().execute("UPDATE member SET name = 'Ana Braga' WHERE name = 'ana'");
        try {
            ana.put("/api/v1/accounts/ana/delegates/bea", Map.of("decision", "Family")).is(201);
            choose("name", Disclosure.OFFICERS);
            assertThat(usable("bea")).containsExactly("bea", "ana");
            assertThat(usable("ana")).containsExactly("Ana Braga");
            choose("name", Disclosure.MEMBERS);
            assertThat(usable("bea")).containsExactly("bea", "Ana Braga");
        } finally {
            ana.delete("/api/v1/accounts/ana/delegates/bea?decision=Over").is(204);
            world.sql().execute("UPDATE member SET name = 'ana' WHERE name = 'Ana Braga'");
        }
    }

    private List<String> usable(String who) {
        var names = new ArrayList<String>();
        world.as(who)
                .get("/api/v1/sessions/current")
                .is(200)
                .body()
                .get("accounts")
                .forEach(account -> names.add(account.get("name").asString()));
        return names;
    }

    private String name(String who) {
        return world.as(who).get("/api/v1/members/ana").is(200).body().get("name").asString();
    }

    @Test
    void nobody_writes_in_anothers_profile_and_nobody_more_than_there_is() {
        for (String who : List.of("bea", "coord", "treasurer", "operator")) {
            world.as(who).patch(PROFILE, Map.of("about", "x")).isProblem(403, "not-allowed");
        }
        world.nobody.patch(PROFILE, Map.of("about", "x")).is(401);
        for (String extra : List.of("name", "creditLimit", "memberId", "erasedAt", "kind")) {
            ana.patch(PROFILE, Map.of("about", "x", extra, "y"))
                    .isProblem(400, "malformed-request");
        }
        ana.patch(PROFILE, Map.of("levels", Map.of("code", "public"))).is(400);
        ana.patch(PROFILE, Map.of("levels", Map.of("name", "nobody"))).is(400);
        assertThat(ana.get(PROFILE).body().get("about").asString()).isEqualTo(VALUES.get("about"));
    }

    @Test
    void texts_that_are_no_text_on_one_line_are_refused() {
        for (String hostile :
                List.of(
                        "two\nlines",
                        "\u001b[2J",
                        "turned \u202e round",
                        "\u0000",
                        " ",
                        "\u2028")) {
            ana.patch(PROFILE, Map.of("about", hostile)).isProblem(400, "malformed-request");
            ana.patch(PROFILE, Map.of("place", hostile)).isProblem(400, "malformed-request");
        }
        // In a name nothing may be that cannot be seen; in other texts it does no harm.
        ana.patch(PROFILE, Map.of("name", "Padaria\u200b Sol")).isProblem(400, "malformed-request");
        ana.patch(PROFILE, Map.of("place", "\ud83d\udc69\u200d\ud83c\udf3e Rua 1")).is(200);
        ana.patch(PROFILE, Map.of("about", "x".repeat(501))).is(400);
        ana.patch(PROFILE, Map.of("about", "x".repeat(500))).is(200);
        ana.patch(PROFILE, Map.of("telephone", "javascript:alert(1)")).is(400);
        ana.patch(PROFILE, Map.of("email", "a@b@c")).is(400);
        ana.patch(PROFILE, Map.of("email", "")).is(200);
        assertThat(ana.get(PROFILE).body().get("email").isNull()).isTrue();
    }
}
