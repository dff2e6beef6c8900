package coop.mutirao.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Server;
import io.javalin.http.Context;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/// `/api/v1/exports`: the whole ledger as one stream.
public final class ExportRoutes implements Server.Routes {

    private final Exports exports;

    public ExportRoutes(Exports exports) {
        this.exports = exports;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/exports/{format}", this::export);
    }

    private void export(Context ctx) {
        String name = ctx.pathParam("format");
        ExportFormat format =
                ExportFormat.of(name)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ProblemType.NOT_FOUND,
                                        "There is no export as " + name + "."));
        String type = format.mediaType();
        ctx.contentType(type.startsWith("text/") ? type + "; charset=utf-8" : type);
        ctx.header(
                "Content-Disposition",
                "attachment; filename=\"mutirao.%s\"".formatted(format.extension()));
        Writer out = new BufferedWriter(new OutputStreamWriter(ctx.outputStream(), UTF_8));
        try {
            exports.write(format, out, _ -> {});
        } catch (RuntimeException e) {
            breakOff(ctx);
            throw e;
        }
    }

    // Half an export must not look like a whole one: once its beginning is on the way, there is no
    // other sign of failure than a connection that ends too early.
    private static void breakOff(Context ctx) {
        if (ctx.res().isCommitted()) {
            ServletContextRequest.getServletContextRequest(ctx.req())
                    .getConnectionMetaData()
                    .getConnection()
                    .close();
        }
    }
}
