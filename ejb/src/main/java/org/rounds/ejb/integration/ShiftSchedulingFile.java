package org.rounds.ejb.integration;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.ActivityRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.ejb.integration.RosterBundle.PersonRow;
import org.rounds.ejb.integration.RosterBundle.RequestRow;
import org.rounds.ejb.integration.RosterBundle.Source;

/**
 * Reads the public text format for shift scheduling (Curtois and Qu 2014, schedulingbenchmarks.org): sections of
 * comma separated lines, comments from {@code #}, days counted from 0.
 *
 * <p>Sections come in any order; days off and requests may be missing. What the format does not say is set so: shifts
 * start at 07:00, members of staff are nurses and their names are their ids. A line is bad, not guessed, when it has
 * too few or too many values.
 */
public final class ShiftSchedulingFile {
    private static final int MOST_DAYS = 731;
    private static final LocalTime START = LocalTime.of(7, 0);

    /** What a file says: the length of the horizon in days, at least 1, and the rows. */
    public record Instance(int days, RosterBundle bundle) {}

    /** A section with the columns of its lines; the last column of {@code DAYS_OFF} takes all the remaining values. */
    private enum Section {
        HORIZON(true, 1, "days"),
        SHIFTS(true, Bounds.ACTIVITIES, "ShiftID", "Length", "MayNotFollow"),
        STAFF(
                true,
                Bounds.PEOPLE,
                "ID",
                "MaxShifts",
                "MaxTotalMinutes",
                "MinTotalMinutes",
                "MaxConsecutiveShifts",
                "MinConsecutiveShifts",
                "MinConsecutiveDaysOff",
                "MaxWeekends"),
        DAYS_OFF(false, Bounds.OTHER_ROWS, "EmployeeID", "DayIndexes"),
        SHIFT_ON_REQUESTS(false, Bounds.OTHER_ROWS, "EmployeeID", "Day", "ShiftID", "Weight"),
        SHIFT_OFF_REQUESTS(false, Bounds.OTHER_ROWS, "EmployeeID", "Day", "ShiftID", "Weight"),
        COVER(true, Bounds.OTHER_ROWS, "Day", "ShiftID", "Requirement", "UnderWeight", "OverWeight");

        final boolean required;
        final int most;
        final List<String> columns;

        /** @param most how many lines it may have */
        Section(boolean required, int most, String... columns) {
            this.required = required;
            this.most = most;
            this.columns = List.of(columns);
        }

        String header() {
            return "SECTION_" + name();
        }
    }

    private final String file;
    private final LocalDate firstDay;
    private final LineErrors errors = new LineErrors();
    private final Map<Section, List<Row>> sections = new EnumMap<>(Section.class);
    private final Set<Section> full = EnumSet.noneOf(Section.class);

    /** Ids with the line that brought them, of bad lines too, so that one bad line is not reported wherever it is meant. */
    private final Map<String, Integer> shifts = new HashMap<>();

    private final Map<String, Integer> staff = new HashMap<>();
    private int days = MOST_DAYS;

    private ShiftSchedulingFile(String file, LocalDate firstDay) {
        this.file = file;
        this.firstDay = firstDay;
    }

    /**
     * Reads a whole file.
     *
     * @param file the name that errors carry
     * @param firstDay the date of day 0; the published instances mean a Monday
     * @throws BadFile with every bad line if there is one
     */
    public static Instance read(String file, byte[] content, LocalDate firstDay) {
        return new ShiftSchedulingFile(file, firstDay).read(content);
    }

    private Instance read(byte[] content) {
        String text = Utf8.text(file, content, errors);
        errors.throwIfAny();
        if (text.isBlank()) {
            errors.add(file, "is empty");
            throw errors.asException();
        }
        sort(text);
        for (Section section : Section.values()) {
            requirePresent(section);
        }
        readHorizon();
        RosterBundle bundle = new RosterBundle(activities(), people(), coverage(), requests(), absences());
        errors.throwIfAny();
        return new Instance(days, bundle);
    }

    /** Puts every line with values into its section. */
    private void sort(String text) {
        @Nullable Section current = null;
        boolean foreign = false;
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            Source source = new Source(file, ++number);
            if (line.length() > Bounds.LINE) {
                errors.add(source, null, "is longer than %d characters".formatted(Bounds.LINE));
                continue;
            }
            String said = beforeComment(line);
            if (said.startsWith("SECTION_")) {
                current = opened(source, said);
                foreign = current == null;
            } else if (!said.isEmpty() && current != null) {
                split(source, current, said);
            } else if (!said.isEmpty() && !foreign) {
                errors.add(source, null, "stands before the first section: " + LineErrors.quoted(said));
            }
        }
    }

    private static String beforeComment(String line) {
        int hash = line.indexOf('#');
        return (hash < 0 ? line : line.substring(0, hash)).strip();
    }

    private @Nullable Section opened(Source source, String header) {
        for (Section section : Section.values()) {
            if (section.header().equals(header)) {
                if (sections.putIfAbsent(section, new ArrayList<>()) != null) {
                    errors.add(source, null, header + " stands twice");
                }
                return section;
            }
        }
        errors.add(source, null, "is no section of this format: " + LineErrors.quoted(header));
        return null;
    }

    private void split(Source source, Section section, String line) {
        int columns = section.columns.size();
        String[] values = line.split(",", section == Section.DAYS_OFF ? 2 : -1);
        if (values.length != columns && !lacksOnlyMayNotFollow(section, values)) {
            errors.add(
                    source,
                    null,
                    "has %d values instead of %d (%s)"
                            .formatted(values.length, columns, String.join(", ", section.columns)));
            keepIds(source, section, values[0].strip());
            return;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            cells.put(section.columns.get(i), values[i].strip());
        }
        keep(section, new Row(source, cells, errors));
    }

    /** Keeps no more lines than allowed, however many there are: a file must not fill the memory. */
    private void keep(Section section, Row row) {
        List<Row> rows = sections.computeIfAbsent(section, opened -> new ArrayList<>());
        if (rows.size() < section.most) {
            rows.add(row);
        } else if (full.add(section)) {
            errors.add(row.source(), null, Bounds.tooMany(section.header(), section.most));
        }
    }

    /** A shift that anything may follow ends in a comma in the published files; we do not insist on it. */
    private static boolean lacksOnlyMayNotFollow(Section section, String[] values) {
        return section == Section.SHIFTS && values.length == 2;
    }

    private void keepIds(Source source, Section section, String id) {
        if (section == Section.SHIFTS) {
            shifts.putIfAbsent(id, source.line());
        } else if (section == Section.STAFF) {
            staff.putIfAbsent(id, source.line());
        }
    }

    private List<Row> rows(Section section) {
        return sections.getOrDefault(section, List.of());
    }

    private void requirePresent(Section section) {
        if (!section.required) {
            return;
        }
        List<Row> rows = sections.get(section);
        if (rows == null) {
            errors.add(file, "has no " + section.header());
        } else if (rows.isEmpty() && section != Section.COVER && errors.isEmpty()) {
            errors.add(file, "has no line in " + section.header());
        }
    }

    private void readHorizon() {
        List<Row> rows = rows(Section.HORIZON);
        if (rows.size() == 1) {
            int before = errors.count();
            int read = rows.get(0).number("days", 1, MOST_DAYS);
            // Against a horizon that could not be read every day would be out of range.
            days = errors.count() == before ? read : MOST_DAYS;
        }
    }

    private List<ActivityRow> activities() {
        List<Row> rows = rows(Section.SHIFTS);
        rows.forEach(row -> Bounds.register(row, "ShiftID", shifts));
        return rows.stream().map(this::activity).toList();
    }

    private ActivityRow activity(Row row) {
        String code = row.code("ShiftID");
        Set<String> mayNotFollow = row.codes("MayNotFollow", Bounds.ACTIVITIES);
        mayNotFollow.forEach(other -> Bounds.requireKnown(row, "MayNotFollow", other, shifts));
        int length = row.number("Length", 1, Bounds.DAY_MINUTES);
        return new ActivityRow(row.source(), code, code, START, length, mayNotFollow, Set.of());
    }

    private List<PersonRow> people() {
        List<Row> rows = rows(Section.STAFF);
        rows.forEach(row -> Bounds.register(row, "ID", staff));
        return rows.stream().map(this::person).toList();
    }

    private PersonRow person(Row row) {
        String code = row.code("ID");
        Map<String, Integer> maxShifts = row.limits("MaxShifts", Bounds.COUNT);
        maxShifts.keySet().forEach(shift -> Bounds.requireKnown(row, "MaxShifts", shift, shifts));
        PersonRow person = new PersonRow(
                row.source(),
                code,
                code,
                "nurse",
                null,
                Set.of(),
                days,
                maxShifts,
                row.number("MaxTotalMinutes", 0, Bounds.MINUTES),
                row.number("MinTotalMinutes", 0, Bounds.MINUTES),
                row.number("MaxConsecutiveShifts", 0, Bounds.COUNT),
                row.number("MinConsecutiveShifts", 0, Bounds.COUNT),
                row.number("MinConsecutiveDaysOff", 0, Bounds.COUNT),
                row.number("MaxWeekends", 0, Bounds.COUNT),
                null);
        Bounds.checkLimits(row, person, "MinTotalMinutes", "MinConsecutiveShifts");
        return person;
    }

    private List<CoverageRow> coverage() {
        Set<String> seen = new HashSet<>();
        List<CoverageRow> rows = new ArrayList<>();
        for (Row row : rows(Section.COVER)) {
            CoverageRow cover = cover(row);
            if (!seen.add(cover.date() + " " + cover.activity())) {
                row.error("ShiftID", "has its cover on this day given twice");
            }
            rows.add(cover);
        }
        return rows;
    }

    private CoverageRow cover(Row row) {
        return new CoverageRow(
                row.source(),
                date(row, "Day"),
                known(row, "ShiftID", shifts),
                null,
                0,
                row.number("Requirement", 0, Bounds.PEOPLE),
                row.number("UnderWeight", 0, Bounds.WEIGHT),
                row.number("OverWeight", 0, Bounds.WEIGHT));
    }

    private List<RequestRow> requests() {
        List<RequestRow> requests = new ArrayList<>();
        rows(Section.SHIFT_ON_REQUESTS).forEach(row -> requests.add(request(row, true)));
        rows(Section.SHIFT_OFF_REQUESTS).forEach(row -> requests.add(request(row, false)));
        return requests;
    }

    private RequestRow request(Row row, boolean wanted) {
        return new RequestRow(
                row.source(),
                known(row, "EmployeeID", staff),
                date(row, "Day"),
                known(row, "ShiftID", shifts),
                wanted,
                row.number("Weight", 0, Bounds.WEIGHT));
    }

    private List<AbsenceRow> absences() {
        List<AbsenceRow> absences = new ArrayList<>();
        for (Row row : rows(Section.DAYS_OFF)) {
            String person = known(row, "EmployeeID", staff);
            List<Integer> daysOff = row.numbers("DayIndexes", 0, days - 1);
            if (absences.size() + daysOff.size() > Bounds.OTHER_ROWS) {
                row.error("DayIndexes", "makes more than %d days off".formatted(Bounds.OTHER_ROWS));
                return absences;
            }
            for (int day : daysOff) {
                LocalDate date = firstDay.plusDays(day);
                absences.add(new AbsenceRow(row.source(), person, date, date, "day_off"));
            }
        }
        return absences;
    }

    private static String known(Row row, String column, Map<String, Integer> known) {
        String id = row.code(column);
        Bounds.requireKnown(row, column, id, known);
        return id;
    }

    private LocalDate date(Row row, String column) {
        return firstDay.plusDays(row.number(column, 0, days - 1));
    }
}
