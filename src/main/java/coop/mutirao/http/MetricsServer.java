package coop.mutirao.http;

import io.javalin.Javalin;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/// Metrics for whoever runs the service, on a port of their own that the world does not reach.
public final class MetricsServer implements AutoCloseable {

    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final Javalin javalin;

    public MetricsServer(String host, int port, PrometheusMeterRegistry metrics) {
        new ClassLoaderMetrics().bindTo(metrics);
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        new UptimeMetrics().bindTo(metrics);
        gc.bindTo(metrics);
        javalin =
                Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.routes.get(
                            "/metrics",
                            ctx ->
                                    ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                                            .result(metrics.scrape()));
                });
        Server.bind(javalin, host, port);
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
        gc.close();
    }
}
