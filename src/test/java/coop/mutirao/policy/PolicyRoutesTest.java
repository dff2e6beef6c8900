package coop.mutirao.policy;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyRoutesTest {

    static final String PASSWORD = "coordinator-password";
    static TestApp app;
    static Server server;
    static Api treasurer;

    @BeforeAll
    static void open() {
        app = TestApp.founded(TestDatabase.fresh(), InstantSource.system(), 1);
        Founders.add(app.app, "coordinator", "Coordinator", PASSWORD);
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
        app.admit("tess", 0, 0, PASSWORD);
        var base = URI.create("http://127.0.0.1:" + server.port());
        app.mandate("tess", "treasurer");
        treasurer = new Api(base).signIn("tess", PASSWORD);
    }

    @AfterAll
    static void close() {
        server.close();
        app.close();
    }

    /// The value with one member replaced, what is said of it, and where it stands.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contribution | ratePpm: 100001 | ratePpm is 0 to 100000, not 100001. | ''",
                "contribution | ratePpm: -1 | ratePpm is 0 to 100000, not -1. | ''",
                "contribution | ratePpm: 9999999999 | ratePpm: | /ratePpm",
                "contribution | ratePpm: 1.5 | ratePpm: | /ratePpm",
                "contribution | ratePpm: '1' | ratePpm: | /ratePpm",
                "contribution | ratePpm: null | ratePpm: | /ratePpm",
                "contribution | ratePpm: | ratePpm is missing. | *",
                "contribution | bearer: 'king' | bearer: This has to be one of payee, payer, split,"
                        + " and is king. | /bearer",
                "contribution | bearer: | bearer is missing. | *",
                "contribution | bearer: null"
                        + " | bearer is payee, payer or split, and not missing. | ''",
                "contribution | minimumAmount: -5 | minimumAmount is zero or more, not -5. | ''",
                "contribution | minimumAmount: | minimumAmount is missing. | *",
                "contribution | minimumAmount: null"
                        + " | minimumAmount is zero or more, not missing. | ''",
                "contribution | capPer30Days: | capPer30Days is missing. | *",
                "contribution | capPer30Days: -1 | capPer30Days is zero or more, not -1. | ''",
                "contribution | exemptKinds: null"
                        + " | exemptKinds is a list of kinds of payment. | ''",
                "contribution | exemptKinds: [null] | exemptKinds | *",
                "contribution | exemptKinds: ['theft'] | exemptKinds | *",
                "contribution | rate: 1 | rate: | /rate",
                "sweep | weightsPpm: {'reserve':-1,'expansion':0,'microcredit':0,'education':0}"
                        + " | weightsPpm/reserve is 0 to 1000000, not -1. | /weightsPpm",
                "sweep | weightsPpm: {'reserve':1,'expansion':1,'microcredit':1,'education':1}"
                        + " | weightsPpm: the weights of the purses sum to 4 and must sum to"
                        + " 1000000. | /weightsPpm",
                "sweep | reserveShareOfDebtPpm: 1000001"
                        + " | reserveShareOfDebtPpm is 0 to 1000000, not 1000001. | ''",
                "sweep | weightsPpm: {'reserve':1000000,'expansion':0,'microcredit':0}"
                        + " | weightsPpm/education: education is missing. | *",
                "sweep | reserveShareOfDebtPpm: | reserveShareOfDebtPpm is missing. | *",
                "sweep | reserveMinimum: -7 | reserveMinimum is zero or more, not -7. | ''",
                "limits | creditLimit: -1 | creditLimit is 0 to 1000000000000000, not -1. | ''",
                "limits | maximumBalance: null"
                        + " | maximumBalance is 0 to 1000000000000000, not missing. | ''",
            })
    void a_refusal_names_the_member_its_bound_and_what_was_sent(
            String key, String change, String reason, String pointer) {
        String name = change.substring(0, change.indexOf(':'));
        String sent = change.substring(change.indexOf(':') + 1).strip().replace('\'', '"');
        Api.Answer answer =
                treasurer.put(
                        "/api/v1/policies/" + key + "/2",
                        "{\"decision\":\"Item 2\",\"value\":" + value(key, name, sent) + "}");

        answer.isProblem(422, "policy-not-allowed");
        String said = answer.body().get("reason").asString();
        assertThat(said).startsWith(reason);
        assertThat(said.length()).as(said).isGreaterThan(name.length() + 5);
        assertThat(answer.body().get("detail").asString()).isEqualTo(said);
        assertThat(said).doesNotContain("coop.", "java", "class", "Feature");
        if (!pointer.equals("*")) {
            assertThat(answer.body().get("pointer").asString()).isEqualTo("/value" + pointer);
        }
    }

    private static String value(String key, String name, String sent) {
        String sound =
                switch (key) {
                    case "contribution" ->
                            "'ratePpm':10000,'bearer':'payee','minimumAmount':0,"
                                    + "'capPer30Days':null,'exemptKinds':[]";
                    case "sweep" ->
                            "'operatingBudgetPerMonth':0,'reserveMinimum':0,"
                                    + "'reserveShareOfDebtPpm':0,'weightsPpm':{'reserve':1000000,"
                                    + "'expansion':0,'microcredit':0,'education':0}";
                    default -> "'creditLimit':1,'maximumBalance':1,'creditPerOfficerWeek':3";
                };
        String others =
                sound.replace('\'', '"')
                        .replaceFirst(
                                "\"" + name + "\":([^,{\\[]*|\\{[^}]*}|\\[[^\\]]*\\])(,|$)", "");
        String member = sent.isEmpty() ? "" : "\"" + name + "\":" + sent;
        String both = others + "," + member;
        return "{" + both.replace(",,", ",").replaceAll("^,|,$", "") + "}";
    }
}
