package coop.mutirao.testing;

import coop.mutirao.App;
import coop.mutirao.Founding;
import coop.mutirao.http.Role;
import coop.mutirao.member.Member;
import coop.mutirao.member.NewMember;
import coop.mutirao.member.RoleGrant;
import java.util.List;

/// Coordinators who set their own passwords already, as those of a founding do at their first
/// sign-in.
public final class Founders {

    private Founders() {}

    /// Adds one whose password is her own.
    public static void add(App app, String code, String name, String password) {
        var member =
                new NewMember(
                        code,
                        Member.Kind.PERSON,
                        name,
                        Founding.ROOT,
                        null,
                        null,
                        KnownHashes.of(password));
        app.database.transact(
                tx -> app.log.record(tx, facts -> app.members.admit(tx, facts, List.of(member))));
        app.roles.grantByService(
                new RoleGrant.Decided(code, Role.COORDINATOR, "Founding assembly", null));
    }
}
