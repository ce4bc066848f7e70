package org.rounds.ejb.integration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.Source;

/** The lines of a shift-scheduling file sorted into its sections, before anybody asks what they mean. */
final class ShiftSchedulingSections {
    /** A section with the columns of its lines; the last column of {@code DAYS_OFF} takes all the remaining values. */
    enum Section {
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
    private final LineErrors errors;
    private final Map<Section, List<Row>> sections = new EnumMap<>(Section.class);
    private final Set<Section> full = EnumSet.noneOf(Section.class);
    private final Map<Section, Map<String, Integer>> lost = new EnumMap<>(Section.class);

    /** Sorts a text, noting lines without a place and sections that are missing. */
    ShiftSchedulingSections(String file, String text, LineErrors errors) {
        this.file = file;
        this.errors = errors;
        sort(text);
        for (Section section : Section.values()) {
            requirePresent(section);
        }
    }

    /** Returns the first values, with their lines, of the lines that are not among the rows; the caller may add to it. */
    Map<String, Integer> lost(Section section) {
        return new HashMap<>(lost.getOrDefault(section, Map.of()));
    }

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
            keepId(source, section, values[0].strip());
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

    private void keepId(Source source, Section section, String id) {
        Map<String, Integer> ids = lost.computeIfAbsent(section, opened -> new HashMap<>());
        if (ids.size() < section.most) {
            ids.putIfAbsent(id, source.line());
        }
    }

    /** Returns the lines of a section that have the right number of values; none if there is no such section. */
    List<Row> rows(Section section) {
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
}
