package org.rounds.ejb.optimization;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.schedule.DraftService;
import org.rounds.persistence.optimization.SolverJob;
import org.rounds.persistence.optimization.SolverJobRepository;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.shared.DomainException;

/** The queue of solver jobs, and what a node reports of the job it holds. */
@Stateless
public class JobService {
    /** How long a node may stay silent before another takes its jobs. It reports every second. */
    static final Duration LEASE = Duration.ofSeconds(15);

    @Inject
    SolverJobRepository jobs;

    @Inject
    DraftService drafts;

    @Inject
    Clock clock;

    /** Queues the run that fills a schedule and reserves its people for its days. */
    @Allowed(resource = "schedule", action = Action.CREATE)
    public JobView queue(
            Schedule schedule, List<UUID> people, int timeLimitSeconds, @Nullable Long moveLimit, long seed) {
        if (schedule.scenarioOf().isPresent()) {
            return queueAgain(schedule, timeLimitSeconds, moveLimit, seed);
        }
        String layer = schedule.layer().name();
        jobs.reservation(people, layer, schedule.startDate(), schedule.endDate())
                .ifPresent(running -> refuse(Map.of("schedule_id", running)));
        SolverJob job = new SolverJob(schedule.id(), timeLimitSeconds, moveLimit, seed, clock.instant());
        jobs.entityManager().persist(job);
        try {
            jobs.reserve(job.id(), people, layer, schedule.startDate(), schedule.endDate());
        } catch (ConstraintViolationException e) {
            refuse(Map.of()); // somebody reserved them a moment ago, and the transaction can ask nothing more
        }
        return JobView.of(job);
    }

    /** A scenario is planned as often as somebody likes, and keeps nobody from being planned in earnest. */
    private JobView queueAgain(Schedule scenario, int timeLimitSeconds, @Nullable Long moveLimit, long seed) {
        jobs.lock(scenario.id()).ifPresent(before -> {
            jobs.entityManager().remove(before);
            jobs.entityManager().flush();
        });
        SolverJob job = new SolverJob(scenario.id(), timeLimitSeconds, moveLimit, seed, clock.instant());
        jobs.entityManager().persist(job);
        return JobView.of(job);
    }

    private static void refuse(Map<String, ?> details) {
        throw DomainException.conflict(
                "GENERATION_RUNNING", "Some of these people are being planned for some of these days", details);
    }

    @Allowed(resource = "schedule", action = Action.READ)
    public Map<UUID, JobView> of(Collection<UUID> scheduleIds) {
        return scheduleIds.isEmpty()
                ? Map.of()
                : jobs.all(scheduleIds).stream().collect(Collectors.toMap(SolverJob::id, JobView::of));
    }

    /** Says whether a job of this workspace waits or runs. */
    @Allowed(resource = "schedule", action = Action.READ)
    public boolean busy() {
        return jobs.busy();
    }

    /** Cancels a waiting job, asks a running one to stop; false if it is neither. */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public boolean cancel(UUID id) {
        Optional<SolverJob> job = jobs.lock(id).filter(SolverJob::open);
        job.ifPresent(open -> {
            open.cancel(clock.instant());
            if (!open.open()) {
                jobs.free(id);
            }
        });
        return job.isPresent();
    }

    /** Takes the oldest waiting job of any workspace; empty if none waits. */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public Optional<SolverJobRepository.Claim> claim(String node) {
        return jobs.claim(node, Math.toIntExact(LEASE.toSeconds()));
    }

    /** Lets go of what the node held before it was killed. */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public int release(String node) {
        return jobs.release(node);
    }

    @Allowed(resource = "schedule", action = Action.READ)
    public SolverJobRepository.Counts counts() {
        return jobs.counts();
    }

    /** What a node needs to run a job it has claimed. */
    public record Work(int attempt, Planner.Options options, RosterProblem problem) {}

    /**
     * Begins a claimed job; empty if it was cancelled meanwhile, or has killed its node too often, and then it has
     * ended.
     */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public Optional<Work> begin(UUID id, int threads) {
        SolverJob job = held(id);
        if (job.cancelRequested()) {
            job.cancelled(clock.instant());
            drafts.cancel(id);
            jobs.free(id);
            return Optional.empty();
        }
        if (job.attempts() > SolverJob.MOST_ATTEMPTS) {
            end(job, "the server was stopped " + SolverJob.MOST_ATTEMPTS + " times while solving");
            return Optional.empty();
        }
        var options = new Planner.Options(
                Duration.ofSeconds(job.timeLimitSeconds()), job.moveLimit(), job.seed(), threads, null);
        return Optional.of(new Work(job.attempts(), options, drafts.begin(id)));
    }

    /**
     * Reports how far a run is.
     *
     * @return false if the run should stop: it was cancelled, or another node has taken the job
     */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public boolean report(UUID id, String node, int attempt, Duration elapsed, Planner.@Nullable Solution best) {
        Optional<SolverJob> held = jobs.lock(id).filter(job -> job.heldBy(node, attempt));
        held.ifPresent(job -> {
            var lease = clock.instant().plus(LEASE);
            if (best == null) {
                job.alive(elapsed, lease);
            } else {
                var score = best.score();
                job.progress(score.hard(), score.medium(), score.soft(), perSecond(best), elapsed, lease);
            }
        });
        return held.filter(job -> !job.cancelRequested()).isPresent();
    }

    private static long perSecond(Planner.Solution solution) {
        return solution.scoreCalculations()
                * 1000
                / Math.max(1, solution.elapsed().toMillis());
    }

    /**
     * Ends a run with its roster, unless another node has taken the job: all of it is written, or nothing. Where an
     * activity has been deleted that the roster gives people, the job is taken up again, from what is there then.
     */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public void finish(UUID id, String node, Work work, Planner.Solution solution) {
        SolverJob job = held(id);
        if (!job.heldBy(node, work.attempt())) {
            return;
        }
        report(id, node, work.attempt(), solution.elapsed(), solution);
        if (!drafts.fill(id, work.problem(), solution.roster())) {
            job.again(clock.instant());
            return;
        }
        if (job.cancelRequested()) {
            job.cancelled(clock.instant());
        } else {
            job.done(clock.instant());
        }
        jobs.free(id);
    }

    /** Ends a run that broke. In a transaction of its own, since the run's has rolled back. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public void fail(UUID id, String reason) {
        SolverJob job = held(id);
        if (job.open()) {
            end(job, reason);
        }
    }

    private void end(SolverJob job, String reason) {
        job.failed(reason, clock.instant());
        drafts.fail(job.id());
        jobs.free(job.id());
    }

    private SolverJob held(UUID id) {
        return jobs.lock(id).orElseThrow(() -> DomainException.notFound("solver job", id));
    }
}
