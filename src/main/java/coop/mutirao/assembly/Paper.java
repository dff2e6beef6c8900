package coop.mutirao.assembly;

import coop.mutirao.assembly.RoundStore.Voter;
import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Votes on paper: two coordinators give a numbered sheet to a member before anybody can vote, and
/// she votes by it alone; and tellers enter it, each for herself, until two read the same. That is
/// a ballot like any other.
public final class Paper {

    /// No ballot comes before it: sheets are given out before anybody can vote.
    private static final long SEQ = 1;

    private final PaperStore store = new PaperStore();
    private final RoundStore rounds = new RoundStore();
    private final NewsStore news = new NewsStore();
    private final BallotStore ballots = new BallotStore();
    private final ProxyStore given = new ProxyStore();
    private final Tellers tellers;
    private final Proxies proxies;
    private final Ballots desk;
    private final Database database;
    private final AuditLog log;
    private final Chance chance;

    Paper(
            Database database,
            AuditLog log,
            Chance chance,
            Tellers tellers,
            Proxies proxies,
            Ballots desk) {
        this.database = database;
        this.log = log;
        this.chance = chance;
        this.tellers = tellers;
        this.proxies = proxies;
        this.desk = desk;
    }

    /// A sheet as tellers see it.
    ///
    /// @param differs whether two read it differently, so that another teller has to look
    record Listed(PaperSheet sheet, boolean differs) {}

    /// Who asks.
    ///
    /// @param account public id of her own account
    /// @param isCoordinator of those who enter sheets without being named
    record Teller(MemberId member, String account, boolean isCoordinator) {}

    /// All sheets, for those who enter them; else the reader's own.
    Outcome<List<Listed>> list(UUID id, Teller reader) {
        return database.inSnapshot(tx -> {
            if (rounds.find(tx, id).isEmpty()) {
                return Outcome.<List<Listed>>notFound("round");
            }
            boolean isTeller = tellers.isOne(tx, id, reader);
            Map<Integer, List<PaperEntry>> entries =
                    store.entries(tx, id).stream()
                            .collect(Collectors.groupingBy(PaperEntry::serial));
            return Outcome.done(
                    store.sheets(tx, id).stream()
                            .filter(s -> isTeller || s.member().equals(reader.member()))
                            .map(s -> listed(s, entries, isTeller))
                            .toList());
        });
    }

    private static Listed listed(
            PaperSheet sheet, Map<Integer, List<PaperEntry>> entries, boolean isTeller) {
        return new Listed(
                sheet, isTeller && differs(entries.getOrDefault(sheet.serial(), List.of())));
    }

    private static boolean differs(List<PaperEntry> entries) {
        return entries.size() > 1
                && entries.stream().map(PaperEntry::choice).distinct().count() == entries.size();
    }

    /// Gives a sheet to a member, who then votes by it alone, and is told.
    ///
    /// @param code of her account
    Outcome<PaperSheet> issue(UUID id, int serial, String code, Rounds.By by, Second second) {
        return turn((tx, facts) -> {
            Optional<Round> found = rounds.find(tx, id);
            if (found.isEmpty()) {
                return Outcome.notFound("round");
            }
            Round round = found.get();
            Optional<Voter> voter = rounds.voter(tx, round, code);
            Optional<PaperSheet> known = store.sheet(tx, id, serial);
            if (known.isPresent()
                    && known.get().returnedAt() == null
                    && voter.map(Voter::member).filter(known.get().member()::equals).isPresent()) {
                return Outcome.again(known.get());
            }
            if (!isBeforeBallot(round, facts)) {
                return Outcome.wrongStep("round", round.state().wire());
            }
            if (voter.isEmpty()) {
                return refused("%s is not among those who may vote here.".formatted(code));
            }
            if (voter.get().member().equals(by.member())) {
                return Outcome.notAllowed(
                        "It is for yourself: another coordinator gives it to you.", "coordinator");
            }
            if (known.isPresent()) {
                return refused("The sheet %d was given out before.".formatted(serial));
            }
            Optional<PaperSheet> held = store.heldBy(tx, id, voter.get().member());
            if (held.isPresent()) {
                return refused("%s holds the sheet %d.".formatted(code, held.get().serial()));
            }
            Optional<OfficerAct> waits = second.missing(tx, facts);
            if (waits.isPresent()) {
                return new Outcome.Waits<>(waits.get());
            }
            second.done(tx, facts);
            return Outcome.done(issue(tx, facts, id, serial, voter.get(), code, by, second));
        });
    }

    private PaperSheet issue(
            Tx tx,
            Facts facts,
            UUID id,
            int serial,
            Voter voter,
            String code,
            Rounds.By by,
            Second second) {
        @Nullable Integer asker = second.asker();
        if (asker == null) {
            throw new IllegalStateException("one officer alone gives no sheet out");
        }
        // Her right is this sheet now.
        given.by(tx, id, voter.member()).ifPresent(proxy -> proxies.revoke(tx, facts, id, proxy));
        store.issue(
                tx,
                id,
                new PaperSheet(
                        serial,
                        voter.member(),
                        code,
                        voter.account(),
                        new MemberId(asker),
                        by.member(),
                        facts.at(),
                        null));
        append(facts, id, serial, voter.account(), "issued", by.account());
        news.add(
                tx,
                voter.member(),
                new NewsItem(NewsItem.Kind.SHEET_ISSUED, id.toString(), facts.at()));
        return store.sheet(tx, id, serial).orElseThrow();
    }

    private static boolean isBeforeBallot(Round round, Facts facts) {
        return round.state() == RoundState.FROZEN
                && facts.at().isBefore(round.plan().ballotOpensAt());
    }

    static boolean isTime(Round round, Facts facts) {
        return (round.state() == RoundState.FROZEN || round.state() == RoundState.BALLOTING)
                && facts.at().isBefore(round.plan().ballotClosesAt());
    }

    /// Code of the account of whom a sheet is, if there is one.
    Optional<String> memberOf(UUID round, int serial) {
        return database.inSnapshot(tx -> store.sheet(tx, round, serial).map(PaperSheet::code));
    }

    /// Takes a sheet back that nobody has entered: its member can vote otherwise then. She gives it
    /// back herself until the close; two officers take it back before anybody can vote, so that
    /// they do not learn by it whether it was entered.
    ///
    /// @param who may be its member, or an officer
    Outcome<PaperSheet> giveBack(UUID id, int serial, Teller who, Second second) {
        return turn((tx, facts) -> {
            Optional<Round> round = rounds.find(tx, id);
            if (round.isEmpty()) {
                return Outcome.notFound("round");
            }
            Optional<PaperSheet> found = store.sheet(tx, id, serial);
            boolean isHers = found.filter(s -> s.member().equals(who.member())).isPresent();
            boolean isByOffice = who.isCoordinator() && !isHers;
            if (isByOffice ? !isBeforeBallot(round.get(), facts) : !isTime(round.get(), facts)) {
                return Outcome.wrongStep("round", round.get().state().wire());
            }
            if (found.isEmpty() || !(isHers || who.isCoordinator())) {
                return Outcome.notFound("sheet");
            }
            PaperSheet sheet = found.get();
            if (sheet.returnedAt() != null) {
                return Outcome.again(sheet);
            }
            if (store.entries(tx, id).stream().anyMatch(e -> e.serial() == serial)) {
                return refused("The sheet %d is entered: it is no unused one.".formatted(serial));
            }
            Optional<OfficerAct> waits = isHers ? Optional.empty() : second.missing(tx, facts);
            if (waits.isPresent()) {
                return new Outcome.Waits<>(waits.get());
            }
            second.done(tx, facts);
            store.giveBack(tx, id, serial, facts.at());
            append(facts, id, serial, sheet.account(), "returned", who.account());
            return Outcome.done(store.sheet(tx, id, serial).orElseThrow());
        });
    }

    private static void append(
            Facts facts, UUID round, int serial, String account, String step, String actor) {
        facts.append(
                "sheet",
                Map.of(
                        "round", round.toString(),
                        "sheet", Integer.toString(serial),
                        "account", account,
                        "step", step,
                        "actor", actor),
                Map.of());
    }

    /// What became of a teller's reading.
    enum Entered {
        /// Another teller has to enter the sheet too.
        WAITS,

        /// Two read it differently: another one has to look.
        DIFFERS,

        /// Two read the same: it is a ballot.
        TAKEN;

        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Enters what a teller reads on a sheet.
    Outcome<Entered> enter(UUID id, int serial, Choice choice, Teller teller) {
        return unmetered((tx, facts) -> {
            Optional<Round> found = rounds.find(tx, id);
            if (found.isEmpty()) {
                return Outcome.notFound("round");
            }
            Round round = found.get();
            if (!round.isOpenAt(facts.at())) {
                return Outcome.wrongStep("round", round.state().wire());
            }
            if (!tellers.isOne(tx, id, teller)) {
                return Outcome.notAllowed(
                        "Coordinators enter sheets, and whom they name for it.", "coordinator");
            }
            Optional<PaperSheet> sheet = store.sheet(tx, id, serial);
            if (sheet.isEmpty()) {
                return Outcome.notFound("sheet");
            }
            List<PaperEntry> before =
                    store.entries(tx, id).stream().filter(e -> e.serial() == serial).toList();
            String text = text(id, serial, choice, teller);
            if (before.stream().anyMatch(e -> e.text().equals(text))) {
                return Outcome.again(standing(tx, id, sheet.get(), before));
            }
            @Nullable Outcome<Entered> flaw = flaw(tx, round, sheet.get(), before, choice, teller);
            return flaw != null
                    ? flaw
                    : Outcome.done(take(tx, facts, round, sheet.get(), text, choice, teller));
        });
    }

    private @Nullable Outcome<Entered> flaw(
            Tx tx,
            Round round,
            PaperSheet sheet,
            List<PaperEntry> before,
            Choice choice,
            Teller teller) {
        if (sheet.member().equals(teller.member())) {
            return Outcome.notAllowed("It is your own: others enter it.", "coordinator");
        }
        if (sheet.isGivenOutBy(teller.member())) {
            return Outcome.notAllowed("You gave it out: others enter it.", "coordinator");
        }
        if (tellers.hasPart(tx, round.id(), teller.member())) {
            return Outcome.notAllowed(
                    "You wrote one of its projects, or would be paid: others enter sheets.",
                    "coordinator");
        }
        if (sheet.returnedAt() != null) {
            return refused("The sheet %d was given back unused.".formatted(sheet.serial()));
        }
        if (ballots.latest(tx, round.id(), sheet.member()).isPresent()) {
            return refused("The sheet %d is entered already.".formatted(sheet.serial()));
        }
        if (before.stream().anyMatch(e -> e.teller().equals(teller.member()))) {
            return refused(
                    "You entered the sheet %d otherwise: another teller has to look at it."
                            .formatted(sheet.serial()));
        }
        @Nullable String flaw = desk.flaw(tx, round, choice);
        return flaw == null ? null : Outcome.refused(ProblemType.BALLOT_NOT_VALID, flaw);
    }

    private static String text(UUID round, int serial, Choice choice, Teller teller) {
        Map<String, Object> members = new HashMap<>();
        members.put("choice", choice.canonical());
        members.put("poll", round.toString());
        members.put("sheet", Integer.toString(serial));
        members.put("teller", teller.account());
        return Roots.json(members);
    }

    private Entered standing(Tx tx, UUID round, PaperSheet sheet, List<PaperEntry> entries) {
        if (ballots.latest(tx, round, sheet.member()).isPresent()) {
            return Entered.TAKEN;
        }
        return differs(entries) ? Entered.DIFFERS : Entered.WAITS;
    }

    private Entered take(
            Tx tx,
            Facts facts,
            Round round,
            PaperSheet sheet,
            String text,
            Choice choice,
            Teller teller) {
        if (round.state() == RoundState.FROZEN) {
            desk.open(tx, facts, round);
        }
        store.add(
                tx,
                round.id(),
                new PaperEntry(
                        null,
                        sheet.serial(),
                        teller.member(),
                        choice.text(),
                        text,
                        chance.bytes(32),
                        facts.at()));
        List<PaperEntry> all =
                store.entries(tx, round.id()).stream()
                        .filter(e -> e.serial() == sheet.serial())
                        .toList();
        if (all.stream().filter(e -> e.choice().equals(choice.text())).count() > 1) {
            desk.takeSheet(tx, facts, round.id(), sheet, choice, SEQ);
        }
        return standing(tx, round.id(), sheet, all);
    }

    private static <T> Outcome<T> refused(String reason) {
        return Outcome.refused(ProblemType.SHEET_NOT_VALID, reason);
    }

    private <T> Outcome<T> unmetered(BiFunction<Tx, Facts, Outcome<T>> work) {
        return database.inTransaction(
                tx -> log.recordUnmetered(tx, facts -> work.apply(tx, facts)));
    }

    private <T> Outcome<T> turn(BiFunction<Tx, Facts, Outcome<T>> work) {
        return database.inTransaction(tx -> log.record(tx, facts -> work.apply(tx, facts)));
    }
}
