package org.rounds.ejb.integration;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.ActivityRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.ejb.integration.RosterBundle.PersonRow;
import org.rounds.ejb.integration.RosterBundle.RequestRow;
import org.rounds.ejb.integration.ShiftSchedulingSections.Section;

/**
 * Reads the public text format for shift scheduling (Curtois and Qu 2014, schedulingbenchmarks.org): sections of
 * comma separated lines, comments from {@code #}, days counted from 0.
 *
 * <p>Sections come in any order; days off and requests may be missing. What the format does not say is set so: shifts
 * start at 07:00, members of staff are nurses and their names are their ids. A line is bad, not guessed, when it has
 * too few or too many values.
 *
 * <p>What says nothing is left out: a minimum of 0, a maximum that no schedule can reach, a request of weight 0.
 */
public final class ShiftSchedulingFile {
    private static final LocalTime START = LocalTime.of(7, 0);

    /** What a file says: the length of the horizon in days, at least 1, and the rows. */
    public record Instance(int days, RosterBundle bundle) {}

    private final LineErrors errors = new LineErrors();
    private final Repeats repeats = new Repeats();

    private final ShiftSchedulingSections sections;

    /** Ids with the line that brought them, of bad lines too, so that one bad line is not reported wherever it is meant. */
    private final Map<String, Integer> shifts;

    private final Map<String, Integer> staff;
    private LocalDate firstDay;
    private int days = Bounds.DAYS;

    private ShiftSchedulingFile(String file, byte[] content, LocalDate firstDay) {
        this.firstDay = firstDay;
        String text = Utf8.text(file, content, errors);
        errors.throwIfAny();
        if (text.isBlank()) {
            errors.add(file, "is empty");
            throw errors.asException();
        }
        sections = new ShiftSchedulingSections(file, text, errors);
        shifts = sections.lost(Section.SHIFTS);
        staff = sections.lost(Section.STAFF);
    }

    /**
     * Reads a whole file.
     *
     * @param file the name that errors carry
     * @param firstDay the date of day 0; the published instances mean a Monday
     * @throws BadFile with every bad line if there is one
     */
    public static Instance read(String file, byte[] content, LocalDate firstDay) {
        return new ShiftSchedulingFile(file, content, firstDay).read();
    }

    private Instance read() {
        readHorizon();
        RosterBundle bundle = new RosterBundle(activities(), people(), coverage(), requests(), absences());
        errors.throwIfAny();
        return new Instance(days, bundle);
    }

    private void readHorizon() {
        List<Row> rows = sections.rows(Section.HORIZON);
        if (rows.size() == 1) {
            int before = errors.count();
            int read = rows.get(0).number("days", 1, Bounds.DAYS);
            // Against a horizon that could not be read every day would be out of range.
            days = errors.count() == before ? read : Bounds.DAYS;
        }
        requireDates(rows);
    }

    /** The first day does not stand in the file, so the horizon takes the blame for days that cannot be stored. */
    private void requireDates(List<Row> horizon) {
        LocalDate latest = Bounds.LAST_DATE.minusDays(days - 1L);
        if (firstDay.isBefore(Bounds.FIRST_DATE) || firstDay.isAfter(latest)) {
            String message = "do not lie between %s and %s when day 0 is %s"
                    .formatted(Bounds.FIRST_DATE, Bounds.LAST_DATE, firstDay);
            horizon.forEach(row -> row.error("days", message));
            firstDay = Bounds.FIRST_DATE;
        }
    }

    private List<ActivityRow> activities() {
        List<Row> rows = sections.rows(Section.SHIFTS);
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
        List<Row> rows = sections.rows(Section.STAFF);
        rows.forEach(row -> Bounds.register(row, "ID", staff));
        return rows.stream().map(this::person).toList();
    }

    private PersonRow person(Row row) {
        String code = row.code("ID");
        PersonRow person = new PersonRow(
                row.source(),
                code,
                code,
                "nurse",
                null,
                Set.of(),
                days,
                maxShifts(row),
                most(row, "MaxTotalMinutes", 0, Bounds.MINUTES),
                least(row, "MinTotalMinutes", Bounds.MINUTES),
                most(row, "MaxConsecutiveShifts", 1, Bounds.DAYS),
                least(row, "MinConsecutiveShifts", Bounds.DAYS),
                least(row, "MinConsecutiveDaysOff", Bounds.DAYS),
                most(row, "MaxWeekends", 0, Bounds.WEEKENDS),
                null);
        Bounds.checkLimits(row, person, "MinTotalMinutes", "MinConsecutiveShifts");
        return person;
    }

    private Map<String, Integer> maxShifts(Row row) {
        Map<String, Integer> maxShifts = row.limits("MaxShifts", Integer.MAX_VALUE);
        maxShifts.keySet().forEach(shift -> Bounds.requireKnown(row, "MaxShifts", shift, shifts));
        maxShifts.values().removeIf(most -> most > Bounds.DAYS);
        return maxShifts;
    }

    /** Returns null for a maximum beyond what any schedule can reach: it limits nothing and cannot be stored. */
    private static @Nullable Integer most(Row row, String column, int least, int reachable) {
        int most = row.number(column, least, Integer.MAX_VALUE);
        return most > reachable ? null : Integer.valueOf(most);
    }

    /** Returns null for 0, with which the format asks for no minimum. */
    private static @Nullable Integer least(Row row, String column, int most) {
        int least = row.number(column, 0, most);
        return least == 0 ? null : Integer.valueOf(least);
    }

    private List<CoverageRow> coverage() {
        List<CoverageRow> rows = new ArrayList<>();
        for (Row row : sections.rows(Section.COVER)) {
            CoverageRow cover = cover(row);
            repeats.check(row, "ShiftID", cover);
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
        sections.rows(Section.SHIFT_ON_REQUESTS).forEach(row -> addRequest(requests, row, true));
        sections.rows(Section.SHIFT_OFF_REQUESTS).forEach(row -> addRequest(requests, row, false));
        return requests;
    }

    private void addRequest(List<RequestRow> requests, Row row, boolean wanted) {
        RequestRow request = request(row, wanted);
        if (request.weight() > 0) {
            repeats.check(row, "EmployeeID", request);
            requests.add(request);
        }
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
        for (Row row : sections.rows(Section.DAYS_OFF)) {
            String person = known(row, "EmployeeID", staff);
            List<Integer> daysOff = row.numbers("DayIndexes", 0, days - 1);
            if (absences.size() + daysOff.size() > Bounds.OTHER_ROWS) {
                row.error("DayIndexes", "makes more than %d days off".formatted(Bounds.OTHER_ROWS));
                return absences;
            }
            for (int day : daysOff) {
                LocalDate date = firstDay.plusDays(day);
                AbsenceRow absence = new AbsenceRow(row.source(), person, date, date, "day_off");
                repeats.check(row, "DayIndexes", absence);
                absences.add(absence);
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
