package coop.mutirao.device;

import static coop.mutirao.http.ProblemType.KEY_PROOF_NOT_VALID;
import static coop.mutirao.http.ProblemType.KEY_TAKEN;
import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.ProblemType.TOO_MANY_KEYS;

import coop.mutirao.crypto.Ed25519;
import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Page;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.MemberRoutes;
import coop.mutirao.member.Texts;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// The keys of a member's devices.
public final class DeviceKeyRoutes implements Server.Routes {

    private static final String LIST = "/api/v1/members/{code}/keys";
    private static final String ONE = LIST + "/{id}";

    private static final List<String> COLUMNS =
            List.of("id", "publicKey", "name", "registeredAt", "revokedAt", "delegate");

    private final DeviceKeys keys;
    private final ObjectMapper json;

    public DeviceKeyRoutes(DeviceKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get(LIST, this::list);
        router.put(ONE, this::register);
        router.delete(ONE, this::revoke);
    }

    private record Body(@Nullable String publicKey, @Nullable String proof, @Nullable String name) {

        NewKey key(UUID id) {
            byte[] bytes =
                    Request.base64(publicKey, "publicKey", Ed25519.KEY_BYTES, Ed25519.KEY_BYTES);
            return new NewKey(
                    id,
                    bytes,
                    Request.member("publicKey", () -> Ed25519.key(bytes)),
                    Request.base64(
                            proof, "proof", Ed25519.SIGNATURE_BYTES, Ed25519.SIGNATURE_BYTES),
                    Request.member("name", () -> NewKey.requireName(name)));
        }
    }

    private record Shown(
            UUID id,
            String publicKey,
            @Nullable String name,
            Instant registeredAt,
            @Nullable Instant revokedAt,
            @Nullable String delegate) {

        /// @param withName whether the reader may know what the owner calls the device
        static Shown of(DeviceKey key, boolean withName) {
            return new Shown(
                    key.id(),
                    Base64.getEncoder().encodeToString(key.publicKey()),
                    withName ? key.name() : null,
                    key.registeredAt(),
                    key.revokedAt(),
                    key.delegate());
        }
    }

    private void register(Context ctx) {
        String code = MemberRoutes.code(ctx);
        UUID id = Request.uuid(ctx, "id");
        Access access = Access.of(ctx);
        access.require(code);
        NewKey key = Request.body(ctx, json, Body.class).key(id);
        Caller caller = access.caller();
        switch (keys.register(code, key, new MemberId(caller.member()), caller.code())) {
            case DeviceKeys.Result.Registered(var registered) ->
                    ctx.status(HttpStatus.CREATED).json(Shown.of(registered, true));
            case DeviceKeys.Result.RegisteredBefore(var registered) ->
                    ctx.json(Shown.of(registered, true));
            case DeviceKeys.Result.Taken _ ->
                    throw new ProblemException(
                            KEY_TAKEN, "Make a new key, with a new id. Nothing was registered.");
            case DeviceKeys.Result.ProofNotValid _ ->
                    throw new ProblemException(
                            KEY_PROOF_NOT_VALID,
                            "The proof is not this key's signature for this account and id.");
            case DeviceKeys.Result.TooMany _ ->
                    throw new ProblemException(
                            Problem.of(
                                            TOO_MANY_KEYS,
                                            "%d keys are in force. Revoke one that is not used."
                                                    .formatted(DeviceKeys.IN_FORCE_MAX))
                                    .with("maximum", DeviceKeys.IN_FORCE_MAX));
            case DeviceKeys.Result.UnknownMember(var unknown) -> throw unknown(unknown);
            case DeviceKeys.Result.NotHers _ ->
                    throw access.notAllowed("You do not act for %s any more.".formatted(code));
        }
    }

    private void list(Context ctx) {
        String code = MemberRoutes.code(ctx);
        Access access = Access.of(ctx);
        access.require(code);
        Caller caller = access.caller();
        boolean withNames = caller.owns(code) || caller.roles().contains(Role.COORDINATOR);
        Page.answer(
                ctx,
                json,
                COLUMNS,
                (after, limit) -> {
                    Page<DeviceKey> page =
                            Page.of(
                                    keys.page(code, after, limit + 1)
                                            .orElseThrow(() -> unknown(code)),
                                    limit,
                                    DeviceKeys::cursor);
                    return new Page<>(
                            page.items().stream()
                                    .map(k -> Shown.of(k, withNames || isHers(k, caller)))
                                    .toList(),
                            page.next());
                });
    }

    private static boolean isHers(DeviceKey key, Caller caller) {
        return key.delegate() != null && caller.owns(key.delegate());
    }

    private void revoke(Context ctx) {
        String code = MemberRoutes.code(ctx);
        UUID id = Request.uuid(ctx, "id");
        Access access = Access.of(ctx);
        access.require(code);
        Caller caller = access.caller();
        boolean isHers =
                caller.owns(code) || keys.delegate(code, id).filter(caller::owns).isPresent();
        if (!isHers && !caller.roles().contains(Role.COORDINATOR)) {
            throw access.notAllowed("A delegate revokes the keys that she registered.");
        }
        @Nullable String reason = ctx.queryParam("reason");
        if (reason == null && !isHers) {
            throw new ProblemException(
                    Request.parameter("reason", "is needed from who revokes another's key"));
        }
        @Nullable String flaw = reason == null ? null : Texts.flaw(reason, Texts.DECISION_MAX);
        if (flaw != null) {
            throw new ProblemException(Request.parameter("reason", flaw));
        }
        if (!keys.revoke(code, id, reason, caller.code())) {
            throw new ProblemException(NOT_FOUND, "The member %s has no such key.".formatted(code));
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private static ProblemException unknown(String code) {
        return new ProblemException(MemberRoutes.unknown(code));
    }
}
