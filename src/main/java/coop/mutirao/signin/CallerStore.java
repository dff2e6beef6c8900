package coop.mutirao.signin;

import coop.mutirao.http.Caller;
import coop.mutirao.http.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What a query reads of a member to know her as a caller, whatever she is known by. Each request
/// asks anew, so that nobody has a right that was taken from her.
public final class CallerStore {

    /// The last columns of the query. It has `now.at`, and what [#FROM] joins.
    public static final String COLUMNS =
            """
            member.member_id, account.code, member.name, member.kind,
            ARRAY(SELECT role FROM role_grant g
                WHERE g.member_id = member.member_id AND g.ends_at > now.at),
            ARRAY(SELECT other.code::text FROM delegation d JOIN account other USING (account_id)
                WHERE d.member_id = member.member_id
                    AND (d.ends_at IS NULL OR d.ends_at > now.at))
            """;

    /// Joins the member and her account to what has a `member_id`. Nobody without an account is
    /// found.
    public static final String FROM =
            """
            JOIN member USING (member_id) JOIN account USING (member_id)
            JOIN network ON network.unit = account.unit AND account.kind = 'member'
            """;

    private CallerStore() {}

    /// The caller of a row.
    ///
    /// @param first the number of the first of [#COLUMNS]
    public static Caller caller(ResultSet r, int first, Caller.Pass pass) throws SQLException {
        String[] roles = (String[]) r.getArray(first + 4).getArray();
        String[] delegateOf = (String[]) r.getArray(first + 5).getArray();
        return new Caller(
                r.getInt(first),
                r.getString(first + 1),
                r.getString(first + 2),
                r.getString(first + 3),
                Arrays.stream(roles).map(Role::mandate).collect(Collectors.toSet()),
                Set.of(delegateOf),
                pass);
    }
}
