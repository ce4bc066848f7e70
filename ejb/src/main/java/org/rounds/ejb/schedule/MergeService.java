package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.event.EventBus;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.schedule.MergeScenario.CellName;
import org.rounds.ejb.schedule.MergeScenario.Resolution;
import org.rounds.ejb.schedule.MergeScenario.Side;
import org.rounds.ejb.schedule.MergeWriting.Rewriting;
import org.rounds.ejb.schedule.ThreeWay.Cell;
import org.rounds.ejb.schedule.ValidationView.ViolationView;
import org.rounds.ejb.shared.Changes;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.CellKey;
import org.rounds.persistence.schedule.ScenarioRepository;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;

/** Brings what a scenario has changed into its schedule: first says what that would be, then does it, all or nothing. */
@Stateless
public class MergeService {
    /** What is written in one transaction; of more a part is accepted at a time. */
    private static final int MOST = 5000;

    @Inject
    ScenarioRepository scenarios;

    @Inject
    ScheduleRepository schedules;

    @Inject
    Branches branches;

    @Inject
    VisibleSchedules visible;

    @Inject
    Judge judge;

    @Inject
    MergeWriting writing;

    @Inject
    EventBus events;

    @Inject
    AuditService audit;

    /** Two rosters and what they last had in common, cell by cell. */
    private record Sides(
            Map<CellKey, Assignment> schedule, Map<CellKey, Assignment> scenario, ThreeWay merge, Set<UUID> planned) {
        boolean isMergeable(Cell cell) {
            return planned.contains(cell.key().person());
        }

        List<Cell> taken() {
            return merge.taken().stream().filter(this::isMergeable).toList();
        }

        List<Cell> conflicts() {
            return merge.conflicts().stream().filter(this::isMergeable).toList();
        }

        Rewriting rewriting(Cell cell) {
            return new Rewriting(schedule.get(cell.key()), scenario.get(cell.key()));
        }
    }

    /** Says what a merge would do; changes nothing. */
    @Allowed(resource = "schedule", action = Action.UPDATE, personal = true)
    public MergeView preview(UUID scheduleId, UUID id) {
        Schedule schedule = visible.find(scheduleId);
        Schedule scenario = branches.find(scheduleId, id);
        Sides sides = sides(schedule, scenario);
        ScenarioSentences sentences = sentences(scenario);
        return new MergeView(
                scheduleId,
                id,
                schedule.version(),
                views(sentences, sides.taken()),
                views(sentences, sides.conflicts()),
                left(sentences, scenario, sides, both(sides.taken(), sides.conflicts())));
    }

    private ScenarioSentences sentences(Schedule scenario) {
        return new ScenarioSentences(new Sentences(judge.problem(scenario).problem()));
    }

    private Sides sides(Schedule schedule, Schedule scenario) {
        Map<CellKey, Assignment> here = byCell(schedules.assignments(schedule.id()));
        Map<CellKey, Assignment> there = byCell(schedules.assignments(scenario.id()));
        Map<CellKey, UUID> base = scenarios.base(scenario.id()).stream()
                .collect(Collectors.toMap(CellKey::of, ScheduleRepository.Cell::activityId));
        return new Sides(
                here,
                there,
                ThreeWay.of(base, activities(here), activities(there)),
                Set.copyOf(schedules.people(schedule.id())));
    }

    private static Map<CellKey, Assignment> byCell(List<Assignment> roster) {
        return roster.stream().collect(Collectors.toMap(CellKey::of, Function.identity()));
    }

    private static Map<CellKey, UUID> activities(Map<CellKey, Assignment> roster) {
        return roster.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().activityId()));
    }

    /** @param decided what is no longer open */
    private static MergeView.Left left(ScenarioSentences sentences, Schedule scenario, Sides sides, Set<Cell> decided) {
        List<Cell> open = Stream.of(sides.merge.taken(), sides.merge.conflicts())
                .flatMap(List::stream)
                .filter(c -> !decided.contains(c))
                .toList();
        return new MergeView.Left(views(sentences, open), ScenarioChangeView.of(scenario));
    }

    private static List<MergeCellView> views(ScenarioSentences sentences, List<Cell> cells) {
        return cells.stream().map(sentences::cell).toList();
    }

    /**
     * Merges a scenario, or the part that is accepted, into its schedule. In a published schedule that is in force at once.
     *
     * @param version the schedule's version that the caller has seen; null if not said
     * @throws DomainException conflict {@code MERGE_CONFLICT} with the list, where both have changed a cell and nobody says
     *     which is to stand; else as for a change of a single assignment
     */
    @Allowed(resource = "assignment", action = Action.UPDATE)
    public MergedView merge(UUID scheduleId, UUID id, @Nullable Long version, MergeScenario command) {
        Schedule schedule = visible.lock(scheduleId);
        Changes.requireVersion(schedule, version);
        schedule.requireChangeable();
        Schedule scenario = branches.lock(scheduleId, id);
        scenario.requireChangeable();
        Sides sides = sides(schedule, scenario);
        List<Cell> taken = accepted(sides.taken(), command);
        List<Cell> conflicts = accepted(sides.conflicts(), command);
        ScenarioSentences sentences = sentences(scenario);
        requireNamed(sides, command);
        requireResolved(conflicts, command, sentences);
        List<Cell> kept = conflicts.stream()
                .filter(c -> side(c, command) == Side.SCHEDULE)
                .toList();
        List<Cell> written = Stream.concat(
                        taken.stream(), conflicts.stream().filter(c -> side(c, command) == Side.SCENARIO))
                .sorted(Comparator.comparing(Cell::key))
                .toList();
        List<ViolationView> worse = write(schedule, sides, written, command);
        settle(scenario, sides, written, kept);
        return new MergedView(
                scheduleId,
                id,
                schedule.version(),
                views(sentences, written),
                views(sentences, kept),
                left(sentences, scenario, sides, both(written, kept)),
                worse);
    }

    private static Set<Cell> both(List<Cell> some, List<Cell> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    private static List<Cell> accepted(List<Cell> cells, MergeScenario command) {
        List<CellName> accept = command.accept();
        return accept == null
                ? cells
                : cells.stream()
                        .filter(c -> accept.stream().anyMatch(a -> a.names(c.key())) || side(c, command) != null)
                        .toList();
    }

    private static @Nullable Side side(Cell cell, MergeScenario command) {
        return command.resolutions().stream()
                .filter(r -> r.cell().names(cell.key()))
                .map(Resolution::take)
                .findFirst()
                .orElse(null);
    }

    /** What names nothing that could be merged was meant otherwise. */
    private static void requireNamed(Sides sides, MergeScenario command) {
        List<CellName> accept = command.accept() == null ? List.of() : command.accept();
        List<CellKey> changed = Stream.of(sides.taken(), sides.conflicts())
                .flatMap(List::stream)
                .map(Cell::key)
                .toList();
        Collection<CellKey> agreed = sides.merge.agreed();
        for (CellName name : accept) {
            if (Stream.concat(changed.stream(), agreed.stream()).noneMatch(name::names)) {
                throw DomainException.invalid("accept", "names a cell that is not to be merged: " + name.date());
            }
        }
        for (Resolution resolution : command.resolutions()) {
            if (sides.conflicts().stream().map(Cell::key).noneMatch(resolution.cell()::names)) {
                throw DomainException.invalid("resolutions", "names a cell that is no conflict: " + resolution.date());
            }
        }
    }

    private static void requireResolved(List<Cell> conflicts, MergeScenario command, ScenarioSentences sentences) {
        List<Cell> open =
                conflicts.stream().filter(c -> side(c, command) == null).toList();
        if (!open.isEmpty()) {
            throw DomainException.conflict(
                    "MERGE_CONFLICT",
                    "Both have changed " + open.size() + " cells; say for each which is to stand",
                    Map.of("conflicts", views(sentences, open)));
        }
    }

    private List<ViolationView> write(Schedule schedule, Sides sides, List<Cell> written, MergeScenario command) {
        if (written.size() > MOST) {
            throw DomainException.invalid(
                    "accept", "has " + written.size() + " cells; at most " + MOST + " are merged at once");
        }
        if (written.isEmpty()) {
            return List.of();
        }
        return writing.write(
                schedule,
                written.stream().map(sides::rewriting).toList(),
                command.overrideReason(),
                command.override() == null ? null : command.override().reason());
    }

    /** What has been decided is in common from now on, as the scenario has it: the schedule's own later changes go before. */
    private void settle(Schedule scenario, Sides sides, List<Cell> written, List<Cell> kept) {
        List<CellKey> common = new ArrayList<>(sides.merge.agreed());
        Stream.concat(written.stream(), kept.stream()).map(Cell::key).forEach(common::add);
        if (common.isEmpty()) {
            return;
        }
        scenarios.settle(scenario.id(), common);
        UUID schedule = scenario.scenarioOf().orElseThrow();
        events.publish(new ScenarioMerged(scenario.id(), schedule));
        audit.record("merge", "schedule", schedule);
    }
}
