package org.rounds.ejb.integration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.Membership;
import org.rounds.ejb.integration.RosterBundle.PersonRow;
import org.rounds.ejb.integration.RosterBundle.Profile;
import org.rounds.persistence.people.Grade;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.people.Targets;
import org.rounds.persistence.people.TeamMembership;

/** Reads the people of a bundle, with what other tables say of each more than once: grades, limits, times in the team. */
final class PeopleTables {
    private static final List<String> TYPES = List.of("resident", "faculty", "nurse", "staff", "agent");
    private static final List<String> FACULTY_ROLES = BundleFile.words(Person.FacultyRole.values());
    private static final List<String> ROLES = BundleFile.words(TeamMembership.Role.values());
    private static final int MOST_PGY_LEVEL = Person.HIGHEST_GRADE;
    private static final int MOST_REST_MINUTES = 2_880;
    private static final int LONGEST_EMAIL = 255;
    private static final int LONGEST_SPECIALTY = 100;

    private final Tables tables;
    private final Repeats repeats;
    private final Map<String, Integer> personCodes;
    private final Map<String, Integer> activityCodes;
    private final Map<String, Map<Integer, Grade>> grades = new HashMap<>();
    private final Map<String, Map<String, Integer>> maxShifts = new HashMap<>();
    private final Map<String, List<Membership>> memberships = new HashMap<>();
    private final Map<String, Set<String>> specialties = new HashMap<>();
    private final Map<String, Integer> emails = new HashMap<>();

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
        tables.rows(Table.SPECIALTIES).forEach(this::addSpecialty);
        tables.rows(Table.MAX_SHIFTS).forEach(this::addMaxShifts);
        tables.rows(Table.MEMBERSHIPS).forEach(this::addMembership);
        TermTables terms = new TermTables(tables, personCodes, activityCodes);
        return rows.stream().map(row -> person(row, terms)).toList();
    }

    private void addGrade(Row row) {
        int year = row.number("academic_year", Bounds.FIRST_DATE.getYear(), Bounds.LAST_DATE.getYear());
        Grade before = grades.computeIfAbsent(person(row, "person"), person -> new TreeMap<>())
                .put(year, grade(row));
        if (before != null && !row.isBad()) {
            row.error("academic_year", "has a grade already: " + year);
        }
    }

    private static Grade grade(Row row) {
        if (!row.isTrue("graduated", false)) {
            return Grade.of(row.number("pgy_level", 1, MOST_PGY_LEVEL));
        }
        if (row.has("pgy_level")) {
            row.error("pgy_level", "is not for who has graduated");
        }
        return Grade.GRADUATED;
    }

    private void addSpecialty(Row row) {
        Set<String> said = specialties.computeIfAbsent(person(row, "person"), person -> new HashSet<>());
        String specialty = row.text("specialty", LONGEST_SPECIALTY);
        if (!said.add(specialty) && !row.isBad()) {
            row.error("specialty", "stands already for this person: " + LineErrors.quoted(specialty));
        } else if (said.size() > Bounds.SPECIALTIES) {
            row.error("specialty", "is more than the %d of one person".formatted(Bounds.SPECIALTIES));
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
        Membership membership = new Membership(
                row.optionalDate("start_date"),
                row.optionalDate("end_date"),
                row.choice("role", ROLES, Membership.MEMBER));
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

    private PersonRow person(Row row, TermTables terms) {
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
                row.optionalNumber("min_rest_minutes", 0, MOST_REST_MINUTES),
                profile(row, code, terms.of(code)));
        Bounds.checkLimits(row, person, "min_minutes", "min_consecutive_shifts");
        return person;
    }

    private Profile profile(Row row, String code, List<TermRow> terms) {
        String role = row.has("faculty_role") ? row.choice("faculty_role", FACULTY_ROLES, "") : null;
        if (role != null && !row.key("type").equals("faculty")) {
            row.error("faculty_role", "is for faculty only");
        }
        return new Profile(
                email(row),
                row.share("employment_fraction", Profile.FULL),
                role,
                specialties.getOrDefault(code, Set.of()),
                new Targets(
                        row.optionalNumber("clinical_blocks", 0, Bounds.CLINICAL_BLOCKS),
                        row.optionalNumber("min_clinic_halfdays_per_week", 0, Bounds.HALFDAYS_PER_WEEK),
                        row.optionalNumber("max_clinic_halfdays_per_week", 0, Bounds.HALFDAYS_PER_WEEK)),
                terms);
    }

    private @Nullable String email(Row row) {
        String email = row.optionalText("email", LONGEST_EMAIL);
        if (email != null) {
            Integer before = emails.putIfAbsent(
                    email.toLowerCase(Locale.ROOT), row.source().line());
            if (before != null) {
                row.error("email", "%s stands already in line %d".formatted(LineErrors.quoted(email), before));
            }
        }
        return email;
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
