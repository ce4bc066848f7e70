package org.rounds.ejb.integration;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.rounds.ejb.integration.RosterBundle.Source;

/** One CSV file with a header row: RFC 4180, UTF-8 with or without byte order mark, columns in any order. */
final class CsvTable {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final String file;
    private final Set<String> required;
    private final Set<String> optional;
    private final LineErrors errors;
    private final List<Row> rows = new ArrayList<>();

    /** Where the record begins that is being read. */
    private Source begun;

    CsvTable(String file, Set<String> required, Set<String> optional, LineErrors errors) {
        this.file = file;
        this.required = required;
        this.optional = optional;
        this.errors = errors;
        begun = new Source(file, 1);
    }

    /**
     * Returns the rows below the header, without blank lines; a row carries the line on which it begins. After a broken
     * quote the rest of the file means nothing any more and is left out.
     *
     * @param most how many rows are read; the first one beyond is an error
     */
    List<Row> rows(byte[] content, int most) {
        String text = Utf8.text(file, content, errors);
        if (hasLongLine(text)) {
            return rows;
        }
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            read(parser, most);
        } catch (IOException | UncheckedIOException broken) {
            errors.add(begun, null, "has a quote that is not closed or not escaped");
        }
        return rows;
    }

    /** Looked for before the lines are taken apart, because a line of nothing but commas is costly. */
    private boolean hasLongLine(String text) {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.length() > Bounds.LINE) {
                errors.add(new Source(file, number), null, "is longer than %d characters".formatted(Bounds.LINE));
                return true;
            }
        }
        return false;
    }

    private void read(CSVParser parser, int most) throws IOException {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            // What is not text has been reported already and is read as empty.
            if (errors.of(file) == 0) {
                errors.add(file, "is empty");
            }
            return;
        }
        List<String> columns = header(records.next());
        if (!columns.containsAll(required)) {
            return;
        }
        while (true) {
            begun = new Source(file, (int) parser.getCurrentLineNumber() + 1);
            if (!records.hasNext()) {
                return;
            }
            CSVRecord values = records.next();
            if (rows.size() == most) {
                errors.add(begun, null, Bounds.tooMany(file, most));
                return;
            }
            if (!isBlank(values)) {
                add(columns, values);
            }
        }
    }

    private List<String> header(CSVRecord names) {
        List<String> columns = names.stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!required.contains(column) && !optional.contains(column)) {
                errors.add(begun, null, "has an unknown column: " + LineErrors.quoted(column));
            } else if (!seen.add(column)) {
                errors.add(begun, column, "is a column twice");
            }
        }
        required.stream()
                .filter(column -> !seen.contains(column))
                .sorted()
                .forEach(column -> errors.add(begun, column, "is missing from the header row"));
        return columns;
    }

    private static boolean isBlank(CSVRecord values) {
        return values.size() == 1 && values.get(0).isBlank();
    }

    private void add(List<String> columns, CSVRecord values) {
        if (values.size() != columns.size()) {
            errors.add(
                    begun,
                    null,
                    "has %d values instead of the %d of the header".formatted(values.size(), columns.size()));
            return;
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), cell(columns.get(i), values.get(i)));
        }
        rows.add(new Row(begun, cells, errors));
    }

    private String cell(String column, String value) {
        if (value.length() > Bounds.LINE) {
            errors.add(begun, column, "is longer than %d characters".formatted(Bounds.LINE));
            return "";
        }
        return value.strip();
    }
}
