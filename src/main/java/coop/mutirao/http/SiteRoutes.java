package coop.mutirao.http;

import coop.mutirao.http.Server.Router;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The pages for people: what this is, the contract, and every refusal explained.
public final class SiteRoutes implements Server.Routes {

    /// How the network is called, and its currency.
    public record Network(String name, String currencyCode, String currencyName) {}

    private final Supplier<Network> network;
    private final URI source;
    private final SiteFiles files = new SiteFiles();
    private final SitePages pages = new SitePages(files);
    private final byte[] contract = SiteFiles.resource("/api-spec/openapi.yaml");

    /// @param network asked for each time the first page is shown
    /// @param source where the source of the version that runs is, `http` or `https`
    public SiteRoutes(Supplier<Network> network, URI source) {
        if (!"https".equals(source.getScheme()) && !"http".equals(source.getScheme())) {
            throw new IllegalArgumentException("the source is at an address of the web: " + source);
        }
        this.network = network;
        this.source = source;
    }

    @Override
    public void register(Router router) {
        router.get("/", ctx -> page(ctx, pages.first(network.get(), address(ctx))));
        router.get("/docs", ctx -> page(ctx, pages.docs()));
        router.get("/docs/{file}", this::file);
        router.get("/openapi.yaml", this::contract);
        router.get("/problems", ctx -> page(ctx, pages.problems()));
        router.get("/problems/{name}", this::problem);
        router.get("/source", ctx -> ctx.status(302).header("Location", source.toString()));
    }

    private void file(Context ctx) {
        SiteFiles.File file =
                files.find(ctx.pathParam("file")).orElseThrow(() -> notFound("page or file"));
        boolean asLinked = file.version().equals(ctx.queryParam("v"));
        ctx.header(
                "Cache-Control",
                asLinked ? "public, max-age=31536000, immutable" : "public, max-age=3600");
        ctx.contentType(file.type()).result(file.content());
    }

    private void contract(Context ctx) {
        ctx.header("Cache-Control", "no-cache").contentType("application/yaml").result(contract);
    }

    private void problem(Context ctx) {
        ProblemType.Page page =
                ProblemType.pages().stream()
                        .filter(p -> p.name().equals(ctx.pathParam("name")))
                        .findFirst()
                        .orElseThrow(() -> notFound("type of problem; see /problems"));
        ctx.header("Vary", "Accept");
        if (Request.prefers(ctx, "application/json", "text/html")) {
            ctx.header("Cache-Control", "no-cache").json(page);
        } else {
            page(ctx, pages.problem(page));
        }
    }

    private static void page(Context ctx, Html page) {
        ctx.header("Cache-Control", "no-cache")
                .contentType("text/html; charset=utf-8")
                .result(page.markup());
    }

    /// Where the reader has found this server, for commands to copy. Beyond this machine they never
    /// send a password in the clear, whatever a proxy before us has made of the scheme.
    public static String address(Context ctx) {
        @Nullable String given = ctx.header("Host");
        String host =
                given != null && given.matches("[A-Za-z0-9.:\\[\\]-]{1,120}") ? given : "localhost";
        boolean here =
                host.toLowerCase(Locale.ROOT)
                        .matches("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");
        return (here ? "http://" : "https://") + host;
    }

    private static ProblemException notFound(String what) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such " + what + ".");
    }
}
