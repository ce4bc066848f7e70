package org.rounds.ejb.integration;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.people.Absence.State;
import org.rounds.persistence.people.Grade;
import org.rounds.persistence.people.Targets;

/**
 * A team and its rostering problem as files tell it: people and activities go by code, every row knows where it stood. Read
 * from a bundle of tables or a public shift-scheduling instance, stored by the import service, written by the export.
 */
public record RosterBundle(
        @Nullable TeamRow team,
        List<ActivityRow> activities,
        List<PersonRow> people,
        List<CoverageRow> coverage,
        List<RequestRow> requests,
        List<AbsenceRow> absences) {

    /** A bundle that leaves the team to whoever stores it. */
    public RosterBundle(
            List<ActivityRow> activities,
            List<PersonRow> people,
            List<CoverageRow> coverage,
            List<RequestRow> requests,
            List<AbsenceRow> absences) {
        this(null, activities, people, coverage, requests, absences);
    }

    /** Where a row stood: the name of the file or sheet and the line, counted from 1. */
    public record Source(String file, int line) {}

    /** @param timeZone null where it is the workspace's */
    public record TeamRow(Source source, String name, String kind, @Nullable String timeZone) {}

    /**
     * Minutes 1 to 1440; {@code mayNotFollow} are codes of activities not to be worked the day after.
     *
     * @param shared whether it is every team's
     */
    public record ActivityRow(
            Source source,
            String code,
            String name,
            String kind,
            LocalTime start,
            int lengthMinutes,
            String presence,
            boolean bookable,
            boolean shared,
            Set<String> mayNotFollow,
            Set<String> skills) {

        /** A shift on site. */
        public ActivityRow(
                Source source,
                String code,
                String name,
                LocalTime start,
                int lengthMinutes,
                Set<String> mayNotFollow,
                Set<String> skills) {
            this(source, code, name, "shift", start, lengthMinutes, "on_site", false, false, mayNotFollow, skills);
        }
    }

    /**
     * A person; {@code code} is unique in the bundle. Limits count over {@code periodDays} days; null is no limit.
     *
     * @param pgyLevel grade in the academic year that is current when it is stored
     * @param grades how far the person is, or was, by academic year
     * @param memberships times in the team, by first day; none: without known beginning or end
     * @param profile what is known beside it
     */
    public record PersonRow(
            Source source,
            String code,
            String name,
            String type,
            boolean active,
            @Nullable Integer pgyLevel,
            Map<Integer, Grade> grades,
            List<Membership> memberships,
            Set<String> skills,
            @Nullable Integer periodDays,
            Map<String, Integer> maxShifts,
            @Nullable Integer maxMinutes,
            @Nullable Integer minMinutes,
            @Nullable Integer maxConsecutiveShifts,
            @Nullable Integer minConsecutiveShifts,
            @Nullable Integer minConsecutiveDaysOff,
            @Nullable Integer maxWeekends,
            @Nullable Integer minRestMinutes,
            Profile profile) {

        /** Somebody active without known beginning or end in the team. */
        public PersonRow(
                Source source,
                String code,
                String name,
                String type,
                @Nullable Integer pgyLevel,
                Set<String> skills,
                @Nullable Integer periodDays,
                Map<String, Integer> maxShifts,
                @Nullable Integer maxMinutes,
                @Nullable Integer minMinutes,
                @Nullable Integer maxConsecutiveShifts,
                @Nullable Integer minConsecutiveShifts,
                @Nullable Integer minConsecutiveDaysOff,
                @Nullable Integer maxWeekends,
                @Nullable Integer minRestMinutes) {
            this(
                    source,
                    code,
                    name,
                    type,
                    true,
                    pgyLevel,
                    Map.of(),
                    List.of(),
                    skills,
                    periodDays,
                    maxShifts,
                    maxMinutes,
                    minMinutes,
                    maxConsecutiveShifts,
                    minConsecutiveShifts,
                    minConsecutiveDaysOff,
                    maxWeekends,
                    minRestMinutes,
                    Profile.NONE);
        }
    }

    /**
     * Who somebody is beside their name and how much they should do.
     *
     * @param employmentFraction of full employment, 0.01 to 1, with two decimals
     * @param facultyRole for faculty
     * @param terms what the contract asks at a price
     */
    public record Profile(
            @Nullable String email,
            BigDecimal employmentFraction,
            @Nullable String facultyRole,
            Set<String> specialties,
            Targets targets,
            List<TermRow> terms) {
        static final BigDecimal FULL = BigDecimal.ONE.setScale(2);
        static final Profile NONE = new Profile(null, FULL, null, Set.of(), Targets.NONE, List.of());
    }

    /** Time in a team; days are inclusive, null is open. */
    public record Membership(@Nullable LocalDate startDate, @Nullable LocalDate endDate, String role) {
        static final String MEMBER = "member";

        /** A member like the others. */
        public Membership(@Nullable LocalDate startDate, @Nullable LocalDate endDate) {
            this(startDate, endDate, MEMBER);
        }
    }

    /** Wanted on the weekdays of a period; days are inclusive. */
    public record CoverageRow(
            Source source,
            LocalDate date,
            LocalDate endDate,
            Set<DayOfWeek> weekdays,
            String activity,
            @Nullable String skill,
            int minimum,
            int required,
            int underWeight,
            int overWeight) {

        /** Wanted on one day. */
        public CoverageRow(
                Source source,
                LocalDate date,
                String activity,
                @Nullable String skill,
                int minimum,
                int required,
                int underWeight,
                int overWeight) {
            this(
                    source,
                    date,
                    date,
                    EnumSet.allOf(DayOfWeek.class),
                    activity,
                    skill,
                    minimum,
                    required,
                    underWeight,
                    overWeight);
        }
    }

    public record RequestRow(
            Source source, String person, LocalDate date, @Nullable String activity, boolean wanted, int weight) {}

    /** Days are inclusive. */
    public record AbsenceRow(
            Source source, String person, LocalDate startDate, LocalDate endDate, String type, Terms terms) {

        /** One that was approved and keeps from work. */
        public AbsenceRow(Source source, String person, LocalDate startDate, LocalDate endDate, String type) {
            this(source, person, startDate, endDate, type, Terms.USUAL);
        }
    }

    /**
     * Whether an absence holds and what it means for the plans of others.
     *
     * @param awayFromProgram null where it is as usual for the person
     * @param replacement the code of what is done instead
     */
    public record Terms(
            String state,
            boolean blocking,
            @Nullable Boolean awayFromProgram,
            boolean returnDateTentative,
            @Nullable String replacement,
            @Nullable String notes,
            @Nullable String reviewNotes) {
        static final Terms USUAL = new Terms("approved", true, null, false, null, null, null);

        /** Tells if the person cannot be rostered on its days. */
        boolean keepsFromWork() {
            return blocking && State.valueOf(state.toUpperCase(Locale.ROOT)).inForce();
        }

        /** Tells if the person cannot have another absence on its days. */
        boolean takesItsDays() {
            return State.valueOf(state.toUpperCase(Locale.ROOT)).calledOff().isPresent();
        }
    }
}
