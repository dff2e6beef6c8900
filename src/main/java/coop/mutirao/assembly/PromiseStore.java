package coop.mutirao.assembly;

import coop.mutirao.db.Tx;
import java.util.Optional;
import java.util.UUID;

/// The table promise_key.
final class PromiseStore {

    void add(Tx tx, UUID poll, byte[] secret) {
        tx.tell("INSERT INTO promise_key (poll_id, secret) VALUES (?, ?)", poll, secret);
    }

    Optional<byte[]> secret(Tx tx, UUID poll) {
        return tx
                .ask("SELECT secret FROM promise_key WHERE poll_id = ?", r -> r.getBytes(1), poll)
                .get()
                .stream()
                .findFirst();
    }
}
