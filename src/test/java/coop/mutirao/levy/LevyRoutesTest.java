package coop.mutirao.levy;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Founders;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a member sees of the levy, and who is exempt from it.
class LevyRoutesTest {

    private static final String EXEMPTION = "/api/v1/accounts/bea/levy-exemption";

    @TempDir Path folder;

    private final LevyTown town = new LevyTown();
    private final Server server =
            town.app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
    private final Api nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));

    @BeforeEach
    void officers() {
        for (String code : List.of("cora", "carl")) {
            Founders.add(town.app.app, code, code, "a-password");
        }
        town.policy(100_000, 1_000, 0, null);
        town.at("2026-09-01T00:00:00Z");
    }

    @AfterEach
    void close() {
        server.close();
        town.close();
    }

    private Api as(String code) {
        return nobody.as(Entered.token(town.app, town.clock, code));
    }

    @Test
    void a_preview_says_what_would_be_charged_and_how_to_avoid_it() {
        town.at("2026-09-11T00:00:00Z");
        town.pay("ana", "bea", 41_415);
        town.at("2026-09-21T00:00:00Z");

        var levy = as("bea").get("/api/v1/accounts/bea/levy").is(200).body();
        assertThat(levy.get("period").asString()).isEqualTo("2026-09");
        assertThat(levy.get("endsAt").asString()).isEqualTo("2026-10-01T00:00:00Z");
        assertThat(levy.get("balance").asLong()).isEqualTo(41_001);
        assertThat(levy.get("above").asLong()).isEqualTo(40_001);
        assertThat(levy.get("aboveSince").asString()).isEqualTo("2026-09-11T00:00:00Z");
        assertThat(levy.get("due").asLong()).isEqualTo(1_333);
        assertThat(levy.get("dueAtEnd").asLong()).isEqualTo(2_666);
        assertThat(levy.get("newcomerUntil").isNull()).isTrue();

        town.pay("bea", "ana", 40_001);
        var spent = as("bea").get("/api/v1/accounts/bea/levy").is(200).body();
        assertThat(spent.get("above").asLong()).isZero();
        assertThat(spent.get("aboveSince").isNull()).isTrue();
        assertThat(spent.get("dueAtEnd").asLong()).as("what lay there counts").isEqualTo(1_000);
        as("ana").get("/api/v1/accounts/bea/levy").is(403);
        as("cora").get("/api/v1/accounts/bea/levy").is(403);
    }

    @Test
    void it_takes_two_officers_and_counts_from_then_on() {
        town.pay("ana", "bea", 41_415);
        town.at("2026-09-16T00:00:00Z");
        Map<String, String> hardship =
                Map.of("until", "2026-12-01T00:00:00Z", "reason", "Hardship");
        as("ana").put(EXEMPTION, hardship).is(403);
        as("cora").put(EXEMPTION, hardship).is(202);
        as("cora").put(EXEMPTION, hardship).is(202);
        assertThat(as("bea").get("/api/v1/accounts/bea/levy").body().get("exemptUntil").isNull())
                .isTrue();
        as("carl").put(EXEMPTION, hardship).is(200);
        as("carl").put(EXEMPTION, hardship).is(200);
        assertThat(as("bea").get("/api/v1/accounts/bea/levy").body().get("exemptUntil").asString())
                .isEqualTo("2026-12-01T00:00:00Z");
        town.at("2026-11-16T00:00:00Z");
        town.keep();
        // Half of September, and nothing of October.
        assertThat(town.posted("bea")).isEqualTo(2_000);

        as("cora").put(EXEMPTION, Map.of("reason", "Over")).is(202);
        as("carl").put(EXEMPTION, Map.of("reason", "Over")).is(200);
        as("carl").put(EXEMPTION, Map.of("reason", "Over")).is(200);
        town.at("2026-12-01T00:00:01Z");
        town.keep();
        assertThat(town.posted("bea")).as("half of November").isEqualTo(2_000 + 1_900);
        town.sound(folder);
    }

    @Test
    void nobody_exempts_herself_nor_in_the_past_nor_what_is_no_members() {
        Map<String, String> past = Map.of("until", "2026-09-01T00:00:00Z", "reason", "x");
        as("cora").put(EXEMPTION, past).is(400);
        as("cora").put(EXEMPTION, Map.of("until", "soon", "reason", "x")).is(400);
        as("cora").put(EXEMPTION, Map.of("until", "2026-12-01T00:00:00Z")).is(400);
        Map<String, String> later = Map.of("until", "2026-12-01T00:00:00Z", "reason", "x");
        as("cora").put("/api/v1/accounts/cora/levy-exemption", later).is(403);
        as("cora").put("/api/v1/accounts/fund-income/levy-exemption", later).is(404);
        as("cora").put("/api/v1/accounts/nobody/levy-exemption", later).is(404);
        as("cora").get("/api/v1/accounts/cora/levy").is(200);
        assertThat(town.app.app.officerActs.sweep()).isZero();
    }
}
