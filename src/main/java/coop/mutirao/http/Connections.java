package coop.mutirao.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/// The open connections: how many there may be, together and from one address, and how long one may
/// take to say what it wants. Jetty hangs up on who says nothing for a while, and goes on listening
/// to who says a byte now and then; its own minimum rate adds up what all requests send.
///
/// A trusted proxy's connections are those of many, and count only together.
public final class Connections implements Connection.Listener {

    /// How many connections may be open.
    ///
    /// @param whole beyond, others wait to be accepted, and who is idle is hung up on at once
    /// @param ofAddress from one address; beyond, a new one is closed
    public record Limits(int whole, int ofAddress) {

        /// Enough for a market hall's browsers behind one address, six connections each.
        public static final Limits DEFAULT = new Limits(4_096, 600);

        public static final Limits WITHOUT_END = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /// From the first byte of a request to the end of its headers.
    static final Duration HEAD_WITHIN = Duration.ofSeconds(15);

    /// So much of a body comes in a second on average, or more: what is sent over the slowest
    /// telephone comes seven times faster.
    static final int BODY_BYTES_PER_SECOND = 200;

    /// Until then nobody asks how much came: a packet that is lost is sent again in a few seconds.
    static final Duration BODY_GRACE = Duration.ofSeconds(10);

    private static final Duration IDLE_WHEN_FULL = Duration.ofSeconds(1);

    /// How long a stop waits for a connection on which nothing comes and nothing goes.
    private static final Duration IDLE_WHEN_STOPPING = Duration.ofMillis(250);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Limits limits;
    private final TrustedProxies proxies;
    private final Counter tooMany;
    private final Counter tooSlow;

    private final Map<Connection, String> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    Connections(Limits limits, TrustedProxies proxies, MeterRegistry metrics) {
        this.limits = limits;
        this.proxies = proxies;
        this.tooMany = metrics.counter("mutirao.http.connections.refused", "reason", "address");
        this.tooSlow = metrics.counter("mutirao.http.connections.refused", "reason", "slow");
        metrics.gauge("mutirao.http.connections", open, Map::size);
    }

    /// Looks after a server's connections from when it starts.
    void guard(org.eclipse.jetty.server.Server server) {
        var whole = new NetworkConnectionLimit(limits.whole(), server);
        whole.setEndPointIdleTimeout(IDLE_WHEN_FULL.toMillis());
        server.addBean(whole);
        server.addEventListener(
                new LifeCycle.Listener() {
                    @Override
                    public void lifeCycleStarting(LifeCycle starting) {
                        for (var connector : server.getConnectors()) {
                            var ours = (ServerConnector) connector;
                            ours.addBean(Connections.this);
                            ours.setShutdownIdleTimeout(IDLE_WHEN_STOPPING.toMillis());
                        }
                    }

                    @Override
                    public void lifeCycleStarted(LifeCycle started) {
                        look(server);
                    }
                });
    }

    @Override
    public void onOpened(Connection connection) {
        String network = network(connection);
        open.put(connection, network);
        if (!network.isEmpty() && counts.merge(network, 1, Integer::sum) > limits.ofAddress()) {
            tooMany.increment();
            connection.getEndPoint().close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        @Nullable String network = open.remove(connection);
        if (network != null) {
            counts.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    // By what a connection is counted; empty: by nothing.
    private String network(Connection connection) {
        if (!(connection.getEndPoint().getRemoteSocketAddress()
                instanceof InetSocketAddress peer)) {
            return "";
        }
        InetAddress address = peer.getAddress();
        return proxies.has(address) ? "" : RateLimit.network(address.getHostAddress());
    }

    private void look(org.eclipse.jetty.server.Server server) {
        open.keySet().forEach(this::endIfSlow);
        if (open.size() >= limits.whole()) {
            // Jetty tells those that it knows of when the last place goes, and some come after.
            open.keySet().forEach(c -> c.getEndPoint().setIdleTimeout(IDLE_WHEN_FULL.toMillis()));
        }
        if (server.isRunning() || server.isStarting()) {
            server.getScheduler()
                    .schedule(() -> look(server), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void endIfSlow(Connection connection) {
        if (connection instanceof HttpConnection http && isSlow(http.getParser())) {
            tooSlow.increment();
            connection.getEndPoint().close();
        }
    }

    private static boolean isSlow(HttpParser parser) {
        long nanos = NanoTime.since(parser.getBeginNanoTime());
        if (parser.inHeaderState()) {
            return !parser.isStart() && nanos > HEAD_WITHIN.toNanos();
        }
        long due = BODY_BYTES_PER_SECOND * TimeUnit.NANOSECONDS.toSeconds(nanos);
        return parser.inContentState()
                && nanos > BODY_GRACE.toNanos()
                && parser.getContentRead() < due;
    }
}
