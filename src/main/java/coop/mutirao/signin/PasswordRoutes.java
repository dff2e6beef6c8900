package coop.mutirao.signin;

import static coop.mutirao.http.ProblemType.WRONG_PASSWORD;

import com.fasterxml.jackson.annotation.JsonProperty;
import coop.mutirao.http.Access;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.member.PasswordText;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// A member's password: set, changed.
public final class PasswordRoutes implements Server.Routes {

    private final SignIn signIn;
    private final ObjectMapper json;
    private final InstantSource clock;

    public PasswordRoutes(SignIn signIn, ObjectMapper json, InstantSource clock) {
        this.signIn = signIn;
        this.json = json;
        this.clock = clock;
    }

    private record Order(@Nullable String current, @JsonProperty("new") @Nullable String next) {}

    @Override
    public void register(Server.Router router) {
        router.put("/api/v1/members/{code}/password", this::change);
    }

    private void change(Context ctx) {
        Access access = SessionRoutes.own(ctx);
        Order order = Request.body(ctx, json, Order.class);
        String next = PasswordText.of(order.next(), "new");
        switch (changed(ctx, access, order, next)) {
            case SignIn.Change.Changed _ -> ctx.status(HttpStatus.NO_CONTENT);
            case SignIn.Change.Wrong _ ->
                    throw new ProblemException(WRONG_PASSWORD, "The password was not changed.");
            case SignIn.Change.Weak(int length) ->
                    throw new ProblemException(PasswordText.weak(length));
            case SignIn.Change.TooMany(var retryAfter) ->
                    throw ProblemException.tooMany(ctx, retryAfter);
        }
    }

    private SignIn.Change changed(Context ctx, Access access, Order order, String next) {
        if (order.current() == null) {
            access.requireFresh(clock.instant());
            return signIn.setFirst(SessionRoutes.member(access), next);
        }
        var words = new SignIn.Passphrases(PasswordText.of(order.current(), "current"), next);
        return signIn.change(access.caller(), access.session(), words, SessionRoutes.client(ctx));
    }
}
