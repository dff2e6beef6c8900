package coop.mutirao.motion;

import static coop.mutirao.motion.MotionTown.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever owns the database can change what an assembly decided: then the check says so.
class MotionsHoldTest {

    private static MotionTown town;

    @BeforeAll
    static void decide() {
        town = new MotionTown();
        town.accept(1, List.of(town.limits(2, 7_000), TEXT));
        town.pass(Duration.ofHours(1));
        town.keep();
        assertThat(town.findings()).isEmpty();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE motion SET yes = yes + 1 WHERE number = 1",
                "UPDATE motion SET title = 'Something else' WHERE number = 1",
                "UPDATE motion SET decision = replace(decision, '7000', '8000') WHERE number = 1",
                "UPDATE motion SET act_at = 0 WHERE number = 1",
                "UPDATE motion SET closes_at = closes_at - interval '1 s' WHERE number = 1",
                "UPDATE motion SET effective_at = effective_at + interval '1 s' WHERE number = 1",
                "UPDATE motion SET state = 'rejected' WHERE number = 2",
                "UPDATE motion SET state = 'voting', yes = NULL, no = NULL, abstain = NULL"
                        + " WHERE number = 2",
                "UPDATE motion_vote SET vote = 'no' WHERE log_index = (SELECT min(log_index) FROM"
                        + " motion_vote)",
                "UPDATE motion_vote SET seq = 2 WHERE log_index = (SELECT min(log_index) FROM"
                        + " motion_vote)",
                "DELETE FROM motion_vote WHERE seq = 1 AND log_index = (SELECT min(log_index)"
                        + " FROM motion_vote)",
                "DELETE FROM motion WHERE number = 2"
            })
    void what_was_changed_is_found(String change) {
        DSLContext owner = DSL.using(TestDatabase.ownerOf(town.database), SQLDialect.POSTGRES);
        owner.execute("CREATE TABLE kept AS SELECT * FROM motion");
        owner.execute("CREATE TABLE kept_vote AS SELECT * FROM motion_vote");
        try {
            owner.transaction(c -> {
                c.dsl().execute("SET LOCAL session_replication_role = replica");
                assertThat(c.dsl().execute(change)).isEqualTo(1);
            });
            assertThat(town.findings()).anySatisfy(f -> assertThat(f).startsWith("motions-hold"));
        } finally {
            owner.transaction(c -> {
                c.dsl().execute("SET LOCAL session_replication_role = replica");
                c.dsl().execute("DELETE FROM motion_vote");
                c.dsl().execute("DELETE FROM motion");
                c.dsl().execute("INSERT INTO motion OVERRIDING SYSTEM VALUE SELECT * FROM kept");
                c.dsl().execute("INSERT INTO motion_vote SELECT * FROM kept_vote");
                c.dsl().execute("DROP TABLE kept, kept_vote");
            });
        }
        assertThat(town.findings()).isEmpty();
    }
}
