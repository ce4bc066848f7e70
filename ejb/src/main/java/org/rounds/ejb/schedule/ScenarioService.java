package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.event.EventBus;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.optimization.JobService;
import org.rounds.ejb.optimization.JobView;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.CellKey;
import org.rounds.persistence.schedule.ScenarioChange;
import org.rounds.persistence.schedule.ScenarioRepository;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/**
 * Branches of schedules, to try other demand, people or rules. A scenario is a draft of its own that is never published;
 * what it has changed comes into its schedule by a merge.
 */
@Stateless
public class ScenarioService {
    private static final int DEFAULT_SECONDS = 60;

    @Inject
    ScenarioRepository scenarios;

    @Inject
    ScheduleRepository schedules;

    @Inject
    Branches branches;

    @Inject
    VisibleSchedules visible;

    @Inject
    Suppositions suppositions;

    @Inject
    ProblemService problems;

    @Inject
    Judge judge;

    @Inject
    ReasonService reasons;

    @Inject
    JobService jobs;

    @Inject
    PersonService people;

    @Inject
    Changes changes;

    @Inject
    EventBus events;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Branches a scenario off a schedule, with its roster.
     *
     * @throws DomainException conflict, if there is no roster, or it is a scenario itself
     */
    @Allowed(resource = "schedule", action = Action.CREATE)
    public ScenarioView create(UUID scheduleId, SaveScenario command) {
        Schedule schedule = visible.lock(scheduleId);
        Judge.requireRoster(schedule);
        Schedule scenario = schedule.scenario(Ids.next(), command.name(), clock.instant());
        changes.store(scenario, "schedule", new ScenarioCreated(scenario.id(), scheduleId));
        scenarios.branch(scenario.id(), scheduleId, clock.instant());
        suppose(scenario, command);
        rejudge(scenario);
        scenarios.entityManager().flush();
        return view(scenario);
    }

    private void suppose(Schedule scenario, SaveScenario command) {
        List<ScenarioChange> wanted =
                command.changes().stream().map(ScenarioChangeView::change).toList();
        Set<UUID> before = ScenarioFacts.of(scenario).borrowed();
        Set<UUID> own = new HashSet<>(schedules.people(scenario.id()));
        own.removeAll(before);
        suppositions.requireMeaning(scenario, own, wanted);
        scenario.suppose(wanted);
        Set<UUID> after = ScenarioFacts.of(scenario).borrowed();
        if (!after.equals(before)) {
            scenarios.giveBack(
                    scenario.id(),
                    before.stream().filter(p -> !after.contains(p)).toList());
            schedules.addPeople(
                    scenario.id(),
                    after.stream().filter(p -> !before.contains(p)).toList());
        }
    }

    /** Not by what others have asked of it before: that is older than what it supposes now. */
    private void rejudge(Schedule scenario) {
        var roster = judge.roster(scenario);
        scenario.rejudged(Judge.worth(judge.validation(problems.of(scenario), roster)));
    }

    private ScenarioView view(Schedule scenario) {
        return ScenarioView.of(scenario, jobs.of(List.of(scenario.id())).get(scenario.id()));
    }

    @Allowed(resource = "schedule", action = Action.UPDATE)
    public Listing.Result<ScenarioView> list(UUID scheduleId, Listing.Query query) {
        var result = scenarios.list(visible.find(scheduleId).id(), query);
        Map<UUID, JobView> views =
                jobs.of(result.rows().stream().map(Schedule::id).toList());
        return result.map(s -> ScenarioView.of(s, views.get(s.id())));
    }

    @Allowed(resource = "schedule", action = Action.UPDATE)
    public ScenarioView get(UUID scheduleId, UUID id) {
        return view(branches.find(scheduleId, id));
    }

    /** Gives another name, or lets it suppose something else; the roster stays, but for those who are no longer borrowed. */
    @Allowed(resource = "schedule", action = Action.UPDATE)
    public ScenarioView change(UUID scheduleId, UUID id, long version, Patch<SaveScenario> patch) {
        Schedule scenario = branches.lock(scheduleId, id);
        return changes.change(scenario, version, "schedule", new ScenarioUpdated(id, scheduleId), this::view, () -> {
            SaveScenario before = SaveScenario.of(scenario);
            SaveScenario command = patch.onto(before);
            scenario.rename(command.name());
            if (!command.changes().equals(before.changes())) {
                scenario.requireChangeable();
                suppose(scenario, command);
                rejudge(scenario);
            }
        });
    }

    @Allowed(resource = "schedule", action = Action.DELETE)
    public void delete(UUID scheduleId, UUID id, @Nullable Long version) {
        Schedule scenario = branches.lock(scheduleId, id);
        Changes.requireVersion(scenario, version);
        scenario.requireDeletable();
        changes.remove(scenario, version, "schedule", new ScenarioDeleted(id, scheduleId));
    }

    /**
     * Queues a scenario for the solver, which begins from its roster and weighs changes; what was written by hand stays. It keeps
     * its roster until there is another, and reserves nobody.
     *
     * @throws DomainException invalid with the list, if what it supposes asks for what nobody could do
     */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public ScenarioView plan(UUID scheduleId, UUID id, @Nullable Long version, PlanScenario command) {
        Schedule scenario = branches.lock(scheduleId, id);
        Changes.requireVersion(scenario, version);
        scenario.planAgain();
        RosterProblem problem = problems.of(scenario);
        ConfigurationView.of(problem).requireValid();
        jobs.queueAgain(
                scenario,
                command.timeLimitSeconds() == null ? DEFAULT_SECONDS : command.timeLimitSeconds(),
                command.moveLimit(),
                command.seed() == null ? 0 : command.seed(),
                command.changeWeight());
        events.publish(new ScheduleQueued(id));
        audit.record("plan", "schedule", id);
        scenarios.entityManager().flush();
        return view(scenario);
    }

    /** What the scenario has other than its schedule has by now. */
    @Allowed(resource = "schedule", action = Action.UPDATE, personal = true)
    public ScenarioDiffView diff(UUID scheduleId, UUID id) {
        Schedule scenario = branches.find(scheduleId, id);
        List<Assignment> before = schedules.assignments(scheduleId);
        List<Assignment> after = schedules.assignments(id);
        Difference difference = Difference.between(before, after);
        var sentences =
                new ScenarioSentences(new Sentences(judge.problem(scenario).problem()));
        return new ScenarioDiffView(
                scheduleId,
                id,
                RosterChange.between(activities(before), activities(after)).stream()
                        .map(sentences::change)
                        .toList(),
                difference.view(scheduleId, id, people.names(difference.people())),
                Objects.requireNonNull(reasons.score(id, scheduleId).difference()),
                ScenarioChangeView.of(scenario));
    }

    private static Map<CellKey, UUID> activities(List<Assignment> roster) {
        return roster.stream().collect(Collectors.toMap(CellKey::of, Assignment::activityId));
    }
}
