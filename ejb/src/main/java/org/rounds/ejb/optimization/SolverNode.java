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
import org.rounds.ejb.schedule.DraftService;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Failures;

/**
 * This server's part in solving: takes jobs while it has room, runs each on a thread of its own executor, reports every
 * second. A job is a row, so nothing is lost with the node: its lease runs out, or the restarted node lets go of it,
 * and it is taken up again from its last checkpoint. What ends while the database is away is kept and written after its
 * return. Where the problem changes meanwhile, the run goes on from its best with the new one
 * (docs/decisions/0014-changes-during-a-run.md).
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
        Work work = jobs.begin(id, threads).orElse(null);
        job.before = work == null ? Duration.ZERO : work.before();
        boolean last = false;
        while (work != null) {
            Running.Stint stint = job.begin(work, planner);
            Planner.Solution solution = stopping ? null : stint.run.call();
            if (stopping || solution == null) {
                return; // the node goes down: the job is taken up again from its row
            }
            job.end = solution;
            work = last || job.stopped ? null : goOn(id, stint, solution);
            last = stint.work.isOver(solution);
        }
        if (job.end != null) {
            write(job);
        }
    }

    /** Returns what to do next because the problem has changed; null if it has not. */
    private @Nullable Work goOn(UUID id, Running.Stint stint, Planner.Solution solution) {
        DraftService.Task today = news(id, stint);
        return stint.changed || today.problem() != stint.task.problem() ? stint.work.goOn(today, solution) : null;
    }

    /** A problem that cannot be put together any more does not end the run: that goes on with the one it has. */
    private DraftService.Task news(UUID id, Running.Stint stint) {
        try {
            return jobs.news(id, stint.task);
        } catch (DomainException e) {
            if (!stint.deaf) {
                LOG.log(System.Logger.Level.WARNING, "Solver job {0} hears of no changes: {1}", id, e.code());
            }
            stint.deaf = true;
            return stint.task;
        }
    }

    private void write(Running job) {
        Planner.Solution end = Objects.requireNonNull(job.end);
        Running.Stint stint = Objects.requireNonNull(job.stint);
        jobs.finish(job.claim.jobId(), node, stint.work.asOf(stint.task), end, job.stopped);
        lastScore = end.score().hard() + "hard/" + end.score().medium() + "medium/"
                + end.score().soft() + "soft";
    }

    private void report(Running job) {
        Running.Stint stint = job.stint;
        if (stint != null) {
            Caller.system(job.claim.workspaceId()).run(() -> report(job, stint));
        }
    }

    private void report(Running job, Running.Stint stint) {
        UUID id = job.claim.jobId();
        int attempt = stint.work.attempt();
        if (!jobs.report(id, node, attempt, job.before.plus(job.elapsed()), job.best())) {
            job.stop();
            return;
        }
        DraftService.Task today = news(id, stint);
        if (today.problem() == stint.task.problem()) {
            stint.task = today;
        } else {
            stint.changed = true;
            stint.run.stop();
        }
        Planner.Solution best = job.toKeep();
        if (best != null) {
            jobs.keep(id, node, attempt, best);
        }
    }

    /** Stops a run of this node at once that is to pause or was cancelled; another node hears of it when it reports. */
    public void look(UUID jobId) {
        Running job = running.get(jobId);
        if (job != null) {
            job.stop();
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
        running.values().forEach(Running::stop);
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
