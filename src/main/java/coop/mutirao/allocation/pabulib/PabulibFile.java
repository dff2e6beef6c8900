package coop.mutirao.allocation.pabulib;

import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.Election;
import coop.mutirao.allocation.Project;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// An election as a Pabulib file has it (Stolicki, Szufa, Talmon: *Pabulib: A Participatory
/// Budgeting Library*, arXiv 2012.06539), read strictly: what is not clear is refused.
///
/// Amounts may have decimals, after a point or a comma. They are exact: a minor unit is the
/// smallest decimal place that any amount uses. A column `exclusion_groups` of the projects names
/// groups of which one project at most is selected.
///
/// @param decimals decimal places of a minor unit: with 2, an amount of 1050 is 10.50
public record PabulibFile(Election election, int decimals) {

    private static final int PROJECTS_MAX = 5_000;
    private static final int BALLOTS_MAX = 1_000_000;
    private static final int CHOICES_MAX = 10_000_000;

    private static final Map<String, Ballot.Type> VOTE_TYPES =
            Map.of(
                    "approval", Ballot.Type.APPROVAL,
                    "choose-1", Ballot.Type.APPROVAL,
                    "cumulative", Ballot.Type.POINTS,
                    "scoring", Ballot.Type.POINTS);

    /// A file that cannot be read: on which line, and why.
    public static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1;

        Broken(int line, String reason) {
            super("line %d: %s".formatted(line, reason));
        }
    }

    /// @param decimalsMin so many decimal places at least, for what is reckoned with them
    /// @throws Broken if it is not a file of this kind, or not all of it
    public static PabulibFile read(InputStream in, int decimalsMin) throws IOException {
        return new Reading(new PabulibLines(in)).file(decimalsMin);
    }

    /// One going through a file.
    private static final class Reading {

        private final PabulibLines lines;
        private final Map<String, Entry> meta = new TreeMap<>();
        private final List<Cost> costs = new ArrayList<>();
        private Map<String, Integer> columns = new HashMap<>();
        private int width;
        private int choices;

        /// A value of META, and where it stands.
        private record Entry(String value, int line) {}

        /// A project as it is read, before it is known what a minor unit is.
        private record Cost(String id, BigDecimal amount, Set<String> groups, int line) {}

        private Reading(PabulibLines lines) {
            this.lines = lines;
        }

        private PabulibFile file(int decimalsMin) throws IOException {
            List<String> first = row("section META");
            if (!isSection(first, "META")) {
                throw lines.broken("META was expected, not \"%s\"".formatted(first.getFirst()));
            }
            readMeta();
            Ballot.Type type = type();
            Amount budget = new Amount(amount("budget"), meta("budget").line());
            readProjects();
            int decimals = Math.max(decimalsMin, budget.decimals());
            for (Cost cost : costs) {
                decimals = Math.max(decimals, new Amount(cost.amount, cost.line).decimals());
            }
            List<Project> projects = new ArrayList<>();
            for (Cost cost : costs) {
                projects.add(
                        new Project(
                                cost.id,
                                new Amount(cost.amount, cost.line).minor(decimals),
                                cost.groups));
            }
            var election = new Election.Builder(budget.minor(decimals), type, projects);
            readVotes(election, type);
            return new PabulibFile(election.build(), decimals);
        }

        private List<String> row(String expected) throws IOException {
            @Nullable List<String> row = lines.next();
            if (row == null) {
                throw lines.broken("the file ends where %s was expected".formatted(expected));
            }
            return row;
        }

        private static boolean isSection(List<String> row, String name) {
            return row.getFirst().equalsIgnoreCase(name)
                    && row.stream().skip(1).allMatch(String::isEmpty);
        }

        private void readMeta() throws IOException {
            width = row("the header of META").size();
            List<String> row = row("section PROJECTS");
            for (; !isSection(row, "PROJECTS"); row = row("section PROJECTS")) {
                if (isSection(row, "VOTES")) {
                    throw lines.broken("VOTES stands before PROJECTS");
                }
                requireWidth(row);
                String key = row.getFirst().toLowerCase(Locale.ROOT);
                String value = row.size() < 2 ? "" : row.get(1);
                if (meta.put(key, new Entry(value, lines.line())) != null) {
                    throw lines.broken("META says %s twice".formatted(key));
                }
            }
        }

        private Entry meta(String key) {
            Entry entry = meta.get(key);
            if (entry == null) {
                throw lines.broken("META does not say %s".formatted(key));
            }
            return entry;
        }

        private Ballot.Type type() {
            Entry entry = meta("vote_type");
            Ballot.Type type = VOTE_TYPES.get(entry.value.toLowerCase(Locale.ROOT));
            if (type == null) {
                throw new Broken(
                        entry.line,
                        "votes are approval, choose-1, cumulative or scoring, not \"%s\""
                                .formatted(entry.value));
            }
            return type;
        }

        private BigDecimal amount(String key) {
            Entry entry = meta(key);
            return amount(entry.value, entry.line, "the " + key);
        }

        private static BigDecimal amount(String text, int line, String what) {
            if (!text.matches("[0-9]{1,18}([.,][0-9]{1,18})?")) {
                throw new Broken(line, "%s is \"%s\", which is no amount".formatted(what, text));
            }
            BigDecimal amount = new BigDecimal(text.replace(',', '.'));
            if (amount.signum() == 0) {
                throw new Broken(line, "%s is zero".formatted(what));
            }
            return amount;
        }

        private void readProjects() throws IOException {
            readColumns("PROJECTS", "project_id", "cost");
            Set<String> ids = new HashSet<>();
            List<String> row = row("section VOTES");
            for (; !isSection(row, "VOTES"); row = row("section VOTES")) {
                requireWidth(row);
                String id = cell(row, "project_id");
                if (id.isEmpty() || id.contains(",")) {
                    throw lines.broken("\"%s\" is no id of a project".formatted(id));
                }
                if (!ids.add(id)) {
                    throw lines.broken("there is already a project %s".formatted(id));
                }
                if (ids.size() > PROJECTS_MAX) {
                    throw lines.broken("more than %d projects".formatted(PROJECTS_MAX));
                }
                String cost = cell(row, "cost");
                BigDecimal amount = amount(cost, lines.line(), "the cost of " + id);
                costs.add(new Cost(id, amount, groups(row), lines.line()));
            }
            requireNumber("num_projects", costs.size());
        }

        private Set<String> groups(List<String> row) {
            return columns.containsKey(PabulibText.GROUPS)
                    ? new TreeSet<>(list(cell(row, PabulibText.GROUPS)))
                    : Set.of();
        }

        private void readColumns(String section, String... needed) throws IOException {
            List<String> header = row("the header of " + section);
            columns = new HashMap<>();
            width = header.size();
            for (int i = 0; i < width; i++) {
                String name = header.get(i).toLowerCase(Locale.ROOT);
                if (columns.put(name, i) != null && !name.isEmpty()) {
                    throw lines.broken("%s has the column %s twice".formatted(section, name));
                }
            }
            for (String name : needed) {
                if (!columns.containsKey(name)) {
                    throw lines.broken("%s has no column %s".formatted(section, name));
                }
            }
        }

        // Nobody can tell of which column more would be. Semicolons at the end say nothing.
        private void requireWidth(List<String> row) {
            for (int i = width; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    throw lines.broken(
                            "the row has %d columns, and its section %d"
                                    .formatted(row.size(), width));
                }
            }
        }

        private String cell(List<String> row, String column) {
            Integer place = columns.get(column);
            if (place == null || place >= row.size()) {
                throw lines.broken("the row has no %s".formatted(column));
            }
            return row.get(place);
        }

        private void requireNumber(String key, int found) {
            Entry said = meta.get(key);
            if (said != null && !said.value.equals(Integer.toString(found))) {
                throw new Broken(
                        said.line,
                        "META says %s is %s, and the file has %d"
                                .formatted(key, said.value, found));
            }
        }

        private void readVotes(Election.Builder election, Ballot.Type type) throws IOException {
            boolean hasPoints = type == Ballot.Type.POINTS;
            readColumns(
                    "VOTES", hasPoints ? new String[] {"vote", "points"} : new String[] {"vote"});
            Set<String> voters = new HashSet<>();
            int ballots = 0;
            for (@Nullable List<String> row = lines.next(); row != null; row = lines.next()) {
                if (++ballots > BALLOTS_MAX) {
                    throw lines.broken("more than %d ballots".formatted(BALLOTS_MAX));
                }
                requireWidth(row);
                if (columns.containsKey("voter_id") && !voters.add(cell(row, "voter_id"))) {
                    throw lines.broken(
                            "voter %s has voted before".formatted(cell(row, "voter_id")));
                }
                try {
                    election.add(hasPoints ? points(row) : approval(row));
                } catch (IllegalArgumentException e) {
                    throw lines.broken(String.valueOf(e.getMessage()));
                }
            }
            requireNumber("num_votes", ballots);
        }

        private Ballot approval(List<String> row) {
            return new Ballot.Approval(new TreeSet<>(list(cell(row, "vote"))));
        }

        private Ballot points(List<String> row) {
            List<String> projects = list(cell(row, "vote"));
            List<String> points = list(cell(row, "points"));
            if (projects.size() != points.size()) {
                throw lines.broken(
                        "%d projects are given points %d times"
                                .formatted(projects.size(), points.size()));
            }
            Map<String, Integer> given = new TreeMap<>();
            for (int i = 0; i < projects.size(); i++) {
                if (!points.get(i).matches("[0-9]{1,7}")) {
                    throw lines.broken("\"%s\" is no number of points".formatted(points.get(i)));
                }
                if (given.put(projects.get(i), Integer.valueOf(points.get(i))) != null) {
                    throw lines.broken(
                            "project %s is given points twice".formatted(projects.get(i)));
                }
            }
            return new Ballot.Points(given);
        }

        private List<String> list(String cell) {
            if (cell.isEmpty()) {
                return List.of();
            }
            List<String> list = new ArrayList<>();
            for (String one : cell.split(",", -1)) {
                if (one.isBlank()) {
                    throw lines.broken("between two commas nothing stands");
                }
                list.add(one.strip());
            }
            choices += list.size();
            if (choices > CHOICES_MAX) {
                throw lines.broken("more than %d votes for projects".formatted(CHOICES_MAX));
            }
            return list;
        }
    }

    /// An amount of the file, and the line it stands on.
    private record Amount(BigDecimal value, int line) {

        private int decimals() {
            return Math.max(0, value.stripTrailingZeros().scale());
        }

        private long minor(int decimals) {
            BigDecimal minor = value.movePointRight(decimals);
            if (minor.compareTo(BigDecimal.valueOf(Project.AMOUNT_MAX)) > 0) {
                throw new Broken(
                        line,
                        "%s with %d decimal places is more than 2^53 - 1 minor units"
                                .formatted(value.toPlainString(), decimals));
            }
            return minor.longValueExact();
        }
    }
}
