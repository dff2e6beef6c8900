package coop.mutirao.member;

import coop.mutirao.crypto.Passwords;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Money;
import coop.mutirao.member.AdmissionResult.AdmittedBefore;
import coop.mutirao.member.AdmissionResult.CodeTaken;
import coop.mutirao.member.AdmissionResult.NoPerson;
import coop.mutirao.member.AdmissionResult.UnknownCommunity;
import coop.mutirao.member.AdmissionResult.WeakPassword;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of admission.
public final class Admission {

    private Admission() {}

    /// What is to be answered without admitting anybody, or empty: then the member is admitted.
    ///
    /// An earlier account of the code comes first, then the community, then the password: so the
    /// same order, sent again, gets the same answer whatever its password.
    ///
    /// @param network its name
    /// @param account of this code, whosever it is
    /// @param member whose account it is
    static Optional<AdmissionResult> decide(
            NewMember order,
            @Nullable String password,
            String network,
            @Nullable Account account,
            @Nullable Member member,
            boolean communityIsKnown) {
        if (account != null) {
            return Optional.of(
                    member != null && isSame(order, account, member)
                            ? new AdmittedBefore(member)
                            : new CodeTaken(account.code()));
        }
        if (!communityIsKnown) {
            return Optional.of(new UnknownCommunity(order.community()));
        }
        if (password != null && order.kind() != Member.Kind.PERSON) {
            return Optional.of(new NoPerson());
        }
        return password != null && isWeak(password, List.of(order.code(), order.name(), network))
                ? Optional.of(new WeakPassword(length(password)))
                : Optional.empty();
    }

    private static boolean isSame(NewMember order, Account account, Member member) {
        return order.kind() == member.kind()
                && order.name().equals(member.name())
                && order.community().equalsIgnoreCase(member.community())
                && isSame(order.creditLimit(), account.creditLimit())
                && isSame(order.maximumBalance(), account.maximumBalance());
    }

    private static boolean isSame(@Nullable Money asked, Money limit) {
        return asked == null || asked.equals(limit);
    }

    /// Whether a password is too short, or one of those that are tried first.
    ///
    /// @param about what is known of the member and the network: codes and names
    public static boolean isWeak(String password, Collection<String> about) {
        return length(password) < Passwords.LENGTH_MIN || CommonPasswords.contains(password, about);
    }

    public static int length(String password) {
        return password.codePointCount(0, password.length());
    }
}
