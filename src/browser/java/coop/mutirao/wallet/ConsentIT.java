package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route.FulfillOptions;
import coop.mutirao.http.Role;
import coop.mutirao.testing.Api;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Somebody else's app asks a member, in her browser, to be let act for her.
class ConsentIT {

    private static final String APP = "00000000-0000-7000-8000-0000000000a1";
    private static final String BACK = "https://market.example/back";
    private static final String VERIFIER = "v".repeat(43);

    static Village village;
    static Browser browser;

    @BeforeAll
    static void open() {
        village = new Village();
        browser = new Browser();
        village.give("gil", Role.COORDINATOR);
        var app =
                Map.of(
                        "name", "Village Market",
                        "website", "https://market.example",
                        "redirectUris", List.of(BACK),
                        "scopes", List.of("statements:read", "payments:write"),
                        "decision", "Assembly of 12 May");
        village.signIn("coordinator").put("/api/v1/apps/" + APP, app).is(202);
        village.signIn("gil").put("/api/v1/apps/" + APP, app).is(201);
    }

    @AfterAll
    static void close() {
        village.close();
    }

    private static String question(String scope) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8));
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        Map<String, String> query =
                Map.of(
                        "response_type", "code",
                        "client_id", APP,
                        "redirect_uri", BACK,
                        "scope", scope,
                        "state", "of the app",
                        "code_challenge", challenge,
                        "code_challenge_method", "S256");
        return "/oauth/authorize?" + form(query);
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// A member's browser that is led to the app, and not out of this machine.
    private static Device phone() {
        var phone = new Device(browser, village.base);
        phone.page.route(
                "https://market.example/**",
                route ->
                        route.fulfill(
                                new FulfillOptions()
                                        .setBody("<h1>The market</h1>")
                                        .setContentType("text/html")));
        return phone;
    }

    private static Map<String, String> answer(Device phone) {
        String query = URI.create(phone.page.url()).getRawQuery();
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], UTF_8)));
    }

    @Test
    void a_member_agrees_and_the_app_sees_what_she_said_and_nothing_else() throws Exception {
        try (Device phone = phone()) {
            phone.open(question("statements:read")).at("Welcome to Rede");
            phone.unfold("Other ways to sign in").fill("Your code", "ana");
            phone.fill("Password", Village.password("ana")).press("Sign in");
            phone.at("Village Market wants to act for you");
            phone.says("See your balance and your statements").says("https://market.example");
            assertThat(phone.page.getByText("What you allow goes to").locator("code"))
                    .hasText("market.example");

            phone.press("Let Village Market do this").at("The market");

            Map<String, String> answer = answer(phone);
            assertThat(answer).containsEntry("state", "of the app").containsKey("code");
            Api.Answer token =
                    village.api
                            .with("Content-Type", "application/x-www-form-urlencoded")
                            .post(
                                    "/oauth/token",
                                    form(
                                            Map.of(
                                                    "grant_type", "authorization_code",
                                                    "code", String.valueOf(answer.get("code")),
                                                    "redirect_uri", BACK,
                                                    "client_id", APP,
                                                    "code_verifier", VERIFIER)))
                            .is(200);
            Api app = village.api.as(token.body().get("access_token").asString());
            app.get("/api/v1/accounts/ana").is(200);
            app.get("/api/v1/accounts/bea").isProblem(403, "not-allowed");
            app.put("/api/v1/payments/" + UUID.randomUUID(), Map.of("payee", "bea", "amount", 1))
                    .isProblem(403, "scope-needed");

            phone.open("/app/security");
            phone.press("Take it back Village Market").answer("Take it back");
            assertThat(phone.section("Apps that act for you"))
                    .containsText("You have let none in.");
            app.get("/api/v1/accounts/ana").isProblem(401, "not-signed-in");
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void a_member_refuses_and_the_app_learns_that_and_no_more() throws Exception {
        try (Device phone = phone()) {
            phone.enter("bea").open(question("payments:write"));
            phone.at("Village Market wants to act for you").press("No, go back").at("The market");

            assertThat(answer(phone))
                    .containsEntry("error", "access_denied")
                    .doesNotContainKey("code");
        }
    }

    @Test
    void a_question_that_nobody_registered_is_told_to_the_member_and_leads_nowhere()
            throws Exception {
        try (Device phone = phone()) {
            phone.enter("cem").open(question("statements:read").replace("market", "m4rket"));

            phone.at("Let an app act for you").says("The app asked in a way that is not right.");
            assertThat(phone.button("Back to the app")).hasCount(0);
        }
    }
}
