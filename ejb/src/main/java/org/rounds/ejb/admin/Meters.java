package org.rounds.ejb.admin;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rounds.ejb.optimization.SolverNode;

/**
 * Every meter, for Prometheus. Whoever measures something does so with {@link Metrics}; the machine's meters and those
 * of samples are declared here. None carries anything personal, and no label takes values from outside.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Meters {
    @Inject
    Samples samples;

    @Inject
    SolverNode solver;

    @Inject
    @ConfigProperty(name = "ROUNDS_DB_POOL", defaultValue = "16")
    int pool;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    @PostConstruct
    void declare() {
        List<MeterBinder> machine = List.of(
                new JvmMemoryMetrics(),
                new JvmThreadMetrics(),
                new ProcessorMetrics(),
                new UptimeMetrics(),
                new DiskSpaceMetrics(HealthService.DATA.toFile()),
                collections);
        machine.forEach(meters -> meters.bindTo(registry));
        Gauge.builder("rounds.build.info", () -> 1)
                .tags("version", Build.THIS.version())
                .register(registry);
        gauge("rounds.database.answering", samples, s -> s.answering() ? 1 : 0);
        gauge("rounds.db.connections.max", samples, s -> pool);
        gauge("rounds.outbox.events", samples, s -> s.last().backlog().events());
        gauge(
                "rounds.outbox.oldest.age.seconds",
                samples,
                s -> seconds(s.last().backlog().oldestAge()));
        gauge("rounds.solver.queued", samples, s -> s.last().queued());
        gauge("rounds.solver.running", solver, SolverNode::running);
        gauge("rounds.solver.last.run.seconds", solver, s -> seconds(s.lastRun()));
        Metrics.addRegistry(registry);
    }

    private <T> void gauge(String name, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value).strongReference(true).register(registry);
    }

    static double seconds(java.time.Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    @PreDestroy
    void forget() {
        Metrics.removeRegistry(registry);
        collections.close();
        registry.close();
    }

    /** Returns all of them in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }
}
