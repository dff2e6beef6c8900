package coop.mutirao.export;

import coop.mutirao.http.Download;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Server;
import io.javalin.http.Context;

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
        Download.send(
                ctx,
                format.mediaType(),
                "mutirao." + format.extension(),
                out -> exports.write(format, out, _ -> {}));
    }
}
