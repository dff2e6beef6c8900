package coop.mutirao.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/// An answer of any length that is kept as a file, sent while it is read.
public final class Download {

    private Download() {}

    /// @param body writes all of it, and flushes
    public static void send(Context ctx, String mediaType, String file, Consumer<Writer> body) {
        ctx.contentType(mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType);
        ctx.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(file));
        Writer out = new BufferedWriter(new OutputStreamWriter(ctx.outputStream(), UTF_8));
        try {
            body.accept(out);
        } catch (RuntimeException e) {
            breakOff(ctx);
            throw e;
        }
    }

    // Half a file must not look like a whole one: once its beginning is on the way, there is no
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
