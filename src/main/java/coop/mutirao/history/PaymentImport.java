package coop.mutirao.history;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Reports;
import coop.mutirao.ledger.Statements.AsOf;
import coop.mutirao.member.Communities;
import coop.mutirao.member.Community;
import coop.mutirao.member.Member;
import coop.mutirao.member.Members;
import coop.mutirao.member.Network;
import coop.mutirao.member.NewMember;
import coop.mutirao.payment.PaymentOrder;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.payment.Payments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Brings the payments of a file in, slice by slice, as a run that gives way to people's orders. A
/// file that was brought in before, or half of it, posts nothing twice.
public final class PaymentImport {

    /// As an import may be a process of its own, people in another one wait for it at the door: for
    /// one slice, which should be over before a tenth of a second is.
    private static final int SLICE = 250;

    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Reports reports;
    private final Communities communities;
    private final Members members;
    private final Payments payments;

    public PaymentImport(
            Database database,
            AuditLog log,
            Ledger ledger,
            Reports reports,
            Communities communities,
            Members members,
            Payments payments) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.reports = reports;
        this.communities = communities;
        this.members = members;
        this.payments = payments;
    }

    /// What to bring in.
    ///
    /// @param skip codes: rows that name one are left out
    /// @param creditLimit of accounts that are opened; null: as the policy `limits` says
    /// @param by code of the officer who answers for it; null: nobody has to, as yet
    public record Plan(
            HistoryFile file, Set<String> skip, @Nullable Money creditLimit, @Nullable String by) {

        public Plan {
            skip = skip.stream().map(Books::key).collect(Collectors.toUnmodifiableSet());
        }
    }

    /// Brings a file in. The network is founded.
    ///
    /// @param progress is told how many rows are behind it
    /// @param stop asked after each slice
    public ImportReport run(Plan plan, LongConsumer progress, BooleanSupplier stop) {
        Network network = database.inTransaction(communities::network).orElseThrow();
        var run = new Run(plan, network, progress, stop);
        plan.file().read(run);
        run.end();
        return run.tally.report(fund(network), sum(network), run.stopped);
    }

    /// Whether members have paid each other: what is brought in then needs an officer.
    public boolean hasTraded() {
        return database.inTransaction(ledger::hasTraded);
    }

    private Money fund(Network network) {
        return database.inTransaction(tx -> ledger.ofKind(tx, Account.Kind.FUND)).stream()
                .filter(purse -> purse.unit().equals(network.unit()))
                .map(Account::balance)
                .reduce(Money.ZERO, Money::plus);
    }

    private Money sum(Network network) {
        return switch (reports.trialBalance(null, null, 1)) {
            case AsOf.Known(var trial) ->
                    trial.units().stream()
                            .filter(unit -> unit.unit().equals(network.unit()))
                            .map(Reports.UnitTotal::total)
                            .reduce(Money.ZERO, Money::plus);
            case AsOf.Beyond<?> beyond ->
                    throw new IllegalStateException("now is not beyond the log: " + beyond);
        };
    }

    private final class Run implements HistoryFile.Reader {

        final Tally tally = new Tally();
        boolean stopped;
        private final Plan plan;
        private final int decimals;
        private final LongConsumer progress;
        private final BooleanSupplier stop;
        private final RowIds ids;
        private final String community;
        private final List<PastPayment> waiting = new ArrayList<>(SLICE);
        private final List<Money> amounts = new ArrayList<>(SLICE);
        private final Map<String, Account.Kind> known = new HashMap<>();
        private long lastRead;

        Run(Plan plan, Network network, LongConsumer progress, BooleanSupplier stop) {
            this.plan = plan;
            this.decimals = network.decimals();
            this.progress = progress;
            this.stop = stop;
            this.ids = new RowIds(plan.file().digest());
            this.community = database.inTransaction(PaymentImport.this::root);
        }

        @Override
        public void payment(PastPayment row) {
            tally.rows++;
            lastRead = row.line();
            if (plan.skip().contains(Books.key(row.payer()))
                    || plan.skip().contains(Books.key(row.payee()))) {
                tally.skipped++;
                return;
            }
            switch (Rounding.of(row.amount(), decimals)) {
                case Rounding.Result.Refused(var reason) -> tally.refuse(reason, row.line());
                case Rounding.Result.Whole(var amount, var changed) -> {
                    tally.rounded += changed ? 1 : 0;
                    waiting.add(row);
                    amounts.add(amount);
                    if (waiting.size() == SLICE) {
                        post();
                        stopped = stop.getAsBoolean();
                    }
                }
            }
        }

        @Override
        public void broken(long line) {
            tally.rows++;
            lastRead = line;
            tally.refuse("malformed-line", line);
        }

        @Override
        public boolean wantsMore() {
            return !stopped;
        }

        void end() {
            if (!waiting.isEmpty()) {
                post();
            }
            tally.lastLine = lastRead;
            progress.accept(tally.rows);
        }

        private void post() {
            open();
            List<PaymentOrder> orders = new ArrayList<>(waiting.size());
            for (int i = 0; i < waiting.size(); i++) {
                PastPayment row = waiting.get(i);
                if (isMembers(row.payer()) && isMembers(row.payee())) {
                    orders.add(order(row, amounts.get(i)));
                } else {
                    tally.refuse("not-a-members-account", row.line());
                }
            }
            List<PaymentOutcome> outcomes = payments.carryOutRun(orders);
            for (int i = 0; i < orders.size(); i++) {
                tally.count(outcomes.get(i), RowIds.line(orders.get(i).id()));
            }
            waiting.clear();
            amounts.clear();
            progress.accept(tally.rows);
        }

        private boolean isMembers(String code) {
            return known.get(Books.key(code)) == Account.Kind.MEMBER;
        }

        private PaymentOrder order(PastPayment row, Money amount) {
            return PaymentOrder.ofThePast(
                    ids.of(row.line()),
                    row.payer(),
                    row.payee(),
                    amount,
                    row.description(),
                    row.day(),
                    plan.by());
        }

        /// Opens the accounts that this slice names and nobody has yet, as they are first written.
        private void open() {
            Map<String, String> unknown = new LinkedHashMap<>();
            for (PastPayment row : waiting) {
                for (String code : List.of(row.payer(), row.payee())) {
                    if (!known.containsKey(Books.key(code))) {
                        unknown.putIfAbsent(Books.key(code), code);
                    }
                }
            }
            if (!unknown.isEmpty()) {
                tally.accountsOpened += database.inTransaction(tx -> open(tx, unknown));
            }
        }

        private int open(Tx tx, Map<String, String> unknown) {
            return log.record(
                    tx,
                    facts -> {
                        Books books = ledger.books(tx, unknown.values());
                        List<NewMember> newcomers = new ArrayList<>();
                        unknown.forEach((key, code) -> {
                            @Nullable Account account = books.find(code);
                            if (account == null) {
                                newcomers.add(newcomer(code));
                            }
                            known.put(key, account == null ? Account.Kind.MEMBER : account.kind());
                        });
                        members.admit(tx, facts, newcomers);
                        return newcomers.size();
                    });
        }

        private NewMember newcomer(String code) {
            return new NewMember(
                    code, Member.Kind.PERSON, code, community, plan.creditLimit(), null, null);
        }
    }

    private String root(Tx tx) {
        return communities.all(tx).stream().findFirst().map(Community::code).orElseThrow();
    }
}
