package coop.mutirao.http;

import coop.mutirao.http.Server.Router;
import io.javalin.http.Context;

/// The wallet: one page for all its addresses, and the files that the page needs.
public final class WalletRoutes implements Server.Routes {

    // As for every page, and no script can be made of text: what the wallet shows is never run. The
    // one policy names the service worker's script, and no other.
    static final String POLICY =
            CarefulHeaders.ALWAYS.get("Content-Security-Policy")
                    + "; require-trusted-types-for 'script'; trusted-types worker";

    private static final String CONSENT = "/oauth/authorize";

    private final WalletFiles files = new WalletFiles();

    @Override
    public void register(Router router) {
        router.get("/app", this::page);
        router.get("/app/worker.js", this::worker);
        router.get("/app/manifest.webmanifest", ctx -> anew(ctx, "manifest.webmanifest"));
        router.get("/app/{page}", this::page);
        router.get("/app/assets/{file}", this::asset);
        router.get(CONSENT, this::page);
    }

    /// Whether the wallet answers at this address.
    static boolean isWallet(String path) {
        return path.equals("/app") || path.startsWith("/app/") || path.equals(CONSENT);
    }

    private void page(Context ctx) {
        ctx.header("Cache-Control", "no-cache");
        send(ctx, files.page(ctx.header("Accept-Encoding")));
    }

    private void worker(Context ctx) {
        // It is for the wallet's first page too, whose address has no slash at its end.
        ctx.header("Service-Worker-Allowed", "/app");
        anew(ctx, "worker.js");
    }

    // What keeps its name is asked for each time, so that a newer wallet is found.
    private void anew(Context ctx, String name) {
        ctx.header("Cache-Control", "no-cache");
        send(ctx, files.fixed(name, ctx.header("Accept-Encoding")));
    }

    private void asset(Context ctx) {
        WalletFiles.File file =
                files.asset(ctx.pathParam("file"), ctx.header("Accept-Encoding"))
                        .orElseThrow(() ->
                                new ProblemException(
                                        ProblemType.NOT_FOUND, "There is no such file."));
        ctx.header("Cache-Control", "public, max-age=31536000, immutable");
        send(ctx, file);
    }

    private static void send(Context ctx, WalletFiles.File file) {
        ctx.header("Vary", "Accept-Encoding").contentType(file.type());
        if (file.encoding() != null) {
            ctx.header("Content-Encoding", file.encoding());
        }
        ctx.result(file.content());
    }
}
