package coop.mutirao.motion;

import coop.mutirao.db.Tx;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table motion_newcomer.
final class NewcomerStore {

    /// Opens the commitment to a newcomer who is the same; empty: another stands there, or nobody.
    Optional<byte[]> salt(Tx tx, UUID motion, Newcomer same) {
        return tx
                .ask(
                        """
                        SELECT salt FROM motion_newcomer JOIN community c USING (community_id)
                        WHERE motion_id = ? AND motion_newcomer.code = ? AND
                            motion_newcomer.name = ? AND contact = ? AND lower(c.code) = lower(?)
                        """,
                        r -> r.getBytes(1),
                        motion,
                        same.code(),
                        same.name(),
                        same.contact(),
                        same.community())
                .get()
                .stream()
                .findFirst();
    }

    /// Writes down whom a draft would admit, in place of whoever stood there.
    ///
    /// @param newcomer null: nobody
    void put(Tx tx, UUID motion, @Nullable Newcomer newcomer, byte[] salt) {
        remove(tx, motion);
        if (newcomer == null) {
            return;
        }
        tx.tell(
                """
                INSERT INTO motion_newcomer (motion_id, code, name, contact, community_id, salt)
                SELECT ?, ?, ?, ?, community_id, ? FROM community WHERE lower(code) = lower(?)
                """,
                motion,
                newcomer.code(),
                newcomer.name(),
                newcomer.contact(),
                salt,
                newcomer.community());
    }

    private void remove(Tx tx, UUID motion) {
        tx.tell("DELETE FROM motion_newcomer WHERE motion_id = ?", motion);
    }

    /// Erases who was not admitted, with the words that speak of her.
    void erase(Tx tx, UUID motion) {
        remove(tx, motion);
        tx.tell(
                "UPDATE motion SET title = 'Erased.', body = '', salt = NULL WHERE motion_id = ?",
                motion);
    }
}
