package org.rounds.ejb.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Horizon;
import org.rounds.ejb.optimization.HoursRule;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.Violation;
import org.rounds.ejb.people.AbsenceService;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.persistence.people.Absence;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.rotation.RotationPattern;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.DutyRule;
import org.rounds.persistence.schedule.Layer;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;

/**
 * What is known of people's time beside the schedule that is planned: what they have in force on the other layers, or in
 * the drafts that it is planned around, and before and after it, their leave, and the duty-hour rules that bind them. Called by the schedule context only.
 */
@Dependent
class TimeFacts {
    /** As far as the longest window of a rule reaches. */
    private static final int REACH_DAYS = 84;
    /** What it costs to plan something else than is usual on a rotation. */
    private static final int USUAL = 5;

    private static final Duration NIGHT = Duration.ofHours(8);

    @Inject
    ScheduleRepository schedules;

    @Inject
    Drafts drafts;

    @Inject
    ActivityService activities;

    @Inject
    AbsenceService absences;

    /** What is in force, or as good as, for one person, and the activities by id. */
    private record Known(
            List<Assignment> inForce,
            List<ScheduleRepository.Planned> planned,
            Map<UUID, Activity> activities,
            ZoneId zone) {
        /** Says whether somebody has planned the person's work of the day. */
        boolean plans(LocalDate day) {
            return planned.stream().anyMatch(p -> !day.isBefore(p.from()) && !day.isAfter(p.to()));
        }

        RosterProblem.Busy busy(Assignment assignment) {
            return new RosterProblem.Busy(
                    assignment.startsAt(),
                    assignment.endsAt(),
                    presence(Objects.requireNonNull(activities.get(assignment.activityId()))),
                    assignment.workedMinutes().orElse(0));
        }

        Stream<Assignment> rotations() {
            return inForce.stream().filter(a -> a.layer() == Layer.ROTATION);
        }
    }

    /**
     * Returns the facts of each of these people; the same few statements however many there are.
     *
     * @param binding the rules of the schedule's team
     */
    Map<UUID, RosterProblem.Facts> of(
            Schedule schedule, List<Person> planned, List<DutyRule> binding, ZoneId zone, Grades grades) {
        List<UUID> ids = planned.stream().map(Person::id).toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        int reach = binding.isEmpty() ? 1 : REACH_DAYS;
        LocalDate from = schedule.startDate().minusDays(reach);
        LocalDate to = schedule.endDate().plusDays(reach);
        Drafts.Plans plans = drafts.of(schedule, ids, from, to);
        List<Assignment> inForce = plans.over(schedules.inForce(ids, from, to));
        Map<UUID, Activity> known = known(inForce);
        Map<UUID, List<Assignment>> byPerson = inForce.stream().collect(Collectors.groupingBy(Assignment::personId));
        Map<UUID, Set<LocalDate>> leave = leave(ids, from, to);
        Map<UUID, List<ScheduleRepository.Planned>> work = Stream.concat(
                        schedules.plannedWork(ids, from, to).stream(), plans.work())
                .collect(Collectors.groupingBy(ScheduleRepository.Planned::personId));
        return planned.stream()
                .collect(Collectors.toMap(
                        Person::id,
                        p -> facts(
                                schedule,
                                p,
                                new Known(
                                        byPerson.getOrDefault(p.id(), List.of()),
                                        work.getOrDefault(p.id(), List.of()),
                                        known,
                                        zone),
                                leave.getOrDefault(p.id(), Set.of()),
                                binding.stream()
                                        .filter(r -> r.kind() != DutyRule.Kind.SUPERVISION)
                                        .filter(r -> r.binds(p.type(), grades.of(p)))
                                        .map(TimeFacts::rule)
                                        .toList())));
    }

    private Map<UUID, Activity> known(List<Assignment> inForce) {
        Set<UUID> ids = inForce.stream().map(Assignment::activityId).collect(Collectors.toSet());
        List<Activity> own = activities.all(ids);
        Set<UUID> ofPatterns = own.stream()
                .flatMap(a -> a.patterns().stream())
                .map(RotationPattern::activityId)
                .collect(Collectors.toCollection(HashSet::new));
        ofPatterns.removeAll(ids);
        return Stream.concat(own.stream(), activities.all(ofPatterns).stream())
                .collect(Collectors.toMap(Activity::id, Function.identity()));
    }

    private RosterProblem.Facts facts(
            Schedule schedule, Person person, Known known, Set<LocalDate> leave, List<HoursRule> binding) {
        List<RosterProblem.Busy> busy = new ArrayList<>();
        // Who is borrowed does what is in force all the same.
        boolean lent = ScenarioFacts.of(schedule).borrowed().contains(person.id());
        known.inForce().stream()
                .filter(a -> a.layer() != Layer.ROTATION && (lent || !planned(schedule, a)))
                .map(known::busy)
                .forEach(busy::add);
        addWeeks(schedule, known, leave, busy);
        List<RosterProblem.Days> rotations = known.rotations()
                .map(a -> new RosterProblem.Days(a.date(), a.endDate()))
                .toList();
        return new RosterProblem.Facts(
                busy, leave, binding, rotations, person.employmentFraction().doubleValue());
    }

    /** Says whether the assignment is on the days and the layer that are planned anew. */
    private static boolean planned(Schedule schedule, Assignment assignment) {
        return assignment.layer() == schedule.layer()
                && !assignment.date().isAfter(schedule.endDate())
                && !assignment.endDate().isBefore(schedule.startDate());
    }

    private static boolean plansWork(Schedule schedule, LocalDate day) {
        return schedule.layer() == Layer.WORK
                && !day.isBefore(schedule.startDate())
                && !day.isAfter(schedule.endDate());
    }

    /**
     * Where nobody has planned a person's work yet, the protected part of the rotation's week stands for it: it is what
     * the person will do, whatever else.
     */
    private static void addWeeks(Schedule schedule, Known known, Set<LocalDate> leave, List<RosterProblem.Busy> busy) {
        known.rotations().forEach(rotation -> rotation.date()
                .datesUntil(rotation.endDate().plusDays(1))
                .filter(day -> !known.plans(day) && !plansWork(schedule, day) && !leave.contains(day))
                .forEach(day -> week(known.activities(), rotation, day)
                        .filter(RotationPattern::protectedTime)
                        .map(p -> Objects.requireNonNull(known.activities().get(p.activityId())))
                        .map(a -> new RosterProblem.Busy(
                                a.startsAt(day, known.zone()), a.endsAt(day, known.zone()), presence(a), 0))
                        .forEach(busy::add)));
    }

    /**
     * Returns what the rotations that people are on say about a plan of their work. Whoever comes off a call is not held
     * to the rotation's week: that day is the planner's.
     *
     * @param away days on which nobody is held to it
     */
    RotationWeeks weeks(
            Schedule schedule,
            Horizon horizon,
            List<UUID> ids,
            Map<UUID, RosterProblem.Facts> facts,
            Set<UUID> offered,
            Set<RosterProblem.Absence> away,
            ZoneId zone) {
        if (schedule.layer() != Layer.WORK || ids.isEmpty()) {
            return RotationWeeks.NONE;
        }
        LocalDate from = schedule.startDate();
        LocalDate to = schedule.endDate();
        List<Assignment> rotations =
                drafts.of(schedule, ids, from, to).over(schedules.inForce(Layer.ROTATION, ids, from, to)).stream()
                        .filter(a -> a.layer() == Layer.ROTATION)
                        .toList();
        Map<UUID, Activity> known = known(rotations);
        List<RosterProblem.Pin> pins = new ArrayList<>();
        List<RosterProblem.Request> wishes = new ArrayList<>();
        for (Assignment rotation : rotations) {
            UUID person = rotation.personId();
            days(schedule, rotation)
                    .filter(day -> !away.contains(new RosterProblem.Absence(person, day)))
                    .forEach(day -> {
                        Set<Integer> taken = new HashSet<>();
                        week(known, rotation, day)
                                .filter(p -> offered.contains(p.activityId()))
                                .forEach(p -> {
                                    Activity activity = Objects.requireNonNull(known.get(p.activityId()));
                                    boolean free = rested(
                                            facts.getOrDefault(person, RosterProblem.Facts.NONE), activity, day, zone);
                                    if (p.protectedTime()
                                            && free
                                            && taken.add(horizon.period(day, activity.startTime()))) {
                                        pins.add(new RosterProblem.Pin(person, day, activity.id()));
                                    } else if (!p.protectedTime()) {
                                        wishes.add(new RosterProblem.Request(person, day, activity.id(), true, USUAL));
                                    }
                                });
                    });
        }
        return new RotationWeeks(pins, wishes);
    }

    private static Stream<LocalDate> days(Schedule schedule, Assignment rotation) {
        LocalDate from = rotation.date().isBefore(schedule.startDate()) ? schedule.startDate() : rotation.date();
        LocalDate to = rotation.endDate().isAfter(schedule.endDate()) ? schedule.endDate() : rotation.endDate();
        return from.datesUntil(to.plusDays(1));
    }

    /** Says whether nothing in the house overlaps the activity, or ends less than a night before it. */
    private static boolean rested(RosterProblem.Facts facts, Activity activity, LocalDate day, ZoneId zone) {
        Instant start = activity.startsAt(day, zone).minus(NIGHT);
        Instant end = activity.endsAt(day, zone);
        return facts.busy().stream()
                .filter(b ->
                        b.presence() == RosterProblem.Presence.CALL || b.presence() == RosterProblem.Presence.ON_SITE)
                .noneMatch(b -> b.start().isBefore(end) && b.end().isAfter(start));
    }

    /** Returns what the rotation's week has on a day; a certain week of the block goes before every week. */
    static Stream<RotationPattern> week(Map<UUID, Activity> activities, Assignment rotation, LocalDate day) {
        int week = (int) (ChronoUnit.DAYS.between(rotation.date(), day) / 7) + 1;
        List<RotationPattern> ofDay = Objects.requireNonNull(activities.get(rotation.activityId())).patterns().stream()
                .filter(p -> p.weekday() == day.getDayOfWeek().getValue())
                .toList();
        return ofDay.stream()
                .filter(p -> Integer.valueOf(week).equals(p.week())
                        || (p.week() == null && !special(ofDay, p.slot(), week)));
    }

    private static boolean special(Collection<RotationPattern> ofDay, RotationPattern.Slot slot, int week) {
        return ofDay.stream()
                .anyMatch(p -> p.slot() == slot && Integer.valueOf(week).equals(p.week()));
    }

    /** Returns the days of leave that hours rules leave out; a fixed day off is none. */
    private Map<UUID, Set<LocalDate>> leave(List<UUID> ids, LocalDate from, LocalDate to) {
        return absences.touching(ids, from, to).stream()
                .filter(Absence::leave)
                .collect(Collectors.groupingBy(
                        Absence::personId,
                        Collectors.flatMapping(
                                a -> a.startDate().datesUntil(a.endDate().plusDays(1)), Collectors.toSet())));
    }

    private static HoursRule rule(DutyRule rule) {
        Integer window = rule.windowDays();
        return new HoursRule(
                HoursRule.Kind.valueOf(rule.kind().name()),
                Violation.Level.valueOf(rule.level().name()),
                rule.weight(),
                rule.limit(),
                window == null ? 0 : window,
                rule.allowance(),
                rule.fromDate(),
                rule.toDate());
    }

    /** Returns what rules say about supervision. */
    static List<RosterProblem.Oversight> oversights(List<DutyRule> binding) {
        return binding.stream()
                .filter(r -> r.kind() == DutyRule.Kind.SUPERVISION)
                .map(r -> new RosterProblem.Oversight(
                        Violation.Level.valueOf(r.level().name()),
                        r.weight(),
                        r.limit(),
                        Math.max(1, r.allowance()),
                        r.fromDate(),
                        r.toDate()))
                .toList();
    }

    static RosterProblem.Presence presence(Activity activity) {
        return switch (activity.presence()) {
            case AT_HOME -> RosterProblem.Presence.AT_HOME;
            case NONE -> RosterProblem.Presence.NONE;
            case ON_SITE ->
                switch (activity.kind()) {
                    case CALL -> RosterProblem.Presence.CALL;
                    case EDUCATION -> RosterProblem.Presence.EDUCATION;
                    case ROTATION, SHIFT, CLINIC, LEAVE, OFF -> RosterProblem.Presence.ON_SITE;
                };
        };
    }

    /** People's grades in the academic year in which a schedule begins. */
    record Grades(int academicYear) {
        @Nullable
        Integer of(Person person) {
            return person.grade(academicYear).orElse(null);
        }
    }
}
