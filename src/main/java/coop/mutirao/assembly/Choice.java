package coop.mutirao.assembly;

import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.pabulib.PabulibText;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a ballot says: of which projects it approves, or how many points it gives them.
///
/// @param points by the project's id; 1 for each approval. Nothing is given no points
public record Choice(Ballot.Type type, SortedMap<String, Integer> points) {

    // What is approved of stands between the account and the poll: see CastBallot.
    private static final Pattern APPROVALS = Pattern.compile("\"choice\":\\[([^\\]]*)\\]");
    private static final Pattern POINTS = Pattern.compile("\"choice\":\\{([^}]*)\\}");

    public Choice {
        var given = new TreeMap<>(points);
        given.values().removeIf(p -> p == 0);
        points = Collections.unmodifiableSortedMap(given);
    }

    /// @throws IllegalArgumentException if a project stands twice among them
    public static Choice approving(Collection<UUID> projects) {
        var points = new TreeMap<String, Integer>();
        for (UUID one : projects) {
            if (points.put(one.toString(), 1) != null) {
                throw new IllegalArgumentException(
                        "The project %s stands twice on the ballot.".formatted(one));
            }
        }
        return new Choice(Ballot.Type.APPROVAL, points);
    }

    static Choice giving(Map<UUID, Integer> given) {
        var points = new TreeMap<String, Integer>();
        given.forEach((project, many) -> points.put(project.toString(), many));
        return new Choice(Ballot.Type.POINTS, points);
    }

    /// Reads it out of a ballot's text.
    static Choice of(String text) {
        Matcher found = POINTS.matcher(text);
        boolean hasPoints = found.find();
        if (!hasPoints) {
            found = APPROVALS.matcher(text);
            found.find();
        }
        var points = new TreeMap<String, Integer>();
        if (!found.group(1).isEmpty()) {
            for (String one : found.group(1).replace("\"", "").split(",", -1)) {
                String[] parts = one.split(":", 2);
                points.put(parts[0], hasPoints ? Integer.parseInt(parts[1]) : 1);
            }
        }
        return new Choice(hasPoints ? Ballot.Type.POINTS : Ballot.Type.APPROVAL, points);
    }

    /// As the ballot's text has it: a list of projects, or of each its points as a text.
    Object canonical() {
        if (type == Ballot.Type.APPROVAL) {
            return List.copyOf(points.keySet());
        }
        var texts = new TreeMap<String, String>();
        points.forEach((project, given) -> texts.put(project, Integer.toString(given)));
        return texts;
    }

    /// The same as a text.
    String text() {
        String object = Roots.json(Map.of("choice", canonical()));
        return object.substring("{\"choice\":".length(), object.length() - 1);
    }

    /// The projects that it names, by id.
    List<UUID> projects() {
        return points.keySet().stream().map(UUID::fromString).toList();
    }

    Ballot ballot() {
        return type == Ballot.Type.APPROVAL
                ? new Ballot.Approval(points.keySet())
                : new Ballot.Points(points);
    }

    PabulibText.Vote vote(long index) {
        return new PabulibText.Vote(Long.toString(index), points);
    }
}
