package coop.mutirao.motion;

import static coop.mutirao.motion.MotionTown.motion;
import static coop.mutirao.motion.MotionTown.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.fund.Fund;
import coop.mutirao.ledger.AccountChange;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.officer.Second;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A debt that nobody will pay is written off: by the fund, by the deficit, and by members.
class WriteOffTest {

    @TempDir Path folder;

    final MotionTown town = new MotionTown();
    private long ids;

    @AfterEach
    void holds() {
        assertSound();
        town.close();
    }

    private void assertSound() {
        assertThat(town.findings()).isEmpty();
        var report = ExportedLog.verify(town.database, folder.resolve("p" + ids++));
        assertThat(report.isSound()).as("%s", report.findings()).isTrue();
    }

    private void pay(String payer, String payee, long amount) {
        town.as(payer)
                .put(
                        "/api/v1/payments/" + new UUID(0x7000, 0x8000_0000_0000_9000L + ids++),
                        Map.of("payee", payee, "amount", amount, "description", "Bread"))
                .is(201);
    }

    private static Map<String, Object> writeOff(String member, long amount, @Nullable Integer cap) {
        Map<String, Object> how = new HashMap<>();
        how.put("amount", amount);
        how.put("useExpansion", false);
        how.put("capPpm", cap);
        return Map.of("kind", "writeOff", "member", member, "writeOff", how);
    }

    private long balance(String code) {
        return town.app.balance(code);
    }

    private void sweep() {
        assertThat(
                        town.app.app.fund.sweep(
                                new TransferId(new UUID(0x7000, 0x8000_0000_0000_a000L + ids++)),
                                null,
                                Fact.SERVICE))
                .isInstanceOf(Fund.Result.Swept.class);
    }

    private void done(int number, Object decision) {
        town.accept(number, decision);
        town.pass(Duration.ofHours(1));
        town.keep();
    }

    private JsonNode losses() {
        return town.as("m1").get("/api/v1/losses").is(200).body();
    }

    // The sum of the first posting of a kind that an account gave, in words, as it is read.
    private String explained(String reader, String kind, String payer) {
        UUID id =
                owner().fetchSingle(
                                "SELECT transfer_id FROM transfer JOIN account"
                                        + " ON account_id = payer_id WHERE transfer.kind = ?"
                                        + " AND code = ? ORDER BY log_index LIMIT 1",
                                kind,
                                payer)
                        .get(0, UUID.class);
        return town.as(reader)
                .get("/api/v1/payments/%s/explanation".formatted(id))
                .is(200)
                .body()
                .at("/loss/arithmetic")
                .asString();
    }

    private DSLContext owner() {
        return DSL.using(TestDatabase.ownerOf(town.database), SQLDialect.POSTGRES);
    }

    @Test
    void the_reserve_pays_then_the_deficit_and_members_bear_it_by_their_trade() {
        pay("m4", "m1", 2_000);
        pay("m4", "m2", 1_000);
        pay("m3", "m5", 500);
        pay("m5", "v1", 450);
        sweep();
        long reserve = balance("fund-reserve");
        assertThat(reserve).isPositive();
        long owed = -balance("m4");
        // Whose account is empty, and who has no credit, gives nothing until she can.
        town.app.limits.change(
                "m5",
                new AccountChange(Money.ZERO, null, null, null, "As she wishes"),
                "coord",
                Second.NOT_NEEDED);
        assertThat(balance("m5")).isZero();
        town.pass(Duration.ofDays(25));

        town.as("m1")
                .put(path(9), motion(writeOff("m4", owed - 1, null)))
                .isProblem(422, "motion-not-valid");
        done(1, writeOff("m4", owed, 1_000_000));
        assertThat(town.read(1).get("failure").asString("")).isEmpty();
        assertThat(town.read(1).get("debtPlan").isNull()).isTrue();
        assertThat(town.state(1)).isEqualTo("executed");
        assertThat(balance("m4")).isZero();
        assertThat(balance("fund-reserve")).isZero();
        long deficit = owed - reserve;
        assertThat(balance("system-deficit")).isEqualTo(-deficit);
        assertThat(town.as("coord").get("/api/v1/accounts/m4").body().get("closed").asBoolean())
                .isTrue();
        assertThat(town.findings()).isEmpty();

        long before = balance("m1") + balance("m2") + balance("m3") + balance("v1") + balance("v2");
        long m1 = balance("m1");
        town.restart();
        assertThat(town.app.app.chamber.lossKeeper.keep()).isOne();
        assertThat(town.app.app.chamber.lossKeeper.keep()).isZero();
        long missing = -balance("system-deficit");
        // What m5 is to bear is all that is missing.
        assertThat(missing).isPositive().isLessThan(deficit);
        assertThat(balance("m5")).isZero();
        long after = balance("m1") + balance("m2") + balance("m3") + balance("v1") + balance("v2");
        assertThat(before - after).isEqualTo(deficit - missing);
        // Of 4,900 that are traded by all but m4, m1 has 2,000 and m5 950, each rounded by one.
        assertThat(m1 - balance("m1"))
                .isBetween(deficit * 2_000 / 4_900, deficit * 2_000 / 4_900 + 1);
        assertThat(missing).isBetween(deficit * 950 / 4_900, deficit * 950 / 4_900 + 1);
        var loss = losses().get("losses").get(0);
        assertThat(loss.get("amount").asLong()).isEqualTo(owed);
        assertThat(loss.get("reserve").asLong()).isEqualTo(reserve);
        assertThat(loss.get("apportioned").asLong()).isEqualTo(deficit);
        assertThat(loss.get("collected").asLong()).isEqualTo(deficit - missing);
        assertThat(losses().get("deficit").asLong()).isEqualTo(missing);
        assertThat(town.as("m1").get("/api/v1/members/m1/news").text())
                .contains("loss-share-taken");
        assertThat(town.as("m1").get("/api/v1/members/m1/data").text()).contains("lossShares");
        assertThat(explained("m4", "writeOff", "fund-reserve"))
                .isEqualTo(
                        "%d of the reserve + 0 of expansion + %d of the deficit = %d; this is %d."
                                .formatted(reserve, deficit, owed, reserve));
        assertThat(explained("m1", "lossShare", "m1"))
                .isEqualTo(
                        "For a trade of 2000, %1$d are due of the deficit of %2$d;"
                                        .formatted(m1 - balance("m1"), deficit)
                                + " 0 before + %1$d now = %1$d.".formatted(m1 - balance("m1")));
        assertThat(town.findings()).isEmpty();

        // A little comes in, and goes where it is missing; then the fund's income does the rest.
        pay("m1", "m5", 10);
        long held = balance("m5");
        assertThat(town.app.app.chamber.lossKeeper.keep()).isOne();
        assertThat(balance("m5")).isEqualTo(Math.max(0, held - missing));
        long still = -balance("system-deficit");
        pay("m1", "m2", 1_000);
        long income = balance("fund-income");
        sweep();
        assertThat(-balance("system-deficit")).isEqualTo(Math.max(0, still - income));
        pay("m1", "m5", 1_000);
        town.app.app.chamber.lossKeeper.keep();
        assertThat(balance("system-deficit")).isZero();
        assertThat(town.app.app.chamber.lossKeeper.keep()).isZero();
        guarded();
    }

    private void guarded() {
        var owner = owner();
        for (String change :
                List.of(
                        "UPDATE loss_share SET due = due + 1",
                        "DELETE FROM loss_posting",
                        "INSERT INTO loss_share SELECT motion_id, account_id + 1, decided_at,"
                                + " trade, due FROM loss_share LIMIT 1")) {
            assertThatThrownBy(() -> owner.execute(change)).as(change).isNotNull();
        }
        owner.execute("ALTER TABLE loss_share DISABLE TRIGGER USER");
        owner.execute(
                "UPDATE loss_share SET due = due + 1 WHERE due = (SELECT max(due)"
                        + " FROM loss_share)");
        assertThat(town.findings()).anySatisfy(f -> assertThat(f).startsWith("losses-hold"));
        owner.execute(
                "UPDATE loss_share SET due = due - 1 WHERE due = (SELECT max(due)"
                        + " FROM loss_share)");
        owner.execute("ALTER TABLE loss_share ENABLE TRIGGER USER");
        owner.execute("ALTER TABLE loss_posting DISABLE TRIGGER USER");
        owner.execute("CREATE TABLE kept AS SELECT * FROM loss_posting");
        owner.execute("DELETE FROM loss_posting WHERE account_id IS NULL");
        assertThat(town.findings()).anySatisfy(f -> assertThat(f).startsWith("losses-hold"));
        owner.execute("INSERT INTO loss_posting SELECT * FROM kept WHERE account_id IS NULL");
        owner.execute("ALTER TABLE loss_posting ENABLE TRIGGER USER");
        owner.execute("DROP TABLE kept");
    }

    @Test
    void what_cannot_be_written_off_any_more_fails_and_writes_nothing() {
        pay("m4", "m1", 1_000);
        pay("m5", "m1", 1_000);
        pay("m6", "m1", 4_000);
        town.as("m1")
                .put(path(9), motion(writeOff("m1", 1_000, null)))
                .isProblem(422, "motion-not-valid");
        town.as("m1")
                .put(path(9), motion(writeOff("m4", 1_000, 0)))
                .isProblem(422, "motion-not-valid");
        town.as("m1")
                .put(path(9), motion(writeOff("m4", 1_000, 1_000_001)))
                .isProblem(422, "motion-not-valid");
        town.accept(
                1,
                List.of(
                        writeOff("m4", 1_000, 5_000),
                        writeOff("m5", 1_000, 5_000),
                        writeOff("m6", 4_000, null)));
        pay("m1", "m4", 1_112);
        pay("m5", "m1", 1);
        town.pass(Duration.ofHours(1));
        town.keep();
        assertThat(town.read(1).get("failure").asString()).isEqualTo("owes-nothing");
        assertThat(town.read(2).get("failure").asString()).isEqualTo("owes-more");
        assertThat(town.read(3).get("failure").asString()).isEqualTo("deficit-full");
        assertThat(losses().get("losses").size()).isZero();
        assertThat(losses().get("deficitMaximum").asLong()).isEqualTo(3_000);
        // At the very edge it can be.
        pay("m1", "m6", 1_112);
        long owed = -balance("m6");
        assertThat(owed).isLessThanOrEqualTo(3_000);
        pay("m6", "m1", 3_000 - owed);
        done(4, writeOff("m6", 3_000, null));
        assertThat(balance("system-deficit")).isEqualTo(-3_000);
        assertThat(town.app.app.chamber.lossKeeper.keep()).isZero();
        String forged =
                "INSERT INTO transfer SELECT (SELECT size FROM log_head), gen_random_uuid(),"
                        + " 'writeOff', payer_id, payee_id, 1, now(), now(), NULL, NULL"
                        + " FROM transfer LIMIT 1";
        assertThatThrownBy(() -> owner().execute(forged)).isNotNull();
    }

    @Test
    void a_plan_to_pay_back_lapses_when_the_debt_is_written_off() {
        pay("m4", "m1", 1_000);
        long owed = -balance("m4");
        String plan = "/api/v1/accounts/m4/debt-plans/" + new UUID(0x7000, 0x8000_0000_0000_b000L);
        town.as("m4")
                .put(
                        plan,
                        Map.of(
                                "instalments",
                                List.of(Map.of("dueOn", "2027-05-01", "amount", owed)),
                                "ways",
                                "Work"))
                .is(201);
        town.as("coord").put(plan + "/agreement", null).is(201);
        town.accept(1, writeOff("m4", owed, null));
        town.pass(Duration.ofHours(1));
        town.keep();
        assertThat(balance("m4")).isZero();
        assertThat(town.app.app.chamber.debtKeeper.keep()).isOne();
        assertThat(
                        town.as("coord")
                                .get("/api/v1/accounts/m4/debt-plans")
                                .is(200)
                                .body()
                                .at("/items/0/state")
                                .asString())
                .isEqualTo("lapsed");
    }
}
