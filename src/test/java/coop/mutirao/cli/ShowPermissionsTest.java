package coop.mutirao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Permissions;
import coop.mutirao.http.Permissions.Rule;
import coop.mutirao.http.Role;
import coop.mutirao.http.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What is printed is the table that [coop.mutirao.PermissionsTest] walks.
class ShowPermissionsTest {

    @Test
    void the_table_says_what_is_enforced() {
        List<String> lines = ShowPermissions.table().lines().toList();
        List<Role> columns = new ArrayList<>();
        for (String name :
                lines.getFirst()
                        .replaceFirst("scope for programs.*", "")
                        .strip()
                        .split("\\s+", -1)) {
            columns.add(Role.valueOf(name.toUpperCase(java.util.Locale.ROOT)));
        }
        List<Rule> printed = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\\s+", -1);
            Set<Role> who = EnumSet.noneOf(Role.class);
            for (int i = 0; i < columns.size(); i++) {
                if (cells[i + 2].equals("yes")) {
                    who.add(columns.get(i));
                }
            }
            printed.add(
                    new Rule(
                            cells[0],
                            cells[1],
                            who,
                            scope(cells[cells.length - 2]),
                            cells[cells.length - 1].equals("yes")));
        }
        assertThat(printed).isEqualTo(Permissions.TABLE);
    }

    @Test
    void json_says_the_same() {
        List<Rule> printed = new ArrayList<>();
        for (JsonNode rule : new ObjectMapper().readTree(ShowPermissions.json())) {
            Set<Role> who = EnumSet.noneOf(Role.class);
            rule.get("who")
                    .forEach(role ->
                            who.add(
                                    Role.valueOf(
                                            role.asString().toUpperCase(java.util.Locale.ROOT))));
            printed.add(
                    new Rule(
                            rule.get("method").asString(),
                            rule.get("path").asString(),
                            who,
                            scope(rule.path("scope").asString("-")),
                            rule.path("fresh").asBoolean(false)));
        }
        assertThat(printed).isEqualTo(Permissions.TABLE);
    }

    private static @Nullable Scope scope(String text) {
        return text.equals("-") ? null : Scope.of(text);
    }
}
