package org.rounds.ejb.optimization;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.event.DomainEvent;
import org.rounds.ejb.event.EventBus;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.schedule.DraftService;
import org.rounds.ejb.schedule.SchedulePaused;
import org.rounds.ejb.schedule.ScheduleResumed;
import org.rounds.persistence.optimization.SolverCheckpoint;
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
    EventBus events;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** Queues the run that fills a schedule and reserves its people for its days. */
    @Allowed(resource = "schedule", action = Action.CREATE)
    public JobView queue(
            Schedule schedule, List<UUID> people, int timeLimitSeconds, @Nullable Long moveLimit, long seed) {
        String layer = schedule.layer().name();
        jobs.reservation(people, layer, schedule.startDate(), schedule.endDate())
                .ifPresent(running -> refuse(Map.of("schedule_id", running)));
        SolverJob job = new SolverJob(schedule.id(), timeLimitSeconds, moveLimit, seed, null, clock.instant());
        jobs.entityManager().persist(job);
        try {
            jobs.reserve(job.id(), people, layer, schedule.startDate(), schedule.endDate());
        } catch (ConstraintViolationException e) {
            refuse(Map.of()); // somebody reserved them a moment ago, and the transaction can ask nothing more
        }
        return JobView.of(job);
    }

    /**
     * Queues the run that changes a scenario's roster. It is planned as often as somebody likes, and keeps nobody from being
     * planned in earnest.
     *
     * @param changeWeight what each change costs
     */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public JobView queueAgain(
            Schedule scenario, int timeLimitSeconds, @Nullable Long moveLimit, long seed, int changeWeight) {
        jobs.lock(scenario.id()).ifPresent(before -> {
            jobs.entityManager().remove(before);
            jobs.entityManager().flush();
        });
        SolverJob job = new SolverJob(scenario.id(), timeLimitSeconds, moveLimit, seed, changeWeight, clock.instant());
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

    /** Asks a running job to stop, and ends one that no node has, each with its best; false if it has ended. */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public boolean cancel(UUID id) {
        Optional<SolverJob> job = jobs.lock(id).filter(SolverJob::open);
        job.ifPresent(open -> {
            open.cancel(clock.instant());
            audit.record("cancel", "schedule", id);
            if (!open.open()) {
                close(open);
            }
        });
        return job.isPresent();
    }

    /** Ends what no node has: with its best so far, if there is any. */
    private void close(SolverJob job) {
        UUID id = job.id();
        jobs.checkpoint(id)
                .ifPresentOrElse(best -> reached(job, drafts.keep(id, roster(best))), () -> drafts.cancel(id));
        jobs.free(id);
    }

    private static void reached(SolverJob job, Planner.Score score) {
        job.reached(score.hard(), score.medium(), score.soft());
    }

    /** Asks a running job to pause, and lets a waiting one; what pauses already goes on doing so. False if it has ended. */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public boolean pause(UUID id) {
        return tell(id, SolverJob::pause, "pause", new SchedulePaused(id));
    }

    /** Lets a job that pauses wait for a node again; what waits or runs goes on doing so. False if it has ended. */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public boolean resume(UUID id) {
        return tell(id, SolverJob::resume, "resume", new ScheduleResumed(id));
    }

    private boolean tell(UUID id, Predicate<SolverJob> order, String action, DomainEvent fact) {
        Optional<SolverJob> job = jobs.lock(id);
        SolverJob.State before = job.map(SolverJob::state).orElse(null);
        boolean wanted = job.map(SolverJob::wanted).orElse(false);
        boolean taken = job.filter(order).isPresent();
        job.filter(told -> told.wanted() != wanted || told.state() != before)
                .ifPresent(told -> audit.record(action, "schedule", id));
        job.filter(told -> told.state() != before).ifPresent(told -> events.publish(fact));
        return taken;
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

    /**
     * Begins a claimed job; empty if it was cancelled meanwhile, or has killed its node too often, and then it has
     * ended.
     */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public Optional<Work> begin(UUID id, int threads) {
        SolverJob job = held(id);
        if (job.cancelRequested()) {
            job.cancelled(clock.instant());
            close(job);
            return Optional.empty();
        }
        if (!job.wanted()) {
            layDown(job);
            return Optional.empty();
        }
        if (job.givenUp()) {
            end(job, "the server was stopped " + SolverJob.MOST_ATTEMPTS + " times while solving");
            return Optional.empty();
        }
        DraftService.Task task = drafts.begin(id, job.changeWeight());
        Planner.Start start = jobs.checkpoint(id)
                .map(best -> new Planner.Start(roster(best), job.elapsed(), best.scoreCalculations()))
                .orElseGet(() -> Planner.Start.of(task.problem()));
        var options = new Planner.Options(
                Duration.ofSeconds(job.timeLimitSeconds()), job.moveLimit(), job.seed(), threads, null, start);
        return Optional.of(new Work(job.attempts(), options, task));
    }

    private void layDown(SolverJob job) {
        job.layDown();
        if (job.state() == SolverJob.State.PAUSED) {
            events.publish(new SchedulePaused(job.id()));
        }
    }

    /** Returns what is to be solved by now; the same problem if nothing that it consists of has changed. */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public DraftService.Task news(UUID id, DraftService.Task known) {
        return drafts.news(id, known);
    }

    /** Keeps a roster from which another node could go on. */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public void keep(UUID id, String node, int attempt, Planner.Solution best) {
        jobs.lock(id).filter(job -> job.heldBy(node, attempt)).ifPresent(job -> keep(id, best));
    }

    private void keep(UUID id, Planner.Solution best) {
        SolverCheckpoint checkpoint = jobs.checkpoint(id).orElseGet(() -> {
            SolverCheckpoint first = new SolverCheckpoint(id, clock.instant());
            jobs.entityManager().persist(first);
            return first;
        });
        List<Roster.Cell> cells = best.roster().cells();
        checkpoint.reach(
                cells.stream().map(Roster.Cell::person).toArray(UUID[]::new),
                cells.stream().map(Roster.Cell::date).toArray(LocalDate[]::new),
                cells.stream().map(Roster.Cell::activity).toArray(UUID[]::new),
                best.scoreCalculations());
    }

    private static Roster roster(SolverCheckpoint best) {
        return new Roster(IntStream.range(0, best.size())
                .mapToObj(cell -> new Roster.Cell(best.person(cell), best.date(cell), best.activity(cell)))
                .toList());
    }

    /**
     * Reports how far a run is.
     *
     * @return false if the run should stop: it pauses or was cancelled, or another node has taken the job
     */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public boolean report(UUID id, String node, int attempt, Duration elapsed, Planner.@Nullable Solution best) {
        Optional<SolverJob> held = jobs.lock(id).filter(job -> job.heldBy(node, attempt));
        held.ifPresent(job -> {
            var lease = clock.instant().plus(LEASE);
            if (best == null) {
                job.alive(elapsed, lease);
            } else {
                progress(job, best, best.score(), elapsed);
            }
        });
        return held.filter(SolverJob::wanted).isPresent();
    }

    private void progress(SolverJob job, Planner.Solution solution, Planner.Score score, Duration elapsed) {
        var lease = clock.instant().plus(LEASE);
        job.progress(score.hard(), score.medium(), score.soft(), perSecond(solution), elapsed, lease);
        Planner.Score bound = solution.bound();
        // What a roster is worth by itself, without what its changes cost, is not what the bound was found for.
        job.bounded(bound == null || !score.equals(solution.score()) ? null : bound.soft());
    }

    private static long perSecond(Planner.Solution solution) {
        return solution.scoreCalculations()
                * 1000
                / Math.max(1, solution.elapsed().toMillis());
    }

    /**
     * Ends a run with its roster, unless another node has taken the job: all of it is written, or nothing. A run that was
     * asked to pause is laid down. Where an activity is deleted at that moment that the roster gives people, the job is
     * taken up again, from what is there then.
     *
     * @param stopped whether it was told to stop before its time
     */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public void finish(UUID id, String node, Work work, Planner.Solution solution, boolean stopped) {
        SolverJob job = held(id);
        if (!job.heldBy(node, work.attempt())) {
            return;
        }
        if (stopped && !job.cancelRequested()) {
            progress(job, solution, solution.score(), solution.elapsed());
            keep(id, solution);
            layDown(job);
            return;
        }
        Optional<Planner.Score> score = drafts.fill(id, work.task(), solution.roster());
        if (score.isEmpty()) {
            job.again(clock.instant());
            jobs.checkpoint(id).ifPresent(jobs.entityManager()::remove);
            return;
        }
        progress(job, solution, score.get(), solution.elapsed());
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
