package coop.mutirao.assembly;

import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Texts;
import coop.mutirao.officer.OfficerActRoutes;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Paper sheets over HTTP: given out, given back, entered. Nothing here says before the close what
/// stands on a sheet, or whether it is a ballot already, but to the teller who enters it.
public final class PaperRoutes implements Server.Routes {

    private static final String PATH = "/api/v1/rounds/{id}/sheets/{sheet}";
    private static final String NUMBER = "[1-9][0-9]{0,8}";

    private final Paper paper;
    private final Tellers tellers;
    private final OfficerActRoutes officers;
    private final UnaryOperator<String> publicIds;
    private final ObjectMapper json;

    /// @param publicIds gives the public id of a member's own account, by its code
    public PaperRoutes(
            Paper paper,
            Tellers tellers,
            OfficerActRoutes officers,
            UnaryOperator<String> publicIds,
            ObjectMapper json) {
        this.paper = paper;
        this.tellers = tellers;
        this.officers = officers;
        this.publicIds = publicIds;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/rounds/{id}/sheets", this::list);
        router.put(PATH, this::issue);
        router.post(PATH + "/return", this::giveBack);
        router.put(PATH + "/entry", this::enter);
        router.put("/api/v1/rounds/{id}/tellers/{code}", this::name);
    }

    private record View(int sheet, String member, Instant issuedAt, @Nullable Instant returnedAt) {

        static View of(PaperSheet sheet) {
            return new View(sheet.serial(), sheet.code(), sheet.issuedAt(), sheet.returnedAt());
        }
    }

    private record Listed(
            int sheet,
            String member,
            Instant issuedAt,
            @Nullable Instant returnedAt,
            boolean differs) {

        static Listed of(Paper.Listed one) {
            PaperSheet sheet = one.sheet();
            return new Listed(
                    sheet.serial(),
                    sheet.code(),
                    sheet.issuedAt(),
                    sheet.returnedAt(),
                    one.differs());
        }
    }

    private record All(List<Listed> items) {}

    private void list(Context ctx) {
        Outcome<List<Paper.Listed>> all = paper.list(Request.uuid(ctx, "id"), teller(ctx));
        if (all instanceof Outcome.Done<List<Paper.Listed>>(var items, _)) {
            ctx.json(new All(items.stream().map(Listed::of).toList()));
        } else {
            RoundRoutes.send(ctx, officers, all, items -> items);
        }
    }

    private static int sheet(Context ctx) {
        String number = ctx.pathParam("sheet");
        if (!number.matches(NUMBER)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such sheet.");
        }
        return Integer.parseInt(number);
    }

    private Paper.Teller teller(Context ctx) {
        Caller caller = Access.of(ctx).caller();
        return new Paper.Teller(
                new MemberId(caller.member()),
                publicIds.apply(caller.code()),
                caller.roles().contains(Role.COORDINATOR));
    }

    private record Issue(@Nullable String member, @Nullable String reason) {}

    private void issue(Context ctx) {
        Issue issue = Request.body(ctx, json, Issue.class);
        String member = Request.required(issue.member(), "member");
        Request.code(member, "member");
        String reason = Texts.line(issue.reason(), "reason");
        RoundRoutes.send(
                ctx,
                officers,
                paper.issue(
                        Request.uuid(ctx, "id"),
                        sheet(ctx),
                        member,
                        RoundRoutes.by(ctx, publicIds, reason),
                        officers.second(ctx, member, issue)),
                View::of);
    }

    private record Reason(@Nullable String reason) {}

    private void giveBack(Context ctx) {
        Reason why = Request.body(ctx, json, Reason.class);
        Texts.line(why.reason(), "reason");
        UUID round = Request.uuid(ctx, "id");
        int sheet = sheet(ctx);
        @Nullable String member = paper.memberOf(round, sheet).orElse(null);
        RoundRoutes.send(
                ctx,
                officers,
                paper.giveBack(round, sheet, teller(ctx), officers.second(ctx, member, why)),
                View::of);
    }

    private record Naming(@Nullable Boolean named, @Nullable String reason) {}

    private record Named(boolean named) {}

    private void name(Context ctx) {
        Naming naming = Request.body(ctx, json, Naming.class);
        boolean named = Request.required(naming.named(), "named");
        String reason = Texts.line(naming.reason(), "reason");
        String code = ctx.pathParam("code");
        RoundRoutes.send(
                ctx,
                officers,
                tellers.name(
                        Request.uuid(ctx, "id"),
                        code,
                        named,
                        RoundRoutes.by(ctx, publicIds, reason),
                        officers.second(ctx, code, naming)),
                Named::new);
    }

    private record Entry(@Nullable List<UUID> choice, @Nullable Map<UUID, Integer> points) {}

    private record Taken(int sheet, String state) {}

    private void enter(Context ctx) {
        Entry entry = Request.body(ctx, json, Entry.class);
        Choice choice;
        try {
            choice = BallotRoutes.said(entry.choice(), entry.points());
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            throw new ProblemException(
                    Problem.of(ProblemType.BALLOT_NOT_VALID, reason).with("reason", reason));
        }
        int sheet = sheet(ctx);
        RoundRoutes.send(
                ctx,
                officers,
                paper.enter(Request.uuid(ctx, "id"), sheet, choice, teller(ctx)),
                state -> new Taken(sheet, state.wire()));
    }
}
