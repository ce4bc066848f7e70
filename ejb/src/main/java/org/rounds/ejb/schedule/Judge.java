package org.rounds.ejb.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Horizon;
import org.rounds.ejb.optimization.Planner;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.RosterValidator;
import org.rounds.ejb.optimization.ScoreView;
import org.rounds.ejb.optimization.Violation;
import org.rounds.ejb.people.AbsenceService;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.ejb.rotation.ActivityView;
import org.rounds.persistence.schedule.Acknowledgement;
import org.rounds.persistence.schedule.AcknowledgementRepository;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;

/** Reads a stored schedule against its problem: as a list of violations, and as a grid. Called by its services only. */
@Dependent
class Judge {
    @Inject
    ScheduleRepository schedules;

    @Inject
    ProblemService problems;

    @Inject
    StandingProblems standing;

    @Inject
    AcknowledgementRepository acknowledgements;

    @Inject
    ActivityService activities;

    @Inject
    PersonService people;

    @Inject
    AbsenceService absences;

    /** Judges what is stored of the schedule now. */
    ValidationView validation(Schedule schedule) {
        requireRoster(schedule);
        return standing.view(schedule.id(), ValidationView.class, () -> revised(schedule));
    }

    /** As {@link #validation} for a roster that the transaction has just changed: the fact of that may not be stated yet. */
    ValidationView revised(Schedule schedule) {
        Roster roster = roster(schedule); // first: the problem knows all that is in it then
        return validation(problem(schedule), roster, acknowledgements.of(schedule.id()));
    }

    /** Returns what is stored of the schedule now. Whoever judges it has to read it before the problem. */
    Roster roster(Schedule schedule) {
        return new Roster(schedules.cells(schedule.id()).stream()
                .map(c -> new Roster.Cell(c.personId(), c.date(), c.activityId()))
                .toList());
    }

    /** Returns what a stored schedule is judged by now. */
    RosterValidator.Prepared problem(Schedule schedule) {
        return standing.problem(schedule.id(), () -> problems.of(schedule));
    }

    /** Returns which of a schedule's people are not to be given anything any more. */
    Set<UUID> inactive(RosterProblem problem) {
        return Set.copyOf(people.inactive(
                problem.people().stream().map(RosterProblem.Person::id).toList()));
    }

    static void requireRoster(Schedule schedule) {
        if (schedule.worth().isEmpty()) {
            throw DomainException.conflict(
                    "INVALID_STATE_TRANSITION", "The schedule has no roster yet", Map.of("status", schedule.status()));
        }
    }

    ValidationView validation(RosterProblem problem, Roster roster) {
        return validation(RosterValidator.prepare(problem), roster, List.of());
    }

    private static ValidationView validation(
            RosterValidator.Prepared problem, Roster roster, List<Acknowledgement> accepted) {
        RosterValidator.Judgement judgement = problem.judge(roster);
        List<Violation> violations = judgement.violations();
        Planner.Score score = judgement.score();
        Map<UUID, String> names = problem.problem().people().stream()
                .collect(Collectors.toMap(RosterProblem.Person::id, RosterProblem.Person::name));
        Map<Violation.Level, Long> counts =
                violations.stream().collect(Collectors.groupingBy(Violation::level, Collectors.counting()));
        return new ValidationView(
                new ScoreView(score.hard(), score.medium(), score.soft()),
                judgement.coverageRate(),
                new ScheduleView.ViolationCounts(
                        counts.getOrDefault(Violation.Level.HARD, 0L).intValue(),
                        counts.getOrDefault(Violation.Level.SOFT, 0L).intValue(),
                        counts.getOrDefault(Violation.Level.WARN, 0L).intValue()),
                violations.stream()
                        .sorted(Comparator.comparing(Violation::level)
                                .thenComparing(Violation::from)
                                .thenComparing(Violation::rule))
                        .map(v -> view(v, names, accepted))
                        .toList());
    }

    static ValidationView.ViolationView view(
            Violation violation, Map<UUID, String> names, List<Acknowledgement> accepted) {
        UUID person = violation.person();
        var broken = new Acknowledgement.Break(
                violation.rule(), person, violation.activity(), violation.from(), violation.to(), violation.penalty());
        return new ValidationView.ViolationView(
                UUID.nameUUIDFromBytes((broken + " " + violation.actual()).getBytes(StandardCharsets.UTF_8)),
                violation.rule(),
                violation.level(),
                person == null ? null : new ValidationView.PersonName(person, names.getOrDefault(person, "")),
                violation.activity(),
                new ValidationView.Window(violation.from(), violation.to()),
                new ValidationView.Numbers(violation.actual(), violation.limit(), violation.penalty()),
                accepted.stream().anyMatch(a -> a.covers(broken)),
                violation.text());
    }

    static Schedule.Worth worth(ValidationView validation) {
        var counts = validation.violationCounts();
        var score = validation.score();
        return new Schedule.Worth(
                score.hard(),
                score.medium(),
                score.soft(),
                validation.coverageRate(),
                counts.hard(),
                counts.soft(),
                counts.warn());
    }

    /** Returns the hard violations that nobody has accepted. */
    static List<ValidationView.ViolationView> open(ValidationView validation) {
        return validation.violations().stream()
                .filter(v -> v.isHard() && !v.acknowledged())
                .toList();
    }

    /** @throws DomainException rule {@code RULE_VIOLATION} with the list, if there are any */
    static void requireNone(List<ValidationView.ViolationView> hard, String whoBreaks) {
        if (!hard.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.RULE,
                    "RULE_VIOLATION",
                    whoBreaks + " " + hard.size() + " hard rules",
                    Map.of("violations", hard));
        }
    }

    GridView grid(Schedule schedule) {
        return standing.view(schedule.id(), GridView.class, () -> gridOfToday(schedule));
    }

    private GridView gridOfToday(Schedule schedule) {
        Horizon horizon = problems.horizon(schedule);
        Map<UUID, String> names = people.names(schedules.people(schedule.id()));
        List<ScheduleRepository.Cell> filled = schedules.cells(schedule.id());
        List<ActivityView> used =
                activities
                        .all(filled.stream()
                                .map(ScheduleRepository.Cell::activityId)
                                .collect(Collectors.toSet()))
                        .stream()
                        .map(ActivityView::of)
                        .toList();
        Index codes = new Index(used.stream().map(ActivityView::id).toList());
        Index rows = new Index(List.copyOf(names.keySet()));
        List<List<@Nullable Integer>> cells = new ArrayList<>();
        names.keySet().forEach(p -> cells.add(row(horizon.periods())));
        for (ScheduleRepository.Cell cell : filled) {
            int first = horizon.firstPeriod(cell.date());
            cells.get(rows.of(cell.personId()))
                    .set(cell.slot() == Assignment.Slot.PM ? first + 1 : first, codes.of(cell.activityId()));
        }
        return new GridView(
                horizon.starts(),
                IntStream.range(0, horizon.periods())
                        .mapToObj(period -> Horizons.slot(schedule, period))
                        .toList(),
                names.entrySet().stream()
                        .map(p -> new GridView.Row(
                                p.getKey(), p.getValue(), schedule.teamId().orElse(null)))
                        .toList(),
                used,
                cells,
                absent(schedule, horizon, rows, names.keySet()));
    }

    private List<GridView.Flag> absent(Schedule schedule, Horizon horizon, Index rows, Set<UUID> shown) {
        return absences.touching(shown, schedule.startDate(), schedule.endDate()).stream()
                .flatMap(a -> ProblemService.daysOf(a, schedule.startDate(), schedule.endDate()).stream())
                .flatMap(a -> columns(schedule, horizon.firstPeriod(a.date()))
                        .map(column -> new GridView.Flag(rows.of(a.person()), column, "absence")))
                .distinct()
                .toList();
    }

    /** Returns the columns of the day that begins with this one. */
    private static Stream<Integer> columns(Schedule schedule, int first) {
        return schedule.granularity() == Schedule.Granularity.HALF_DAY ? Stream.of(first, first + 1) : Stream.of(first);
    }

    private static List<@Nullable Integer> row(int days) {
        List<@Nullable Integer> row = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            row.add(null);
        }
        return row;
    }

    /** The place of each id in a list. */
    private static final class Index {
        private final Map<UUID, Integer> places = new HashMap<>();

        Index(List<UUID> ids) {
            ids.forEach(id -> places.put(id, places.size()));
        }

        int of(UUID id) {
            return Objects.requireNonNull(places.get(id));
        }
    }
}
