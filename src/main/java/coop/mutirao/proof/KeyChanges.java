package coop.mutirao.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogKeys;
import coop.mutirao.tlog.SignedNote;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes into the log that it goes on with another key, with what the old one says of it.
public final class KeyChanges {

    private final CheckpointStore checkpoints = new CheckpointStore();
    private final LogKeyStore keys = new LogKeyStore();
    private final Database database;
    private final AuditLog log;

    public KeyChanges(Database database, AuditLog log) {
        this.database = database;
        this.log = log;
    }

    /// @param said what the old key said
    /// @return why it is not written; empty if it is, or was before
    /// @throws IllegalArgumentException if it says nothing of that, or somebody else said it
    public Optional<String> record(SignedNote said) {
        LogKeys.Succession succession = LogKeys.verified(said);
        return database.inTransaction(tx -> record(tx, said, succession));
    }

    private Optional<String> record(Tx tx, SignedNote said, LogKeys.Succession succession) {
        return log.record(
                tx,
                facts -> {
                    if (keys.all(tx, null).contains(succession.next())) {
                        return Optional.empty();
                    }
                    if (!isSigned(tx, succession)) {
                        return Optional.of(
                                "the old key has not signed this log's checkpoint over %d leaves"
                                        .formatted(succession.last().size()));
                    }
                    facts.append(
                            "log-key",
                            Map.of(
                                    "old", succession.old().toString(),
                                    "new", succession.next().toString(),
                                    "note",
                                            Base64.getEncoder()
                                                    .encodeToString(
                                                            said.toString().getBytes(UTF_8))),
                            Map.of());
                    return Optional.empty();
                });
    }

    private boolean isSigned(Tx tx, LogKeys.Succession succession) {
        return checkpoints
                .find(tx, succession.last().size())
                .filter(note -> Checkpoint.parse(note.text()).isSameAs(succession.last()))
                .filter(note -> !note.verifiedBy(List.of(succession.old())).isEmpty())
                .isPresent();
    }
}
