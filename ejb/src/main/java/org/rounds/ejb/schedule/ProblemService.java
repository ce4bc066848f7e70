package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.people.AbsenceService;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.persistence.people.Absence;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.people.WorkLimits;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.CoverageRequirement;
import org.rounds.persistence.schedule.RosterRequest;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;

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

    /** Returns the problem that a stored schedule answers, from today's data. */
    @Allowed(resource = "schedule", action = Action.READ)
    public RosterProblem of(Schedule schedule) {
        return of(schedule, people.all(schedules.people(schedule.id())));
    }

    /** Returns the problem of planning these people for the schedule, from today's data. */
    @Allowed(resource = "schedule", action = Action.READ)
    public RosterProblem of(Schedule schedule, List<Person> planned) {
        LocalDate from = schedule.startDate();
        LocalDate to = schedule.endDate();
        int days = Math.toIntExact(to.toEpochDay() - from.toEpochDay() + 1);
        UUID team = schedule.teamId().orElseThrow();
        List<UUID> ids = planned.stream().map(Person::id).toList();
        Map<UUID, List<@Nullable UUID>> history = history(schedule, ids);
        List<Activity> offered = activities.of(team);
        List<RosterProblem.Demand> wanted = coverage.touching(team, from, to).stream()
                .flatMap(c -> demands(c, from, to).stream())
                .toList();
        List<Absence> away = absences.touching(ids, from, to);
        Map<UUID, Integer> leave = leaveDays(away, from, to);
        return new RosterProblem(
                from,
                days,
                teams.zone(team),
                offered.stream().map(ProblemService::activity).toList(),
                planned.stream()
                        .map(p ->
                                person(p, days, leave.getOrDefault(p.id(), 0), history.getOrDefault(p.id(), List.of())))
                        .toList(),
                Stream.concat(wanted.stream(), unwanted(offered, wanted, from, to))
                        .toList(),
                requests.within(ids, from, to).stream()
                        .map(ProblemService::request)
                        .toList(),
                away.stream().flatMap(a -> daysOf(a, from, to).stream()).toList(),
                List.of());
    }

    private static RosterProblem.Activity activity(Activity activity) {
        return new RosterProblem.Activity(
                activity.id(),
                activity.code(),
                activity.startTime(),
                activity.length(),
                activity.mayNotFollow(),
                activity.skills());
    }

    private static RosterProblem.Person person(Person person, int days, int leave, List<@Nullable UUID> history) {
        return new RosterProblem.Person(
                person.id(), person.name(), person.skills(), limits(person, days, leave), history);
    }

    /**
     * Totals are agreed per period; a horizon of another length gets its share, maxima rounded up and minima down. Leave
     * counts as time worked, and takes its share of the minutes away.
     */
    private static RosterProblem.Limits limits(Person person, int days, int leave) {
        WorkLimits limits = person.limits();
        int period = limits.periodDays() == null ? days : limits.periodDays();
        return new RosterProblem.Limits(
                person.maxShifts().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> share(e.getValue(), days, period, true))),
                scaled(limits.maxMinutes(), days - leave, period, true),
                scaled(limits.minMinutes(), days - leave, period, false),
                limits.maxConsecutiveShifts(),
                limits.minConsecutiveShifts(),
                limits.minConsecutiveDaysOff(),
                scaled(limits.maxWeekends(), days, period, true),
                limits.minRestMinutes());
    }

    private static @Nullable Integer scaled(@Nullable Integer total, int days, int period, boolean up) {
        return total == null ? null : Integer.valueOf(share(total, days, period, up));
    }

    private static int share(int total, int days, int period, boolean up) {
        long product = (long) total * days;
        return Math.toIntExact(up ? (product + period - 1) / period : product / period);
    }

    private static List<RosterProblem.Demand> demands(CoverageRequirement requirement, LocalDate from, LocalDate to) {
        CoverageRequirement.Heads heads = requirement.heads();
        return from.datesUntil(to.plusDays(1))
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

    private static List<RosterProblem.Absence> daysOf(Absence absence, LocalDate from, LocalDate to) {
        LocalDate first = absence.startDate().isBefore(from) ? from : absence.startDate();
        LocalDate last = absence.endDate().isAfter(to) ? to : absence.endDate();
        return first.datesUntil(last.plusDays(1))
                .map(day -> new RosterProblem.Absence(absence.personId(), day))
                .toList();
    }

    /** Returns each person's days of leave in the period; a fixed day off is none. */
    private static Map<UUID, Integer> leaveDays(List<Absence> absences, LocalDate from, LocalDate to) {
        return absences.stream()
                .filter(a -> a.type() != Absence.Type.DAY_OFF)
                .collect(Collectors.toMap(
                        Absence::personId, a -> daysOf(a, from, to).size(), Integer::sum));
    }

    /**
     * Returns what each person has published right before the schedule, oldest first, from the first day on which any of
     * them has something: before that nothing is known.
     */
    private Map<UUID, List<@Nullable UUID>> history(Schedule schedule, Collection<UUID> ids) {
        LocalDate start = schedule.startDate();
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Assignment> past =
                schedules.inForce(schedule.layer(), ids, start.minusDays(HISTORY_DAYS), start.minusDays(1));
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
