package coop.mutirao.http;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server beside the service's own, for a few paths that everybody may ask and that answer in
/// plain text.
public final class TextServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TextServer.class);

    private final Javalin javalin;

    /// What it answers.
    public interface Routes {
        void register(RoutesConfig routes);
    }

    private TextServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /// Starts a server.
    ///
    /// @param port 0: any free one
    /// @throws Server.PortTaken if it is not free
    public static TextServer start(String host, int port, Routes routes) {
        Javalin javalin =
                Javalin.create(config -> {
                    config.concurrency.useVirtualThreads = true;
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.http.generateEtags = false;
                    config.http.prefer405over404 = true;
                    config.jetty.modifyHttpConfiguration(Server::limit);
                    config.routes.before(ctx -> CarefulHeaders.ALWAYS.forEach(ctx::header));
                    config.routes.exception(
                            Exception.class,
                            (e, ctx) -> {
                                LOG.error("not answered: {} {}", ctx.method(), ctx.path(), e);
                                ctx.status(500).result("Something went wrong here.\n");
                            });
                    routes.register(config.routes);
                });
        Server.bind(javalin, host, port);
        return new TextServer(javalin);
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
