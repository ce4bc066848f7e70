package org.rounds.ejb.integration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.ActivityRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.ejb.integration.RosterBundle.PersonRow;
import org.rounds.ejb.integration.RosterBundle.RequestRow;

/**
 * Reads a zip of CSV files: {@code activities.csv} and {@code people.csv}, and where there is something to say
 * {@code coverage.csv}, {@code requests.csv}, {@code absences.csv}. Each has a header row; a column that is left out
 * reads like an empty cell; lists in a cell are separated by {@code |}. An asterisk marks what must be given.
 *
 * <table>
 * <caption>Columns, and what an empty cell means</caption>
 * <tr><th>activities</th><td>code*, name (the code), start* (07:00), length_minutes*, may_not_follow (none: codes that
 *     must not be worked the day after), skills (none)</td></tr>
 * <tr><th>people</th><td>code*, name (the code), type (nurse), pgy_level (none), skills (none), period_days (the
 *     horizon), max_shifts (no limits; {@code D=14|N=4}), and without limit where empty: max_minutes, min_minutes,
 *     max_consecutive_shifts, min_consecutive_shifts, min_consecutive_days_off, max_weekends, min_rest_minutes</td></tr>
 * <tr><th>coverage</th><td>date*, activity*, skill (everybody counts), minimum (0), required (the minimum), under_weight
 *     (100), over_weight (1)</td></tr>
 * <tr><th>requests</th><td>person*, date*, activity (any work), kind* (on or off), weight (1)</td></tr>
 * <tr><th>absences</th><td>person*, start_date*, end_date (the start date; inclusive), type (vacation)</td></tr>
 * </table>
 */
public final class CsvBundle {
    private static final String ACTIVITIES = "activities.csv";
    private static final String PEOPLE = "people.csv";
    private static final String COVERAGE = "coverage.csv";
    private static final String REQUESTS = "requests.csv";
    private static final String ABSENCES = "absences.csv";

    private static final List<String> PERSON_TYPES = List.of("resident", "faculty", "nurse", "staff", "agent");
    private static final List<String> ABSENCE_TYPES =
            List.of("vacation", "sick", "conference", "training", "parental", "day_off", "other");
    private static final List<String> KINDS = List.of("on", "off");

    private static final int MOST_PGY_LEVEL = 8;
    private static final int MOST_REST_MINUTES = 2_880;

    private final LineErrors errors = new LineErrors();
    private final Repeats repeats = new Repeats();
    private final Map<String, byte[]> files;

    /** Codes with the line that brought them. */
    private final Map<String, Integer> activityCodes = new HashMap<>();

    private final Map<String, Integer> personCodes = new HashMap<>();

    private CsvBundle(String file, byte[] zip) {
        Set<String> names = new LinkedHashSet<>(List.of(ACTIVITIES, PEOPLE, COVERAGE, REQUESTS, ABSENCES));
        files = new ZipContents(file, zip, names, errors).read();
        errors.throwIfAny();
        for (String required : List.of(ACTIVITIES, PEOPLE)) {
            if (!files.containsKey(required)) {
                errors.add(file, "has no " + required);
            }
        }
    }

    /**
     * Reads a whole zip.
     *
     * @param file the name of the zip, for errors that concern it as a whole
     * @throws BadFile with every bad line if there is one
     */
    public static RosterBundle read(String file, byte[] zip) {
        return new CsvBundle(file, zip).read();
    }

    private RosterBundle read() {
        RosterBundle bundle = new RosterBundle(activities(), people(), coverage(), requests(), absences());
        if (errors.isEmpty()) {
            requirePossible(bundle);
        }
        errors.throwIfAny();
        return bundle;
    }

    private List<Row> rows(String file, Set<String> required, Set<String> optional, int most) {
        byte[] content = files.get(file);
        return content == null ? List.of() : new CsvTable(file, required, optional, errors).rows(content, most);
    }

    private List<ActivityRow> activities() {
        List<Row> rows = rows(
                ACTIVITIES,
                Set.of("code", "start", "length_minutes"),
                Set.of("name", "may_not_follow", "skills"),
                Bounds.ACTIVITIES);
        requireSome(ACTIVITIES, rows);
        rows.forEach(row -> Bounds.register(row, "code", activityCodes));
        return rows.stream().map(this::activity).toList();
    }

    private ActivityRow activity(Row row) {
        String code = row.code("code");
        Set<String> mayNotFollow = row.codes("may_not_follow", Bounds.ACTIVITIES);
        mayNotFollow.forEach(other -> Bounds.requireKnown(row, "may_not_follow", other, activityCodes));
        return new ActivityRow(
                row.source(),
                code,
                row.name("name", code),
                row.time("start"),
                row.number("length_minutes", 1, Bounds.DAY_MINUTES),
                mayNotFollow,
                row.skills("skills", Bounds.SKILLS));
    }

    private List<PersonRow> people() {
        List<Row> rows = rows(
                PEOPLE,
                Set.of("code"),
                Set.of(
                        "name",
                        "type",
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
                        "min_rest_minutes"),
                Bounds.PEOPLE);
        requireSome(PEOPLE, rows);
        rows.forEach(row -> Bounds.register(row, "code", personCodes));
        return rows.stream().map(this::person).toList();
    }

    private PersonRow person(Row row) {
        String code = row.code("code");
        Map<String, Integer> maxShifts = row.limits("max_shifts", Bounds.DAYS);
        maxShifts.keySet().forEach(activity -> Bounds.requireKnown(row, "max_shifts", activity, activityCodes));
        PersonRow person = new PersonRow(
                row.source(),
                code,
                row.name("name", code),
                row.choice("type", PERSON_TYPES, "nurse"),
                row.optionalNumber("pgy_level", 1, MOST_PGY_LEVEL),
                row.skills("skills", Bounds.SKILLS),
                row.optionalNumber("period_days", 1, Bounds.DAYS),
                maxShifts,
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

    private List<CoverageRow> coverage() {
        List<CoverageRow> coverage = new ArrayList<>();
        for (Row row : rows(
                COVERAGE,
                Set.of("date", "activity"),
                Set.of("skill", "minimum", "required", "under_weight", "over_weight"),
                Bounds.OTHER_ROWS)) {
            CoverageRow cover = cover(row);
            repeats.check(row, "activity", cover);
            coverage.add(cover);
        }
        return coverage;
    }

    private CoverageRow cover(Row row) {
        int minimum = row.number("minimum", 0, Bounds.PEOPLE, 0);
        int required = row.number("required", 0, Bounds.PEOPLE, minimum);
        if (!row.isBad() && minimum > required) {
            row.error("minimum", "is more than is required: %d > %d".formatted(minimum, required));
        }
        return new CoverageRow(
                row.source(),
                row.date("date"),
                knownActivity(row),
                row.optionalSkill("skill"),
                minimum,
                required,
                row.number("under_weight", 0, Bounds.WEIGHT, 100),
                row.number("over_weight", 0, Bounds.WEIGHT, 1));
    }

    private List<RequestRow> requests() {
        return rows(REQUESTS, Set.of("person", "date", "kind"), Set.of("activity", "weight"), Bounds.OTHER_ROWS)
                .stream()
                .map(this::request)
                .toList();
    }

    private RequestRow request(Row row) {
        RequestRow request = new RequestRow(
                row.source(),
                knownPerson(row),
                row.date("date"),
                row.has("activity") ? knownActivity(row) : null,
                row.choice("kind", KINDS, "").equals("on"),
                row.number("weight", 1, Bounds.WEIGHT, 1));
        repeats.check(row, "person", request);
        return request;
    }

    private List<AbsenceRow> absences() {
        return rows(ABSENCES, Set.of("person", "start_date"), Set.of("end_date", "type"), Bounds.OTHER_ROWS).stream()
                .map(this::absence)
                .toList();
    }

    private AbsenceRow absence(Row row) {
        String person = knownPerson(row);
        LocalDate start = row.date("start_date");
        LocalDate end = row.has("end_date") ? row.date("end_date") : start;
        String type = row.choice("type", ABSENCE_TYPES, "vacation");
        requireLength(row, start, end);
        AbsenceRow absence = new AbsenceRow(row.source(), person, start, end, type);
        repeats.check(row, "person", absence);
        return absence;
    }

    /** Dates that could not be read have no distance worth a second error. */
    private static void requireLength(Row row, LocalDate start, LocalDate end) {
        if (row.isBad()) {
            return;
        }
        if (end.isBefore(start)) {
            row.error("end_date", "is before the start date: %s < %s".formatted(end, start));
        } else if (end.isAfter(start.plusDays(Bounds.DAYS - 1L))) {
            row.error("end_date", "makes the absence longer than %d days: %s".formatted(Bounds.DAYS, end));
        }
    }

    private void requireSome(String file, List<Row> rows) {
        if (rows.isEmpty() && files.containsKey(file) && errors.of(file) == 0) {
            errors.add(file, "has no line below its header");
        }
    }

    private String knownActivity(Row row) {
        String code = row.code("activity");
        Bounds.requireKnown(row, "activity", code, activityCodes);
        return code;
    }

    private String knownPerson(Row row) {
        String code = row.code("person");
        Bounds.requireKnown(row, "person", code, personCodes);
        return code;
    }

    /** A floor that all the people there are could not reach would make every roster unsafe. */
    private void requirePossible(RosterBundle bundle) {
        Map<String, Integer> bySkill = new HashMap<>();
        bundle.people().forEach(person -> person.skills().forEach(skill -> bySkill.merge(skill, 1, Integer::sum)));
        for (CoverageRow cover : bundle.coverage()) {
            int able = able(bundle, bySkill, cover.skill());
            if (cover.minimum() > able) {
                errors.add(
                        cover.source(),
                        "minimum",
                        "is %d and only %d could ever be there".formatted(cover.minimum(), able));
            }
        }
    }

    private static int able(RosterBundle bundle, Map<String, Integer> bySkill, @Nullable String skill) {
        return skill == null ? bundle.people().size() : bySkill.getOrDefault(skill, 0);
    }
}
