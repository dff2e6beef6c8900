package coop.mutirao.credit;

import coop.mutirao.http.Access;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.AccountRoutes;
import io.javalin.http.Context;
import java.util.List;

/// Credit limits and their reviews over HTTP; see `/accounts/{code}/credit` in
/// api-spec/openapi.yaml.
public final class CreditRoutes implements Server.Routes {

    private final Credits credits;

    public CreditRoutes(Credits credits) {
        this.credits = credits;
    }

    private record Reviews(List<Credits.Found> reviews) {}

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/accounts/{code}/credit", this::preview);
        router.get("/api/v1/credit-reviews", ctx -> ctx.json(new Reviews(credits.reviews())));
    }

    private void preview(Context ctx) {
        String code = ctx.pathParam("code");
        Access.of(ctx).require(code);
        ctx.json(credits.preview(code).orElseThrow(() -> AccountRoutes.noSuchAccount(code)));
    }
}
