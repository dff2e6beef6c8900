package coop.mutirao.motion;

import coop.mutirao.assembly.Promises;
import coop.mutirao.assembly.StandingOrders;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.motion.MotionStore.Elector;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Steps that a motion takes because it is time, or because enough second it: each as part of a
/// turn at the door.
final class MotionSteps {

    private final VoteStore votes = new VoteStore();
    private final NewcomerStore newcomers = new NewcomerStore();
    private final NewsStore news = new NewsStore();
    private final MotionStore store;
    private final Policies policies;
    private final Acts acts;
    private final Promises promises = new Promises();
    private final Chance chance;

    MotionSteps(MotionStore store, Policies policies, Acts acts, Chance chance) {
        this.store = store;
        this.policies = policies;
        this.acts = acts;
        this.chance = chance;
    }

    /// What a kind of motion needs.
    static StandingOrders.Rule rule(StandingOrders orders, Decision decision) {
        return switch (decision) {
            case Decision.Text _ -> orders.text();
            case Decision.Policy _ -> orders.policy();
            case Decision.Mandate _ -> orders.mandate();
            case Decision.Limit _ -> orders.limit();
            case Decision.Exclusion _ -> orders.exclusion();
            case Decision.Admission _ -> orders.admission();
            case Decision.WriteOff _ -> orders.writeOff();
            case Decision.Amendment _ -> orders.amendment();
        };
    }

    /// The standing orders by which an announced motion is decided.
    StandingOrders orders(Tx tx, Motion motion) {
        return policies.find(tx, StandingOrders.KEY, motion.requireOrders()).orElseThrow().value();
    }

    Policy<StandingOrders> inForce(Tx tx, Instant at) {
        return policies.inForce(tx, StandingOrders.KEY, at);
    }

    /// Says when it is voted about: after the notice that the standing orders ask for, as they are
    /// now.
    void announce(Tx tx, Facts facts, Motion motion) {
        Policy<StandingOrders> orders = inForce(tx, facts.at());
        StandingOrders.Rule rule = rule(orders.value(), motion.decision());
        int wished = motion.votingHours() == null ? 0 : motion.votingHours();
        Instant opens = facts.at().plus(rule.notice());
        Instant closes = opens.plus(Duration.ofHours(Math.max(wished, rule.votingHours())));
        MotionLeaf.append(
                facts,
                motion.id(),
                MotionState.ANNOUNCED.wire(),
                Map.of(
                        "orders", Integer.toString(orders.version()),
                        "opens", Facts.time(opens),
                        "closes", Facts.time(closes)));
        store.announce(tx, motion.id(), orders.version(), opens, closes);
        tell(tx, facts, motion, NewsItem.Kind.MOTION_ANNOUNCED);
    }

    /// Opens the vote: to those who belong to the assembly now.
    void open(Tx tx, Facts facts, Motion motion) {
        List<Elector> electors = store.electors(tx, motion.communityId());
        Instant closes = motion.closesAt(facts.at());
        MotionLeaf.electors(facts, motion.id(), electors.stream().map(Elector::account).toList());
        MotionLeaf.append(
                facts,
                motion.id(),
                MotionState.VOTING.wire(),
                Map.of(
                        "voters", Integer.toString(electors.size()),
                        "promises", promises.open(tx, chance, motion.id()),
                        "closes", Facts.time(closes)));
        store.addVoters(tx, motion.id(), electors);
        store.open(tx, motion.id(), motion.requireOpensAt(), closes, electors.size());
    }

    /// Opens all votes and counts them.
    void count(Tx tx, Facts facts, Motion motion) {
        UUID id = motion.id();
        List<CastVote> all = seal(tx, facts, votes.all(tx, id));
        MotionCount count = count(all, motion.requireVoters());
        StandingOrders.Rule rule = rule(orders(tx, motion), motion.decision());
        MotionState to = count.outcome(rule);
        Instant effective = motion.effectiveAt(facts.at(), rule.delay());
        MotionLeaf.open(facts, id, all);
        Map<String, String> members = new HashMap<>();
        members.put("yes", Integer.toString(count.yes()));
        members.put("no", Integer.toString(count.no()));
        members.put("abstain", Integer.toString(count.abstain()));
        members.put("voters", Integer.toString(count.voters()));
        if (to == MotionState.ACCEPTED) {
            members.put("effective", Facts.time(effective));
        }
        MotionLeaf.append(facts, id, to.wire(), members);
        store.count(tx, id, to, count, to == MotionState.ACCEPTED ? effective : null);
        if (to != MotionState.ACCEPTED) {
            forget(tx, motion);
        }
        tell(tx, facts, motion, NewsItem.Kind.MOTION_COUNTED);
    }

    // The log commits to all of them before it says what the first is.
    private List<CastVote> seal(Tx tx, Facts facts, List<CastVote> all) {
        List<CastVote> sealed = new ArrayList<>();
        for (CastVote one : all) {
            long index = facts.append("vote-sealed", Map.of("sealed", one.commitment()), Map.of());
            votes.seal(tx, one, index);
            sealed.add(one.sealedAt(index));
        }
        return sealed;
    }

    /// Erases whom a motion does not admit any more.
    void forget(Tx tx, Motion motion) {
        if (motion.decision() instanceof Decision.Admission) {
            newcomers.erase(tx, motion.id());
        }
    }

    private void tell(Tx tx, Facts facts, Motion motion, NewsItem.Kind kind) {
        List<MemberId> members =
                store.electors(tx, motion.communityId()).stream().map(Elector::member).toList();
        news.addToAll(tx, members, new NewsItem(kind, motion.id().toString(), facts.at()));
    }

    /// Of each voter the vote with the highest number.
    static MotionCount count(List<CastVote> all, int voters) {
        Map<String, CastVote> latest = new LinkedHashMap<>();
        for (CastVote one : all) {
            latest.merge(one.account(), one, (a, b) -> a.seq() > b.seq() ? a : b);
        }
        Map<Vote, Long> sums =
                latest.values().stream()
                        .collect(Collectors.groupingBy(CastVote::vote, Collectors.counting()));
        return new MotionCount(
                of(sums, Vote.YES), of(sums, Vote.NO), of(sums, Vote.ABSTAIN), voters);
    }

    private static int of(Map<Vote, Long> sums, Vote vote) {
        return Math.toIntExact(sums.getOrDefault(vote, 0L));
    }

    /// Does what was accepted, or says why it cannot be done any more.
    void execute(Tx tx, Facts facts, Motion motion) {
        switch (acts.act(tx, facts, motion)) {
            case Acts.Result.Done(var index) -> {
                MotionLeaf.append(
                        facts,
                        motion.id(),
                        MotionState.EXECUTED.wire(),
                        index == null ? Map.of() : Map.of("act", Long.toString(index)));
                @Nullable Newcomer newcomer = motion.newcomer();
                if (newcomer == null) {
                    store.executed(tx, motion.id(), index);
                } else {
                    store.admitted(tx, motion.id(), index, newcomer.code());
                }
            }
            case Acts.Result.Failed(var why) -> {
                MotionLeaf.append(
                        facts, motion.id(), MotionState.FAILED.wire(), Map.of("reason", why));
                store.failed(tx, motion.id(), why);
                forget(tx, motion);
            }
        }
    }
}
