package coop.mutirao.verify.bundle;

import static coop.mutirao.verify.bundle.Bundle.text;
import static coop.mutirao.verify.bundle.Bundle.texts;
import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.Election;
import coop.mutirao.allocation.Lottery;
import coop.mutirao.allocation.Project;
import coop.mutirao.allocation.Trace;
import coop.mutirao.allocation.VotingRule;
import coop.mutirao.allocation.pabulib.PabulibText;
import coop.mutirao.crypto.Hash;
import coop.mutirao.tlog.Frontier;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.LogProof;
import coop.mutirao.tlog.MerkleTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Whether a round's result is what its ballots give by the rule that was frozen before the first
/// of them. Everything in the bundle is held against the two facts of the log, and those against
/// the log's signature.
public final class BundleVerification {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// So much higher than the one before a ballot's number can be.
    private static final int SEQ_STEP = 1_000;

    private final List<String> findings = new ArrayList<>();

    private BundleVerification() {}

    /// What was found.
    ///
    /// @param findings empty: the result is right
    /// @param selected what the ballots give, in order
    /// @param isProved whether both facts were found to be in the log that the policy names
    public record Result(
            String round,
            int voters,
            int voted,
            List<String> selected,
            boolean isProved,
            List<String> findings) {

        public Result {
            selected = List.copyOf(selected);
            findings = List.copyOf(findings);
        }

        public boolean isSound() {
            return findings.isEmpty();
        }
    }

    /// There is nothing to be judged: it is something else, or was cut.
    public static final class NoBundle extends IllegalArgumentException {
        private NoBundle(IllegalArgumentException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /// @param policy whom to believe; null: what the log signed is not looked at
    /// @throws NoBundle if it is none
    /// @throws IllegalArgumentException if what stands in it cannot be
    public static Result verify(byte[] bundle, @Nullable LogPolicy policy) {
        return new BundleVerification().run(read(bundle), policy);
    }

    private static Bundle read(byte[] bytes) {
        try {
            return Bundle.read(bytes);
        } catch (IllegalArgumentException e) {
            throw new NoBundle(e);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            findings.add(otherwise);
        }
    }

    private Result run(Bundle bundle, @Nullable LogPolicy policy) {
        Map<String, Object> frozen = Bundle.line(bundle.frozen());
        Map<String, Object> counted = Bundle.line(bundle.counted());
        String step = text(counted, "step");
        require(
                isOf(frozen, bundle)
                        && isOf(counted, bundle)
                        && text(frozen, "step").equals("frozen"),
                "the facts are not of the freeze and the result of this round");
        if (policy != null) {
            prove("the freeze", bundle.frozen(), bundle.frozenProof(), policy);
            prove("the result", bundle.counted(), bundle.countedProof(), policy);
        }
        require(
                text(frozen, "eligible").equals(root(bundle.voters()))
                        && text(frozen, "voters").equals(text(counted, "voters"))
                        && text(frozen, "voters").equals("" + bundle.voters().size())
                        && new HashSet<>(bundle.voters()).size() == bundle.voters().size(),
                "the voters are not those of the freeze");
        require(
                text(frozen, "projects").equals(root(bundle.projects())),
                "the projects are not those of the freeze");
        require(
                text(counted, "ballots").equals(root(bundle.ballots())),
                "the ballots are not those of the result");
        require(
                text(counted, "papers").equals(root(bundle.papers()))
                        && text(counted, "proxies").equals(root(bundle.proxies())),
                "the sheets and proxies are not those of the result");
        byte[] seed = HexFormat.of().parseHex(text(counted, "seed"));
        require(
                text(frozen, "lottery").equals(HexFormat.of().formatHex(Hash.sha256(seed))),
                "the lottery's seed is not the one of the freeze");
        List<Project> projects = bundle.projects().stream().map(this::project).toList();
        var rule = VotingRule.parse(text(frozen, "rule"));
        var channels = new Channels(bundle, Integer.parseInt(text(frozen, "proxiesMax")));
        Collection<Vote> votes = votes(bundle, rule, channels, projects);
        require(
                text(counted, "voted").equals("" + votes.size()),
                "%d voted, not %s".formatted(votes.size(), text(counted, "voted")));
        boolean isQuorum = isQuorum(text(frozen, "quorum"), votes.size(), bundle.voters().size());
        require(
                step.equals(isQuorum ? "result" : "noQuorum"),
                "the quorum %s is %s"
                        .formatted(text(frozen, "quorum"), isQuorum ? "met" : "missed"));
        List<String> selected = List.of();
        if (isQuorum) {
            selected = count(bundle, frozen, counted, projects, votes, seed);
        } else {
            require(
                    bundle.result() == null && bundle.pb() == null,
                    "there is a result without a quorum");
        }
        return new Result(
                bundle.round(),
                bundle.voters().size(),
                votes.size(),
                selected,
                policy != null && findings.isEmpty(),
                findings);
    }

    private static boolean isOf(Map<String, Object> leaf, Bundle bundle) {
        return text(leaf, "type").equals("round") && text(leaf, "round").equals(bundle.round());
    }

    private void prove(String what, String leaf, @Nullable String proof, LogPolicy policy) {
        if (proof == null) {
            findings.add("nothing proves that " + what + " is in the log");
            return;
        }
        try {
            LogProof read = LogProof.parse(proof.getBytes(UTF_8));
            read.verify(leaf.getBytes(UTF_8), policy);
            require(
                    read.toString().equals(proof)
                            && read.extra() != null
                            && new String(read.extra(), UTF_8).equals(leaf),
                    "the proof of %s is of something else".formatted(what));
        } catch (IllegalArgumentException e) {
            findings.add("%s is not in the log: %s".formatted(what, e.getMessage()));
        }
    }

    private static String root(List<String> lines) {
        var tree = new Frontier();
        lines.forEach(
                line -> tree.append(MerkleTree.leafHash(line.getBytes(UTF_8)), (_, _, _) -> {}));
        return HexFormat.of().formatHex(tree.root());
    }

    private Project project(String line) {
        Map<String, Object> project = Bundle.line(line);
        long cost =
                texts(project, "amounts").stream()
                        .mapToLong(BundleVerification::number)
                        .reduce(0, Math::addExact);
        return new Project(text(project, "project"), cost, new HashSet<>(texts(project, "groups")));
    }

    private static long number(String text) {
        if (!text.matches("[1-9][0-9]{0,15}")) {
            throw new IllegalArgumentException(text + " is no number above zero");
        }
        return Long.parseLong(text);
    }

    /// What counts of a voter.
    private record Vote(String index, long seq, SortedMap<String, Integer> points) {}

    // A list of projects, or of each its points.
    private static SortedMap<String, Integer> points(Map<String, Object> ballot, Ballot.Type type) {
        var points = new TreeMap<String, Integer>();
        if (type == Ballot.Type.POINTS && ballot.get("choice") instanceof Map<?, ?> given) {
            given.forEach((project, many) -> {
                String text = String.valueOf(many);
                points.put(String.valueOf(project), Math.toIntExact(number(text)));
            });
        } else if (type == Ballot.Type.APPROVAL) {
            List<String> choice = texts(ballot, "choice");
            if (!List.copyOf(new TreeSet<>(choice)).equals(choice)) {
                throw new IllegalArgumentException("a ballot's projects are not in their order");
            }
            choice.forEach(project -> points.put(project, 1));
        } else {
            throw new IllegalArgumentException("a ballot is not of " + type.wire());
        }
        return points;
    }

    // Of each voter the ballot with the highest number, in the order of the log.
    private Collection<Vote> votes(
            Bundle bundle, VotingRule rule, Channels channels, List<Project> projects) {
        var voters = new HashSet<>(bundle.voters());
        var ids = new HashSet<>(projects.stream().map(Project::id).toList());
        Map<String, Vote> votes = new LinkedHashMap<>();
        long last = -1;
        for (String line : bundle.ballots()) {
            Map<String, Object> cast = Bundle.line(line);
            Map<String, Object> ballot = Bundle.line(text(cast, "ballot"));
            String account = text(ballot, "account");
            long index = number(text(cast, "index"));
            var vote =
                    new Vote(
                            text(cast, "index"),
                            number(text(ballot, "seq")),
                            points(ballot, rule.counting().ballots()));
            @Nullable Vote before = votes.get(account);
            require(
                    index > last
                            && text(ballot, "poll").equals(bundle.round())
                            && voters.contains(account)
                            && rule.flaw(vote.points(), ids) == null
                            && channels.isItsWay(ballot, index)
                            && channels.isSigned(ballot)
                            && isNext(vote.seq(), before == null ? 0 : before.seq()),
                    "the ballot %d is none of this round".formatted(index));
            votes.put(account, vote);
            last = index;
        }
        return votes.values();
    }

    private static boolean isNext(long seq, long last) {
        return last < seq && seq <= last + SEQ_STEP;
    }

    private static boolean isQuorum(String quorum, long voted, long voters) {
        if (!quorum.matches("[0-9]{1,10}/[1-9][0-9]{0,9}")) {
            throw new IllegalArgumentException(quorum + " is no share");
        }
        String[] parts = quorum.split("/", -1);
        return voted > 0 && voted * Long.parseLong(parts[1]) >= voters * Long.parseLong(parts[0]);
    }

    private List<String> count(
            Bundle bundle,
            Map<String, Object> frozen,
            Map<String, Object> counted,
            List<Project> projects,
            Collection<Vote> votes,
            byte[] seed) {
        var rule = VotingRule.parse(text(frozen, "rule"));
        Ballot.Type type = rule.counting().ballots();
        var election =
                Election.of(
                        number(text(frozen, "budget")),
                        type,
                        projects,
                        votes.stream()
                                .map(v ->
                                        type == Ballot.Type.POINTS
                                                ? new Ballot.Points(v.points())
                                                : new Ballot.Approval(v.points().keySet()))
                                .toList());
        byte[] root = HexFormat.of().parseHex(root(bundle.ballots()));
        var lottery = Lottery.drawn(seed, root);
        var allocation = rule.counting().allocate(election, lottery);
        var trace = new Trace(allocation, allocation.besideGreedy(lottery), bundle.decimals());
        String result = JSON.writeValueAsString(trace.result());
        require(result.equals(bundle.result()), "the ballots give another result: " + result);
        require(
                text(counted, "result")
                        .equals(HexFormat.of().formatHex(Hash.sha256(result.getBytes(UTF_8)))),
                "the log has the hash of another result");
        require(
                texts(counted, "selected").equals(allocation.ids()),
                "the log says that other projects were selected");
        String pb =
                PabulibText.of(
                        election,
                        rule,
                        lottery,
                        votes.stream()
                                .map(v -> new PabulibText.Vote(v.index(), v.points()))
                                .toList(),
                        bundle.decimals());
        require(pb.equals(bundle.pb()), "the Pabulib file is of another election");
        return allocation.ids();
    }
}
