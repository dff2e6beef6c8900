package coop.mutirao;

import coop.mutirao.assembly.StandingOrders;
import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.credit.CreditPolicy;
import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Passwords;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.fund.Purse;
import coop.mutirao.fund.SweepPolicy;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.levy.LevyPolicy;
import coop.mutirao.loan.LoanPolicy;
import coop.mutirao.member.Communities;
import coop.mutirao.member.Community;
import coop.mutirao.member.DisclosurePolicy;
import coop.mutirao.member.LimitsPolicy;
import coop.mutirao.member.Member;
import coop.mutirao.member.Members;
import coop.mutirao.member.Network;
import coop.mutirao.member.NewMember;
import coop.mutirao.member.RoleGrant;
import coop.mutirao.member.Roles;
import coop.mutirao.officer.Second;
import coop.mutirao.payment.AuthorisationPolicy;
import coop.mutirao.payment.ContributionPolicy;
import coop.mutirao.payment.ContributionPolicy.Bearer;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.PolicyKey;
import coop.mutirao.proof.WitnessPolicy;
import coop.mutirao.surplus.SurplusPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Founds a network in an empty database: its currency, its first community, the fund's purses, its
/// first policies. All of it is one transaction, and the first facts of the log.
public final class Founding {

    /// The first community, above all others.
    public static final String ROOT = "rede";

    private static final String DECISION = "Founding assembly";

    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Policies policies;
    private final Communities communities;
    private final Members members;
    private final Roles roles;

    Founding(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            Communities communities,
            Members members,
            Roles roles) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.policies = policies;
        this.communities = communities;
        this.members = members;
        this.roles = roles;
    }

    /// What the founders decide.
    public record Charter(
            Network network,
            ContributionPolicy contribution,
            SweepPolicy sweep,
            LimitsPolicy limits,
            AuthorisationPolicy authorisation,
            StandingOrders orders,
            LoanPolicy loans) {

        /// The same for founders who leave it to the assembly whether there are loans.
        public Charter(
                Network network,
                ContributionPolicy contribution,
                SweepPolicy sweep,
                LimitsPolicy limits,
                AuthorisationPolicy authorisation,
                StandingOrders orders) {
            this(network, contribution, sweep, limits, authorisation, orders, LoanPolicy.FIRST);
        }

        /// The defaults of domain 3.4: 1 % of a sale, borne by the seller; gifts and wages exempt.
        ///
        /// One officer alone gives three times the credit limit in a week.
        ///
        /// @param creditLimit of members who are given none of their own
        public static Charter of(Network network, int contributionPpm, Money creditLimit) {
            return new Charter(
                    network,
                    new ContributionPolicy(
                            contributionPpm,
                            Bearer.PAYEE,
                            Money.ZERO,
                            null,
                            List.of(TransferKind.GIFT, TransferKind.WAGE)),
                    new SweepPolicy(
                            Money.of(250_000),
                            new SweepPolicy.Weights(250_000, 450_000, 200_000, 100_000),
                            Money.of(10_000),
                            100_000),
                    new LimitsPolicy(creditLimit, OpenAccount.LIMIT_MAX),
                    AuthorisationPolicy.FIRST,
                    StandingOrders.FIRST);
        }

        /// The same with bounds for payments that their payers did not sign.
        public Charter with(AuthorisationPolicy bounds) {
            return new Charter(network, contribution, sweep, limits, bounds, orders, loans);
        }

        /// The same with other limits of members.
        public Charter with(LimitsPolicy bounds) {
            return new Charter(network, contribution, sweep, bounds, authorisation, orders, loans);
        }

        /// The same with other rules of the assembly.
        public Charter with(StandingOrders rules) {
            return new Charter(network, contribution, sweep, limits, authorisation, rules, loans);
        }

        /// The same with another contribution, shared out in another way.
        public Charter with(ContributionPolicy asked, SweepPolicy shares) {
            return new Charter(network, asked, shares, limits, authorisation, orders, loans);
        }

        /// The same with rules of the micro-credit purse.
        public Charter with(LoanPolicy rules) {
            return new Charter(network, contribution, sweep, limits, authorisation, orders, rules);
        }
    }

    /// The network that is there already, if it was founded.
    public Optional<Network> existing() {
        return database.inTransaction(communities::network);
    }

    /// Founds the network, unless it is founded; then it is completed.
    ///
    /// @return whether it was founded now
    public boolean found(Charter charter) {
        return database.inTransaction(tx ->
                log.record(
                        tx,
                        facts -> {
                            boolean isNew = communities.network(tx).isEmpty();
                            if (isNew) {
                                found(tx, facts, charter);
                            } else {
                                complete(tx, facts);
                            }
                            return isNew;
                        }));
    }

    /// Gives a network that an earlier version of the program founded the policies that there were
    /// not then, as they are at a founding.
    public void complete() {
        database.transact(tx ->
                log.record(
                        tx, facts -> communities.network(tx).isPresent() && complete(tx, facts)));
    }

    private boolean complete(Tx tx, Facts facts) {
        boolean authorisation =
                setFirst(tx, facts, 1, AuthorisationPolicy.KEY, AuthorisationPolicy.FIRST);
        boolean disclosure = setFirst(tx, facts, 1, DisclosurePolicy.KEY, DisclosurePolicy.FIRST);
        boolean witnesses = setFirst(tx, facts, 1, WitnessPolicy.KEY, WitnessPolicy.FIRST);
        boolean orders = setFirst(tx, facts, 1, StandingOrders.KEY, StandingOrders.FIRST);
        boolean levy = setFirst(tx, facts, 1, LevyPolicy.KEY, LevyPolicy.FIRST);
        boolean credit = setFirst(tx, facts, 1, CreditPolicy.KEY, CreditPolicy.FIRST);
        boolean loans = setFirst(tx, facts, 1, LoanPolicy.KEY, LoanPolicy.FIRST);
        boolean surplus = setFirst(tx, facts, 1, SurplusPolicy.KEY, SurplusPolicy.FIRST);
        return Stream.of(authorisation, disclosure, witnesses, orders, levy, credit, loans, surplus)
                .anyMatch(set -> set);
    }

    // Unless the community has set it; says whether it has not.
    private <T> boolean setFirst(Tx tx, Facts facts, int community, PolicyKey<T> key, T first) {
        if (policies.next(tx, key.name()) != 1) {
            return false;
        }
        policies.set(
                tx,
                facts,
                community,
                new Policies.Change<>(key, 1, first, DECISION, null, null, Fact.SERVICE),
                Second.NOT_NEEDED);
        return true;
    }

    /// The same as part of a turn at the door, in a database where it is not founded.
    void found(Tx tx, Facts facts, Charter charter) {
        Network network = charter.network();
        Community root = communities.found(tx, facts, network, ROOT, network.name());
        ledger.open(
                tx,
                facts,
                Arrays.stream(Purse.values())
                        .map(purse -> account(purse, network, root.id()))
                        .toList(),
                Arrays.stream(Purse.values()).map(Purse::title).toList());
        set(tx, facts, root, ContributionPolicy.KEY, charter.contribution());
        set(tx, facts, root, SweepPolicy.KEY, charter.sweep());
        set(tx, facts, root, LimitsPolicy.KEY, charter.limits());
        set(tx, facts, root, AuthorisationPolicy.KEY, charter.authorisation());
        setFirst(tx, facts, root.id(), DisclosurePolicy.KEY, DisclosurePolicy.FIRST);
        setFirst(tx, facts, root.id(), WitnessPolicy.KEY, WitnessPolicy.FIRST);
        setFirst(tx, facts, root.id(), StandingOrders.KEY, charter.orders());
        setFirst(tx, facts, root.id(), LevyPolicy.KEY, LevyPolicy.FIRST);
        setFirst(tx, facts, root.id(), CreditPolicy.KEY, CreditPolicy.FIRST);
        setFirst(tx, facts, root.id(), LoanPolicy.KEY, charter.loans());
        setFirst(tx, facts, root.id(), SurplusPolicy.KEY, SurplusPolicy.FIRST);
    }

    private static OpenAccount account(Purse purse, Network network, int community) {
        return new OpenAccount(
                purse.code(),
                Account.Kind.FUND,
                network.unit(),
                community,
                null,
                Money.ZERO,
                OpenAccount.LIMIT_MAX);
    }

    private <T> void set(Tx tx, Facts facts, Community root, PolicyKey<T> key, T value) {
        policies.set(
                tx,
                facts,
                root.id(),
                new Policies.Change<>(key, 1, value, DECISION, null, null, Fact.SERVICE),
                Second.NOT_NEEDED);
    }

    /// Gives a new network a coordinator. It takes two to do more than to admit members.
    ///
    /// @param password that is shown to whoever founds it: with it she sets her own when she first
    ///   signs in
    public void firstCoordinator(String code, String name, String password, Chance chance) {
        String hash = Passwords.hash(Passwords.Cost.OWASP, password, chance.bytes(16));
        var member = new NewMember(code, Member.Kind.PERSON, name, ROOT, null, null, hash);
        Roles.Result granted =
                database.inTransaction(tx -> log.record(tx, facts -> admit(tx, facts, member)));
        if (!(granted instanceof Roles.Result.Granted)) {
            throw new IllegalStateException("the first coordinator: " + granted);
        }
    }

    private Roles.Result admit(Tx tx, Facts facts, NewMember member) {
        members.admitWithGivenPasswords(tx, facts, List.of(member));
        return roles.grant(
                tx,
                facts,
                new RoleGrant.Decided(member.code(), Role.COORDINATOR, DECISION, null),
                Fact.SERVICE);
    }
}
