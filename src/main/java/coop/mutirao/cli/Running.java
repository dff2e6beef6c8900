package coop.mutirao.cli;

import coop.mutirao.App;
import coop.mutirao.Front;
import coop.mutirao.http.MetricsServer;
import coop.mutirao.http.Server;
import coop.mutirao.privacy.ErasureList;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The service, running: its server, its metrics, an eye on the embedded PostgreSQL, an end to what
/// waited for another officer in vain, and turns of all that it does by itself when it is due. It
/// ends with the process, in order: no new requests, those under way answered, what was accepted
/// written, the database stopped if nobody else uses it.
final class Running implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private static final Duration LOG_PATIENCE = Duration.ofSeconds(5);
    private static final long SWEPT_EVERY_SECONDS = 60;
    private static final long ROUNDS_EVERY_SECONDS = 5;

    private final DataOptions.Opened opened;
    private final Server server;
    private final MetricsServer admin;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Running(DataOptions.Opened opened, Server server, MetricsServer admin) {
        this.opened = opened;
        this.server = server;
        this.admin = admin;
        Thread.ofPlatform().name("watchdog").daemon().start(this::watch);
    }

    /// Where to listen.
    ///
    /// @param port 0: any free one
    record Ports(String host, int port, String adminHost, int adminPort) {}

    /// @throws Cli.Failed if a port is taken
    static Running start(
            DataOptions.Opened opened,
            PrometheusMeterRegistry metrics,
            Ports ports,
            Stopping stopping) {
        MetricsServer admin = null;
        try {
            admin = new MetricsServer(ports.adminHost(), ports.adminPort(), metrics);
            Settings settings = opened.settings();
            Server server =
                    opened.app()
                            .serve(
                                    ports.host(),
                                    ports.port(),
                                    settings.source(),
                                    new Front(
                                            settings.publicUrl(),
                                            settings.trustedProxies(),
                                            settings.writes(),
                                            settings.connections()));
            var running = new Running(opened, server, admin);
            stopping.endBy(running::close);
            boolean isEmbedded = opened.connections().isEmbedded();
            eraseAgain(opened.app(), settings.erasures(isEmbedded));
            if (!settings.logKey().keep(opened.app(), isEmbedded ? settings.data() : null)) {
                LOG.warn(
                        "the log has no key: nobody can prove what is in it."
                                + " Name one in MUTIRAO_LOG_KEY or MUTIRAO_LOG_SIGNER");
            }
            return running;
        } catch (Server.PortTaken e) {
            if (admin != null) {
                admin.close();
            }
            opened.close();
            throw new Cli.Failed(
                    e.getMessage() + "; choose another with --port or MUTIRAO_ADMIN_PORT");
        }
    }

    private static void eraseAgain(App app, @Nullable Path list) {
        if (list != null) {
            for (String code : app.erasures.keep(new ErasureList(list))) {
                LOG.warn(
                        "{} was erased and is here again from a backup: the account is not"
                                + " settled. Settle it and erase it, or start again then",
                        code);
            }
        }
    }

    /// The first free port from `first` on.
    static int freePort(String host, int first) {
        for (int port = first; port < first + 100; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
                return socket.getLocalPort();
            } catch (IOException e) {
                LOG.debug("port {} is taken", port);
            }
        }
        throw new Cli.Failed("no port from " + first + " on is free");
    }

    String address() {
        return "http://localhost:" + server.port();
    }

    String adminAddress() {
        return "http://localhost:" + admin.port() + "/metrics";
    }

    /// Starts the embedded PostgreSQL again when it died. Until then payments are answered 503.
    private void watch() {
        try {
            for (long seconds = 0; !stopping.await(1, TimeUnit.SECONDS); seconds++) {
                if (seconds % SWEPT_EVERY_SECONDS == 0) {
                    sweep();
                }
                if (seconds % ROUNDS_EVERY_SECONDS == 0) {
                    keepAll();
                }
                try {
                    if (opened.connections().ensureRunning()) {
                        LOG.warn("the embedded PostgreSQL had died and was started again");
                    }
                } catch (RuntimeException e) {
                    LOG.error("the embedded PostgreSQL cannot be started", e);
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("nobody watches the embedded PostgreSQL any more");
        }
    }

    private void sweep() {
        try {
            opened.app().officerActs.sweep();
        } catch (RuntimeException e) {
            LOG.warn("what waited for another officer in vain is still kept", e);
        }
    }

    private void keepAll() {
        App app = opened.app();
        keep("rounds", app.assembly.keeper::keep);
        keep("motions", app.chamber.keeper::keep);
        keep("the levy", app.economy.levyKeeper::keep);
        keep("loans", app.economy.lending.keeper::keep);
        keep("ventures' surplus", app.economy.surplus.keeper::keep);
        keep("the fund's quarter", () -> app.fund.idle.keep(app.now()));
        keep("losses", app.chamber.lossKeeper::keep);
        keep("plans to pay debts back", app.chamber.debtKeeper::keep);
        keep("what is kept of accounts", app.economy.dormancyKeeper::keep);
        keep("credit limits", app.economy.creditKeeper::keep);
    }

    private static void keep(String what, Runnable turn) {
        try {
            turn.run();
        } catch (RuntimeException e) {
            LOG.warn("what is due of {} is done later", what, e);
        }
    }

    /// Why the log is not signed, once that has been tried; empty if all is well.
    Optional<String> unsigned() throws InterruptedException {
        return opened.app().unsigned(LOG_PATIENCE);
    }

    /// Waits until the service has stopped.
    void await() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        if (stopping.getCount() == 0) {
            return;
        }
        stopping.countDown();
        LOG.info("stopping");
        try {
            server.close();
            opened.close();
            admin.close();
            LOG.info("stopped");
        } finally {
            stopped.countDown();
        }
    }
}
