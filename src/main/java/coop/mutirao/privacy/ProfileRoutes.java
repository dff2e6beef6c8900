package coop.mutirao.privacy;

import static coop.mutirao.http.ProblemType.DISCLOSURE_NOT_ALLOWED;

import coop.mutirao.http.Access;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.member.Disclosure;
import coop.mutirao.member.MemberRoutes;
import coop.mutirao.member.ProfileField;
import io.javalin.http.Context;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// What members tell of themselves.
public final class ProfileRoutes implements Server.Routes {

    private static final String PATH = "/api/v1/members/{code}/profile";

    private final Profiles profiles;
    private final ObjectMapper json;

    public ProfileRoutes(Profiles profiles, ObjectMapper json) {
        this.profiles = profiles;
        this.json = json;
    }

    private record Levels(
            @Nullable Disclosure name,
            @Nullable Disclosure telephone,
            @Nullable Disclosure email,
            @Nullable Disclosure place,
            @Nullable Disclosure about) {}

    private record Order(
            @Nullable String telephone,
            @Nullable String email,
            @Nullable String place,
            @Nullable String about,
            @Nullable Levels levels) {}

    @Override
    public void register(Server.Router router) {
        router.get(PATH, this::show);
        router.patch(PATH, this::change);
    }

    private void show(Context ctx) {
        String code = MemberRoutes.code(ctx);
        // Different callers see different things at one address.
        ctx.header("Cache-Control", "no-store");
        ctx.json(
                profiles.show(code, Access.of(ctx).callerOrNull())
                        .map(ProfileRoutes::json)
                        .orElseThrow(() -> new ProblemException(MemberRoutes.unknown(code))));
    }

    private static Map<String, @Nullable Object> json(Profiles.View view) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("code", view.code());
        for (ProfileField field : ProfileField.values()) {
            json.put(field.wire(), view.values().get(field));
        }
        if (view.levels() != null) {
            Map<String, String> levels = new LinkedHashMap<>();
            view.levels().forEach((field, level) -> levels.put(field.wire(), level.wire()));
            json.put("levels", levels);
        }
        return json;
    }

    private void change(Context ctx) {
        String code = MemberRoutes.code(ctx);
        Access access = Access.of(ctx);
        access.require(code);
        Order order = Request.body(ctx, json, Order.class);
        switch (profiles.change(code, change(order), access.caller())) {
            case Profiles.Result.Changed(var view) -> ctx.json(json(view));
            case Profiles.Result.TooWide(var field, var level, var widest) ->
                    throw new ProblemException(tooWide(field, level, widest));
            case Profiles.Result.NotAllowed _ ->
                    throw access.notAllowed(
                            "A person writes of herself; of a venture, who manages its account.");
            case Profiles.Result.UnknownMember _ ->
                    throw new ProblemException(MemberRoutes.unknown(code));
        }
    }

    private static Profiles.Change change(Order order) {
        var values = new EnumMap<ProfileField, String>(ProfileField.class);
        put(values, ProfileField.TELEPHONE, order.telephone());
        put(values, ProfileField.EMAIL, order.email());
        put(values, ProfileField.PLACE, order.place());
        put(values, ProfileField.ABOUT, order.about());
        var levels = new EnumMap<ProfileField, Disclosure>(ProfileField.class);
        @Nullable Levels chosen = order.levels();
        if (chosen != null) {
            put(levels, ProfileField.NAME, chosen.name());
            put(levels, ProfileField.TELEPHONE, chosen.telephone());
            put(levels, ProfileField.EMAIL, chosen.email());
            put(levels, ProfileField.PLACE, chosen.place());
            put(levels, ProfileField.ABOUT, chosen.about());
        }
        return new Profiles.Change(values, levels);
    }

    private static void put(
            Map<ProfileField, String> values, ProfileField field, @Nullable String value) {
        if (value != null) {
            values.put(
                    field,
                    value.isEmpty()
                            ? value
                            : Request.member(field.wire(), () -> Profile.require(field, value)));
        }
    }

    private static void put(
            Map<ProfileField, Disclosure> levels, ProfileField field, @Nullable Disclosure level) {
        if (level != null) {
            levels.put(field, level);
        }
    }

    private static Problem tooWide(ProfileField field, Disclosure level, Disclosure widest) {
        return Problem.of(
                        DISCLOSURE_NOT_ALLOWED,
                        "The %s can be for %s at the widest, not %s. Nothing was changed."
                                .formatted(field.wire(), widest.wire(), level.wire()))
                .with("field", field.wire())
                .with("level", level.wire())
                .with("widest", widest.wire());
    }
}
