package coop.mutirao.payment;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Books;
import coop.mutirao.member.Member;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

/// Of the tables account and member: what the parties of payments are.
final class PartyStore {

    /// What the owners of these accounts are, by the keys of their codes; of members' accounts.
    Supplier<Map<String, Member.Kind>> askKinds(Tx tx, Collection<String> codes) {
        if (codes.isEmpty()) {
            return Map::of;
        }
        return tx.askMap(
                """
                SELECT lower(code), member.kind FROM account JOIN member USING (member_id)
                WHERE lower(code) = ANY (?)
                """,
                r -> r.getString(1),
                r -> Member.Kind.of(r.getString(2)),
                (Object) codes.stream().map(Books::key).toArray(String[]::new));
    }
}
