package coop.mutirao.fund;

import static coop.mutirao.http.ProblemType.NOT_FOUND;

import coop.mutirao.http.Access;
import coop.mutirao.http.Page;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountRoutes;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Statements;
import coop.mutirao.ledger.TransferId;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.ObjectMapper;

/// The fund over HTTP; see `/funds` and `/sweeps` in api-spec/openapi.yaml.
public final class FundRoutes implements Server.Routes {

    private static final List<String> COLUMNS =
            List.of("code", "name", "purpose", "community", "balance");

    private final Fund fund;
    private final Statements statements;
    private final ObjectMapper json;

    public FundRoutes(Fund fund, Statements statements, ObjectMapper json) {
        this.fund = fund;
        this.statements = statements;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get(
                "/api/v1/funds",
                ctx -> Page.answer(ctx, json, COLUMNS, (_, _) -> new Page<>(fund.purses(), null)));
        router.get("/api/v1/funds/idle", ctx -> ctx.json(fund.idle.view()));
        router.get(
                "/api/v1/funds/months",
                ctx ->
                        Page.answer(
                                ctx,
                                json,
                                FundMonth.COLUMNS,
                                (_, _) -> new Page<>(fund.months.list(), null)));
        router.get("/api/v1/funds/{code}/entries", this::entries);
        router.put("/api/v1/sweeps/{id}", this::sweep);
    }

    private void entries(Context ctx) {
        String code = ctx.pathParam("code");
        Account account =
                statements
                        .find(code)
                        .map(Statements.Located::account)
                        .filter(a -> a.kind() == Account.Kind.FUND)
                        .orElseThrow(() ->
                                new ProblemException(NOT_FOUND, "There is no purse " + code + "."));
        AccountRoutes.statement(ctx, json, statements, account, null);
    }

    private record Body() {}

    private void sweep(Context ctx) {
        UUID chosen = Request.uuid(ctx, "id");
        TransferId id = Request.member("id", () -> TransferId.chosen(chosen));
        Request.optionalBody(ctx, json, Body.class);
        Access access = Access.of(ctx);
        Fund.Result result =
                fund.sweep(id, new MemberId(access.caller().member()), access.caller().code());
        switch (result) {
            case Fund.Result.Refused(var problem) -> throw new ProblemException(problem);
            case Fund.Result.Swept(var sweep, var again) ->
                    ctx.status(again ? HttpStatus.OK : HttpStatus.CREATED).json(sweep);
        }
    }
}
