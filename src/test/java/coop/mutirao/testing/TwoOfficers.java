package coop.mutirao.testing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Role;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.officer.OfficerActs;
import coop.mutirao.officer.Second;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.PolicyKey;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Two coordinators who set policies: the first asks for it, and the second does it.
public record TwoOfficers(TestApp town, String first, String second) {

    /// Sets the next version.
    ///
    /// @param from when it takes effect; null: at once
    public <T> void set(PolicyKey<T> key, T value, @Nullable Instant from) {
        assertThat(set(first, key, value, from)).isInstanceOf(Policies.Result.Waits.class);
        assertThat(set(second, key, value, from)).isInstanceOf(Policies.Result.Set.class);
    }

    private <T> Policies.Result set(
            String officer, PolicyKey<T> key, T value, @Nullable Instant from) {
        MemberId number = town.app.members.find(officer).orElseThrow().id();
        int version = town.app.database.inTransaction(tx -> town.app.policies.next(tx, key.name()));
        Second second =
                town.app.officerActs.second(
                        new OfficerActs.Order(
                                "PUT",
                                "/api/v1/policies/%s/%d".formatted(key.name(), version),
                                String.valueOf(value),
                                true,
                                "Assembly",
                                null,
                                number.value(),
                                Set.of(Role.COORDINATOR)));
        var change =
                new Policies.Change<>(
                        key,
                        version,
                        value,
                        "Assembly",
                        from,
                        number,
                        town.app.members.publicId(officer));
        return town.app.database.inTransaction(tx ->
                town.app.log.record(
                        tx, facts -> town.app.policies.set(tx, facts, 1, change, second)));
    }
}
