package coop.mutirao.ledger;

import static coop.mutirao.http.ProblemType.ACCOUNT_LEAVING;
import static coop.mutirao.http.ProblemType.ACCOUNT_NOT_SETTLED;
import static coop.mutirao.http.ProblemType.BEYOND_THE_LOG;
import static coop.mutirao.http.ProblemType.CREDIT_STOPPED;
import static coop.mutirao.http.ProblemType.LOAN_NOT_POSSIBLE;
import static coop.mutirao.http.ProblemType.NOT_ALLOWED;
import static coop.mutirao.http.ProblemType.NOT_FOUND;

import coop.mutirao.http.Access;
import coop.mutirao.http.Page;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.AccountChange.Result.Changed;
import coop.mutirao.ledger.AccountChange.Result.NoSuchAccount;
import coop.mutirao.ledger.AccountChange.Result.NotAMembers;
import coop.mutirao.ledger.AccountChange.Result.NotSettled;
import coop.mutirao.ledger.AccountChange.Result.OnesOwn;
import coop.mutirao.ledger.AccountChange.Result.Stopped;
import coop.mutirao.ledger.AccountChange.Result.Waits;
import coop.mutirao.ledger.Statements.AsOf;
import coop.mutirao.ledger.Statements.Located;
import coop.mutirao.officer.OfficerActRoutes;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// `/api/v1/accounts`: an account, its statement, its balance as of then, its limits.
public final class AccountRoutes implements Server.Routes {

    private static final String PATH = "/api/v1/accounts/{code}";

    /// Columns of a statement as CSV.
    public static final List<String> COLUMNS =
            List.of(
                    "version",
                    "logIndex",
                    "payment",
                    "kind",
                    "amount",
                    "balanceAfter",
                    "otherParty",
                    "description",
                    "orderedBy",
                    "committedAt",
                    "effectiveOn");

    private static final Pattern TIME =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?(Z|[+-]\\d{2}:\\d{2})");

    private final ObjectMapper json;
    private final Statements statements;
    private final Limits limits;
    private final OfficerActRoutes officers;
    private final InstantSource clock;

    /// An account as it goes out. What is available may be beyond the range of [Money].
    private record View(
            String code,
            String publicId,
            String kind,
            String unit,
            @Nullable String owner,
            String community,
            Money balance,
            Money creditLimit,
            Money maximumBalance,
            Money reservedAmount,
            long availableBalance,
            long version,
            boolean closed,
            @Nullable Instant leavingSince) {

        static View of(Located found) {
            Account a = found.account();
            // A member is called as the account is.
            @Nullable String owner = a.owner() == null ? null : a.code();
            long available =
                    a.balance().minorUnits()
                            + a.creditLimit().minorUnits()
                            - a.reservedAmount().minorUnits();
            return new View(
                    a.code(),
                    a.publicId(),
                    a.kind().wire(),
                    a.unit(),
                    owner,
                    found.community(),
                    a.balance(),
                    a.creditLimit(),
                    a.maximumBalance(),
                    a.reservedAmount(),
                    available,
                    a.version(),
                    a.closed(),
                    found.leavingSince());
        }
    }

    private record Body(
            @Nullable Money creditLimit,
            @Nullable Money maximumBalance,
            @Nullable Money reservedAmount,
            @Nullable Boolean closed,
            @Nullable String reason) {

        AccountChange change() {
            return new AccountChange(
                    creditLimit,
                    maximumBalance,
                    reservedAmount,
                    closed,
                    Request.required(reason, "reason"));
        }
    }

    public AccountRoutes(
            ObjectMapper json,
            Statements statements,
            Limits limits,
            OfficerActRoutes officers,
            InstantSource clock) {
        this.json = json;
        this.statements = statements;
        this.limits = limits;
        this.officers = officers;
        this.clock = clock;
    }

    @Override
    public void register(Server.Router router) {
        router.get(PATH, this::get);
        router.patch(PATH, this::patch);
        router.get(PATH + "/entries", this::entries);
        router.get(PATH + "/balance", this::balance);
    }

    private void get(Context ctx) {
        ctx.json(view(readable(ctx)));
    }

    // Every member may read the fund's accounts.
    private Located readable(Context ctx) {
        Access access = Access.of(ctx);
        Located found =
                statements
                        .find(ctx.pathParam("code"))
                        .orElseThrow(() -> noSuchAccount(ctx.pathParam("code")));
        boolean mayHave = access.mayHave(found.account().code());
        if (!mayHave && found.account().kind() != Account.Kind.FUND) {
            access.require(found.account().code());
        }
        return found;
    }

    public static ProblemException noSuchAccount(String code) {
        return new ProblemException(NOT_FOUND, "There is no account with the code " + code + ".");
    }

    private void entries(Context ctx) {
        Account account = readable(ctx).account();
        @Nullable Long size = moment(ctx, clock, statements::sizeAt, statements::size);
        if (size != null) {
            long logSize = statements.size();
            if (size > logSize) {
                throw beyond(notKnown(size, logSize), logSize);
            }
        }
        statement(ctx, json, statements, account, size);
    }

    /// Answers with a page of an account's statement, as far as the caller may see it.
    ///
    /// @param size of the first `size` facts only; null: of all
    public static void statement(
            Context ctx,
            ObjectMapper json,
            Statements statements,
            Account account,
            @Nullable Long size) {
        @Nullable String viewer = Statements.viewer(Access.of(ctx).caller(), account);
        Page.answer(
                ctx,
                json,
                COLUMNS,
                (after, limit) -> statements.entries(account, size, after, limit, viewer));
    }

    private void balance(Context ctx) {
        Account account = readable(ctx).account();
        @Nullable Long size = size(ctx);
        @Nullable Instant at = past(ctx, clock, size, statements::size);
        if (at != null) {
            ctx.json(statements.balance(account, at));
        } else {
            ctx.json(
                    size == null
                            ? statements.balance(account)
                            : known(statements.balance(account, size), size));
        }
    }

    /// The size of the log that is asked for, or null.
    public static @Nullable Long size(Context ctx) {
        @Nullable String text = ctx.queryParam("size");
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,16}") || Long.parseLong(text) > Money.MAX_MINOR_UNITS) {
            throw new ProblemException(
                    Request.parameter("size", "is a whole number from 0 to 2^53 - 1"));
        }
        return Long.valueOf(text);
    }

    /// The time that is asked for, or null.
    public static @Nullable Instant time(Context ctx) {
        @Nullable String text = ctx.queryParam("at");
        if (text == null) {
            return null;
        }
        try {
            if (TIME.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeParseException e) {
            throw noTime(text);
        }
        throw noTime(text);
    }

    // The time that is asked for, if it has passed, and null if none is.
    private static @Nullable Instant past(
            Context ctx, InstantSource clock, @Nullable Long size, LongSupplier logSize) {
        @Nullable Instant at = time(ctx);
        if (size != null && at != null) {
            throw new ProblemException(Request.parameter("at", "and size do not go together"));
        }
        if (at != null && at.isAfter(clock.instant())) {
            throw beyond("%s has not come yet.".formatted(at), logSize.getAsLong());
        }
        return at;
    }

    /// After how many facts it is asked for, by `size` or by a time that has passed; null: now.
    static @Nullable Long moment(
            Context ctx,
            InstantSource clock,
            ToLongFunction<Instant> sizeAt,
            LongSupplier logSize) {
        @Nullable Long size = size(ctx);
        @Nullable Instant at = past(ctx, clock, size, logSize);
        return at == null ? size : (Long) sizeAt.applyAsLong(at);
    }

    private static ProblemException noTime(String text) {
        return new ProblemException(
                Request.parameter(
                        "at",
                        ("is a time such as 2026-10-01T09:30:00Z or 2026-10-01T11:30:00+02:00, not"
                                        + " '%s'; a + in an address means a space: write + as %%2B")
                                .formatted(text)));
    }

    /// The report, or the refusal to say what is not known yet.
    static <T> T known(AsOf<T> asOf, @Nullable Long size) {
        return switch (asOf) {
            case AsOf.Known<T>(T report) -> report;
            case AsOf.Beyond<T>(long logSize) -> throw beyond(notKnown(size, logSize), logSize);
        };
    }

    private static String notKnown(@Nullable Long size, long logSize) {
        return "The history has %d facts; what was after %d is not known.".formatted(logSize, size);
    }

    /// The refusal to say what has not come yet.
    public static ProblemException beyond(String detail, long logSize) {
        return new ProblemException(Problem.of(BEYOND_THE_LOG, detail).with("logSize", logSize));
    }

    private void patch(Context ctx) {
        String code = ctx.pathParam("code");
        Body body = Request.body(ctx, json, Body.class);
        AccountChange change = body.change();
        Access access = Access.of(ctx);
        access.requireNotActing(code);
        String by = access.caller().code();
        switch (limits.change(code, change, by, officers.second(ctx, code, body))) {
            case Waits(var act) -> officers.answer(ctx, act);
            case Changed _ ->
                    ctx.json(statements.find(code).map(AccountRoutes::view).orElseThrow());
            case NoSuchAccount() -> throw noSuchAccount(code);
            case NotAMembers(Account account) ->
                    throw new ProblemException(
                            NOT_ALLOWED,
                            "Only members' accounts can be changed, and %s is not one."
                                    .formatted(account.code()));
            case OnesOwn(Account account) ->
                    throw access.notAllowed(
                            "The account %s is your own: another coordinator must do this."
                                    .formatted(account.code()));
            case NotSettled(Account account) -> throw notSettled(account);
            case AccountChange.Result.Leaving(Account account) ->
                    throw new ProblemException(leaving(account.code()));
            case Stopped(Limits.Stop stop) -> throw stopped(stop);
            case AccountChange.Result.InArrears(Account account, var since) ->
                    throw new ProblemException(inArrears(account, body, since));
        }
    }

    private static View view(Located found) {
        return View.of(found);
    }

    private static ProblemException stopped(Limits.Stop stop) {
        return new ProblemException(
                Problem.of(
                                CREDIT_STOPPED,
                                """
                                Members owe %d, with a trade of %d in 90 days: more than %d \
                                hundredths of a month's. Until a month's review finds less, only \
                                the assembly gives more credit, by motion.\
                                """
                                        .formatted(stop.negative(), stop.trade(), stop.stopAbove()))
                        .with("month", stop.month())
                        .with("negative", Money.of(stop.negative()))
                        .with("trade", Money.of(stop.trade()))
                        .with("stopAbove", stop.stopAbove()));
    }

    private static Problem inArrears(Account account, Body body, LocalDate since) {
        return Problem.of(
                        LOAN_NOT_POSSIBLE,
                        "A loan of %s is in arrears since %s: so the credit limit stays %d."
                                .formatted(
                                        account.code(), since, account.creditLimit().minorUnits()))
                .with("rule", "arrears")
                .with("asked", Objects.requireNonNull(body.creditLimit()))
                .with("maximum", account.creditLimit());
    }

    /// The refusal to give anything to who was excluded.
    public static Problem leaving(String code) {
        return Problem.of(
                        ACCOUNT_LEAVING,
                        """
                        The assembly excluded %s. The account settles, and is closed by itself \
                        when nothing is owed; only what is set aside can be changed.\
                        """
                                .formatted(code))
                .with("account", code);
    }

    private static ProblemException notSettled(Account account) {
        return new ProblemException(
                Problem.of(
                                ACCOUNT_NOT_SETTLED,
                                "The account %s is at %d, with %d set aside, and cannot be closed."
                                        .formatted(
                                                account.code(),
                                                account.balance().minorUnits(),
                                                account.reservedAmount().minorUnits()))
                        .with("account", account.code())
                        .with("balance", account.balance())
                        .with("reservedAmount", account.reservedAmount()));
    }
}
