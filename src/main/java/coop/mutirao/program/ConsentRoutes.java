package coop.mutirao.program;

import static coop.mutirao.http.ProblemType.APP_REQUEST_NOT_VALID;
import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.Request.required;

import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Scope;
import coop.mutirao.http.Server;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// What an app asks of a member, her answer, and the apps that she let in.
public final class ConsentRoutes implements Server.Routes {

    private static final String LIST = "/api/v1/members/{code}/apps";

    private final Consents consents;
    private final Supplier<URI> address;
    private final ObjectMapper json;
    private final InstantSource clock;

    /// @param address where browsers find this service
    public ConsentRoutes(
            Consents consents, Supplier<URI> address, ObjectMapper json, InstantSource clock) {
        this.consents = consents;
        this.address = address;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void register(Server.Router router) {
        router.post("/api/v1/oauth/authorization", this::ask);
        router.post("/api/v1/oauth/consents", this::answer);
        router.get(LIST, this::list);
        router.delete(LIST + "/{id}", this::end);
    }

    private record Query(@Nullable String query) {}

    private record ShownApp(UUID id, String name, String website) {}

    private record Choice(String code, String name, String kind, boolean own) {}

    private record Shown(
            ShownApp app, List<String> scopes, List<Choice> accounts, boolean freshSignInNeeded) {}

    private void ask(Context ctx) {
        Access access = Access.of(ctx);
        String query = required(Request.body(ctx, json, Query.class).query(), "query");
        Question.Asked asked = asked(query);
        Caller caller = access.caller();
        ctx.json(
                new Shown(
                        new ShownApp(asked.app().id(), asked.app().name(), asked.app().website()),
                        asked.scopes().stream().map(Scope::wire).toList(),
                        consents.choices(caller).stream()
                                .map(c ->
                                        new Choice(
                                                c.code(),
                                                c.name(),
                                                c.kind(),
                                                caller.owns(c.code())))
                                .toList(),
                        needsFresh(asked)));
    }

    private static boolean needsFresh(Question.Asked asked) {
        return asked.scopes().contains(Scope.PAYMENTS_WRITE);
    }

    // Where the answer may be sent, the app is to be told there; else the member learns it here.
    private Question.Asked asked(String query) {
        return switch (consents.question(query)) {
            case Question.Asked asked -> asked;
            case Question.Wrong wrong -> {
                URI location = consents.refusal(wrong, issuer());
                throw new ProblemException(
                        notValid("The app asked in a way that this service does not take.")
                                .with("error", wrong.error().getCode())
                                .with("location", location.toString()));
            }
            case Question.Nobodys(var detail) -> throw new ProblemException(notValid(detail));
        };
    }

    private String issuer() {
        return address.get().toString();
    }

    private static Problem notValid(String detail) {
        return Problem.of(APP_REQUEST_NOT_VALID, detail + " Nothing was given away.");
    }

    private record Answer(
            @Nullable String query, @Nullable List<String> accounts, @Nullable Boolean agreed) {}

    private record Sent(String location) {}

    private void answer(Context ctx) {
        Access access = Access.of(ctx);
        Answer answer = Request.body(ctx, json, Answer.class);
        boolean isAgreed = required(answer.agreed(), "agreed");
        Question.Asked asked = asked(required(answer.query(), "query"));
        if (!isAgreed) {
            ctx.json(new Sent(consents.refusal(asked, issuer()).toString()));
            return;
        }
        if (needsFresh(asked)) {
            access.requireFresh(clock.instant());
        }
        List<String> accounts = ApiKeyRoutes.codesOf(required(answer.accounts(), "accounts"));
        switch (consents.agree(access.caller(), asked, accounts, issuer())) {
            case Consents.Answered.Sent(var location) -> ctx.json(new Sent(location.toString()));
            case Consents.Answered.Excluded _ -> throw ApiKeyRoutes.excluded(access);
            case Consents.Answered.NotHers(var account) ->
                    throw ApiKeyRoutes.notHers(access, account);
        }
    }

    private record Item(
            UUID id,
            String name,
            String website,
            List<String> scopes,
            List<String> accounts,
            Instant grantedAt,
            Instant lastUsedAt,
            Instant endsAt) {

        static Item of(GrantedApp app) {
            return new Item(
                    app.id(),
                    app.name(),
                    app.website(),
                    app.scopes().stream().map(Scope::wire).toList(),
                    app.accounts(),
                    app.grantedAt(),
                    app.lastUsedAt(),
                    app.endsAt());
        }
    }

    private record Items(List<Item> items) {}

    private void list(Context ctx) {
        Access access = ApiKeyRoutes.own(ctx);
        ctx.json(
                new Items(
                        consents.of(ApiKeyRoutes.member(access)).stream().map(Item::of).toList()));
    }

    private void end(Context ctx) {
        Access access = ApiKeyRoutes.own(ctx);
        if (!consents.end(ApiKeyRoutes.member(access), Request.uuid(ctx, "id"))) {
            throw new ProblemException(NOT_FOUND, "You let no such app in.");
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }
}
