package coop.mutirao.member;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.ledger.SystemAccounts;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who shall be admitted.
///
/// @param code of the account; nobody had it before
/// @param community the code of the community
/// @param creditLimit null: as the policy `limits` says
/// @param maximumBalance null: as the policy `limits` says
/// @param passwordHash of a password of her own; null: the member cannot sign in
public record NewMember(
        String code,
        Member.Kind kind,
        String name,
        String community,
        @Nullable Money creditLimit,
        @Nullable Money maximumBalance,
        @Nullable String passwordHash) {

    // An address under `/members`, and accounts that the service opens when they are needed.
    private static final Set<String> RESERVED =
            Set.of("import", Opening.ACCOUNT, SystemAccounts.DEFICIT);

    public NewMember {
        Texts.requireCode(code);
        if (isReserved(code)) {
            throw new IllegalArgumentException("The code " + code + " is kept for the service.");
        }
        Texts.requireCode(community);
        Texts.requireName(name);
        requireLimit(creditLimit);
        requireLimit(maximumBalance);
    }

    /// Whether a member's account may have this code.
    public static boolean mayHaveCode(String code) {
        return Texts.isCode(code) && !isReserved(code);
    }

    static boolean isReserved(String code) {
        return RESERVED.contains(code.toLowerCase(Locale.ROOT));
    }

    NewMember withPasswordHash(@Nullable String hash) {
        return new NewMember(code, kind, name, community, creditLimit, maximumBalance, hash);
    }

    private static void requireLimit(@Nullable Money limit) {
        if (limit != null && !isLimit(limit)) {
            throw new IllegalArgumentException(
                    "A limit is 0 to " + OpenAccount.LIMIT_MAX.minorUnits() + ".");
        }
    }

    /// Whether an account can have it as a limit.
    public static boolean isLimit(Money limit) {
        return !limit.isNegative() && limit.compareTo(OpenAccount.LIMIT_MAX) <= 0;
    }
}
