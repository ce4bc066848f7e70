package org.rounds.ejb.optimization;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Caller;
import org.rounds.persistence.optimization.SolverJobRepository;
import org.rounds.persistence.shared.Failures;

/**
 * This server's part in solving: takes jobs while it has room, runs each on a thread of its own executor, reports every
 * second. A job is a row, so nothing is lost with the node: its lease runs out, or the restarted node lets go of it,
 * and it is taken up again from the start. What ends while the database is away is kept and written after its return.
 */
@Singleton
@Startup
@DependsOn("PermissionTable")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@ManagedExecutorDefinition(name = "java:app/concurrent/rounds-solver", maxAsync = 16)
public class SolverNode {
    private static final System.Logger LOG = System.getLogger(SolverNode.class.getName());

    private static final Timer DONE = runs("done");
    private static final Timer FAILED = runs("failed");

    /** A job being run here. */
    private final class Running {
        final SolverJobRepository.Claim claim;
        final long started = System.nanoTime();
        volatile JobService.@Nullable Work work;
        volatile Planner.@Nullable Run run;
        volatile Planner.@Nullable Solution best;

        /** What the run has come to. */
        volatile Planner.@Nullable Solution end;

        /** Whether the end could not be written, because the database was away. */
        volatile boolean unwritten;

        Running(SolverJobRepository.Claim claim) {
            this.claim = claim;
        }

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - started);
        }
    }

    @Resource(lookup = "java:app/concurrent/rounds-solver")
    ManagedExecutorService executor;

    @Inject
    JobService jobs;

    @Inject
    @ConfigProperty(name = "ROUNDS_NODE", defaultValue = "rounds")
    String node;

    @Inject
    @ConfigProperty(name = "ROUNDS_SOLVER_JOBS", defaultValue = "2")
    int most;

    @Inject
    @ConfigProperty(name = "ROUNDS_SOLVER_THREADS", defaultValue = "1")
    int threads;

    private final Planner planner = new RosterPlanner();
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** Whether the last look at the queue failed: an outage is logged once, not each second. */
    private volatile boolean cutOff;

    private volatile String lastScore = "none";
    private volatile Duration lastRun = Duration.ZERO;

    @PostConstruct
    void start() {
        int released = Caller.server(() -> jobs.release(node));
        if (released > 0) {
            LOG.log(System.Logger.Level.INFO, "Taking up {0} solver jobs that were cut off", released);
        }
    }

    /** Reports on what runs, writes what could not be written before, then takes what waits. Once a second, never twice at once. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        if (stopping) {
            return;
        }
        try {
            running.values().forEach(job -> {
                if (job.unwritten) {
                    attempt(job, this::write);
                } else {
                    report(job);
                }
            });
            while (running.size() < most && take()) {
                // as long as there is room and work
            }
            cutOff = false;
        } catch (RuntimeException e) {
            if (!cutOff) {
                LOG.log(System.Logger.Level.ERROR, "The queue of solver jobs cannot be read; trying each second", e);
            }
            cutOff = true;
        }
    }

    private static Timer runs(String outcome) {
        return Metrics.timer("rounds.solver.runs", "outcome", outcome);
    }

    private boolean take() {
        Optional<Running> taken = Caller.server(() -> jobs.claim(node)).map(Running::new);
        taken.ifPresent(job -> {
            running.put(job.claim.jobId(), job);
            executor.submit(() -> attempt(job, this::solve));
        });
        return taken.isPresent();
    }

    private void attempt(Running job, Consumer<Running> part) {
        try {
            Caller.system(job.claim.workspaceId()).run(() -> part.accept(job));
            end(job, DONE);
        } catch (RuntimeException | Error e) {
            if (Failures.isOutage(e)) {
                await(job);
            } else {
                fail(job, e);
            }
        }
    }

    /** What has not come to an end is taken up again from its row. */
    private void await(Running job) {
        if (job.end == null) {
            running.remove(job.claim.jobId(), job);
        } else {
            job.unwritten = true;
        }
    }

    private void fail(Running job, Throwable cause) {
        UUID id = job.claim.jobId();
        try {
            LOG.log(System.Logger.Level.ERROR, "Solver job " + id + " failed", cause);
            Caller.system(job.claim.workspaceId()).run(() -> jobs.fail(id, "the solver stopped on an internal error"));
        } finally {
            end(job, FAILED);
        }
    }

    private void end(Running job, Timer outcome) {
        running.remove(job.claim.jobId(), job);
        lastRun = job.elapsed();
        outcome.record(lastRun);
    }

    private void solve(Running job) {
        UUID id = job.claim.jobId();
        jobs.begin(id, threads).ifPresent(work -> {
            Planner.Run run = planner.prepare(work.problem(), work.options(), solution -> job.best = solution);
            job.work = work;
            job.run = run;
            if (stopping) {
                return;
            }
            Planner.Solution solution = run.call();
            if (stopping) {
                return; // the node goes down: the job is taken up again from its row
            }
            job.end = solution;
            write(job);
        });
    }

    private void write(Running job) {
        Planner.Solution end = Objects.requireNonNull(job.end);
        jobs.finish(job.claim.jobId(), node, Objects.requireNonNull(job.work), end);
        lastScore = end.score().hard() + "hard/" + end.score().medium() + "medium/"
                + end.score().soft() + "soft";
    }

    private void report(Running job) {
        JobService.Work work = job.work;
        Planner.Run run = job.run;
        if (work == null || run == null) {
            return;
        }
        Caller.system(job.claim.workspaceId()).run(() -> {
            if (!jobs.report(job.claim.jobId(), node, work.attempt(), job.elapsed(), job.best)) {
                run.stop();
            }
        });
    }

    @PreDestroy
    void stop() {
        stopping = true;
        running.values().stream().map(job -> job.run).forEach(run -> {
            if (run != null) {
                run.stop();
            }
        });
    }

    /** Jobs of all workspaces that wait for a node. */
    public long queued() {
        return Caller.server(() -> jobs.counts()).queued();
    }

    /** Jobs that this node runs. */
    public int running() {
        return running.size();
    }

    /** How many jobs this node runs at once. */
    public int most() {
        return most;
    }

    /** How long the last run took that ended here. */
    public Duration lastRun() {
        return lastRun;
    }

    /** The score of the last run that ended here, or {@code none}. */
    public String lastScore() {
        return lastScore;
    }
}
