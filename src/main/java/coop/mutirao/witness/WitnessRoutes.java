package coop.mutirao.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.http.TextServer;
import coop.mutirao.tlog.SignedNote;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The two calls of C2SP tlog-witness, at the top and under `/witness`.
public final class WitnessRoutes implements TextServer.Routes {

    /// Sixteen signatures that quantum computers cannot forge fit in, and a proof.
    static final int BODY_BYTES_MAX = 131_072;

    /// For a body to come.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String TEXT = "text/plain; charset=utf-8";

    private final Witness witness;

    public WitnessRoutes(Witness witness) {
        this.witness = witness;
    }

    @Override
    public void register(RoutesConfig routes) {
        for (String prefix : List.of("", "/witness")) {
            routes.post(prefix + "/add-checkpoint", this::add);
            routes.get(prefix + "/{origin}/checkpoint", this::cosigned);
        }
    }

    private void add(Context ctx) throws IOException {
        var body = new ByteArrayOutputStream();
        if (!hasCome(ctx.req().getInputStream(), body)) {
            refuse(ctx, 408, "not there within %d seconds".formatted(PATIENCE.toSeconds()));
            return;
        }
        if (body.size() > BODY_BYTES_MAX) {
            refuse(ctx, 413, "at most %d bytes".formatted(BODY_BYTES_MAX));
            return;
        }
        switch (witness.add(body.toByteArray())) {
            case Answer.Cosigned(SignedNote.Signature line) -> answer(ctx, 200, TEXT, line.line());
            case Answer.Malformed(String why) -> refuse(ctx, 400, why);
            case Answer.UnknownLog _ -> refuse(ctx, 404, "not a log that is witnessed here");
            case Answer.NotSigned(String why) -> refuse(ctx, 403, why);
            case Answer.OtherSize(long size) -> answer(ctx, 409, "text/x.tlog.size", size + "\n");
            case Answer.Inconsistent _ ->
                    refuse(ctx, 422, "the proof does not lead from what was cosigned last to it");
        }
    }

    // Reads all of it, or the first byte too many. Whoever sends drop by drop is not waited for.
    private static boolean hasCome(InputStream in, ByteArrayOutputStream body) throws IOException {
        long began = System.nanoTime();
        byte[] some = new byte[8_192];
        for (int n = in.read(some); n >= 0; n = in.read(some)) {
            body.write(some, 0, n);
            if (body.size() > BODY_BYTES_MAX) {
                return true;
            }
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                return false;
            }
        }
        return true;
    }

    private void cosigned(Context ctx) {
        @Nullable SignedNote note = witness.cosigned(ctx.pathParam("origin")).orElse(null);
        ctx.header("Cache-Control", "no-store");
        if (note == null) {
            refuse(ctx, 404, "nothing was cosigned of a log of this name");
        } else {
            answer(ctx, 200, TEXT, note.toString());
        }
    }

    private static void refuse(Context ctx, int status, String why) {
        answer(ctx, status, TEXT, why + "\n");
    }

    private static void answer(Context ctx, int status, String type, String text) {
        ctx.status(status).result(text.getBytes(UTF_8)).contentType(type);
    }
}
