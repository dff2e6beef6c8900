package coop.mutirao.http;

import coop.mutirao.http.Server.Router;
import io.javalin.http.Context;

/// The wallet: one page for all its addresses, and the files that the page needs.
public final class WalletRoutes implements Server.Routes {

    // As for every page, and no script can be made of text: what the wallet shows is never run.
    static final String POLICY =
            CarefulHeaders.ALWAYS.get("Content-Security-Policy")
                    + "; require-trusted-types-for 'script'; trusted-types 'none'";

    private static final String CONSENT = "/oauth/authorize";

    private final WalletFiles files = new WalletFiles();

    @Override
    public void register(Router router) {
        router.get("/app", this::page);
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
