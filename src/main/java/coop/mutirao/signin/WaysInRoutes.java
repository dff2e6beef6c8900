package coop.mutirao.signin;

import static coop.mutirao.http.ProblemType.LAST_WAY_IN;
import static coop.mutirao.http.ProblemType.TOTP_IN_USE;
import static coop.mutirao.http.ProblemType.WRONG_ONE_TIME_CODE;

import coop.mutirao.http.Access;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// How a member signs in: the ways together, one-time codes, recovery codes, and no password.
public final class WaysInRoutes implements Server.Routes {

    private static final String MEMBER = "/api/v1/members/{code}";

    private final WaysIn ways;
    private final SecondFactors factors;
    private final Supplier<String> networkName;
    private final ObjectMapper json;

    /// @param networkName by which a telephone shows whose code it is
    public WaysInRoutes(
            WaysIn ways, SecondFactors factors, Supplier<String> networkName, ObjectMapper json) {
        this.ways = ways;
        this.factors = factors;
        this.networkName = networkName;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get(MEMBER + "/sign-in", this::show);
        router.delete(MEMBER + "/password", this::removePassword);
        router.post(MEMBER + "/totp", this::proposeTotp);
        router.put(MEMBER + "/totp", this::confirmTotp);
        router.delete(MEMBER + "/totp", this::removeTotp);
        router.post(MEMBER + "/recovery-codes", this::newRecoveryCodes);
    }

    private void show(Context ctx) {
        ctx.json(ways.of(own(ctx)));
    }

    /// The member in the path, who asks.
    private static MemberId own(Context ctx) {
        return SessionRoutes.member(SessionRoutes.own(ctx));
    }

    private void removePassword(Context ctx) {
        if (ways.removePassword(own(ctx)) == WaysIn.Removal.LAST) {
            throw last();
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    static ProblemException last() {
        return new ProblemException(
                LAST_WAY_IN,
                "Nothing else would be left to sign in with. Add a passkey or a password first.");
    }

    private record Proposed(String secret, String uri) {}

    private void proposeTotp(Context ctx) {
        byte[] secret =
                factors.propose(own(ctx))
                        .orElseThrow(() ->
                                new ProblemException(
                                        TOTP_IN_USE,
                                        "One-time codes are in use. Remove them first, to set them"
                                                + " up on another telephone."));
        String text = new Base32().encodeToString(secret);
        String issuer = encoded(networkName.get());
        String code = encoded(Access.of(ctx).caller().code());
        // The form that telephones read from a picture: Google Authenticator's "Key URI Format".
        ctx.json(
                new Proposed(
                        text,
                        "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                                .formatted(issuer, code, text, issuer)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private record Confirmation(@Nullable String totp) {}

    private void confirmTotp(Context ctx) {
        MemberId member = own(ctx);
        String code = Request.required(Request.body(ctx, json, Confirmation.class).totp(), "totp");
        if (!factors.confirm(member, code)) {
            throw new ProblemException(
                    WRONG_ONE_TIME_CODE,
                    "It is not the code of the secret that was made last. Look whether the"
                            + " telephone's clock is right; nothing was changed.");
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void removeTotp(Context ctx) {
        factors.removeTotp(own(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private record Codes(List<String> codes) {}

    private void newRecoveryCodes(Context ctx) {
        List<String> codes = factors.newRecoveryCodes(own(ctx));
        ctx.status(HttpStatus.CREATED).json(new Codes(codes));
    }
}
