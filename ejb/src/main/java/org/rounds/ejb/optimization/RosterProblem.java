package org.rounds.ejb.optimization;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One team's rostering problem over a horizon of whole days, free of entities: what a planner is given, what a
 * validator checks against, and what a benchmark reads from a file.
 *
 * @param start first day of the horizon
 * @param days length of the horizon in days, at least 1
 * @param zone zone in which the days and the activities' starting times are meant
 */
public record RosterProblem(
        LocalDate start,
        int days,
        ZoneId zone,
        List<Activity> activities,
        List<Person> people,
        List<Demand> demands,
        List<Request> requests,
        List<Absence> absences,
        List<Pin> pins) {

    public RosterProblem {
        activities = List.copyOf(activities);
        people = List.copyOf(people);
        demands = List.copyOf(demands);
        requests = List.copyOf(requests);
        absences = List.copyOf(absences);
        pins = List.copyOf(pins);
    }

    /**
     * A kind of work a person can be given on a day.
     *
     * @param start local starting time on its day
     * @param length real length, at most 24 hours
     * @param mayNotFollow the activities that must not be worked on the day after this one
     * @param skills the skills a person needs to do it, all of them
     */
    public record Activity(
            UUID id, String code, LocalTime start, Duration length, Set<UUID> mayNotFollow, Set<String> skills) {
        public Activity {
            mayNotFollow = Set.copyOf(mayNotFollow);
            skills = Set.copyOf(skills);
        }
    }

    /**
     * Somebody who can be rostered.
     *
     * @param history what was worked on the days right before the horizon, oldest first, null for a day off; empty
     *     where nothing is known, and then a run that touches the first day counts as long enough
     */
    public record Person(
            UUID id, String name, Set<String> skills, Limits limits, List<? extends @Nullable UUID> history) {
        public Person {
            skills = Set.copyOf(skills);
            history = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(history));
        }
    }

    /**
     * The hard limits of one person's row over the whole horizon; null stands for no limit.
     *
     * @param maxShifts most shifts of one activity over the horizon, by activity
     * @param maxMinutes most minutes worked over the horizon
     * @param minMinutes least minutes worked over the horizon
     * @param maxConsecutiveShifts longest run of days worked
     * @param minConsecutiveShifts shortest run of days worked
     * @param minConsecutiveDaysOff shortest run of days off
     * @param maxWeekends most weekends in which Saturday or Sunday is worked
     * @param minRestMinutes least real time between the end of one activity and the start of the next day's
     */
    public record Limits(
            Map<UUID, Integer> maxShifts,
            @Nullable Integer maxMinutes,
            @Nullable Integer minMinutes,
            @Nullable Integer maxConsecutiveShifts,
            @Nullable Integer minConsecutiveShifts,
            @Nullable Integer minConsecutiveDaysOff,
            @Nullable Integer maxWeekends,
            @Nullable Integer minRestMinutes) {
        public static final Limits NONE = new Limits(Map.of(), null, null, null, null, null, null, null);

        public Limits {
            maxShifts = Map.copyOf(maxShifts);
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
     */
    public record Demand(
            LocalDate date,
            UUID activity,
            @Nullable String skill,
            int minimum,
            int required,
            int underWeight,
            int overWeight) {}

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

    /** A cell that the planner must leave as it is; a null activity pins the day off. */
    public record Pin(UUID person, LocalDate date, @Nullable UUID activity) {}
}
