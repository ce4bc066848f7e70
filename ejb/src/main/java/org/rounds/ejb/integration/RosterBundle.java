package org.rounds.ejb.integration;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rostering problem as files tell it: people and activities go by code, every row knows where it stood. Read from
 * a CSV bundle or a public shift-scheduling instance, stored by the import service.
 */
public record RosterBundle(
        List<ActivityRow> activities,
        List<PersonRow> people,
        List<CoverageRow> coverage,
        List<RequestRow> requests,
        List<AbsenceRow> absences) {

    /** Where a row stood: the file's name and the line, counted from 1. */
    public record Source(String file, int line) {}

    /** A shift type. Minutes 1 to 1440; {@code mayNotFollow} are codes of activities not to be worked the day after. */
    public record ActivityRow(
            Source source,
            String code,
            String name,
            LocalTime start,
            int lengthMinutes,
            Set<String> mayNotFollow,
            Set<String> skills) {}

    /**
     * A person; {@code code} is unique in the bundle. Limits count over {@code periodDays} days; null is no limit.
     */
    public record PersonRow(
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
            @Nullable Integer minRestMinutes) {}

    public record CoverageRow(
            Source source,
            LocalDate date,
            String activity,
            @Nullable String skill,
            int minimum,
            int required,
            int underWeight,
            int overWeight) {}

    public record RequestRow(
            Source source, String person, LocalDate date, @Nullable String activity, boolean wanted, int weight) {}

    /** Days are inclusive. */
    public record AbsenceRow(Source source, String person, LocalDate startDate, LocalDate endDate, String type) {}
}
