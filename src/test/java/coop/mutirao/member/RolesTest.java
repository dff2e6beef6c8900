package coop.mutirao.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.http.Role;
import coop.mutirao.officer.Second;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A role.
class RolesTest {

    final World world = new World();

    Roles.Result grant(String member, Role role, String decision, String by) {
        return world.roles.grant(
                new RoleGrant.Decided(member, role, decision, null), by, Second.NOT_NEEDED);
    }

    @Test
    void is_given_and_ended_by_facts_of_the_log() {
        long facts = world.facts();
        var given = grant("ana", Role.AUDITOR, "Assembly, item 3", "coord");
        var again = grant("ana", Role.AUDITOR, "Assembly, item 3", "coord");

        var grant = ((Roles.Result.Granted) given).grant();
        assertThat(again).isEqualTo(new Roles.Result.GrantedBefore(grant));
        assertThat(world.roles.revoke("ana", Role.AUDITOR, "Assembly", "coord", Second.NOT_NEEDED))
                .isEqualTo(new Roles.Result.Without());
        assertThat(world.roles.revoke("ana", Role.AUDITOR, "Assembly", "coord", Second.NOT_NEEDED))
                .isEqualTo(new Roles.Result.Without());
        assertThat(world.facts()).isEqualTo(facts + 2);
        assertThat(world.query("SELECT convert_from(leaf, 'UTF8') FROM log_leaf"))
                .filteredOn(leaf -> leaf.contains("\"type\":\"admin\""))
                .filteredOn(leaf -> leaf.contains(world.account("ana").publicId()))
                .allMatch(leaf -> leaf.contains(world.account("coord").publicId()))
                .anyMatch(leaf -> leaf.contains("\"granted\":\"yes\""))
                .anyMatch(leaf -> leaf.contains("\"granted\":\"no\""))
                .hasSize(2);
    }

    @Test
    void ends_by_itself_when_its_term_is_over() {
        Instant end = world.now.plus(Duration.ofDays(30));
        world.roles.grant(
                new RoleGrant.Decided("ana", Role.AUDITOR, "Assembly", end),
                "coord",
                Second.NOT_NEEDED);
        world.now = end.minusMillis(1);
        assertThat(world.roles.has("ana", Role.AUDITOR)).isTrue();
        assertThat(world.roles.inForce()).extracting(RoleGrant::endsAt).contains(end);

        world.now = end;

        assertThat(world.roles.has("ana", Role.AUDITOR)).isFalse();
        assertThat(world.roles.inForce()).extracting(RoleGrant::member).containsExactly("coord");
        assertThat(world.roles.revoke("ana", Role.AUDITOR, "Assembly", "coord", Second.NOT_NEEDED))
                .isEqualTo(new Roles.Result.Without());
    }

    @Test
    void lasts_a_year_if_nothing_is_said_and_four_years_at_most() {
        var grant = ((Roles.Result.Granted) grant("ana", Role.AUDITOR, "A", "coord")).grant();
        assertThat(grant.endsAt()).isEqualTo(grant.grantedAt().plus(RoleGrant.TERM));

        for (Duration term :
                List.of(Duration.ZERO, RoleGrant.TERM_MAX.plusMillis(1), Duration.ofDays(-1))) {
            var decided = new RoleGrant.Decided("bea", Role.AUDITOR, "A", world.now.plus(term));
            assertThatThrownBy(() -> world.roles.grant(decided, "coord", Second.NOT_NEEDED))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("four years");
        }
        var longest =
                new RoleGrant.Decided("bea", Role.AUDITOR, "A", world.now.plus(RoleGrant.TERM_MAX));
        assertThat(world.roles.grant(longest, "coord", Second.NOT_NEEDED))
                .isInstanceOf(Roles.Result.Granted.class);
    }

    @Test
    void is_given_anew_by_another_decision_before_or_after_it_ended() {
        grant("ana", Role.AUDITOR, "Assembly of 2026", "coord");
        world.now = world.now.plus(Duration.ofDays(360));
        var renewed = grant("ana", Role.AUDITOR, "Assembly of 2027", "coord");
        Instant end = ((Roles.Result.Granted) renewed).grant().endsAt();
        assertThat(end).isEqualTo(world.now.plus(RoleGrant.TERM));

        world.roles.grantByService(new RoleGrant.Decided("coord", Role.COORDINATOR, "Anew", null));
        world.now = end;
        assertThat(grant("ana", Role.AUDITOR, "Assembly of 2028", "coord"))
                .isInstanceOf(Roles.Result.Granted.class);
    }

    @Test
    void of_coordinator_is_given_by_the_service_where_none_is_left() {
        world.now = world.now.plus(RoleGrant.TERM);
        assertThat(world.roles.inForce()).isEmpty();

        world.roles.grantByService(
                new RoleGrant.Decided("ana", Role.COORDINATOR, "Assembly of 2027", null));

        assertThat(world.roles.has("ana", Role.COORDINATOR)).isTrue();
        assertThat(world.query("SELECT convert_from(leaf, 'UTF8') FROM log_leaf").getLast())
                .contains("\"actor\":\"service\"", "\"until\":\"2028-11-");
    }

    @Test
    void of_the_last_coordinator_stays() {
        assertThat(
                        world.roles.revoke(
                                "coord", Role.COORDINATOR, "Mine", "coord", Second.NOT_NEEDED))
                .isEqualTo(new Roles.Result.LastCoordinator("coord"));

        grant("ana", Role.COORDINATOR, "Assembly", "coord");

        assertThat(
                        world.roles.revoke(
                                "coord", Role.COORDINATOR, "Mine", "coord", Second.NOT_NEEDED))
                .isEqualTo(new Roles.Result.Without());
    }

    @Test
    void is_given_by_somebody_else() {
        long facts = world.facts();

        assertThat(grant("coord", Role.TREASURER, "Assembly", "COORD"))
                .isEqualTo(new Roles.Result.ForOneself());
        assertThat(world.roles.has("coord", Role.TREASURER)).isFalse();
        assertThat(world.facts()).isEqualTo(facts);

        grant("ana", Role.COORDINATOR, "Assembly", "coord");
        assertThat(grant("coord", Role.TREASURER, "Assembly", "ana"))
                .isInstanceOf(Roles.Result.Granted.class);
        assertThat(
                        world.roles.revoke(
                                "coord", Role.TREASURER, "Assembly", "coord", Second.NOT_NEEDED))
                .isEqualTo(new Roles.Result.Without());
    }

    @Test
    void is_for_members() {
        assertThat(grant("zeca", Role.AUDITOR, "Assembly", "coord"))
                .isEqualTo(new Roles.Result.UnknownMember("zeca"));
        assertThatThrownBy(() -> grant("ana", Role.AUDITOR, " ", "coord"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
