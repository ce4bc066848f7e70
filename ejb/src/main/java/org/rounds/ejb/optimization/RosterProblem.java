package org.rounds.ejb.optimization;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One team's rostering problem over a horizon, free of entities: what a planner is given, what a validator checks
 * against, and what a benchmark reads from a file. Where no period is named, a day's activity belongs to the half of the
 * day in which it starts, and an absence, a wish for any work or a day pinned off to both.
 *
 * @param zone zone in which the days and the activities' starting times are meant
 * @param base from what roster as little as possible is to change; null for none
 */
public record RosterProblem(
        Horizon horizon,
        ZoneId zone,
        List<Activity> activities,
        List<Person> people,
        List<Demand> demands,
        List<Request> requests,
        List<Absence> absences,
        List<Pin> pins,
        List<Spread> spreads,
        List<Oversight> oversights,
        @Nullable Base base) {

    /** A problem that is planned from nothing. */
    public RosterProblem(
            Horizon horizon,
            ZoneId zone,
            List<Activity> activities,
            List<Person> people,
            List<Demand> demands,
            List<Request> requests,
            List<Absence> absences,
            List<Pin> pins,
            List<Spread> spreads,
            List<Oversight> oversights) {
        this(horizon, zone, activities, people, demands, requests, absences, pins, spreads, oversights, null);
    }

    /** A problem in days. */
    public RosterProblem(
            LocalDate start,
            int days,
            ZoneId zone,
            List<Activity> activities,
            List<Person> people,
            List<Demand> demands,
            List<Request> requests,
            List<Absence> absences,
            List<Pin> pins) {
        this(
                Horizon.days(start, days),
                zone,
                activities,
                people,
                demands,
                requests,
                absences,
                pins,
                List.of(),
                List.of());
    }

    public RosterProblem {
        activities = List.copyOf(activities);
        people = List.copyOf(people);
        demands = List.copyOf(demands);
        requests = List.copyOf(requests);
        absences = List.copyOf(absences);
        pins = List.copyOf(pins);
        spreads = List.copyOf(spreads);
        oversights = List.copyOf(oversights);
    }

    /** Returns the same problem, in which these cells stay as they are too, unless they are pinned already. */
    public RosterProblem holding(List<Pin> more) {
        return new RosterProblem(
                horizon,
                zone,
                activities,
                people,
                demands,
                requests,
                absences,
                Stream.concat(more.stream(), pins.stream()).distinct().toList(),
                spreads,
                oversights,
                base);
    }

    /** Returns the same problem with these absences alone; whoever is newly away has leave on that day. */
    public RosterProblem away(List<Absence> all) {
        if (all.equals(absences)) {
            return this;
        }
        Map<UUID, Set<LocalDate>> days = all.stream()
                .filter(a -> !absences.contains(a))
                .collect(Collectors.groupingBy(Absence::person, Collectors.mapping(Absence::date, Collectors.toSet())));
        return new RosterProblem(
                horizon,
                zone,
                activities,
                people.stream()
                        .map(p -> days.containsKey(p.id()) ? p.onLeave(days.get(p.id())) : p)
                        .toList(),
                demands,
                requests,
                all,
                pins,
                spreads,
                oversights,
                base);
    }

    /** Returns the same problem with these demands alone. */
    public RosterProblem wanting(List<Demand> all) {
        return new RosterProblem(
                horizon, zone, activities, people, all, requests, absences, pins, spreads, oversights, base);
    }

    /** Returns the same problem with these people alone. */
    public RosterProblem with(List<Person> all) {
        return new RosterProblem(
                horizon, zone, activities, all, demands, requests, absences, pins, spreads, oversights, base);
    }

    /** Returns the same problem, of which rosters are planned from another base; null for none. */
    public RosterProblem from(@Nullable Base other) {
        return new RosterProblem(
                horizon, zone, activities, people, demands, requests, absences, pins, spreads, oversights, other);
    }

    public LocalDate start() {
        return horizon.start();
    }

    /** Returns the number of periods; of days, unless the grain is another. */
    public int days() {
        return horizon.periods();
    }

    /** What being at an activity means for the hours rules. */
    public enum Presence {
        /** Clinical work in the house. */
        ON_SITE,
        /** In-house call: clinical work, which counts as a call besides. */
        CALL,
        /** Required education and hand-over in the house: hours, but no new patients. */
        EDUCATION,
        /** Call taken at home: no free day, and hours only where really worked. */
        AT_HOME,
        /** Nothing by itself: a rotation, whose work is planned on another layer. */
        NONE;

        boolean onSite() {
            return this == ON_SITE || this == CALL || this == EDUCATION;
        }

        boolean clinical() {
            return this == ON_SITE || this == CALL;
        }
    }

    /**
     * A kind of work a person can be given in a period.
     *
     * @param start local starting time on its day
     * @param length real length, at most 24 hours
     * @param mayNotFollow the activities that must not be worked on the day (or block) after this one
     * @param skills the skills a person needs to do it, all of them
     * @param grades the grades that may do it; empty for all
     * @param leaveEligible whether somebody with some days of leave in the block may be given it
     * @param supervision whether those who do it need, or give, supervision
     * @param offered whether the planner may give it; what is archived may only stay where it is
     */
    public record Activity(
            UUID id,
            String code,
            LocalTime start,
            Duration length,
            Set<UUID> mayNotFollow,
            Set<String> skills,
            Presence presence,
            Set<Integer> grades,
            boolean leaveEligible,
            Supervision supervision,
            boolean offered) {
        /** Work in the house for all grades, without supervision. */
        public Activity(
                UUID id, String code, LocalTime start, Duration length, Set<UUID> mayNotFollow, Set<String> skills) {
            this(
                    id,
                    code,
                    start,
                    length,
                    mayNotFollow,
                    skills,
                    Presence.ON_SITE,
                    Set.of(),
                    true,
                    Supervision.NEITHER,
                    true);
        }

        public Activity {
            grades = Set.copyOf(grades);
            mayNotFollow = Set.copyOf(mayNotFollow);
            skills = Set.copyOf(skills);
        }
    }

    /**
     * Somebody who can be rostered.
     *
     * @param history what was worked on the days right before the horizon, oldest first, null for a day off; empty
     *     where nothing is known, and then a run that touches the first day counts as long enough
     * @param grade the postgraduate year at the horizon's first day; null where there is none
     * @param facts what else is known of the person's time
     */
    public record Person(
            UUID id,
            String name,
            Set<String> skills,
            Limits limits,
            List<? extends @Nullable UUID> history,
            @Nullable Integer grade,
            Facts facts) {
        /** Somebody of whom nothing else is known. */
        public Person(UUID id, String name, Set<String> skills, Limits limits, List<? extends @Nullable UUID> history) {
            this(id, name, skills, limits, history, null, Facts.NONE);
        }

        Person onLeave(Set<LocalDate> days) {
            Set<LocalDate> leave = new HashSet<>(facts.leave());
            leave.addAll(days);
            return new Person(
                    id,
                    name,
                    skills,
                    limits,
                    history,
                    grade,
                    new Facts(facts.busy(), leave, facts.rules(), facts.rotations(), facts.employmentFraction()));
        }

        public Person {
            skills = Set.copyOf(skills);
            history = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(history));
        }
    }

    /** Whether an activity needs somebody who supervises, or provides it. */
    public enum Supervision {
        NEITHER,
        NEEDED,
        PROVIDED
    }

    /**
     * What is known of a person's time and cannot be changed here: other layers, and what was and will be worked outside
     * the horizon.
     *
     * @param busy in any order; may overlap
     * @param leave days of leave that the hours rules leave out, also outside the horizon
     * @param rules the hours rules that hold for this person
     * @param rotations the days of each rotation, over which hours are averaged as well where they are fewer than a
     *     rule's window
     * @param employmentFraction part of full time, above 0 and at most 1
     */
    public record Facts(
            List<Busy> busy,
            Set<LocalDate> leave,
            List<HoursRule> rules,
            List<Days> rotations,
            double employmentFraction) {
        public static final Facts NONE = new Facts(List.of(), Set.of(), List.of(), List.of(), 1);

        public Facts {
            busy = List.copyOf(busy);
            leave = Set.copyOf(leave);
            rules = List.copyOf(rules);
            rotations = List.copyOf(rotations);
        }
    }

    /** Some days, both inclusive. */
    public record Days(LocalDate from, LocalDate to) {}

    /**
     * A fixed interval {@code [start, end)} of a person's time.
     *
     * @param workedMinutes of a call at home, what was really worked
     */
    public record Busy(Instant start, Instant end, Presence presence, int workedMinutes) {}

    /**
     * The hard limits of one person's row over the whole horizon; null stands for no limit.
     *
     * @param maxShifts most shifts of one activity over the horizon, by activity
     * @param minShifts least shifts of one activity over the horizon, by activity
     * @param maxMinutes most minutes worked over the horizon
     * @param minMinutes least minutes worked over the horizon
     * @param maxConsecutiveShifts longest run of days worked
     * @param minConsecutiveShifts shortest run of days worked
     * @param minConsecutiveDaysOff shortest run of days off
     * @param maxWeekends most weekends in which Saturday or Sunday is worked
     * @param minRestMinutes least real time between the end of one activity and the start of the next day's
     * @param contract what is asked besides, hard or weighted
     */
    public record Limits(
            Map<UUID, Integer> maxShifts,
            @Nullable Integer maxMinutes,
            @Nullable Integer minMinutes,
            @Nullable Integer maxConsecutiveShifts,
            @Nullable Integer minConsecutiveShifts,
            @Nullable Integer minConsecutiveDaysOff,
            @Nullable Integer maxWeekends,
            @Nullable Integer minRestMinutes,
            Map<UUID, Integer> minShifts,
            Contract contract) {
        public static final Limits NONE = new Limits(Map.of(), null, null, null, null, null, null, null);

        /** Limits that are all of the contract. */
        public Limits(
                Map<UUID, Integer> maxShifts,
                @Nullable Integer maxMinutes,
                @Nullable Integer minMinutes,
                @Nullable Integer maxConsecutiveShifts,
                @Nullable Integer minConsecutiveShifts,
                @Nullable Integer minConsecutiveDaysOff,
                @Nullable Integer maxWeekends,
                @Nullable Integer minRestMinutes,
                Map<UUID, Integer> minShifts) {
            this(
                    maxShifts,
                    maxMinutes,
                    minMinutes,
                    maxConsecutiveShifts,
                    minConsecutiveShifts,
                    minConsecutiveDaysOff,
                    maxWeekends,
                    minRestMinutes,
                    minShifts,
                    Contract.NONE);
        }

        /** Nothing but a contract. */
        public Limits(Contract contract) {
            this(Map.of(), null, null, null, null, null, null, null, Map.of(), contract);
        }

        /** Limits without a least number of anything. */
        public Limits(
                Map<UUID, Integer> maxShifts,
                @Nullable Integer maxMinutes,
                @Nullable Integer minMinutes,
                @Nullable Integer maxConsecutiveShifts,
                @Nullable Integer minConsecutiveShifts,
                @Nullable Integer minConsecutiveDaysOff,
                @Nullable Integer maxWeekends,
                @Nullable Integer minRestMinutes) {
            this(
                    maxShifts,
                    maxMinutes,
                    minMinutes,
                    maxConsecutiveShifts,
                    minConsecutiveShifts,
                    minConsecutiveDaysOff,
                    maxWeekends,
                    minRestMinutes,
                    Map.of());
        }

        public Limits {
            maxShifts = Map.copyOf(maxShifts);
            minShifts = Map.copyOf(minShifts);
        }
    }

    /**
     * How many people are wanted on an activity on a day.
     *
     * @param skill counts only people with this skill; null counts everyone
     * @param minimum below this the roster is not safe: hard, one per missing head; 0 for no such floor
     * @param required the number wanted: soft
     * @param underWeight soft penalty per head below {@code required}
     * @param overWeight soft penalty per head above {@code required}
     * @param maximum above this there must be nobody: hard, one per head; null for no such bound
     */
    public record Demand(
            LocalDate date,
            UUID activity,
            @Nullable String skill,
            int minimum,
            int required,
            int underWeight,
            int overWeight,
            @Nullable Integer maximum) {
        /** A demand that more may serve than are wanted. */
        public Demand(
                LocalDate date,
                UUID activity,
                @Nullable String skill,
                int minimum,
                int required,
                int underWeight,
                int overWeight) {
            this(date, activity, skill, minimum, required, underWeight, overWeight, null);
        }
    }

    /**
     * A wish of one person for one day.
     *
     * @param activity the activity meant; null means any work at all
     * @param wanted true if the person would like to do it, false if the person would like not to
     * @param weight soft penalty if the wish is not granted
     */
    public record Request(UUID person, LocalDate date, @Nullable UUID activity, boolean wanted, int weight) {}

    /** A day on which a person must not work (leave, sickness, a fixed day off): hard. */
    public record Absence(UUID person, LocalDate date) {}

    /**
     * A roster that there is already: what is other than in it costs, so that a change has to be worth something.
     *
     * @param cells at most one per person and period; of what is not possible by now the change costs nothing
     * @param weight soft penalty for every period in which somebody does something else; 0 for a free hand
     */
    public record Base(Set<Roster.Cell> cells, int weight) {
        public Base {
            cells = Set.copyOf(cells);
        }
    }

    /** What makes work a burden that everybody is to have a part of. */
    public enum Burden {
        CALL("call"),
        /** At least three hours in the house between midnight and six. */
        NIGHT("night"),
        /** A Saturday or a Sunday. */
        WEEKEND("weekend day"),
        HOLIDAY("holiday");

        private final String day;

        Burden(String day) {
            this.day = day;
        }

        /** Returns what one day of it is called. */
        String day() {
            return day;
        }

        /** Returns the rule that spreads it. */
        public String rule() {
            return "fairness_" + name().toLowerCase(Locale.ROOT) + "s";
        }
    }

    /**
     * Work that is to be spread fairly: soft. It is measured in days; half a day is half of one.
     *
     * @param activities those that count wherever they are such a burden, at least one; of calls everywhere
     * @param holidays the days that are holidays
     * @param weight what the square of an unfair number of days costs
     * @param ahead by how many days people have done more than their share before; less where negative, 0 where missing
     */
    public record Spread(
            Burden burden, Set<UUID> activities, Set<LocalDate> holidays, int weight, Map<UUID, Double> ahead) {
        public Spread {
            activities = Set.copyOf(activities);
            holidays = Set.copyOf(holidays);
            ahead = Map.copyOf(ahead);
        }
    }

    /**
     * How many supervisors those who need supervision must have at the same time.
     *
     * @param weight what a missing supervisor costs, at least 1
     * @param units what one supervisor can look after; a resident is one unit
     * @param firstYearUnits what a resident in the first year is
     * @param from first day on which it holds
     * @param to last day; null for no end
     */
    public record Oversight(
            Violation.Level level, int weight, int units, int firstYearUnits, LocalDate from, @Nullable LocalDate to) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /**
     * A cell that the planner must leave as it is. Of several for one cell the last holds.
     *
     * @param activity null for nothing
     * @param half of half-days where there is nothing to do: 0 or 1, null for both; an activity has its own
     */
    public record Pin(UUID person, LocalDate date, @Nullable UUID activity, @Nullable Integer half) {
        /** A null activity pins the day off. */
        public Pin(UUID person, LocalDate date, @Nullable UUID activity) {
            this(person, date, activity, null);
        }
    }
}
