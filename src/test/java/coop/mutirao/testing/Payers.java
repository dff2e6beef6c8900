package coop.mutirao.testing;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Members who pay each other, admitted and signed in over HTTP.
public final class Payers {

    private Payers() {}

    /// Admits m0, m1 and so on, with limits so tight that a crowd meets them.
    ///
    /// @param password the first coordinator's
    public static List<Crowd.Payer> admit(URI base, String password, int count) {
        return admit(base, password, count, 50);
    }

    /// Admits them with limits that begin at `limit`.
    public static List<Crowd.Payer> admit(URI base, String password, int count, int limit) {
        var api = new Api(base);
        Api coordinator = api.signIn("coordinator", password);
        List<Crowd.Payer> payers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            admit(coordinator, "m" + i, Map.of("maximumBalance", 2 * limit + i), limit + i);
            payers.add(new Crowd.Payer("m" + i, token(api, "m" + i)));
        }
        return payers;
    }

    /// Admits one.
    ///
    /// @param more what else is said of the member
    public static void admit(Api coordinator, String code, Map<String, ?> more, int creditLimit) {
        Map<String, Object> member = new HashMap<>(more);
        member.putAll(
                Map.of(
                        "kind",
                        "person",
                        "name",
                        code,
                        "community",
                        "rede",
                        "decision",
                        "Circle of 3 May",
                        "creditLimit",
                        creditLimit,
                        "password",
                        code + "-at-first"));
        coordinator.put("/api/v1/members/" + code, member).is(201);
        coordinator
                .post("/api/v1/sessions", firstSignIn(code, code + "-at-first", own(code)))
                .is(201);
    }

    /// What a member sends who was admitted with a password: she sets her own.
    public static Map<String, String> firstSignIn(String code, String given, String own) {
        return Map.of("code", code, "password", given, "newPassword", own);
    }

    /// The password that a payer sets.
    public static String own(String code) {
        return code + " walks home at noon";
    }

    /// Signs a member in.
    public static String token(Api api, String code) {
        return api.post("/api/v1/sessions", Map.of("code", code, "password", own(code)))
                .is(201)
                .body()
                .get("token")
                .asString();
    }
}
