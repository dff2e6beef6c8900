package coop.mutirao.demo;

import coop.mutirao.App;
import coop.mutirao.Founding;
import coop.mutirao.assembly.Ballots;
import coop.mutirao.assembly.Choice;
import coop.mutirao.assembly.Outcome;
import coop.mutirao.assembly.Payout;
import coop.mutirao.assembly.ProposalDraft;
import coop.mutirao.assembly.Round;
import coop.mutirao.assembly.RoundPlan;
import coop.mutirao.assembly.RoundState;
import coop.mutirao.assembly.Rounds;
import coop.mutirao.assembly.Tranche;
import coop.mutirao.fund.Purse;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.motion.AskedDecision;
import coop.mutirao.motion.Motions;
import coop.mutirao.motion.Vote;
import coop.mutirao.motion.Votes;
import coop.mutirao.officer.OfficerActs;
import coop.mutirao.officer.Second;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the demo's assembly decides about the fund, evening by evening: a round that is counted and
/// pays part by part, one that members can vote in, and a motion. Each step is taken by those who
/// may take it, as of anybody's, when the day before it is over; a step that was taken stays.
final class Meetings {

    static final UUID PAID_ROUND = UUID.fromString("01997f3e-5a00-7000-8000-00000000d001");
    static final UUID OPEN_ROUND = UUID.fromString("01997f3e-5a00-7000-8000-00000000d002");
    static final UUID MOTION = UUID.fromString("01997f3e-5a00-7000-8000-00000000d003");

    private static final String DECISION = "Assembly of the network, item 4";
    private static final int VOTERS = 24;
    private static final int REPORT_DAYS = 30;

    // What is due is done at once.
    private static final Duration BEFORE = Duration.ofSeconds(30);

    /// What somebody proposes.
    ///
    /// @param percents of the round's amount, for each part
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    private record Idea(String author, String title, String text, String payee, int... percents) {}

    private static final List<Idea> IDEAS =
            List.of(
                    new Idea(
                            "helena",
                            "A roof for the market",
                            "Stalls stay dry, and the market can be held in the rains too.",
                            "marcenaria-ipe",
                            20,
                            15,
                            10),
                    new Idea(
                            "igor",
                            "Two bicycles for deliveries",
                            "For bread and vegetables to those who cannot come.",
                            "oficina-dois-rodas",
                            28),
                    new Idea(
                            "joana",
                            "Seeds and a greenhouse",
                            "Seedlings for every garden of the valley.",
                            "horta-do-vale",
                            14,
                            10),
                    new Idea(
                            "bea",
                            "A course: mending clothes",
                            "Six evenings, for whoever wants to learn it.",
                            "costura-viva",
                            18),
                    new Idea(
                            "karim",
                            "A solar lamp for the square",
                            "So that the evening market is seen, and found.",
                            "energia-solar-juntos",
                            35));

    private final App app;
    private final Map<String, MemberId> members;
    private final Instant end;

    /// @param end the midnight at which the last day is over
    Meetings(App app, Map<String, MemberId> members, Instant end) {
        this.app = app;
        this.members = members;
        this.end = end;
    }

    /// A round's days, counted back from the last one; below zero, they are to come.
    private record Days(
            int plan, int propose, int second, int review, int opens, int closes, int pays) {}

    private static final Days PAID = new Days(44, 43, 42, 38, 36, 29, 22);
    private static final Days OPEN = new Days(20, 18, 16, 9, 5, -9, -16);
    private static final int REPORTED = 12;
    private static final int RELEASED = 10;
    private static final int MOVED = 2;

    /// Does what is due in the evening of a day.
    ///
    /// @param left so many days come after it
    void inTheEvening(int left) {
        if (left > PAID.plan()) {
            return;
        }
        app.assembly.keeper.keep();
        app.chamber.keeper.keep();
        round(PAID_ROUND, "First round", PAID, left, 0);
        if (left <= OPEN.plan()) {
            round(OPEN_ROUND, "Second round", OPEN, left, 1);
        }
        if (left == REPORTED || left == RELEASED) {
            state(PAID_ROUND, RoundState.EXECUTING).ifPresent(round -> goOn(round, left));
        }
        if (left <= MOVED) {
            motion(left);
        }
        app.assembly.keeper.keep();
        app.chamber.keeper.keep();
    }

    // Of the days of a round those that are over already do nothing any more.
    private void round(UUID id, String title, Days days, int left, int turn) {
        if (left == days.plan()) {
            plan(id, title, days);
        } else if (left == days.propose()) {
            state(id, RoundState.PROPOSING).ifPresent(round -> propose(round, turn));
        } else if (left == days.second()) {
            state(id, RoundState.PROPOSING).ifPresent(_ -> admit(turn));
        } else if (left == days.review()) {
            state(id, RoundState.REVIEW).ifPresent(this::freeze);
        } else if (left <= days.opens() && left > Math.max(days.closes(), days.opens() - 4)) {
            state(id, RoundState.BALLOTING).ifPresent(_ -> vote(id, days.opens() - left, turn));
        }
    }

    private Optional<Round> state(UUID id, RoundState state) {
        return app.assembly.rounds.find(id).filter(round -> round.state() == state);
    }

    private Instant evening(int left) {
        return end.minus(Duration.ofDays(left + 1L)).plus(Seeding.EVENING).minus(BEFORE);
    }

    private void plan(UUID id, String title, Days days) {
        Optional<Account> purse = purse();
        long amount = purse.map(p -> p.balance().minorUnits() * 6 / 10 / 100 * 100).orElse(0L);
        if (amount > 0 && app.assembly.rounds.find(id).isEmpty()) {
            var plan =
                    new RoundPlan(
                            title,
                            DECISION,
                            purse.orElseThrow().code(),
                            Money.of(amount),
                            rule(amount / 1_000 + 1),
                            1,
                            5,
                            1,
                            List.of("person"),
                            2,
                            REPORT_DAYS,
                            evening(days.review()),
                            evening(days.opens()),
                            evening(days.closes()),
                            evening(days.pays()),
                            null,
                            null);
            done(app.assembly.rounds.put(id, plan, by(People.COORDINATOR)));
        }
        state(id, RoundState.DRAFT)
                .ifPresent(round ->
                        byTwo(
                                round,
                                "open",
                                (digest, who) ->
                                        app.assembly.rounds.open(
                                                id, digest, who.by(), who.second())));
    }

    // That which has most: what a month brings in is not known before.
    private Optional<Account> purse() {
        return app.database.inTransaction(tx ->
                List.of(Purse.OPERATIONS, Purse.EXPANSION, Purse.EDUCATION).stream()
                        .flatMap(p -> app.ledger.find(tx, p.code()).stream())
                        .max(Comparator.comparing(Account::balance)));
    }

    private static String rule(long increment) {
        return """
        {"ballots":"approval","completion":"add1u","exhaustiveStop":true,\
        "id":"mes-cost/add1u/1","increment":%d,"minShare":"0/1","minVotes":1,\
        "roundingUnit":1,"start":"exact","tieBreak":"cost-votes-lottery",\
        "utility":"cost"}\
        """
                .formatted(increment);
    }

    private record Who(Rounds.By by, Second second) {}

    private void byTwo(Round round, String step, BiFunction<String, Who, Outcome<Round>> act) {
        String digest = app.assembly.rounds.digest(round);
        String order = app.json.writeValueAsString(Map.of("decision", DECISION, "digest", digest));
        String path = "/api/v1/rounds/" + round.id() + "/" + step;
        asked(act.apply(digest, asking(People.COORDINATOR, path, order, DECISION)));
        done(act.apply(digest, asking(People.SECOND_COORDINATOR, path, order, DECISION)));
    }

    private Who asking(String officer, String path, String order, String reason) {
        return new Who(
                by(officer, reason),
                app.officerActs.second(
                        new OfficerActs.Order(
                                "POST",
                                path,
                                order,
                                true,
                                reason,
                                null,
                                member(officer).value(),
                                Set.of(Role.COORDINATOR))));
    }

    private void freeze(Round round) {
        byTwo(
                round,
                "freeze",
                (digest, who) ->
                        app.assembly.rounds.freeze(round.id(), digest, who.by(), who.second()));
    }

    private static UUID project(int turn, int number) {
        return new UUID(0x0199_7f3e_5a00_7000L, 0x8000_0000_0000_d100L + 0x10L * turn + number);
    }

    private void propose(Round round, int turn) {
        for (int i = 0; i < IDEAS.size(); i++) {
            Idea idea = IDEAS.get(i);
            List<Tranche> parts = new ArrayList<>();
            for (int percent : idea.percents()) {
                long amount = round.plan().amount().minorUnits() * percent / 100;
                String milestone = parts.isEmpty() ? "" : "Step %d stands".formatted(parts.size());
                parts.add(new Tranche(amount, milestone));
            }
            var draft =
                    new ProposalDraft(
                            round.id(), idea.title(), idea.text(), "", idea.payee(), parts, null);
            UUID id = project(turn, i);
            done(app.assembly.proposals.put(id, draft, true, member(idea.author())));
        }
    }

    private void admit(int turn) {
        for (int i = 0; i < IDEAS.size(); i++) {
            UUID id = project(turn, i);
            done(app.assembly.proposals.second(id, member("gil"), publicId("gil")));
            done(
                    app.assembly.proposals.decide(
                            id, true, by(People.COORDINATOR, "It can be done"), Second.NOT_NEEDED));
        }
    }

    // Some each evening, and each for what she finds good.
    private void vote(UUID round, int evening, int turn) {
        List<String> persons = People.persons();
        for (int i = evening; i < VOTERS; i += 4) {
            int voter = i;
            List<UUID> choice =
                    IntStream.range(0, IDEAS.size())
                            .filter(p -> (voter * 7 + p * p * 3 + turn) % 5 < 2)
                            .mapToObj(p -> project(turn, p))
                            .toList();
            var sent = new Ballots.Sent(Choice.approving(choice), 1, null, null);
            done(app.assembly.ballots.cast(round, sent, member(persons.get(voter)), null));
        }
    }

    /// The first that was selected and has more parts is reported on, and then goes on.
    private void goOn(Round round, int left) {
        List<String> selected =
                app.json
                        .readTree(String.valueOf(round.result()))
                        .path("selected")
                        .valueStream()
                        .map(one -> one.asString())
                        .toList();
        for (int i = 0; i < IDEAS.size(); i++) {
            Idea idea = IDEAS.get(i);
            UUID project = project(0, i);
            if (idea.percents().length > 1 && selected.contains(project.toString())) {
                UUID first = Payout.idOf(round.id(), project, 1);
                if (left == REPORTED) {
                    done(
                            app.assembly.reports.show(
                                    round.id(),
                                    first,
                                    "The wood is bought, and the posts stand.",
                                    member(idea.author()),
                                    publicId(idea.author())));
                } else {
                    release(round, Payout.idOf(round.id(), project, 2));
                }
                return;
            }
        }
    }

    private void release(Round round, UUID payout) {
        String reason = "Seen by two of us";
        String order = app.json.writeValueAsString(Map.of("reason", reason));
        String path = "/api/v1/rounds/%s/payouts/%s/release".formatted(round.id(), payout);
        Who first = asking(People.COORDINATOR, path, order, reason);
        Who second = asking(People.SECOND_COORDINATOR, path, order, reason);
        asked(app.assembly.execution.release(round.id(), payout, first.by(), first.second()));
        done(app.assembly.execution.release(round.id(), payout, second.by(), second.second()));
    }

    private void motion(int left) {
        if (left == MOVED) {
            var asked =
                    new Motions.Asked(
                            Founding.ROOT,
                            "We meet on the first Tuesday of each month",
                            "At seven in the evening, at the bakery, so that all can come.",
                            AskedDecision.TEXT,
                            null);
            done(app.chamber.motions.put(MOTION, asked, true, member("joana")));
            done(app.chamber.motions.second(MOTION, member("igor")));
        } else if (left == 0) {
            for (int i = 0; i < VOTERS / 4; i++) {
                MemberId voter = member(People.persons().get(3 * i + 5));
                Vote vote = i % 4 == 3 ? Vote.NO : Vote.YES;
                done(app.chamber.votes.cast(MOTION, new Votes.Sent(vote, 1, null, null), voter));
            }
        }
    }

    private Rounds.By by(String officer) {
        return by(officer, DECISION);
    }

    // Neither of the two acts for any other account.
    private Rounds.By by(String officer, String reason) {
        return new Rounds.By(member(officer), publicId(officer), reason, officer::equals);
    }

    private MemberId member(String code) {
        @Nullable MemberId found = members.get(code);
        if (found == null) {
            throw new IllegalStateException("the demo has no member " + code);
        }
        return found;
    }

    private String publicId(String code) {
        return app.database.inTransaction(tx -> app.ledger.find(tx, code).orElseThrow().publicId());
    }

    private static void asked(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>) {
            throw new IllegalStateException("the demo's assembly: " + outcome);
        }
    }

    private static void done(Outcome<?> outcome) {
        if (!(outcome instanceof Outcome.Done<?>)) {
            throw new IllegalStateException("the demo's assembly: " + outcome);
        }
    }
}
