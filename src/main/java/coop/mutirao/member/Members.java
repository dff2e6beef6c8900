package coop.mutirao.member;

import static java.util.Objects.requireNonNullElse;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.ledger.PostingResult;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.member.AdmissionResult.Admitted;
import coop.mutirao.member.AdmissionResult.Busy;
import coop.mutirao.member.MemberImport.Known;
import coop.mutirao.member.MemberImport.Mistake;
import coop.mutirao.member.MemberImport.Newcomer;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import coop.mutirao.policy.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who belongs to the network: the directory, admissions, and members brought over from elsewhere.
public final class Members {

    /// So many accounts are opened with one statement.
    private static final int OPENED_AT_ONCE = 1_000;

    private final MemberStore store = new MemberStore();
    private final CredentialStore credentials = new CredentialStore();
    private final CommunityStore communities = new CommunityStore();
    private final OfficerCreditStore officerCredit = new OfficerCreditStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Policies policies;
    private final Hashing hashing;
    private final Chance chance;

    public Members(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            Hashing hashing,
            Chance chance) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.policies = policies;
        this.hashing = hashing;
        this.chance = chance;
    }

    /// Who admits, and why.
    ///
    /// @param code of the officer's account
    /// @param decision the log commits to it
    public record By(String code, String decision) {

        public By {
            Texts.require("decision", decision, Texts.DECISION_MAX);
        }
    }

    /// What became of an import.
    public sealed interface ImportResult {
        /// @param openingTotal the sum of the balances above zero
        record Imported(int admitted, Money openingTotal) implements ImportResult {}

        /// Nothing was written.
        record Refused(List<Mistake> mistakes) implements ImportResult {}

        /// Another coordinator has to bring the same file.
        record Waits(OfficerAct act) implements ImportResult {}
    }

    /// The member whose account has this code, in whatever case.
    public Optional<Member> find(String code) {
        return database.inTransaction(tx -> store.find(tx, code));
    }

    public Optional<Member> find(Tx tx, String code) {
        return store.find(tx, code);
    }

    /// Public id of the account of a member who is there.
    public String publicId(String code) {
        return find(code).orElseThrow().publicId();
    }

    public Optional<Member> find(Tx tx, MemberId id) {
        return store.find(tx, id);
    }

    /// Members in the order of their codes.
    ///
    /// @param community a community's code; null: of all
    /// @param after the code of the member before; null: from the first
    public List<Member> list(
            @Nullable String community,
            Member.@Nullable Kind kind,
            @Nullable String after,
            int limit) {
        return database.inTransaction(tx -> store.list(tx, community, kind, after, limit));
    }

    /// For whom members' fields may be now.
    public DisclosurePolicy disclosure(Tx tx, Instant now) {
        return policies.inForce(tx, DisclosurePolicy.KEY, now).value();
    }

    /// The same outside of a transaction.
    public DisclosurePolicy disclosure(Instant now) {
        return database.inTransaction(tx -> disclosure(tx, now));
    }

    /// Admits a member and opens an account.
    ///
    /// @param order without a password's hash
    /// @param password that somebody else gave her: with it she sets her own when she first signs
    ///   in. Null: she cannot sign in before she was invited
    /// @param by who admits her, and why
    /// @param second who else asks, for more credit than new members get, or than one officer alone
    ///   gives in a week
    public AdmissionResult admit(NewMember order, @Nullable String password, By by, Second second) {
        // Hashing is slow, so it comes before the door: but only if somebody is to be admitted.
        Optional<AdmissionResult> early = database.inTransaction(tx -> answer(tx, order, password));
        if (early.isPresent()) {
            return early.get();
        }
        NewMember member = order;
        if (password != null) {
            Optional<String> hash = hashing.hash(password, chance.bytes(16));
            if (hash.isEmpty()) {
                return new Busy();
            }
            member = order.withPasswordHash(hash.get());
        }
        List<NewMember> one = List.of(member);
        return database.inTransaction(tx ->
                log.record(
                        tx,
                        facts ->
                                answer(tx, order, password)
                                        .orElseGet(() -> admitOne(tx, facts, one, by, second))));
    }

    private AdmissionResult admitOne(
            Tx tx, Facts facts, List<NewMember> one, By by, Second second) {
        Optional<OfficerAct> waits =
                takesTwo(tx, facts, one, by.code()) ? second.missing(tx, facts) : Optional.empty();
        if (waits.isPresent()) {
            return new AdmissionResult.Waits(waits.get());
        }
        admit(tx, facts, one, true, opener(tx, by));
        return new Admitted(store.find(tx, one.getFirst().code()).orElseThrow());
    }

    // Whether one shall have more than new members get, or all more than one officer gives alone.
    private boolean takesTwo(Tx tx, Facts facts, List<NewMember> some, String by) {
        Money usual = creditLimit(tx, facts.at());
        List<Money> limits =
                some.stream().map(m -> requireNonNullElse(m.creditLimit(), usual)).toList();
        return limits.stream().anyMatch(limit -> limit.compareTo(usual) > 0)
                || !givesAlone(
                        tx,
                        facts.at(),
                        store.find(tx, by).orElseThrow().id(),
                        limits.stream().reduce(Money.ZERO, Money::plus));
    }

    /// Whether it takes another officer to raise a credit limit. What one raises alone is counted.
    ///
    /// @param officer null: whoever runs the service
    public boolean takesTwo(Tx tx, Instant at, @Nullable MemberId officer, Money from, Money to) {
        return to.compareTo(creditLimit(tx, at)) > 0
                || (officer != null && !givesAlone(tx, at, officer, to.minus(from)));
    }

    private boolean givesAlone(Tx tx, Instant at, MemberId officer, Money credit) {
        Money most = policies.inForce(tx, LimitsPolicy.KEY, at).value().creditPerOfficerWeek();
        return officerCredit.givesAlone(tx, officer, credit, most, at);
    }

    /// The credit limit of new members.
    public Money creditLimit(Tx tx, Instant at) {
        return policies.inForce(tx, LimitsPolicy.KEY, at).value().creditLimit();
    }

    Optional<AdmissionResult> answer(Tx tx, NewMember order, @Nullable String password) {
        return Admission.decide(
                order,
                password,
                communities.network(tx).orElseThrow().name(),
                ledger.find(tx, order.code()).orElse(null),
                store.find(tx, order.code()).orElse(null),
                numbers(tx).containsKey(Books.key(order.community())));
    }

    private Ledger.Opener opener(Tx tx, By by) {
        return new Ledger.Opener(
                ledger.find(tx, by.code()).orElseThrow().publicId(), by.decision());
    }

    /// Admits members as part of a turn at the door, and opens an account for each: on the word of
    /// whoever runs the service.
    ///
    /// @param members of communities that there are, with codes that no account has
    /// @return their numbers, in the same order
    /// @throws IllegalArgumentException if a community is unknown
    public List<MemberId> admit(Tx tx, Facts facts, List<NewMember> members) {
        return admit(tx, facts, members, false, null);
    }

    /// The same for members whose passwords somebody else knows: each sets her own when she first
    /// signs in.
    public List<MemberId> admitWithGivenPasswords(Tx tx, Facts facts, List<NewMember> members) {
        return admit(tx, facts, members, true, null);
    }

    List<MemberId> admit(
            Tx tx,
            Facts facts,
            List<NewMember> members,
            boolean areTemporary,
            Ledger.@Nullable Opener opener) {
        if (members.isEmpty()) {
            return List.of();
        }
        LimitsPolicy limits = policies.inForce(tx, LimitsPolicy.KEY, facts.at()).value();
        String unit = communities.network(tx).orElseThrow().unit();
        List<Integer> homes = homes(members, numbers(tx));
        List<MemberId> ids = store.add(tx, members, homes, facts.at(), opener);
        credentials.add(tx, ids, members, facts.at(), areTemporary);

        List<OpenAccount> openings = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            openings.add(opening(members.get(i), unit, homes.get(i), ids.get(i), limits));
        }
        List<String> names = members.stream().map(NewMember::name).toList();
        for (int from = 0; from < openings.size(); from += OPENED_AT_ONCE) {
            int to = Math.min(from + OPENED_AT_ONCE, openings.size());
            ledger.open(tx, facts, openings.subList(from, to), names.subList(from, to), opener);
        }
        return ids;
    }

    private static OpenAccount opening(
            NewMember member, String unit, int community, MemberId owner, LimitsPolicy limits) {
        return new OpenAccount(
                member.code(),
                Account.Kind.MEMBER,
                unit,
                community,
                owner,
                member.creditLimit() == null ? limits.creditLimit() : member.creditLimit(),
                member.maximumBalance() == null
                        ? limits.maximumBalance()
                        : member.maximumBalance());
    }

    private static List<Integer> homes(List<NewMember> members, Map<String, Integer> numbers) {
        List<Integer> homes = new ArrayList<>(members.size());
        for (NewMember member : members) {
            @Nullable Integer home = numbers.get(Books.key(member.community()));
            if (home == null) {
                throw new IllegalArgumentException("no community " + member.community());
            }
            homes.add(home);
        }
        return homes;
    }

    private Map<String, Integer> numbers(Tx tx) {
        Map<String, Integer> numbers = new HashMap<>();
        communities.all(tx).forEach(c -> numbers.put(Books.key(c.code()), c.id()));
        return numbers;
    }

    /// Admits all members of a CSV file with the balances that they had elsewhere, or none.
    ///
    /// @param by who brings them
    /// @param second who else does, where they come with balances, with more credit than new
    ///   members get, or with more in sum than one officer alone gives in a week
    public ImportResult importCsv(String csv, By by, Second second) {
        MemberImport file = MemberImport.parse(csv);
        return database.inTransaction(
                tx -> log.record(tx, facts -> importInto(tx, facts, file, by, second)));
    }

    private ImportResult importInto(Tx tx, Facts facts, MemberImport file, By by, Second second) {
        return switch (file.check(known(tx, facts, file))) {
            case MemberImport.Result.Refused(var mistakes) -> new ImportResult.Refused(mistakes);
            case MemberImport.Result.Sound(var newcomers, var total) -> {
                List<NewMember> all = newcomers.stream().map(Newcomer::member).toList();
                Optional<OfficerAct> waits =
                        total.isPositive() || takesTwo(tx, facts, all, by.code())
                                ? second.missing(tx, facts)
                                : Optional.empty();
                if (waits.isPresent()) {
                    yield new ImportResult.Waits(waits.get());
                }
                admit(tx, facts, all, false, opener(tx, by));
                openBalances(tx, facts, newcomers, by.code());
                yield new ImportResult.Imported(newcomers.size(), total);
            }
        };
    }

    private Known known(Tx tx, Facts facts, MemberImport file) {
        Set<String> codes = file.codes();
        Books books = ledger.books(tx, codes);
        return new Known(
                numbers(tx).keySet(),
                codes.stream().filter(c -> books.find(c) != null).collect(Collectors.toSet()),
                policies.inForce(tx, LimitsPolicy.KEY, facts.at()).value());
    }

    private void openBalances(Tx tx, Facts facts, List<Newcomer> newcomers, String by) {
        List<Newcomer> holders = newcomers.stream().filter(n -> !n.balance().isZero()).toList();
        if (holders.size() > Opening.ENTRIES_MAX) {
            openBetween(tx, facts);
        }
        List<String> codes = new ArrayList<>(List.of(Opening.ACCOUNT, by));
        holders.forEach(n -> codes.add(n.member().code()));
        Books books = ledger.books(tx, codes);
        List<Entry> balances =
                holders.stream()
                        .map(n -> new Entry(account(books, n.member().code()).id(), n.balance()))
                        .toList();
        Account actor = account(books, by);
        List<List<Entry>> transfers =
                Opening.transfers(balances, () -> account(books, Opening.ACCOUNT).id());
        List<Fact> decided = new ArrayList<>();
        transfers.forEach(entries -> decided.add(opened(books, entries, actor)));
        ledger.record(tx, facts, decided);
    }

    private Fact opened(Books books, List<Entry> entries, Account actor) {
        var transfer =
                new Transfer(
                        new TransferId(chance.uuid()),
                        TransferKind.OPENING,
                        null,
                        null,
                        Opening.amount(entries),
                        entries,
                        null,
                        actor.owner(),
                        null);
        if (!(books.decide(transfer) instanceof PostingResult.Posted posted)) {
            throw new IllegalStateException("balances within their limits are not refused");
        }
        books.apply(posted);
        return Fact.of(posted, actor.publicId());
    }

    private static Account account(Books books, String code) {
        @Nullable Account account = books.find(code);
        if (account == null) {
            throw new IllegalStateException("no account " + code);
        }
        return account;
    }

    // The account that carries differences between transfers of one import, when first needed.
    private void openBetween(Tx tx, Facts facts) {
        if (ledger.find(tx, Opening.ACCOUNT).isPresent()) {
            return;
        }
        var opening =
                new OpenAccount(
                        Opening.ACCOUNT,
                        Account.Kind.SYSTEM,
                        communities.network(tx).orElseThrow().unit(),
                        communities.all(tx).getFirst().id(),
                        null,
                        OpenAccount.LIMIT_MAX,
                        OpenAccount.LIMIT_MAX);
        ledger.open(tx, facts, List.of(opening), List.of("Opening balances"));
    }
}
