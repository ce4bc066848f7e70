package org.rounds.ejb.admin;

import io.micrometer.core.instrument.Metrics;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rounds.ejb.admin.HealthView.Part;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.optimization.SolverNode;

/** Whether this server can do its work. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HealthService {
    /** Where the node keeps what it writes: the server's own directory. */
    static final Path DATA = Path.of(System.getProperty("jboss.server.data.dir", System.getProperty("user.dir", "")));

    private static final List<String> EXPECTED = Changelog.changesets();
    private static final long LITTLE_DISK = 1L << 30;
    private static final Duration STALE = Duration.ofSeconds(45);

    @Inject
    DatabaseProbe probe;

    @Inject
    Samples samples;

    @Inject
    SolverNode solver;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "ROUNDS_NODE", defaultValue = "rounds")
    String node;

    @Inject
    @ConfigProperty(name = "ROUNDS_DB_POOL", defaultValue = "16")
    int pool;

    /** Tells if the database answers, soon. Asked by everyone. */
    public boolean databaseAnswers() {
        return probe.ask().isPresent();
    }

    /** Tells how every part is. */
    @Allowed(resource = "health", action = Action.READ)
    public HealthView detailed() {
        Samples.Sample sample = samples.last();
        Map<String, Part> parts = new TreeMap<>();
        parts.put("database", database());
        parts.put("schema", schema(sample.changesets()));
        parts.put("outbox", outbox(sample));
        parts.put("solver", solver(sample));
        parts.put("disk", disk());
        parts.put("jvm", jvm());
        return new HealthView(
                HealthView.Status.worst(parts.values()),
                clock.instant(),
                node,
                Build.THIS.version(),
                Build.THIS.time(),
                parts);
    }

    private Part database() {
        double lent =
                Metrics.globalRegistry.get("rounds.db.connections.lent").gauge().value();
        Map<String, ?> connections = Map.of("max", pool, "lent", (int) lent);
        Optional<DatabaseProbe.Answer> answer = probe.ask();
        return answer.map(a -> Part.healthy(Map.of(
                        "latency_ms", a.latency().toMillis(), "version", a.version(), "connections", connections)))
                .orElseGet(() -> Part.healthy(Map.of("connections", connections))
                        .unhealthyIf(true, "no answer within " + DatabaseProbe.PATIENCE.toSeconds() + " s"));
    }

    private static Part schema(List<String> applied) {
        List<String> missing = new ArrayList<>(EXPECTED);
        missing.removeAll(applied);
        List<String> unknown = new ArrayList<>(applied);
        unknown.removeAll(EXPECTED);
        String last = applied.isEmpty() ? "" : applied.get(applied.size() - 1);
        return Part.healthy(Map.of("last", last, "expected", EXPECTED.get(EXPECTED.size() - 1), "missing", missing))
                .degradedIf(!unknown.isEmpty(), "the schema is newer than this application")
                .unhealthyIf(!missing.isEmpty(), "the schema is older than this application; run migrate");
    }

    private Part outbox(Samples.Sample sample) {
        return Part.healthy(Map.of(
                        "events", sample.backlog().events(),
                        "oldest_age_seconds", sample.backlog().oldestAge().toSeconds(),
                        "sampled_at", sample.at()))
                .degradedIf(
                        sample.at().plus(STALE).isBefore(clock.instant()),
                        "not looked at for " + STALE.toSeconds() + " s");
    }

    private Part solver(Samples.Sample sample) {
        return Part.healthy(Map.of(
                "queued", sample.queued(),
                "running", solver.running(),
                "max", solver.most(),
                "last_run_seconds", solver.lastRun().toSeconds(),
                "last_score", solver.lastScore()));
    }

    private static Part disk() {
        long free = DATA.toFile().getUsableSpace();
        return Part.healthy(
                        Map.of("free_bytes", free, "total_bytes", DATA.toFile().getTotalSpace()))
                .degradedIf(free < LITTLE_DISK, "less than 1 GiB left");
    }

    private static Part jvm() {
        Runtime runtime = Runtime.getRuntime();
        return Part.healthy(Map.of(
                "version", System.getProperty("java.version", ""),
                "uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000,
                "heap_used_bytes", runtime.totalMemory() - runtime.freeMemory(),
                "heap_max_bytes", runtime.maxMemory(),
                "threads", ManagementFactory.getThreadMXBean().getThreadCount()));
    }
}
