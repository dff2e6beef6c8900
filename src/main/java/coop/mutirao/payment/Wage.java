package coop.mutirao.payment;

import static coop.mutirao.http.ProblemType.KIND_NOT_ALLOWED;

import coop.mutirao.http.Problem;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.member.Member;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who may pay a wage: a venture or an association, and to a person only. Wages carry no
/// contribution, so no sale shall pass for one.
final class Wage {

    private Wage() {}

    /// Why a payment cannot be of this kind, or null if it can.
    ///
    /// @param kinds what the parties are, by the keys of their codes; asked for wages only
    static @Nullable Problem refusal(
            TransferKind kind, Account payer, Account payee, Map<String, Member.Kind> kinds) {
        if (kind != TransferKind.WAGE) {
            return null;
        }
        Member.Kind from = kindOf(payer, kinds);
        Member.Kind to = kindOf(payee, kinds);
        if (from != Member.Kind.PERSON && to == Member.Kind.PERSON) {
            return null;
        }
        return Problem.of(
                        KIND_NOT_ALLOWED,
                        ("A wage goes from a venture or an association to a person; %s is of the"
                                        + " kind %s, %s of the kind %s.")
                                .formatted(payer.code(), from.wire(), payee.code(), to.wire()))
                .with("kind", kind.wire())
                .with("payerKind", from.wire())
                .with("payeeKind", to.wire());
    }

    private static Member.Kind kindOf(Account account, Map<String, Member.Kind> kinds) {
        Member.@Nullable Kind kind = kinds.get(Books.key(account.code()));
        if (kind == null) {
            throw new IllegalStateException("it was not asked what " + account.code() + " is");
        }
        return kind;
    }
}
