package coop.mutirao.proof;

import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Tile;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// The log as C2SP serves logs: `/log/checkpoint`, `/log/tile/…`, and proofs as text. What is here
/// for everybody is hashes and signatures; leaves are for those who may see the books.
public final class LogRoutes implements Server.Routes {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BYTES = "application/octet-stream";

    /// What a log promises never to change.
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final int ENTRIES_MAX = 1_000;

    private final Proofs proofs;

    public LogRoutes(Proofs proofs) {
        this.proofs = proofs;
    }

    @Override
    public void register(Server.Router router) {
        open(router, "/log/checkpoint", ctx -> note(ctx, proofs.latestFinal(), "no-cache"));
        open(router, "/log/checkpoint/pending", ctx -> note(ctx, proofs.latest(), "no-cache"));
        open(
                router,
                "/log/checkpoints/{size}",
                ctx -> note(ctx, proofs.checkpoint(Request.size(ctx, "size")), "no-cache"));
        open(router, "/log/policy", this::policy);
        router.get("/log/tile/entries/<tile>", this::entries);
        open(router, "/log/tile/<tile>", this::tile);
        router.get("/log/entries", this::leaves);
        open(router, "/log/proof/inclusion", this::inclusion);
        open(router, "/log/proof/consistency", this::consistency);
    }

    /// What pages of any site may read, too: an auditor's need not be one of ours. It is the same
    /// for everybody, and a browser sends nothing along that says who asks.
    private static void open(Server.Router router, String path, Handler handler) {
        router.get(
                path,
                ctx -> {
                    ctx.header("Access-Control-Allow-Origin", "*");
                    handler.handle(ctx);
                });
    }

    private static void note(Context ctx, Optional<SignedNote> note, String caching) {
        send(ctx, note.orElseThrow(LogRoutes::none).toString(), caching);
    }

    private static ProblemException none() {
        return new ProblemException(
                ProblemType.NOT_FOUND, "The log has no such thing, or not yet.");
    }

    private static void send(Context ctx, String text, String caching) {
        ctx.header("Cache-Control", caching).contentType(TEXT).result(text);
    }

    private void policy(Context ctx) {
        send(ctx, proofs.policy(), "no-cache");
    }

    private void tile(Context ctx) {
        byte[] hashes = proofs.tile(tile(ctx.pathParam("tile"))).orElseThrow(LogRoutes::none);
        ctx.header("Cache-Control", FOR_EVER).contentType(BYTES).result(hashes);
    }

    private void entries(Context ctx) {
        byte[] leaves =
                proofs.entries(tile("entries/" + ctx.pathParam("tile")))
                        .orElseThrow(LogRoutes::none);
        // Not for shared caches: they do not know who may see it.
        ctx.header("Cache-Control", "private, max-age=31536000, immutable");
        ctx.contentType(BYTES).result(leaves);
    }

    private static Tile tile(String path) {
        try {
            return Tile.parse(path);
        } catch (IllegalArgumentException e) {
            throw none();
        }
    }

    private void leaves(Context ctx) {
        long start = Request.size(ctx, "start");
        long end = Request.size(ctx, "end");
        if (end < start || end - start > ENTRIES_MAX) {
            throw Request.malformed(
                    "start and end name at most %d leaves, end not among them."
                            .formatted(ENTRIES_MAX));
        }
        var lines = new ByteArrayOutputStream();
        for (byte[] leaf : proofs.leaves(start, end)) {
            lines.writeBytes(leaf);
            lines.write('\n');
        }
        ctx.header("Cache-Control", "private, no-cache");
        ctx.contentType("application/jsonl; charset=utf-8").result(lines.toByteArray());
    }

    private void inclusion(Context ctx) {
        long index = Request.size(ctx, "index");
        String proof =
                proofs.inclusion(index, Request.size(ctx, "size"))
                        .orElseThrow(LogRoutes::none)
                        .toString();
        send(ctx, proof, "no-cache");
    }

    private void consistency(Context ctx) {
        String proof =
                proofs.consistency(Request.size(ctx, "old"), Request.size(ctx, "new"))
                        .orElseThrow(LogRoutes::none)
                        .toString();
        send(ctx, proof, "no-cache");
    }
}
