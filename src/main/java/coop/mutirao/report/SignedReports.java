package coop.mutirao.report;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Published;
import coop.mutirao.db.Database;
import coop.mutirao.db.Snapshots;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.member.Communities;
import coop.mutirao.member.Network;
import coop.mutirao.proof.Proofs;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Works reports out, each in one snapshot, and has their heads signed.
public final class SignedReports {

    /// So long a report waits for a checkpoint over what it is of.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// Signs heads of reports; empty while nobody signs here.
    public interface Signing extends Function<Statement, Optional<SignedNote>> {}

    /// What reports are made from.
    ///
    /// @param snapshots where to read: the primary or a replica of it
    public record Needs(
            Database primary,
            Snapshots snapshots,
            AuditLog log,
            Ledger ledger,
            Communities communities,
            Proofs proofs,
            Published published) {}

    private final Needs needs;
    private final Signing signing;
    private final Listings listings;

    public SignedReports(Needs needs, Signing signing) {
        this.needs = needs;
        this.signing = signing;
        this.listings = new Listings(new ReportStore());
    }

    /// A report that was worked out.
    ///
    /// @param checkpoint under which it can be worked out again; null if none was signed ever
    /// @param note its head, signed; null if nobody signs here
    record Made(Figures figures, @Nullable Checkpoint checkpoint, @Nullable SignedNote note) {

        /// As a file to be kept.
        ///
        /// @throws IllegalStateException if it is not signed
        String file() {
            if (note == null) {
                throw new IllegalStateException("nobody signed it");
            }
            return (figures.isJournal() ? commented(note) : note) + "\n" + figures.text();
        }
    }

    // So the file is a journal as it stands.
    private static String commented(SignedNote note) {
        return note.toString()
                .lines()
                .map(line -> line.isEmpty() ? ";\n" : "; " + line + "\n")
                .collect(Collectors.joining());
    }

    /// What became of asking.
    sealed interface Outcome {

        record Known(Made report) implements Outcome {}

        /// The history has not come that far: it has `logSize` facts.
        record Beyond(long logSize) implements Outcome {}

        /// No checkpoint is signed over so many facts, or nobody signs here.
        ///
        /// @param signed over so many there is one
        record NotSigned(long size, long signed, boolean isSigning) implements Outcome {}

        /// There are too few members for its figures to be nobody's.
        record Withheld(int membersMin) implements Outcome {}

        /// It has more lines than a report may have.
        record TooLong(int linesMax) implements Outcome {}

        /// Others are being worked out, and enough wait for theirs.
        record Busy() implements Outcome {}
    }

    /// Works out the figures of one report.
    interface Work {
        /// @param size as of so many facts
        /// @throws Listings.TooLong if there are more lines than a report may have
        Figures figures(Tx tx, long size);
    }

    private sealed interface Read {
        record Found(Figures figures, Optional<Checkpoint> checkpoint, long signed)
                implements Read {}

        record Beyond(long logSize) implements Read {}
    }

    Listings listings() {
        return listings;
    }

    /// Makes a report.
    ///
    /// @param asNote whether it is of no use unsigned; where somebody signs, every report is signed
    Outcome make(Asked asked, boolean asNote, Work work) {
        boolean isSigning = needs.proofs().isSigning();
        boolean mustBeSigned = asNote || isSigning;
        try {
            Read read = read(asked, work);
            if (isSigning
                    && read instanceof Read.Found(var figures, var checkpoint, var _)
                    && checkpoint.isEmpty()) {
                await(figures.size());
                // As of the same facts: what was asked for by its time has its size by now.
                read = read(asked, work);
            }
            return switch (read) {
                case Read.Beyond(var logSize) -> new Outcome.Beyond(logSize);
                case Read.Found(var figures, var checkpoint, var signed) -> {
                    Made made = sign(figures, checkpoint);
                    yield mustBeSigned && made.note() == null
                            ? new Outcome.NotSigned(figures.size(), signed, isSigning)
                            : new Outcome.Known(made);
                }
            };
        } catch (OpenReport.Withheld e) {
            return new Outcome.Withheld(OpenReport.MEMBERS_MIN);
        } catch (Listings.TooLong e) {
            return new Outcome.TooLong(Listings.LINES_MAX);
        }
    }

    private Read read(Asked asked, Work work) {
        Read read = read(needs.snapshots(), asked, work);
        // A replica may not have come to what somebody has seen already.
        return read instanceof Read.Beyond ? read(needs.primary(), asked, work) : read;
    }

    private Read read(Snapshots from, Asked asked, Work work) {
        return from.inSnapshot(tx -> {
            long logSize = needs.log().size(tx);
            if (asked.size() != null && asked.size() > logSize) {
                return new Read.Beyond(logSize);
            }
            long signed = needs.proofs().signed(tx);
            Figures figures = work.figures(tx, size(tx, asked, logSize, signed));
            String origin = network(tx).origin();
            return new Read.Found(figures, needs.proofs().over(tx, origin, figures.size()), signed);
        });
    }

    private long size(Tx tx, Asked asked, long logSize, long signed) {
        if (asked.size() != null) {
            return asked.size();
        }
        if (asked.at() != null) {
            return listings.sizeAt(tx, asked.at(), logSize);
        }
        return signed == 0 ? logSize : signed;
    }

    private void await(long size) {
        try {
            needs.published().await(size - 1, Published.Level.LOGGED, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Made sign(Figures figures, Optional<Checkpoint> checkpoint) {
        @Nullable SignedNote note =
                checkpoint
                        .map(c -> Statement.of(figures.report(), c, figures.head(), figures.text()))
                        .flatMap(signing)
                        .orElse(null);
        return new Made(figures, checkpoint.orElse(null), note);
    }

    Snapshots snapshots() {
        return needs.snapshots();
    }

    /// How many facts there are.
    long size(Tx tx) {
        return needs.log().size(tx);
    }

    Network network(Tx tx) {
        return needs.communities().network(tx).orElseThrow();
    }

    /// The account of a code.
    Optional<Account> account(String code) {
        return needs.primary().inTransaction(tx -> needs.ledger().find(tx, code));
    }
}
