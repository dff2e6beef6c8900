package coop.mutirao.privacy;

import coop.mutirao.http.Access;
import coop.mutirao.http.Download;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.MemberRoutes;
import io.javalin.http.Context;

/// All that is kept about who asks.
public final class OwnDataRoutes implements Server.Routes {

    private final OwnData data;

    public OwnDataRoutes(OwnData data) {
        this.data = data;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/members/{code}/data", this::show);
    }

    private void show(Context ctx) {
        Access access = Access.of(ctx);
        access.require(MemberRoutes.code(ctx));
        var member = new MemberId(access.caller().member());
        ctx.header("Cache-Control", "no-store");
        Download.send(
                ctx,
                "application/json",
                "mutirao-" + access.caller().code() + ".json",
                out -> data.write(member, out));
    }
}
