package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator who holds the log's key and writes what only officers may, or before the rules were
/// in force.
class OfficersTest {

    private static final String CONTRIBUTION =
            "{\"ratePpm\":20000,\"bearer\":\"payee\",\"exemptKinds\":[\"gift\"]}";
    private static final String AUTHORISATION =
            "{\"unsignedMaximum\":1000,\"twoOfficersFrom\":null}";

    @TempDir Path folder;

    private final SmallLedger ledger = SmallLedger.founded();

    @BeforeEach
    void fund() {
        ledger.leaf("account", Map.of("account", "fund-income", "kind", "fund"));
    }

    private void house() {
        ledger.policy("authorisation", "1", AUTHORISATION, 1);
        ledger.leaf(
                "admin",
                Map.of(
                        "account", "m2",
                        "role", "coordinator",
                        "granted", "yes",
                        "until", SmallLedger.time(ledger.now.plusSeconds(20)),
                        "actor", "service"));
    }

    private void limit(String account, String credit, String actor, String closed) {
        Map<String, Object> members =
                new HashMap<>(
                        Map.of(
                                "account",
                                account,
                                "limit",
                                Map.of(SmallLedger.UNIT, credit),
                                "closed",
                                closed));
        if (!actor.isEmpty()) {
            members.put("actor", actor);
        }
        ledger.leaf("limit", members);
    }

    private static Map<String, Object> by(String actor) {
        return Map.of("auth", Map.of("mode", "operator", "actor", actor));
    }

    private Report found(String what) {
        Report report = ledger.verify(folder);
        assertThat(report.findings()).singleElement().asString().contains(what);
        return report;
    }

    private void isRight() {
        assertThat(ledger.verify(folder).findings()).isEmpty();
    }

    @Test
    void a_limit_that_a_coordinator_raises() {
        house();
        limit("m1", "9000", "m2", "no");
        isRight();
    }

    @Test
    void a_limit_that_nobody_raised() {
        house();
        limit("m1", "9000", "", "no");
        Report report = found("UNNAMED: it does not say who changed the limits");
        assertThat(report.profits()).isEqualTo(Map.of("m1 HRZ", 4_000L));
    }

    @Test
    void a_limit_that_the_service_raised() {
        house();
        limit("m1", "9000", "service", "no");
        assertThat(found("service has no mandate to change limits").profits())
                .isEqualTo(Map.of("m1 HRZ", 4_000L));
    }

    @Test
    void a_limit_after_the_mandate_is_over() {
        house();
        ledger.now = ledger.now.plusSeconds(20);
        limit("m1", "9000", "m2", "no");
        found("m2 has no mandate to change limits");
    }

    @Test
    void a_member_closes_her_own_account_and_no_more() {
        house();
        limit("m1", "5000", "m1", "yes");
        isRight();
        limit("m0", "5001", "m0", "yes");
        assertThat(found("m0 has no mandate").profits()).isEqualTo(Map.of("m0 HRZ", 1L));
    }

    @Test
    void a_payment_before_its_contribution_is_in_force() {
        ledger.policy("contribution", "1", CONTRIBUTION, 10);
        ledger.posted("payment", by("m0"), "m0", -500, "m1", 500);
        Report report = found("no policy contribution was in force: contribution/1 takes effect");
        assertThat(report.profits()).isEqualTo(Map.of("m1 HRZ", 10L, "fund-income HRZ", -10L));
    }

    @Test
    void a_payment_before_anybody_is_asked_who_may_order_it() {
        ledger.policy("authorisation", "1", AUTHORISATION, 10);
        ledger.posted("payment", by("m0"), "m0", -500, "m1", 500);
        assertThat(found("no policy authorisation was in force").profits())
                .isEqualTo(Map.of("m0 HRZ", -500L, "m1 HRZ", 500L));
    }

    @Test
    void what_is_brought_in_before_there_is_trade() {
        house();
        ledger.posted("import", by("import"), "m0", -500, "m1", 500);
        ledger.posted("payment", by("m0"), "m0", -10, "m1", 10);
        ledger.posted("import", by("m2"), "m0", -500, "m1", 500);
        ledger.officers();
        ledger.agreed("o1", "o2", "");
        ledger.posted("opening", by("o2"), "m0", -500, "m1", 500);
        isRight();
    }

    @Test
    void what_is_brought_in_by_nobody_once_there_is_trade() {
        house();
        ledger.posted("payment", by("m0"), "m0", -10, "m1", 10);
        ledger.posted("import", by("import"), "m0", -500, "m1", 500);
        assertThat(found("import has no mandate to post a transaction of kind import").profits())
                .isEqualTo(Map.of("m0 HRZ", -500L, "m1 HRZ", 500L));
    }

    @Test
    void balances_that_the_service_gives() {
        house();
        ledger.posted("opening", by("service"), "m0", -500, "m1", 500);
        assertThat(found("service has no mandate to post a transaction of kind opening").profits())
                .containsEntry("m1 HRZ", 500L);
    }
}
