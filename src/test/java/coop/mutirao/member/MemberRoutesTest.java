package coop.mutirao.member;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.signin.PasswordRoutes;
import coop.mutirao.signin.SessionRoutes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MemberRoutesTest {

    final World world = new World();
    final HttpClient client = HttpClient.newHttpClient();
    final Server server =
            Server.start(
                    "127.0.0.1",
                    0,
                    new Server.Needs(
                            world.json,
                            world.sessions::caller,
                            () -> "r",
                            new SimpleMeterRegistry(),
                            () -> world.now),
                    List.of(
                            new SessionRoutes(world.signIn, world.sessions, world.json),
                            new PasswordRoutes(world.signIn, world.json, () -> world.now),
                            new MemberRoutes(
                                    world.members, world.officers, world.json, () -> world.now),
                            new RoleRoutes(world.roles, world.officers, world.json),
                            new CommunityRoutes(world.communities, world.members, world.json)));
    final String coord = world.token("coord");
    final String ana = world.token("ana");

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    HttpResponse<String> send(String token, String method, String path, String type, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer " + token)
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /// The status of the answer, and what it says.
    String answer(String token, String method, String path, String body) throws Exception {
        var answer = send(token, method, path, "application/json", body.replace('\'', '"'));
        return answer.statusCode()
                + " "
                + answer.body()
                        .replace('"', '\'')
                        .replaceAll("'(20[0-9T:.-]+Z|[0-9a-f-]{36}|[0-9A-HJKMNP-TV-Z]{16})'", "*")
                        .replaceAll("'(title|detail)':'[^']*',?", "");
    }

    @Test
    void a_session_opens_says_who_it_is_and_ends() throws Exception {
        var opened = send("", "POST", "/sessions", "application/json", ANA);
        JsonNode session = world.json.readTree(opened.body());
        String token = session.get("token").asString();
        String who = "'member':{'code':'ana','name':'Ana Souza','kind':'person'}";

        assertThat(opened.statusCode()).isEqualTo(201);
        assertThat(session.propertyNames())
                .containsExactly(
                        "token",
                        "member",
                        "roles",
                        "accounts",
                        "signedInAt",
                        "expiresAt",
                        "endsAt");
        assertThat(answer(token, "GET", "/sessions/current", ""))
                .isEqualTo(
                        "200 {'id':*,"
                                + who
                                + ",'roles':['member'],'accounts':[{'code':'ana',"
                                + "'name':'Ana Souza','kind':'person','own':true}],"
                                + "'signedInAt':*,'expiresAt':*,'endsAt':*}");
        assertThat(answer(coord, "GET", "/sessions/current", ""))
                .contains("'roles':['member','coordinator']");
        assertThat(answer(token, "DELETE", "/sessions/current", "")).isEqualTo("204 ");
        assertThat(answer(token, "GET", "/sessions/current", "")).startsWith("401 ");
    }

    static final String ANA = "{\"code\": \"ana\", \"password\": \"ana-password\"}";

    @Test
    void a_sign_in_that_fails_says_how_to_be_known_and_then_how_long_to_wait() throws Exception {
        String guess = "{\"code\": \"ana\", \"password\": \"guess\"}";
        for (int i = 0; i < 5; i++) {
            var failed = send("", "POST", "/sessions", "application/json", guess);
            assertThat(failed.statusCode()).isEqualTo(401);
            assertThat(failed.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }

        var refused = send("", "POST", "/sessions", "application/json", ANA);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("900");
        assertThat(refused.body()).contains("\"retryAfterSeconds\":900");
    }

    @Test
    void a_member_is_admitted_shown_and_listed() throws Exception {
        String order =
                "{'kind':'person','name':'Caio','community':'REDE','creditLimit':5,'decision':'C'}";
        String caio =
                "{'code':'caio','publicId':*,'kind':'person','name':'Caio','community':'rede',"
                        + "'joinedAt':*}";

        assertThat(answer(coord, "PUT", "/members/caio", order)).isEqualTo("201 " + caio);
        assertThat(answer(coord, "PUT", "/members/Caio", order)).isEqualTo("200 " + caio);
        assertThat(answer(coord, "PUT", "/members/CAIO", order.replace("5", "6")))
                .isEqualTo("409 {'type':'/problems/code-taken','status':409,'code':'caio'}");
        assertThat(answer(ana, "GET", "/members/CAIO", "")).isEqualTo("200 " + caio);
        assertThat(answer(ana, "GET", "/members/zeca", "")).startsWith("404 ");
        assertThat(answer(ana, "PUT", "/members/gil", order)).startsWith("403 ");

        JsonNode page = page("/members?limit=2");
        assertThat(page.get("items")).hasSize(2);
        JsonNode last = page("/members?limit=2&after=" + page.get("next").asString());
        assertThat(last.get("items").get(0).get("code").asString()).isEqualTo("caio");
        assertThat(last.get("next").isNull()).isTrue();
        assertThat(answer(ana, "GET", "/members?community=rede&kind=venture", ""))
                .isEqualTo("200 {'items':[],'next':null}");
    }

    JsonNode page(String path) throws IOException, InterruptedException {
        return world.json.readTree(send(ana, "GET", path, "application/json", "").body());
    }

    @Test
    void what_makes_no_sense_is_refused() throws Exception {
        for (String body :
                List.of(
                        "{'decision':'C','kind':'robot','name':'Gil','community':'rede'}",
                        "{'decision':'C','kind':'person','name':'G\\u0000il','community':'rede'}",
                        "{'decision':'C','kind':'person','name':'G\\ud800il','community':'rede'}",
                        "{'decision':'C','kind':'person','community':'rede'}",
                        "{'decision':'C','kind':'person','name':'Gil','community':'rede',"
                                + "'creditLimit':-1}",
                        "{'decision':'C','kind':'person','name':'Gil','community':'rede',"
                                + "'creditLimit':1.5}",
                        "{'decision':'C','kind':'person','name':'Gil','community':'rede',"
                                + "'maximumBalance':9007199254740991}",
                        "{'decision':'C','kind':'person','name':'Gil','community':'rede',"
                                + "'password':''}",
                        "{'decision':'C','kind':'person','name':'Gil','community':'rede',"
                                + "'role':'king'}",
                        "{'kind':'person','name':'Gil','community':'rede'}",
                        "{'decision':' ','kind':'person','name':'Gil','community':'rede'}",
                        "null")) {
            assertThat(answer(coord, "PUT", "/members/gil", body)).as(body).startsWith("400 ");
        }
        String sound = "{'kind':'person','name':'Gil','community':'rede','decision':'C'}";
        assertThat(answer(coord, "PUT", "/members/g%00il", sound)).startsWith("400 ");
        assertThat(answer(coord, "PUT", "/members/import", sound)).startsWith("400 ");
        assertThat(answer(coord, "PUT", "/communities/rua", "{'name':'Rua','decision':'C'}"))
                .startsWith("400 ");
        assertThat(answer(coord, "PUT", "/communities/rua", "{'name':'Rua','parent':'rede'}"))
                .startsWith("400 ");
        for (String query : List.of("", "?decision=", "?decision=a%0Ab")) {
            String csv = MemberImport.HEADER + "\ncem,person,Cem,rede,,,0\n";
            assertThat(send(coord, "POST", "/members/import" + query, "text/csv", csv).statusCode())
                    .isEqualTo(400);
        }
        assertThat(answer(ana, "GET", "/members/%00", "")).startsWith("400 ");
        assertThat(answer(ana, "GET", "/members?community=%00", "")).startsWith("400 ");
        assertThat(answer(ana, "GET", "/members?kind=king", "")).startsWith("400 ");
        assertThat(answer(ana, "GET", "/members?after=!", "")).startsWith("400 ");
        assertThat(answer(ana, "GET", "/members?after=AA", "")).startsWith("400 ");
        assertThat(answer("\\u0000", "GET", "/members", "")).startsWith("401 ");
    }

    @Test
    void rules_of_the_community_say_no() throws Exception {
        assertThat(
                        answer(
                                coord,
                                "PUT",
                                "/members/gil",
                                "{'kind':'person','name':'Gil','community':'sul','decision':'C'}"))
                .isEqualTo(
                        "422 {'type':'/problems/unknown-community','status':422,"
                                + "'community':'sul'}");
        assertThat(
                        answer(
                                coord,
                                "PUT",
                                "/members/gil",
                                "{'kind':'person','name':'Gil','community':'rede',"
                                        + "'password':'short','decision':'C'}"))
                .isEqualTo(
                        "422 {'type':'/problems/weak-password','status':422,'minimumLength':10,"
                                + "'reason':'short'}");
        assertThat(
                        answer(
                                coord,
                                "PUT",
                                "/communities/outra",
                                "{'name':'Outra','parent':null,'decision':'C'}"))
                .isEqualTo("422 {'type':'/problems/second-root','status':422,'community':'rede'}");
    }

    @Test
    void an_import_is_answered_with_its_figures_or_its_mistakes() throws Exception {
        String good =
                MemberImport.HEADER + "\ncem,person,Cem,rede,,,-5\ndita,person,Dita,rede,,,5\n";
        var asked = send(second(), "POST", "/members/import?decision=Circle", "text/csv", good);
        assertThat(asked.statusCode()).isEqualTo(202);
        var imported =
                send(
                        coord,
                        "POST",
                        "/members/import?decision=Circle",
                        "text/csv; charset=utf-8",
                        good);
        assertThat(imported.statusCode() + imported.body())
                .isEqualTo("201{\"admitted\":2,\"openingTotal\":5}");

        var refused = send(coord, "POST", "/members/import?decision=Circle", "text/csv", good);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(world.json.readTree(refused.body()).get("errors"))
                .extracting(e -> e.get("line").asInt())
                .containsExactly(2, 3);

        assertThat(answer(coord, "POST", "/members/import", "{}")).startsWith("415 ");
    }

    @Test
    void a_role_is_given_and_ended() throws Exception {
        String path = "/members/ana/roles/auditor";
        assertThat(answer(coord, "DELETE", "/members/coord/roles/coordinator?decision=x", ""))
                .isEqualTo("422 {'type':'/problems/last-coordinator','status':422,}");
        String second = second();

        assertThat(answer(second, "PUT", path, "{'decision':'Item 3'}")).startsWith("202 ");
        assertThat(answer(coord, "PUT", path, "{'decision':'Item 3'}"))
                .isEqualTo(
                        "201 {'member':'ana','role':'auditor','decision':'Item 3','grantedAt':*,"
                                + "'endsAt':*}");
        assertThat(answer(coord, "PUT", path, "{'decision':'Item 3'}")).startsWith("200 ");
        assertThat(answer(second, "PUT", path, "{'decision':'Item 4'}")).startsWith("202 ");
        assertThat(answer(coord, "PUT", path, "{'decision':'Item 4'}")).contains("201 ", "Item 4");
        assertThat(answer(coord, "PUT", path, "{'decision':'5','endsAt':'2020-01-01T00:00:00Z'}"))
                .startsWith("400 ");
        assertThat(answer(coord, "DELETE", path, "")).startsWith("400 ");
        assertThat(answer(second, "DELETE", path + "?decision=Item%205", "")).startsWith("202 ");
        assertThat(answer(coord, "DELETE", path + "?decision=Item%205", "")).isEqualTo("204 ");
        assertThat(answer(coord, "PUT", "/members/COORD/roles/auditor", "{'decision':'Mine'}"))
                .isEqualTo(
                        "403 {'type':'/problems/not-allowed','status':403,"
                                + "'allowed':['coordinator']}");
        assertThat(answer(coord, "PUT", "/members/ana/roles/king", "{'decision':'No'}"))
                .startsWith("404 ");
    }

    private String second() {
        world.roles.grantByService(new RoleGrant.Decided("bea", Role.COORDINATOR, "Item 1", null));
        return world.token("bea");
    }

    @Test
    void a_password_is_changed_by_its_owner_only() throws Exception {
        String order = "{'current':'ana-password','new':'rain on warm bricks'}";

        assertThat(answer(coord, "PUT", "/members/ana/password", order)).startsWith("403 ");
        assertThat(answer(ana, "PUT", "/members/ana/password", order.replace("ana-", "bea-")))
                .startsWith("422 {'type':'/problems/wrong-password'");
        assertThat(answer(ana, "PUT", "/members/ANA/password", order)).isEqualTo("204 ");
        assertThat(answer(ana, "GET", "/sessions/current", "")).startsWith("200 ");
    }
}
