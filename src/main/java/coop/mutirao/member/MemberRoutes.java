package coop.mutirao.member;

import static coop.mutirao.http.ProblemType.CODE_TAKEN;
import static coop.mutirao.http.ProblemType.IMPORT_REFUSED;
import static coop.mutirao.http.ProblemType.MALFORMED_REQUEST;
import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.ProblemType.NO_PERSON;
import static coop.mutirao.http.ProblemType.OVERLOADED;
import static coop.mutirao.http.ProblemType.UNKNOWN_COMMUNITY;
import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Page;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.Money;
import coop.mutirao.member.MemberImport.Mistake;
import coop.mutirao.officer.OfficerActRoutes;
import coop.mutirao.officer.Second;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// The directory, admissions and imports.
public final class MemberRoutes implements Server.Routes {

    private static final List<String> COLUMNS =
            List.of("code", "publicId", "kind", "name", "community", "joinedAt");

    private static final int MISTAKES_SHOWN = 100;

    private final Members members;
    private final OfficerActRoutes officers;
    private final ObjectMapper json;
    private final InstantSource clock;

    public MemberRoutes(
            Members members, OfficerActRoutes officers, ObjectMapper json, InstantSource clock) {
        this.members = members;
        this.officers = officers;
        this.json = json;
        this.clock = clock;
    }

    private record Order(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String community,
            @Nullable Long creditLimit,
            @Nullable Long maximumBalance,
            @Nullable String password,
            @Nullable String decision) {

        Order withoutPassword() {
            return new Order(kind, name, community, creditLimit, maximumBalance, null, decision);
        }
    }

    private record Shown(
            String code,
            String publicId,
            String kind,
            String name,
            String community,
            Instant joinedAt) {

        /// A name that is not for the caller is not shown: her code stands in its place.
        static Shown of(Member member, Caller caller, DisclosurePolicy policy) {
            boolean isShown =
                    caller.owns(member.code())
                            || policy.name()
                                    .level(member.nameLevel())
                                    .isWithin(Disclosure.reach(caller));
            return new Shown(
                    member.code(),
                    member.publicId(),
                    member.kind().wire(),
                    isShown ? member.name() : member.code(),
                    member.community(),
                    member.joinedAt());
        }
    }

    private record Imported(int admitted, long openingTotal) {}

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/members", this::list);
        router.post("/api/v1/members/import", this::bring);
        router.get("/api/v1/members/{code}", this::show);
        router.put("/api/v1/members/{code}", this::admit);
    }

    private void list(Context ctx) {
        @Nullable String community = ctx.queryParam("community");
        if (community != null && !Texts.isCode(community)) {
            throw new ProblemException(Request.parameter("community", "is not a code"));
        }
        Member.@Nullable Kind kind = kind(ctx);
        Function<Member, Shown> shown = shown(ctx);
        Page.answer(
                ctx,
                json,
                COLUMNS,
                (after, limit) ->
                        Page.of(
                                members
                                        .list(
                                                community,
                                                kind,
                                                after == null ? null : position(after),
                                                limit + 1)
                                        .stream()
                                        .map(shown)
                                        .toList(),
                                limit,
                                MemberRoutes::cursor));
    }

    private Function<Member, Shown> shown(Context ctx) {
        Caller caller = Access.of(ctx).caller();
        DisclosurePolicy policy = members.disclosure(clock.instant());
        return member -> Shown.of(member, caller, policy);
    }

    private static Member.@Nullable Kind kind(Context ctx) {
        @Nullable String kind = ctx.queryParam("kind");
        try {
            return kind == null ? null : Member.Kind.of(kind);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Request.parameter("kind", "is person, venture or association"));
        }
    }

    private static String cursor(Shown member) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(member.code().getBytes(UTF_8));
    }

    /// The code of the member after whom a page begins.
    private static String position(String cursor) {
        try {
            return Texts.requireCode(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Request.parameter("after", "is not the next of a page of this list"));
        }
    }

    private void show(Context ctx) {
        String code = code(ctx);
        ctx.json(
                members.find(code)
                        .map(shown(ctx))
                        .orElseThrow(() -> new ProblemException(unknown(code))));
    }

    private void admit(Context ctx) {
        String code = code(ctx);
        Order order = Request.body(ctx, json, Order.class);
        var member =
                new NewMember(
                        code,
                        Member.Kind.of(Request.required(order.kind(), "kind")),
                        Request.required(order.name(), "name"),
                        Request.required(order.community(), "community"),
                        limit(order.creditLimit(), "creditLimit"),
                        limit(order.maximumBalance(), "maximumBalance"),
                        null);
        @Nullable String password =
                order.password() == null ? null : PasswordText.of(order.password(), "password");
        var by = by(ctx, Request.required(order.decision(), "decision"));
        var second = officers.second(ctx, null, order.withoutPassword());
        switch (members.admit(member, password, by, second)) {
            case AdmissionResult.Waits(var act) -> officers.answer(ctx, act);
            case AdmissionResult.Admitted(var admitted) ->
                    ctx.status(HttpStatus.CREATED).json(shown(ctx).apply(admitted));
            case AdmissionResult.AdmittedBefore(var earlier) -> ctx.json(shown(ctx).apply(earlier));
            case AdmissionResult.CodeTaken(var taken) -> throw new ProblemException(taken(taken));
            case AdmissionResult.UnknownCommunity(var community) ->
                    throw new ProblemException(unknownCommunity(community));
            case AdmissionResult.NoPerson _ -> throw new ProblemException(noPerson(code));
            case AdmissionResult.WeakPassword(int length) ->
                    throw new ProblemException(PasswordText.weak(length));
            case AdmissionResult.Busy _ ->
                    throw new ProblemException(
                            OVERLOADED, "Too many passwords are to be hashed. Nothing was done.");
        }
    }

    /// The refusal of a way in for what is no person.
    public static Problem noPerson(String code) {
        return Problem.of(
                        NO_PERSON,
                        ("%s is no person, and does not sign in: its delegates act for it."
                                        + " Nothing was done.")
                                .formatted(code))
                .with("code", code);
    }

    private static Members.By by(Context ctx, String decision) {
        String code = Access.of(ctx).caller().code();
        return Request.member("decision", () -> new Members.By(code, decision));
    }

    private static @Nullable Money limit(@Nullable Long minorUnits, String name) {
        if (minorUnits == null) {
            return null;
        }
        if (minorUnits < 0 || minorUnits > Money.MAX_MINOR_UNITS) {
            throw new ProblemException(
                    Problem.of(MALFORMED_REQUEST, name + " is zero or more minor units.")
                            .with("pointer", "/" + name));
        }
        return Money.of(minorUnits);
    }

    private void bring(Context ctx) {
        String csv = Request.text(ctx, "text/csv");
        String decision = Request.line(ctx, "decision");
        Second second = officers.secondWithFile(ctx, decision, csv);
        switch (members.importCsv(csv, by(ctx, decision), second)) {
            case Members.ImportResult.Waits(var act) -> officers.answer(ctx, act);
            case Members.ImportResult.Imported(int admitted, var openingTotal) ->
                    ctx.status(HttpStatus.CREATED)
                            .json(new Imported(admitted, openingTotal.minorUnits()));
            case Members.ImportResult.Refused(var mistakes) ->
                    throw new ProblemException(refused(mistakes));
        }
    }

    private static Problem refused(List<Mistake> mistakes) {
        int count = mistakes.size();
        String detail =
                count == 1
                        ? "There is a mistake; nobody was admitted."
                        : "There are " + count + " mistakes; nobody was admitted.";
        return Problem.of(IMPORT_REFUSED, detail)
                .with("errors", mistakes.subList(0, Math.min(count, MISTAKES_SHOWN)));
    }

    /// The code that stands in the address.
    public static String code(Context ctx) {
        String code = ctx.pathParam("code");
        if (!Texts.isCode(code)) {
            throw new ProblemException(Request.parameter("code", "is not a code"));
        }
        return code;
    }

    public static Problem unknown(String code) {
        return Problem.of(NOT_FOUND, "There is no member with the code " + code + ".");
    }

    static Problem taken(String code) {
        return Problem.of(
                        CODE_TAKEN,
                        "The code %s was given before, to another. Choose another code."
                                .formatted(code))
                .with("code", code);
    }

    static Problem unknownCommunity(String code) {
        return Problem.of(UNKNOWN_COMMUNITY, "There is no community with the code " + code + ".")
                .with("community", code);
    }
}
