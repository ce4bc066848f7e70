package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.optimization.Horizon;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.people.AbsenceService;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.ejb.rotation.BlockService;
import org.rounds.persistence.people.Absence;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.CoverageRequirement;
import org.rounds.persistence.schedule.DutyRule;
import org.rounds.persistence.schedule.Layer;
import org.rounds.persistence.schedule.PinRepository;
import org.rounds.persistence.schedule.RosterRequest;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;

/**
 * Puts together what a schedule is planned from and judged by. The number of statements does not depend on the number
 * of people or days.
 */
@Stateless
public class ProblemService {
    /** How far back published work matters: no run limit in use is longer. */
    private static final int HISTORY_DAYS = 14;

    @Inject
    ScheduleRepository schedules;

    @Inject
    PinRepository pins;

    @Inject
    PersonService people;

    @Inject
    ActivityService activities;

    @Inject
    AbsenceService absences;

    @Inject
    CoverageService coverage;

    @Inject
    RequestService requests;

    @Inject
    TeamService teams;

    @Inject
    BlockService blocks;

    @Inject
    RuleSetService rules;

    @Inject
    FairSpreads spreads;

    @Inject
    TimeFacts time;

    /** Returns the problem that a stored schedule answers, from today's data. */
    @Allowed(resource = "schedule", action = Action.READ)
    public RosterProblem of(Schedule schedule) {
        return of(schedule, people.all(schedules.people(schedule.id())));
    }

    /**
     * Returns the problem of planning these people for the schedule, from today's data.
     *
     * @throws DomainException invalid, if blocks are asked for that are not there
     */
    @Allowed(resource = "schedule", action = Action.READ)
    public RosterProblem of(Schedule schedule, List<Person> planned) {
        LocalDate from = schedule.startDate();
        LocalDate to = schedule.endDate();
        UUID team = schedule.teamId().orElseThrow();
        ZoneId zone = teams.zone(team);
        boolean byBlock = schedule.granularity() == Schedule.Granularity.BLOCK;
        Horizon horizon = horizon(schedule);
        List<UUID> ids = planned.stream().map(Person::id).toList();
        List<Activity> offered = activities.of(team).stream()
                .filter(a -> onLayer(schedule.layer(), a.kind()))
                .toList();
        Set<UUID> known = offered.stream().map(Activity::id).collect(Collectors.toSet());
        List<Activity> plannable =
                offered.stream().filter(a -> plans(schedule.layer(), a.kind())).toList();
        Set<UUID> own = plannable.stream().map(Activity::id).collect(Collectors.toSet());
        ScenarioFacts supposed = ScenarioFacts.of(schedule);
        List<RosterProblem.Demand> wanted = supposed.demands(
                coverage.touching(team, from, to).stream()
                        .filter(c -> own.contains(c.activityId()))
                        .flatMap(c -> demands(c, horizon).stream())
                        .toList(),
                horizon);
        List<Absence> away = absences.touching(ids, from, to);
        List<RosterProblem.Absence> awayDays =
                away.stream().flatMap(a -> daysOf(a, from, to).stream()).toList();
        List<RosterProblem.Absence> notHere = supposed.notLent(awayDays, from, to);
        List<RosterProblem.Absence> all = supposed.away(notHere, from, to);
        var grades = new TimeFacts.Grades(Person.academicYear(from));
        // A rotation has no hours of its own: those are of the work in it.
        List<DutyRule> binding = schedule.layer() == Layer.ROTATION
                ? List.of()
                : rules.binding(team, supposed.rulesOff(), supposed.rulesOn());
        Map<UUID, RosterProblem.Facts> facts =
                schedule.layer() == Layer.ROTATION ? Map.of() : time.of(schedule, planned, binding, zone, grades);
        Map<UUID, Integer> leave =
                ScenarioFacts.leave(leaveDays(away, from, to), all.subList(awayDays.size(), all.size()));
        var limits = new RowLimitsOf(schedule, horizon, offered, grades, leave, supposed);
        Map<UUID, List<@Nullable UUID>> history = history(schedule, ids);
        RotationWeeks weeks = time.weeks(schedule, horizon, ids, facts, own, Set.copyOf(all), zone);
        var problem = new RosterProblem(
                horizon,
                zone,
                offered.stream().map(a -> activity(a, known, own)).toList(),
                planned.stream()
                        .map(p -> new RosterProblem.Person(
                                p.id(),
                                p.name(),
                                p.skills(),
                                limits.of(p),
                                history.getOrDefault(p.id(), List.of()),
                                grades.of(p),
                                facts.getOrDefault(p.id(), RosterProblem.Facts.NONE)))
                        .toList(),
                byBlock
                        ? wanted
                        : Stream.concat(wanted.stream(), unwanted(plannable, wanted, from, to))
                                .toList(),
                Stream.concat(
                                requests.within(ids, from, to).stream()
                                        .filter(r -> r.activityId() == null ? !byBlock : known.contains(r.activityId()))
                                        .map(ProblemService::request),
                                weeks.wishes().stream())
                        .toList(),
                notHere,
                Stream.concat(weeks.pins().stream(), pinned(schedule, horizon, ids, known))
                        .toList(),
                spreads.of(schedule, offered, ids),
                schedule.layer() == Layer.WORK ? TimeFacts.oversights(binding) : List.of());
        return problem.away(all);
    }

    /** What has been pinned holds while the schedule is planned, over everything else; later it is assignments like others. */
    private Stream<RosterProblem.Pin> pinned(Schedule schedule, Horizon horizon, List<UUID> ids, Set<UUID> known) {
        return schedule.beingPlanned()
                ? pins.of(schedule.id()).stream()
                        .filter(p -> ids.contains(p.personId()) && horizon.has(p.date()))
                        .filter(p -> p.activityId().map(known::contains).orElse(true))
                        .map(p -> new RosterProblem.Pin(
                                p.personId(), p.date(), p.activityId().orElse(null), Horizons.half(p.slot())))
                : Stream.empty();
    }

    /**
     * Returns a schedule's periods. Blocks may have changed since it was planned: what it gave people still has the days
     * that it had.
     *
     * @throws DomainException invalid, if blocks are asked for that are not there
     */
    @Allowed(resource = "schedule", action = Action.READ)
    public Horizon horizon(Schedule schedule) {
        if (schedule.granularity() != Schedule.Granularity.BLOCK) {
            return Horizons.of(schedule);
        }
        List<LocalDate> planned = schedule.worth().isPresent() ? schedules.dates(schedule.id()) : List.of();
        return planned.isEmpty() || !planned.get(0).equals(schedule.startDate())
                ? Horizons.of(schedule, blocks.within(schedule.startDate(), schedule.endDate()))
                : Horizon.blocks(planned, schedule.endDate());
    }

    /** Says whether the planner gives this kind of activity to people on the layer. */
    private static boolean plans(Layer layer, Activity.Kind kind) {
        return onLayer(layer, kind) && (layer == Layer.CALL || kind != Activity.Kind.CALL);
    }

    /** Says whether this kind of activity may stand on the layer; work may have calls that somebody wrote there. */
    private static boolean onLayer(Layer layer, Activity.Kind kind) {
        return switch (layer) {
            case ROTATION -> kind == Activity.Kind.ROTATION;
            case CALL -> kind == Activity.Kind.CALL;
            case WORK -> kind != Activity.Kind.ROTATION;
        };
    }

    private static RosterProblem.Activity activity(Activity activity, Set<UUID> known, Set<UUID> own) {
        return new RosterProblem.Activity(
                activity.id(),
                activity.code(),
                activity.startTime(),
                activity.length(),
                activity.mayNotFollow().stream().filter(known::contains).collect(Collectors.toSet()),
                activity.skills(),
                TimeFacts.presence(activity),
                grades(activity),
                activity.leaveEligible(),
                supervision(activity),
                own.contains(activity.id()) && !activity.archived());
    }

    private static Set<Integer> grades(Activity activity) {
        Integer least = activity.minPgyLevel();
        Integer most = activity.maxPgyLevel();
        return least == null && most == null
                ? Set.of()
                : IntStream.rangeClosed(least == null ? 1 : least, most == null ? Person.HIGHEST_GRADE : most)
                        .boxed()
                        .collect(Collectors.toSet());
    }

    private static RosterProblem.Supervision supervision(Activity activity) {
        if (activity.supervisionRequired()) {
            return RosterProblem.Supervision.NEEDED;
        }
        return activity.providesSupervision() ? RosterProblem.Supervision.PROVIDED : RosterProblem.Supervision.NEITHER;
    }

    /** A requirement counts for a block where it applies on the block's first day. */
    private static List<RosterProblem.Demand> demands(CoverageRequirement requirement, Horizon horizon) {
        CoverageRequirement.Heads heads = requirement.heads();
        return horizon.starts().stream()
                .distinct()
                .filter(requirement::appliesOn)
                .map(day -> new RosterProblem.Demand(
                        day,
                        requirement.activityId(),
                        heads.skill(),
                        heads.minimum(),
                        heads.required(),
                        heads.underWeight(),
                        heads.overWeight()))
                .toList();
    }

    /** Where nothing says how many are wanted on an activity, none are: everybody there is one too many. */
    private static Stream<RosterProblem.Demand> unwanted(
            List<Activity> offered, List<RosterProblem.Demand> wanted, LocalDate from, LocalDate to) {
        Set<List<Object>> asked = wanted.stream()
                .map(d -> List.<Object>of(d.activity(), d.date()))
                .collect(Collectors.toSet());
        return offered.stream().flatMap(activity -> from.datesUntil(to.plusDays(1))
                .filter(day -> !asked.contains(List.<Object>of(activity.id(), day)))
                .map(day -> new RosterProblem.Demand(day, activity.id(), null, 0, 0, 0, SaveCoverageRequirement.OVER)));
    }

    private static RosterProblem.Request request(RosterRequest request) {
        return new RosterProblem.Request(
                request.personId(),
                request.date(),
                request.activityId(),
                request.kind() == RosterRequest.Kind.ON,
                request.weight());
    }

    /** Returns the days of an absence within a period. */
    static List<RosterProblem.Absence> daysOf(Absence absence, LocalDate from, LocalDate to) {
        LocalDate first = absence.startDate().isBefore(from) ? from : absence.startDate();
        LocalDate last = absence.endDate().isAfter(to) ? to : absence.endDate();
        return first.datesUntil(last.plusDays(1))
                .map(day -> new RosterProblem.Absence(absence.personId(), day))
                .toList();
    }

    /** Returns each person's days of leave in the period; a fixed day off is none. */
    private static Map<UUID, Integer> leaveDays(List<Absence> absences, LocalDate from, LocalDate to) {
        return absences.stream()
                .filter(Absence::leave)
                .collect(Collectors.toMap(
                        Absence::personId, a -> daysOf(a, from, to).size(), Integer::sum));
    }

    /**
     * Returns what each person has published right before the schedule, oldest first, from the first day on which any of
     * them has something: before that nothing is known.
     */
    private Map<UUID, List<@Nullable UUID>> history(Schedule schedule, Collection<UUID> ids) {
        LocalDate start = schedule.startDate();
        if (ids.isEmpty() || schedule.granularity() == Schedule.Granularity.BLOCK) {
            return Map.of();
        }
        // One that this transaction has read before keeps the day that it had then, whatever the query says by now.
        List<Assignment> past =
                schedules.inForce(schedule.layer(), ids, start.minusDays(HISTORY_DAYS), start.minusDays(1)).stream()
                        .filter(assignment -> assignment.date().isBefore(start))
                        .sorted(Comparator.comparing(Assignment::date))
                        .toList();
        if (past.isEmpty()) {
            return Map.of();
        }
        LocalDate first = past.get(0).date();
        Map<UUID, List<@Nullable UUID>> history = new HashMap<>();
        for (Assignment assignment : past) {
            history.computeIfAbsent(assignment.personId(), p -> daysOff(days(first, start)))
                    .set(days(first, assignment.date()), assignment.activityId());
        }
        return history;
    }

    private static int days(LocalDate from, LocalDate to) {
        return Math.toIntExact(to.toEpochDay() - from.toEpochDay());
    }

    private static List<@Nullable UUID> daysOff(int days) {
        List<@Nullable UUID> off = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            off.add(null);
        }
        return off;
    }
}
