package coop.mutirao.motion;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.assembly.ConflictRule;
import coop.mutirao.assembly.Outcome;
import coop.mutirao.assembly.StandingOrders;
import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Communities;
import coop.mutirao.member.Community;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.Policy;
import coop.mutirao.policy.PolicyKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What members do about a motion until the vote, and what everybody reads of it.
public final class Motions {

    private static final String CONTENT = "content";

    private final NewcomerStore newcomers = new NewcomerStore();
    private final PartStore parts = new PartStore();
    private final MotionStore store;
    private final MotionSteps steps;
    private final Decisions decisions;
    private final Database database;
    private final AuditLog log;
    private final Communities communities;
    private final Policies policies;
    private final Chance chance;
    private final InstantSource clock;

    Motions(
            MotionStore store,
            MotionSteps steps,
            Decisions decisions,
            Database database,
            AuditLog log,
            Communities communities,
            Policies policies,
            Chance chance,
            InstantSource clock) {
        this.store = store;
        this.steps = steps;
        this.decisions = decisions;
        this.database = database;
        this.log = log;
        this.communities = communities;
        this.policies = policies;
        this.chance = chance;
        this.clock = clock;
    }

    /// What a member moves, as she sends it.
    ///
    /// @param assembly code of a community
    public record Asked(
            String assembly,
            String title,
            String text,
            AskedDecision decision,
            @Nullable Integer votingHours) {}

    /// A motion with what it is read by.
    ///
    /// @param rule by which it is decided; as things are now, if it is not announced yet
    /// @param conflicts how who has a part in it votes, by the same standing orders
    /// @param parts who has a part in it; nobody has in a draft
    /// @param before the value that a policy has before it; null: it is about none
    public record Shown(
            Motion motion,
            StandingOrders.Rule rule,
            ConflictRule conflicts,
            List<Part> parts,
            @Nullable Policy<?> before) {}

    /// An assembly.
    ///
    /// @param electors how many could vote there now
    record Assembly(Community community, int electors) {}

    /// All assemblies, each after the one above it.
    List<Assembly> assemblies() {
        return database.inSnapshot(tx -> {
            List<Community> all = communities.all(tx);
            Map<String, Integer> sums = new HashMap<>();
            Map<Integer, Integer> homes = store.electorsByHome(tx);
            // Each community stands after the one above it.
            for (Community one : all.reversed()) {
                int own = homes.getOrDefault(one.id(), 0);
                int sum = sums.merge(one.code(), own, Integer::sum);
                if (one.parent() != null) {
                    sums.merge(one.parent(), sum, Integer::sum);
                }
            }
            List<Assembly> shown = new ArrayList<>();
            all.forEach(one -> shown.add(new Assembly(one, sums.getOrDefault(one.code(), 0))));
            return shown;
        });
    }

    /// The motions before a number, the newest first.
    ///
    /// @param state null: any
    /// @param assembly code of a community; null: any
    List<Shown> page(
            MemberId reader,
            @Nullable MotionState state,
            @Nullable String assembly,
            int before,
            int limit) {
        return database.inSnapshot(tx -> {
            Optional<Community> of =
                    assembly == null ? Optional.empty() : communities.find(tx, assembly);
            if (assembly != null && of.isEmpty()) {
                return List.of();
            }
            @Nullable Integer number = of.map(Community::id).orElse(null);
            return store.page(tx, reader, state, number, before, limit).stream()
                    .map(motion -> shown(tx, motion))
                    .toList();
        });
    }

    public Optional<Shown> find(UUID id, MemberId reader) {
        return database.inSnapshot(
                tx -> store.find(tx, id).filter(m -> isShown(m, reader)).map(m -> shown(tx, m)));
    }

    private Shown shown(Tx tx, Motion motion) {
        StandingOrders orders =
                motion.orders() == null
                        ? steps.inForce(tx, clock.instant()).value()
                        : steps.orders(tx, motion);
        @Nullable Policy<?> before = null;
        if (motion.decision() instanceof Decision.Policy(var name, var version, _, _)) {
            Optional<PolicyKey<?>> key = policies.key(name);
            before = key.isEmpty() ? null : policies.find(tx, key.get(), version - 1).orElse(null);
        }
        return new Shown(
                motion,
                MotionSteps.rule(orders, motion.decision()),
                orders.conflicts(),
                parts.of(tx, motion.id()),
                before);
    }

    static boolean isShown(Motion motion, MemberId reader) {
        return motion.state() != MotionState.DRAFT || motion.author().equals(reader);
    }

    /// Writes down what a member moves, and hands it in.
    ///
    /// @param submit false: it stays her draft
    public Outcome<Shown> put(UUID id, Asked asked, boolean submit, MemberId author) {
        return turn((tx, facts) -> {
            Optional<Motion> known = store.find(tx, id);
            Optional<Motion> others = known.filter(m -> !m.author().equals(author));
            if (others.isPresent()) {
                return isShown(others.get(), author)
                        ? Outcome.notAllowed("It is somebody else's motion.", "own")
                        : Outcome.notFound("motion");
            }
            Optional<Community> community = communities.find(tx, asked.assembly());
            if (community.isEmpty()) {
                return invalid("There is no community %s.".formatted(asked.assembly()));
            }
            if (store.elector(tx, community.get().id(), author).isEmpty()) {
                return Outcome.notAllowed(
                        "You do not belong to the assembly of %s."
                                .formatted(community.get().code()),
                        "assembly");
            }
            Outcome<Decisions.Sound> looked =
                    decisions.look(tx, asked.decision(), asked.votingHours(), facts.at());
            boolean isOver = known.filter(m -> m.state() != MotionState.DRAFT).isPresent();
            if (!(looked instanceof Outcome.Done<Decisions.Sound>(var sound, _))) {
                return isOver ? wrongStep(known.get()) : refused(looked);
            }
            Sealed sealed = sealed(tx, id, sound);
            return put(
                    tx,
                    facts,
                    id,
                    known.orElse(null),
                    asked,
                    sealed,
                    community.get(),
                    submit,
                    author);
        });
    }

    private Outcome<Shown> put(
            Tx tx,
            Facts facts,
            UUID id,
            @Nullable Motion known,
            Asked asked,
            Sealed sealed,
            Community community,
            boolean submit,
            MemberId author) {
        Decisions.Sound sound = sealed.sound();
        if (community.parent() != null && !(sound.decision() instanceof Decision.Text)) {
            return invalid(
                    "What the service then does counts for all, so the network's assembly decides"
                            + " it; that of %s decides texts.".formatted(community.code()));
        }
        MotionDraft draft;
        try {
            draft =
                    new MotionDraft(
                            community.code(),
                            asked.title(),
                            asked.text(),
                            sound.decision(),
                            asked.votingHours());
        } catch (IllegalArgumentException e) {
            return invalid(String.valueOf(e.getMessage()));
        }
        boolean isSame = known != null && known.says(draft);
        boolean isDraft = known == null || known.state() == MotionState.DRAFT;
        if (known != null && isSame && !(isDraft && submit)) {
            return Outcome.again(shown(tx, known));
        }
        if (known != null && known.state() != MotionState.DRAFT) {
            return wrongStep(known);
        }
        @Nullable Account subject = sound.subject();
        @Nullable AccountId about = subject == null ? null : subject.id();
        if (known == null) {
            store.add(tx, id, draft, community.id(), about, author);
        } else if (!isSame) {
            store.change(tx, id, draft, community.id(), about);
        }
        if (!isSame) {
            newcomers.put(tx, id, sound.newcomer(), sealed.salt());
        }
        if (submit) {
            submit(tx, facts, store.find(tx, id).orElseThrow());
        }
        return Outcome.done(shown(tx, store.find(tx, id).orElseThrow()));
    }

    /// A decision with what opens its commitment to whom it would admit.
    ///
    /// @param salt empty: it would admit nobody
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    private record Sealed(Decisions.Sound sound, byte[] salt) {}

    // The same newcomer is sealed by the same salt, so that the same motion is the same.
    private Sealed sealed(Tx tx, UUID id, Decisions.Sound sound) {
        @Nullable Newcomer asked = sound.newcomer();
        if (asked == null) {
            return new Sealed(sound, new byte[0]);
        }
        String home = communities.find(tx, asked.community()).orElseThrow().code();
        var newcomer = new Newcomer(asked.code(), asked.name(), asked.contact(), home);
        byte[] salt = newcomers.salt(tx, id, newcomer).orElseGet(() -> chance.bytes(32));
        return new Sealed(
                new Decisions.Sound(new Decision.Admission(newcomer.sealed(salt)), null, newcomer),
                salt);
    }

    private void submit(Tx tx, Facts facts, Motion motion) {
        Map<String, Object> members = new HashMap<>();
        members.put("community", motion.assembly());
        members.put("account", motion.authorId());
        members.put("decision", motion.decision().members());
        if (motion.votingHours() != null) {
            members.put("hours", Integer.toString(motion.votingHours()));
        }
        byte[] salt = chance.bytes(32);
        byte[] words = CanonicalJson.bytes(Map.of("title", motion.title(), "text", motion.text()));
        String content = Hash.commitment(salt, CONTENT, new String(words, UTF_8));
        members.put("content", content);
        MotionLeaf.append(facts, motion.id(), MotionState.SUBMITTED.wire(), members);
        parts.fix(tx, motion.id(), facts.at());
        store.submit(tx, motion.id(), content, salt);
        if (isSecondedEnough(tx, facts, motion, 0)) {
            steps.announce(tx, facts, motion);
        }
    }

    private boolean isSecondedEnough(Tx tx, Facts facts, Motion motion, int seconds) {
        StandingOrders orders = steps.inForce(tx, facts.at()).value();
        return seconds >= MotionSteps.rule(orders, motion.decision()).seconds();
    }

    /// Seconds a motion, once. With enough of them the vote is announced.
    public Outcome<Shown> second(UUID id, MemberId member) {
        return turn((tx, facts) -> {
            Optional<Motion> found = store.find(tx, id).filter(m -> isShown(m, member));
            if (found.isEmpty()) {
                return Outcome.notFound("motion");
            }
            Motion now = found.get();
            if (store.isSeconded(tx, id, member)) {
                return Outcome.again(shown(tx, now));
            }
            if (now.state() != MotionState.SUBMITTED) {
                return wrongStep(now);
            }
            if (now.author().equals(member)) {
                return Outcome.notAllowed("It is for others to second it.", "member");
            }
            Optional<MotionStore.Elector> elector = store.elector(tx, now.communityId(), member);
            if (elector.isEmpty()) {
                return Outcome.notAllowed(
                        "You do not belong to the assembly of %s.".formatted(now.assembly()),
                        "assembly");
            }
            store.second(tx, id, member);
            MotionLeaf.append(facts, id, "second", Map.of("account", elector.get().account()));
            if (isSecondedEnough(tx, facts, now, now.seconds() + 1)) {
                steps.announce(tx, facts, now);
            }
            return Outcome.done(shown(tx, store.find(tx, id).orElseThrow()));
        });
    }

    /// Takes a motion back, by its author, before it is voted about.
    Outcome<Shown> withdraw(UUID id, MemberId author) {
        return turn((tx, facts) -> {
            Optional<Motion> found = store.find(tx, id).filter(m -> isShown(m, author));
            if (found.isEmpty()) {
                return Outcome.notFound("motion");
            }
            Motion now = found.get();
            boolean isOver = now.state() == MotionState.WITHDRAWN;
            if (!isOver && !now.isBeforeVoteAt(facts.at())) {
                return wrongStep(now);
            }
            if (!now.author().equals(author)) {
                return Outcome.notAllowed("Its author can withdraw it.", "own");
            }
            if (isOver) {
                return Outcome.again(shown(tx, now));
            }
            // Of a draft the log says nothing.
            if (now.state() != MotionState.DRAFT) {
                MotionLeaf.append(
                        facts, id, MotionState.WITHDRAWN.wire(), Map.of("account", now.authorId()));
            }
            store.move(tx, id, MotionState.WITHDRAWN);
            steps.forget(tx, now);
            return Outcome.done(shown(tx, store.find(tx, id).orElseThrow()));
        });
    }

    /// The motion is at another step.
    static <T> Outcome<T> wrongStep(Motion motion) {
        String step = motion.state().wire();
        return new Outcome.Refused<>(
                Problem.of(
                                ProblemType.MOTION_AT_OTHER_STEP,
                                "The motion is at the step \"%s\", where this cannot be done."
                                        .formatted(step))
                        .with("step", step));
    }

    private static Outcome<Shown> invalid(String reason) {
        return Outcome.refused(ProblemType.MOTION_NOT_VALID, reason);
    }

    private static Outcome<Shown> refused(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>(var problem)) {
            return new Outcome.Refused<>(problem);
        }
        throw new IllegalStateException("not refused: " + outcome);
    }

    private <T> Outcome<T> turn(BiFunction<Tx, Facts, Outcome<T>> work) {
        return database.inTransaction(tx -> log.record(tx, facts -> work.apply(tx, facts)));
    }
}
