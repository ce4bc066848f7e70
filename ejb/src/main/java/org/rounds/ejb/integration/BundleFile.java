package org.rounds.ejb.integration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.ActivityRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.ejb.integration.RosterBundle.PersonRow;
import org.rounds.ejb.integration.RosterBundle.RequestRow;
import org.rounds.ejb.integration.RosterBundle.TeamRow;
import org.rounds.ejb.integration.RosterBundle.Terms;
import org.rounds.persistence.people.Absence;

/**
 * Reads a bundle: the tables of {@link Table} as a zip of CSV files or as the sheets of one XLSX workbook. Activities and
 * people must be there. A column that is left out reads like an empty cell; lists in a cell are separated by {@code |}.
 */
public final class BundleFile {
    private static final List<String> TEAM_KINDS = List.of("program", "ward", "clinic", "site");
    private static final List<String> ACTIVITY_KINDS =
            List.of("rotation", "shift", "call", "clinic", "education", "leave", "off");
    private static final List<String> PRESENCES = List.of("on_site", "at_home", "none");
    private static final List<String> ABSENCE_TYPES = words(Absence.Type.values());
    private static final List<String> ABSENCE_STATES = words(Absence.State.values());
    private static final List<String> KINDS = List.of("on", "off");

    private final LineErrors errors = new LineErrors();
    private final Repeats repeats = new Repeats();
    private final Tables tables;

    /** Codes with the line that brought them. */
    private final Map<String, Integer> activityCodes = new HashMap<>();

    private final Map<String, Integer> personCodes = new HashMap<>();

    private BundleFile(String file, byte[] content) {
        if (XlsxTables.isEncrypted(content)) {
            errors.add(file, "is an old or encrypted workbook; save it as .xlsx without a password");
        }
        errors.throwIfAny();
        Map<String, byte[]> entries = new ZipContents(file, content, errors).read();
        errors.throwIfAny();
        tables = XlsxTables.isWorkbook(entries)
                ? new XlsxTables(file, entries, errors)
                : new CsvTables(file, entries, errors);
        errors.throwIfAny();
        for (Table required : List.of(Table.ACTIVITIES, Table.PEOPLE)) {
            if (!tables.has(required)) {
                errors.add(file, "has no " + tables.label(required));
            }
        }
    }

    /** Tells, by how it begins, whether a file should be read as a bundle. */
    public static boolean is(byte[] content) {
        return content.length > 1 && content[0] == 'P' && content[1] == 'K' || XlsxTables.isEncrypted(content);
    }

    /**
     * Reads a whole file.
     *
     * @param file its name, for errors that concern it as a whole
     * @throws BadFile with every bad line if there is one
     */
    public static RosterBundle read(String file, byte[] content) {
        return new BundleFile(file, content).read();
    }

    private RosterBundle read() {
        TeamRow team = tables.rows(Table.TEAM).stream()
                .map(BundleFile::team)
                .findFirst()
                .orElse(null);
        List<ActivityRow> activities = activities();
        List<PersonRow> people = new PeopleTables(tables, repeats, personCodes, activityCodes).read();
        RosterBundle bundle = new RosterBundle(team, activities, people, coverage(), requests(), absences(people));
        errors.throwIfAny();
        return bundle;
    }

    private static TeamRow team(Row row) {
        return new TeamRow(
                row.source(),
                row.name("name", ""),
                row.choice("kind", TEAM_KINDS, "ward"),
                row.has("time_zone") ? row.zone("time_zone") : null);
    }

    private List<ActivityRow> activities() {
        List<Row> rows = tables.rows(Table.ACTIVITIES);
        rows.forEach(row -> Bounds.register(row, "code", activityCodes));
        Map<String, Set<String>> successions = successions();
        return rows.stream().map(row -> activity(row, successions)).toList();
    }

    private Map<String, Set<String>> successions() {
        Map<String, Set<String>> successions = new HashMap<>();
        for (Row row : tables.rows(Table.SUCCESSIONS)) {
            String next = row.code("may_not_follow");
            Bounds.requireKnown(row, "may_not_follow", next, activityCodes);
            if (!successions
                    .computeIfAbsent(knownActivity(row), activity -> new LinkedHashSet<>())
                    .add(next)) {
                row.error("may_not_follow", "stands already for this activity: " + LineErrors.quoted(next));
            }
        }
        return successions;
    }

    private ActivityRow activity(Row row, Map<String, Set<String>> successions) {
        String code = row.code("code");
        Set<String> mayNotFollow = row.codes("may_not_follow", Bounds.ACTIVITIES);
        mayNotFollow.forEach(other -> Bounds.requireKnown(row, "may_not_follow", other, activityCodes));
        mayNotFollow.addAll(successions.getOrDefault(code, Set.of()));
        return new ActivityRow(
                row.source(),
                code,
                row.name("name", code),
                row.choice("kind", ACTIVITY_KINDS, "shift"),
                row.time("start"),
                row.number("length_minutes", 1, Bounds.DAY_MINUTES),
                row.choice("presence", PRESENCES, "on_site"),
                row.isTrue("bookable", false),
                row.isTrue("shared", false),
                mayNotFollow,
                row.skills("skills", Bounds.SKILLS));
    }

    private List<CoverageRow> coverage() {
        List<CoverageRow> coverage = new ArrayList<>();
        for (Row row : tables.rows(Table.COVERAGE)) {
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
        LocalDate date = row.date("date");
        LocalDate end = row.date("end_date", date);
        Bounds.requireOrder(row, date, end);
        return new CoverageRow(
                row.source(),
                date,
                end,
                row.weekdays("weekdays"),
                knownActivity(row),
                row.optionalSkill("skill"),
                minimum,
                required,
                row.number("under_weight", 0, Bounds.WEIGHT, 100),
                row.number("over_weight", 0, Bounds.WEIGHT, 1));
    }

    private List<RequestRow> requests() {
        return tables.rows(Table.REQUESTS).stream().map(this::request).toList();
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

    private List<AbsenceRow> absences(List<PersonRow> people) {
        Set<String> residents = people.stream()
                .filter(person -> person.type().equals("resident"))
                .map(PersonRow::code)
                .collect(Collectors.toSet());
        return tables.rows(Table.ABSENCES).stream()
                .map(row -> absence(row, residents))
                .toList();
    }

    private AbsenceRow absence(Row row, Set<String> residents) {
        String person = knownPerson(row);
        LocalDate start = row.date("start_date");
        LocalDate end = row.date("end_date", start);
        Bounds.requireOrder(row, start, end);
        Terms terms = terms(row);
        if (!row.isBad() && Boolean.TRUE.equals(terms.awayFromProgram()) && !residents.contains(person)) {
            row.error("away_from_program", "is for residents only");
        }
        AbsenceRow absence =
                new AbsenceRow(row.source(), person, start, end, row.choice("type", ABSENCE_TYPES, "vacation"), terms);
        repeats.check(row, "person", absence);
        return absence;
    }

    private Terms terms(Row row) {
        Terms usual = Terms.USUAL;
        return new Terms(
                row.choice("state", ABSENCE_STATES, usual.state()),
                row.isTrue("blocking", usual.blocking()),
                row.has("away_from_program") ? row.isTrue("away_from_program", false) : null,
                row.isTrue("return_date_tentative", usual.returnDateTentative()),
                row.has("replacement_activity") ? knownActivity(row, "replacement_activity") : null,
                row.optionalText("notes", Bounds.NOTES),
                row.optionalText("review_notes", Bounds.NOTES));
    }

    private String knownActivity(Row row, String column) {
        String code = row.code(column);
        Bounds.requireKnown(row, column, code, activityCodes);
        return code;
    }

    /** Returns the constants as files spell them. */
    static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private String knownActivity(Row row) {
        return knownActivity(row, "activity");
    }

    private String knownPerson(Row row) {
        String code = row.code("person");
        Bounds.requireKnown(row, "person", code, personCodes);
        return code;
    }
}
