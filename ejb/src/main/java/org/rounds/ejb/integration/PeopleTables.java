package org.rounds.ejb.integration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rounds.ejb.integration.RosterBundle.Membership;
import org.rounds.ejb.integration.RosterBundle.PersonRow;

/** Reads the people of a bundle, with what other tables say of each more than once: grades, limits, times in the team. */
final class PeopleTables {
    private static final List<String> TYPES = List.of("resident", "faculty", "nurse", "staff", "agent");
    private static final int MOST_PGY_LEVEL = 8;
    private static final int MOST_REST_MINUTES = 2_880;

    private final Tables tables;
    private final Repeats repeats;
    private final Map<String, Integer> personCodes;
    private final Map<String, Integer> activityCodes;
    private final Map<String, Map<Integer, Integer>> grades = new HashMap<>();
    private final Map<String, Map<String, Integer>> maxShifts = new HashMap<>();
    private final Map<String, List<Membership>> memberships = new HashMap<>();

    /** @param personCodes is filled with the codes of the people */
    PeopleTables(Tables tables, Repeats repeats, Map<String, Integer> personCodes, Map<String, Integer> activityCodes) {
        this.tables = tables;
        this.repeats = repeats;
        this.personCodes = personCodes;
        this.activityCodes = activityCodes;
    }

    List<PersonRow> read() {
        List<Row> rows = tables.rows(Table.PEOPLE);
        rows.forEach(row -> Bounds.register(row, "code", personCodes));
        tables.rows(Table.GRADES).forEach(this::addGrade);
        tables.rows(Table.MAX_SHIFTS).forEach(this::addMaxShifts);
        tables.rows(Table.MEMBERSHIPS).forEach(this::addMembership);
        return rows.stream().map(this::person).toList();
    }

    private void addGrade(Row row) {
        int year = row.number("academic_year", Bounds.FIRST_DATE.getYear(), Bounds.LAST_DATE.getYear());
        int level = row.number("pgy_level", 1, MOST_PGY_LEVEL);
        Integer before = grades.computeIfAbsent(person(row, "person"), person -> new TreeMap<>())
                .put(year, level);
        if (before != null && !row.isBad()) {
            row.error("academic_year", "has a grade already: " + year);
        }
    }

    private void addMaxShifts(Row row) {
        String activity = row.code("activity");
        Bounds.requireKnown(row, "activity", activity, activityCodes);
        int most = row.number("max_shifts", 0, Bounds.DAYS);
        Integer before = maxShifts
                .computeIfAbsent(person(row, "person"), person -> new LinkedHashMap<>())
                .put(activity, most);
        if (before != null && !row.isBad()) {
            row.error("activity", "has a limit already: " + LineErrors.quoted(activity));
        }
    }

    private void addMembership(Row row) {
        String person = person(row, "person");
        Membership membership = new Membership(row.optionalDate("start_date"), row.optionalDate("end_date"));
        if (membership.startDate() != null && membership.endDate() != null) {
            Bounds.requireOrder(row, membership.startDate(), membership.endDate());
        }
        repeats.check(row, "person", person, membership);
        memberships.computeIfAbsent(person, none -> new ArrayList<>()).add(membership);
    }

    private String person(Row row, String column) {
        String code = row.code(column);
        Bounds.requireKnown(row, column, code, personCodes);
        return code;
    }

    private PersonRow person(Row row) {
        String code = row.code("code");
        PersonRow person = new PersonRow(
                row.source(),
                code,
                row.name("name", code),
                row.choice("type", TYPES, "nurse"),
                row.isTrue("active", true),
                row.optionalNumber("pgy_level", 1, MOST_PGY_LEVEL),
                grades.getOrDefault(code, Map.of()),
                memberships.getOrDefault(code, List.of()),
                row.skills("skills", Bounds.SKILLS),
                row.optionalNumber("period_days", 1, Bounds.DAYS),
                maxShifts(row, code),
                row.optionalNumber("max_minutes", 0, Bounds.MINUTES),
                row.optionalNumber("min_minutes", 0, Bounds.MINUTES),
                row.optionalNumber("max_consecutive_shifts", 1, Bounds.DAYS),
                row.optionalNumber("min_consecutive_shifts", 1, Bounds.DAYS),
                row.optionalNumber("min_consecutive_days_off", 1, Bounds.DAYS),
                row.optionalNumber("max_weekends", 0, Bounds.WEEKENDS),
                row.optionalNumber("min_rest_minutes", 0, MOST_REST_MINUTES));
        Bounds.checkLimits(row, person, "min_minutes", "min_consecutive_shifts");
        return person;
    }

    private Map<String, Integer> maxShifts(Row row, String code) {
        Map<String, Integer> limits = row.limits("max_shifts", Bounds.DAYS);
        limits.keySet().forEach(activity -> Bounds.requireKnown(row, "max_shifts", activity, activityCodes));
        maxShifts.getOrDefault(code, Map.of()).forEach((activity, most) -> {
            if (limits.put(activity, most) != null) {
                row.error("max_shifts", "has a limit in its own table too: " + LineErrors.quoted(activity));
            }
        });
        return limits;
    }
}
