package coop.mutirao.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.ObjectMapper;

/// The HTTP server: every route goes through the table of permissions, every answer has a request
/// id and the headers of a careful site, every failure is a problem.
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE");

    // Whoever counted these would know how many vote while they do: neither metered nor logged.
    private static final List<String> UNCOUNTED =
            List.of("/ballot", "/ballot/receipt", "/vote", "/sheets/{sheet}/entry");

    private static final String STARTED = "mutirao.started";

    /// Requests under way at once: more of them make nothing faster. Others wait, which costs next
    /// to nothing, for so long; turning one away takes from the time for the others, and its client
    /// would only come again.
    static final int UNDER_WAY_MAX = 512;

    private static final Duration ROOM_WITHIN = Duration.ofSeconds(4);

    /// Of them those with a large body, or one whose length nobody knows. It is read when there is
    /// a place for it, so that many at once do not fill the memory, and these places are apart, so
    /// that whoever sends slowly holds none of the others'.
    static final int LARGE_MAX = 32;

    private final Javalin javalin;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Semaphore room = new Semaphore(UNDER_WAY_MAX, true);
    private final Semaphore roomForLarge = new Semaphore(LARGE_MAX, true);
    private final Counter turnedAway;

    /// A feature's routes.
    public interface Routes {
        void register(Router router);
    }

    /// What a server needs from the rest of the program.
    ///
    /// @param sessions knows who is asking by the token
    /// @param requestIds makes an id for a request that brings none
    /// @param proxies whom to believe for whom they ask
    /// @param pace how many requests somebody may send
    /// @param connections how many may be open
    /// @param isOverTls whether browsers come to it by TLS
    public record Needs(
            ObjectMapper json,
            Function<String, Optional<Caller>> sessions,
            Supplier<String> requestIds,
            MeterRegistry metrics,
            TrustedProxies proxies,
            Pace pace,
            Connections.Limits connections,
            boolean isOverTls,
            InstantSource clock) {

        /// The same without proxies, and at whatever pace.
        public Needs(
                ObjectMapper json,
                Function<String, Optional<Caller>> sessions,
                Supplier<String> requestIds,
                MeterRegistry metrics,
                InstantSource clock) {
            this(
                    json,
                    sessions,
                    requestIds,
                    metrics,
                    TrustedProxies.NONE,
                    new Pace(Pace.Writes.WITHOUT_END, clock),
                    Connections.Limits.WITHOUT_END,
                    false,
                    clock);
        }
    }

    /// Adds routes, each by its line in the table of permissions.
    public static final class Router {

        private final JavalinConfig config;
        private final Server server;
        private final Needs needs;

        Router(JavalinConfig config, Server server, Needs needs) {
            this.config = config;
            this.server = server;
            this.needs = needs;
        }

        /// A route to be read: by HEAD too, which answers the same without its body.
        public void get(String path, Handler handler) {
            Handler guarded = guarded(HandlerType.GET, path, handler);
            add(HandlerType.GET, path, guarded);
            add(HandlerType.HEAD, path, guarded);
        }

        public void put(String path, Handler handler) {
            add(HandlerType.PUT, path, guarded(HandlerType.PUT, path, handler));
        }

        public void post(String path, Handler handler) {
            add(HandlerType.POST, path, guarded(HandlerType.POST, path, handler));
        }

        public void patch(String path, Handler handler) {
            add(HandlerType.PATCH, path, guarded(HandlerType.PATCH, path, handler));
        }

        public void delete(String path, Handler handler) {
            add(HandlerType.DELETE, path, guarded(HandlerType.DELETE, path, handler));
        }

        private void add(HandlerType method, String path, Handler guarded) {
            config.routes.addEndpoint(Endpoint.create(method, path).handler(guarded));
        }

        private Handler guarded(HandlerType method, String path, Handler handler) {
            // What stands in < > may have slashes in it.
            String named = path.replace('<', '{').replace('>', '}');
            Permissions.Rule rule = Permissions.rule(method.name(), named);
            Handler careful =
                    ctx -> {
                        server.refuseWhileStopping(method);
                        needs.pace().count(ctx, rule);
                        Access access =
                                Access.enter(
                                        ctx, rule, token -> known(ctx, rule, token), needs.clock());
                        handler.handle(ctx);
                        if (!access.isSound()) {
                            throw new IllegalStateException(
                                    rule + " answered without asking whose it is");
                        }
                    };
            // Whoever looks after the service has to come through, above all then.
            boolean isWork = path.startsWith("/api/") || path.startsWith("/oauth/");
            return isWork ? ctx -> server.ifThereIsRoom(ctx, careful) : careful;
        }

        private Optional<Caller> known(Context ctx, Permissions.Rule rule, String token) {
            Optional<Caller> caller = needs.sessions().apply(token);
            caller.ifPresent(c -> needs.pace().count(ctx, rule, c));
            return caller;
        }
    }

    /// Somebody else listens on the port.
    public static final class PortTaken extends RuntimeException {
        PortTaken(int port, Throwable cause) {
            super("port " + port + " is taken", cause);
        }
    }

    static void bind(Javalin javalin, String host, int port) {
        try {
            javalin.start(host, port);
        } catch (JavalinBindException e) {
            throw new PortTaken(port, e);
        }
    }

    /// Starts a server.
    ///
    /// @param port 0: any free one
    /// @throws PortTaken if it is not free
    public static Server start(String host, int port, Needs needs, List<Routes> features) {
        return new Server(host, port, needs, features);
    }

    private Server(String host, int port, Needs needs, List<Routes> features) {
        needs.metrics().gauge("mutirao.http.waiting", room, Semaphore::getQueueLength);
        turnedAway = needs.metrics().counter("mutirao.http.refused");
        this.javalin =
                Javalin.create(config -> {
                    settle(config, needs);
                    config.routes.before(ctx -> begin(ctx, needs));
                    config.routes.after(ctx -> secure(ctx, needs));
                    config.requestLogger.http((ctx, ms) -> end(ctx, needs));
                    new Failures(needs.json()).register(config.routes);
                    var router = new Router(config, this, needs);
                    features.forEach(feature -> feature.register(router));
                });
        bind(javalin, host, port);
    }

    private static void settle(JavalinConfig config, Needs needs) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.jsonMapper(Json.bridge(needs.json()));
        config.http.maxRequestSize = Request.IMPORT_BYTES_MAX;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        config.jetty.modifyHttpConfiguration(Server::limit);
        config.contextResolver.ip =
                ctx ->
                        needs.proxies()
                                .client(
                                        ctx.req().getRemoteAddr(),
                                        Collections.list(ctx.req().getHeaders("X-Forwarded-For")));
        var broken = new BrokenRequests(needs);
        var connections = new Connections(needs.connections(), needs.proxies(), needs.metrics());
        config.jetty.modifyServer(server -> {
            connections.guard(server);
            server.setStopTimeout(Duration.ofSeconds(20).toMillis());
            server.setErrorHandler(broken);
        });
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(broken));
    }

    static void limit(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(Request.HEAD_BYTES_MAX);
        // Jetty would keep 85 kB for each connection to know its headers again.
        http.setHeaderCacheSize(0);
        http.setIdleTimeout(Duration.ofSeconds(30).toMillis());
    }

    private static void begin(Context ctx, Needs needs) {
        String id = requestId(ctx.header("X-Request-Id"), needs);
        ctx.attribute(STARTED, System.nanoTime());
        ctx.header("X-Request-Id", id);
        MDC.put("requestId", id);
        secure(ctx, needs);
    }

    /// The id of a request: the one that it brings, if that is fit for a log, or a new one.
    static String requestId(@Nullable String given, Needs needs) {
        return given != null && given.matches("[A-Za-z0-9._-]{1,64}")
                ? given
                : needs.requestIds().get();
    }

    private static void secure(Context ctx, Needs needs) {
        CarefulHeaders.of(needs.isOverTls()).forEach(ctx::header);
        if (WalletRoutes.isWallet(ctx.path())) {
            ctx.header("Content-Security-Policy", WalletRoutes.POLICY);
        }
        if (ctx.path().startsWith("/api/")) {
            ctx.header("Cache-Control", "no-store");
        }
    }

    private static void end(Context ctx, Needs needs) {
        Long started = ctx.attribute(STARTED);
        long nanos = started == null ? 0 : System.nanoTime() - started;
        String route = ctx.endpoints().lastHttpEndpoint() == null ? "none" : route(ctx);
        if (UNCOUNTED.stream().anyMatch(route::endsWith)) {
            MDC.remove("requestId");
            return;
        }
        needs.metrics()
                .timer(
                        "mutirao.http.requests",
                        "method",
                        metered(ctx.method().name()),
                        "route",
                        route,
                        "status",
                        Integer.toString(ctx.statusCode()))
                .record(nanos, TimeUnit.NANOSECONDS);
        LOG.info("{} {} {} {} ms", ctx.method(), ctx.path(), ctx.statusCode(), nanos / 1_000_000);
        MDC.remove("requestId");
    }

    // A method is the client's text: what is not one would fill the memory with its own figures.
    private static String metered(String method) {
        return METHODS.contains(method) ? method : "other";
    }

    private static String route(Context ctx) {
        var endpoint = ctx.endpoints().lastHttpEndpoint();
        return endpoint == null ? "none" : endpoint.path;
    }

    private void ifThereIsRoom(Context ctx, Handler handler) throws Exception {
        boolean isLarge =
                ctx.req().getContentLengthLong() > Request.BYTES_MAX
                        || ctx.header("Transfer-Encoding") != null;
        if (!isLarge) {
            // Before a place is taken: whoever sends drop by drop would hold it.
            ctx.bodyAsBytes();
        }
        Semaphore places = isLarge ? roomForLarge : room;
        if (!places.tryAcquire(ROOM_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            turnedAway.increment();
            throw new ProblemException(
                    ProblemType.OVERLOADED,
                    "%d requests are under way, and none was done for %d seconds. Nothing was done."
                            .formatted(
                                    isLarge ? LARGE_MAX : UNDER_WAY_MAX, ROOM_WITHIN.toSeconds()));
        }
        try {
            handler.handle(ctx);
        } finally {
            places.release();
        }
    }

    private void refuseWhileStopping(HandlerType method) {
        if (stopping.get() && !method.equals(HandlerType.GET)) {
            throw new ProblemException(
                    ProblemType.SHUTTING_DOWN, "The service is stopping. Nothing was done.");
        }
    }

    /// The problem that a failure is to the client.
    public static Problem problem(Exception failure) {
        return Failures.problem(failure);
    }

    public int port() {
        return javalin.port();
    }

    public boolean isStopping() {
        return stopping.get();
    }

    /// Turns new writes away with 503, lets those under way finish, and stops.
    @Override
    public void close() {
        stopping.set(true);
        javalin.stop();
    }
}
