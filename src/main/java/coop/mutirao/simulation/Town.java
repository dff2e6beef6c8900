package coop.mutirao.simulation;

import coop.mutirao.App;
import coop.mutirao.Founding;
import coop.mutirao.Founding.Charter;
import coop.mutirao.assembly.Majority;
import coop.mutirao.assembly.Outcome.Done;
import coop.mutirao.assembly.Share;
import coop.mutirao.assembly.StandingOrders;
import coop.mutirao.credit.CreditPolicy;
import coop.mutirao.demo.Seeding;
import coop.mutirao.fund.SweepPolicy;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.levy.LevyPolicy;
import coop.mutirao.loan.Application;
import coop.mutirao.loan.LoanOutcome;
import coop.mutirao.loan.LoanPolicy;
import coop.mutirao.loan.Loans;
import coop.mutirao.loan.Plan;
import coop.mutirao.member.LimitsPolicy;
import coop.mutirao.member.Member;
import coop.mutirao.member.Network;
import coop.mutirao.member.NewMember;
import coop.mutirao.member.RoleGrant;
import coop.mutirao.motion.AskedDecision;
import coop.mutirao.motion.Motions;
import coop.mutirao.motion.Vote;
import coop.mutirao.motion.Votes;
import coop.mutirao.officer.OfficerActs;
import coop.mutirao.officer.Second;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.PolicyKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// The simulated community's service: founded, with members, and what its officers and its assembly
/// do. Whatever happens goes by the services that a community uses.
final class Town {

    private static final Network NETWORK =
            new Network("Simulation", "simulation.mutirao.example/log", "SIM", "Sim", 2);
    private static final String DECISION = "The rules that are simulated";

    /// Nobody pays for the community's own work here, so that the purses have it all; most goes
    /// where it is lent from.
    private static final SweepPolicy SWEEP =
            new SweepPolicy(
                    Money.ZERO,
                    new SweepPolicy.Weights(300_000, 0, 700_000, 0),
                    Money.of(10_000),
                    100_000);

    private static final LoanPolicy LOANS =
            new LoanPolicy(Money.of(40_000), 12, 200_000, 200_000, 30);
    private static final int INSTALMENTS = 10;
    private static final long LEAST_LOAN = 1_000;

    // A day and a half are enough to write off what nobody will pay.
    private static final StandingOrders.Rule RULE =
            new StandingOrders.Rule(new Share(1, 20), Majority.SIMPLE, 1, 12, 12, 0);
    private static final StandingOrders ORDERS =
            new StandingOrders(
                    RULE,
                    RULE,
                    RULE,
                    RULE,
                    RULE,
                    RULE,
                    RULE,
                    RULE,
                    StandingOrders.FIRST.round(),
                    OpenAccount.LIMIT_MAX,
                    StandingOrders.FIRST.conflicts());
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final App app;
    private final Seeding.Clock clock;
    private final Wishes wishes;
    private final Map<String, Account> accounts = new HashMap<>();

    Town(App app, Seeding.Clock clock, Wishes wishes) {
        this.app = app;
        this.clock = clock;
        this.wishes = wishes;
    }

    void found(Rules rules, Instant at) {
        clock.set(at);
        app.founding.found(
                Charter.of(NETWORK, 0, Money.ZERO)
                        .with(LOANS)
                        .with(ORDERS)
                        .with(new LimitsPolicy(rules.creditLimit(), OpenAccount.LIMIT_MAX))
                        .with(rules.contribution(), SWEEP));
        set(LevyPolicy.KEY, rules.levy());
        set(CreditPolicy.KEY, rules.credit());
    }

    private <T> void set(PolicyKey<T> key, T value) {
        var change = new Policies.Change<>(key, 2, value, DECISION, null, null, Fact.SERVICE);
        app.database.transact(tx ->
                app.log.record(
                        tx, facts -> app.policies.set(tx, facts, 1, change, Second.NOT_NEEDED)));
    }

    void admit(List<Agent> agents) {
        if (agents.isEmpty()) {
            return;
        }
        List<NewMember> members =
                agents.stream()
                        .map(agent ->
                                new NewMember(
                                        agent.code(),
                                        Member.Kind.PERSON,
                                        "Member " + agent.number(),
                                        Founding.ROOT,
                                        null,
                                        null,
                                        null))
                        .toList();
        app.database.transact(
                tx -> app.log.record(tx, facts -> app.members.admit(tx, facts, members)));
        look();
    }

    /// Members' accounts as they are, by their codes.
    Map<String, Account> look() {
        app.database
                .inSnapshot(tx -> app.ledger.ofKind(tx, Account.Kind.MEMBER))
                .forEach(account -> accounts.put(account.code(), account));
        return accounts;
    }

    private MemberId owner(Agent agent) {
        return Objects.requireNonNull(Objects.requireNonNull(accounts.get(agent.code())).owner());
    }

    private String publicId(Agent agent) {
        return Objects.requireNonNull(accounts.get(agent.code())).publicId();
    }

    /// Shares out what contributions and levies brought.
    void sweep(Agent treasurer) {
        app.fund.sweep(
                new TransferId(wishes.id(clock.instant())), owner(treasurer), treasurer.code());
    }

    /// What the service does of itself at a month's turn.
    void keep() {
        app.economy.levyKeeper.keep();
        app.economy.creditKeeper.keep();
        app.economy.lending.keeper.keep();
    }

    /// Lends of the purse as long as it has enough, to members who ask one after the other.
    ///
    /// @return how many got something
    long lend(List<Agent> borrowers, List<Agent> officers) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        long granted = 0;
        for (Agent borrower : borrowers) {
            Account purse =
                    app.database.inSnapshot(
                            tx -> app.ledger.find(tx, "fund-microcredit").orElseThrow());
            Money amount = Money.min(LOANS.maximum(), LOANS.shareOf(purse.balance()));
            if (amount.minorUnits() < LEAST_LOAN) {
                return granted;
            }
            UUID id = wishes.id(clock.instant());
            var plan = new Plan(Plan.Kind.DATES, today.plusMonths(1), INSTALMENTS, List.of());
            var asked = new Application(id, amount, "Tools", plan, true, false);
            if (app.economy.lending.loans.apply(asked, by(borrower)) instanceof LoanOutcome.Done
                    && grant(id, officers)) {
                granted++;
            }
        }
        return granted;
    }

    // One asks for it, and then the other.
    private boolean grant(UUID loan, List<Agent> officers) {
        boolean isGranted = false;
        for (Agent officer : officers) {
            Second second =
                    app.officerActs.second(
                            new OfficerActs.Order(
                                    "POST",
                                    "/api/v1/loans/" + loan + "/decision",
                                    "{\"grant\":true,\"reason\":\"" + DECISION + "\"}",
                                    true,
                                    DECISION,
                                    null,
                                    owner(officer).value(),
                                    Set.of(Role.COORDINATOR, Role.TREASURER)));
            isGranted =
                    app.economy.lending.loans.decide(loan, true, DECISION, by(officer), second)
                            instanceof LoanOutcome.Done;
        }
        return isGranted;
    }

    /// Gives the roles that a community needs, for as long as it is simulated.
    void appoint(List<Agent> coordinators, Agent treasurer) {
        coordinators.forEach(agent -> appoint(agent, Role.COORDINATOR));
        appoint(treasurer, Role.TREASURER);
    }

    private void appoint(Agent agent, Role role) {
        var decided = new RoleGrant.Decided(agent.code(), role, DECISION, null);
        app.database.transact(tx ->
                app.log.record(tx, facts -> app.roles.grant(tx, facts, decided, Fact.SERVICE)));
    }

    private Loans.By by(Agent agent) {
        return new Loans.By(owner(agent), agent.code(), publicId(agent), agent.code()::equals);
    }

    /// The assembly writes off what some will not pay any more: moved, announced, voted about,
    /// done.
    ///
    /// @param voters who all vote yes; the first moves, the second seconds
    void writeOff(List<Agent> debtors, List<Agent> voters) {
        List<UUID> motions = new ArrayList<>();
        for (Agent debtor : debtors) {
            Money debt = Objects.requireNonNull(accounts.get(debtor.code())).balance().negated();
            UUID id = wishes.id(clock.instant());
            var asked =
                    new Motions.Asked(
                            Founding.ROOT,
                            "A debt that nobody pays",
                            "Nothing was heard of this member for three months.",
                            AskedDecision.writeOff(debtor.code(), debt, false),
                            null);
            done(app.chamber.motions.put(id, asked, true, owner(voters.getFirst())));
            done(app.chamber.motions.second(id, owner(voters.get(1))));
            motions.add(id);
        }
        pass();
        for (UUID motion : motions) {
            for (Agent voter : voters) {
                var yes = new Votes.Sent(Vote.YES, 1, null, null);
                done(app.chamber.votes.cast(motion, yes, owner(voter)));
            }
        }
        pass();
        look();
        for (Agent debtor : debtors) {
            Account account = Objects.requireNonNull(accounts.get(debtor.code()));
            if (account.balance().isNegative()) {
                throw new IllegalStateException("not written off: " + account);
            }
        }
    }

    private void pass() {
        clock.set(clock.instant().plus(HALF_A_DAY).plusSeconds(1));
        app.chamber.keeper.keep();
    }

    private static void done(coop.mutirao.assembly.Outcome<?> outcome) {
        if (!(outcome instanceof Done<?>)) {
            throw new IllegalStateException("the simulated assembly: " + outcome);
        }
    }
}
