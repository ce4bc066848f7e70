package org.rounds.ejb.integration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables of a bundle: a CSV file or a sheet each. Columns come in the order in which an export writes them; an asterisk
 * marks what must be there. What an empty cell means stands in docs/imports.md.
 */
enum Table {
    TEAM(1, "name*", "kind", "time_zone"),
    ACTIVITIES(
            Bounds.ACTIVITIES,
            "code*",
            "name",
            "kind",
            "start*",
            "length_minutes*",
            "presence",
            "bookable",
            "shared",
            "skills",
            "may_not_follow"),
    SUCCESSIONS(Bounds.OTHER_ROWS, "activity*", "may_not_follow*"),
    PEOPLE(
            Bounds.PEOPLE,
            "code*",
            "name",
            "type",
            "active",
            "pgy_level",
            "skills",
            "period_days",
            "max_shifts",
            "max_minutes",
            "min_minutes",
            "max_consecutive_shifts",
            "min_consecutive_shifts",
            "min_consecutive_days_off",
            "max_weekends",
            "min_rest_minutes",
            "email",
            "employment_fraction",
            "faculty_role",
            "clinical_blocks",
            "min_clinic_halfdays_per_week",
            "max_clinic_halfdays_per_week"),
    GRADES(Bounds.OTHER_ROWS, "person*", "academic_year*", "pgy_level", "graduated"),
    SPECIALTIES(Bounds.OTHER_ROWS, "person*", "specialty*"),
    MAX_SHIFTS(Bounds.OTHER_ROWS, "person*", "activity*", "max_shifts*"),
    TERMS(Bounds.OTHER_ROWS, "person*", "term*", "rule*", "limit", "weight", "first_weekday"),
    TERM_DAYS(Bounds.OTHER_ROWS, "person*", "term*", "position*", "kind*", "activity"),
    MEMBERSHIPS(Bounds.OTHER_ROWS, "person*", "start_date", "end_date", "role"),
    COVERAGE(
            Bounds.OTHER_ROWS,
            "date*",
            "end_date",
            "weekdays",
            "activity*",
            "skill",
            "minimum",
            "required",
            "under_weight",
            "over_weight"),
    REQUESTS(Bounds.OTHER_ROWS, "person*", "date*", "activity", "kind*", "weight"),
    ABSENCES(
            Bounds.OTHER_ROWS,
            "person*",
            "start_date*",
            "end_date",
            "type",
            "state",
            "blocking",
            "away_from_program",
            "return_date_tentative",
            "replacement_activity",
            "notes",
            "review_notes");

    private final int most;
    private final List<String> columns;
    private final Set<String> required;

    Table(int most, String... columns) {
        this.most = most;
        this.columns =
                Arrays.stream(columns).map(column -> column.replace("*", "")).toList();
        required = Arrays.stream(columns)
                .filter(column -> column.endsWith("*"))
                .map(column -> column.replace("*", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the name of its sheet, and of its file before {@code .csv}. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns how many rows it may have below its header. */
    int most() {
        return most;
    }

    List<String> columns() {
        return columns;
    }

    Set<String> required() {
        return required;
    }
}
