package coop.mutirao.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.assembly.RoundStore.ProjectRow;
import coop.mutirao.assembly.RoundStore.Voter;
import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.tlog.Frontier;
import coop.mutirao.tlog.MerkleTree;
import java.util.List;
import java.util.Map;

/// What a round is frozen and counted by, each as lines under the root of a tree (RFC 6962): the
/// voters, the projects, the ballots.
final class Roots {

    private Roots() {}

    static byte[] of(List<String> lines) {
        var tree = new Frontier();
        for (String line : lines) {
            tree.append(MerkleTree.leafHash(line.getBytes(UTF_8)), (_, _, _) -> {});
        }
        return tree.root();
    }

    static List<String> voters(List<Voter> voters) {
        return voters.stream().map(Voter::account).toList();
    }

    static List<String> projects(List<ProjectRow> projects) {
        return projects.stream().map(Roots::line).toList();
    }

    private static String line(ProjectRow project) {
        return json(
                Map.of(
                        "amounts", project.amounts().stream().map(String::valueOf).toList(),
                        "content", project.content(),
                        "groups", project.groups().stream().sorted().toList(),
                        "payee", project.payeeId(),
                        "project", project.proposal().toString(),
                        "version", Integer.toString(project.version())));
    }

    static List<String> ballots(List<CastBallot> ballots) {
        return ballots.stream().map(CastBallot::line).toList();
    }

    static List<String> entries(List<PaperEntry> entries) {
        return entries.stream().map(PaperEntry::line).toList();
    }

    static List<String> proxies(List<Proxy> proxies) {
        return proxies.stream()
                .map(p -> json(Map.of("account", p.giverId(), "holder", p.holderId())))
                .toList();
    }

    static String json(Map<String, ?> object) {
        return new String(CanonicalJson.bytes(object), UTF_8);
    }
}
