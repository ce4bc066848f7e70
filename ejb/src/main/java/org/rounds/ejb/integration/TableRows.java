package org.rounds.ejb.integration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.Source;

/** One table while it is read, line by line: a header, whose columns come in any order, and the rows below. */
final class TableRows {
    /** Before a text that is meant exactly as it stands, blanks included. Two, because of names such as 't Hart. */
    private static final String EXACTLY = "''";

    /** What spreadsheet programs take for the beginning of a formula (OWASP, CSV injection). */
    private static final String FORMULAS = "=+-@\t\r\n";

    private final Table table;
    private final String label;
    private final LineErrors errors;
    private final List<Row> rows = new ArrayList<>();
    private @Nullable List<String> columns;
    private boolean readable = true;

    TableRows(Table table, String label, LineErrors errors) {
        this.table = table;
        this.label = label;
        this.errors = errors;
    }

    List<Row> rows() {
        return rows;
    }

    /** Takes the next line, whether it is the header or a row; says whether there is any use in a further one. */
    boolean add(Source source, List<String> values) {
        if (columns == null) {
            columns = header(source, values);
            readable = columns.containsAll(table.required());
        } else if (rows.size() == table.most()) {
            errors.add(source, null, Bounds.tooMany(label, table.most()));
            readable = false;
        } else if (values.size() != columns.size()) {
            errors.add(
                    source,
                    null,
                    "has %d values instead of the %d of the header".formatted(values.size(), columns.size()));
        } else {
            rows.add(row(source, columns, values));
        }
        return readable;
    }

    /** Returns the columns that the header has named; none before it was read. */
    List<String> columns() {
        return columns == null ? List.of() : columns;
    }

    /** Notes an error unless there was a header; what could not be read at all has been reported already. */
    void requireHeader() {
        if (columns == null && errors.of(label) == 0) {
            errors.add(label, "is empty");
        }
    }

    private List<String> header(Source source, List<String> names) {
        List<String> named = names.stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String column : named) {
            if (!table.columns().contains(column)) {
                errors.add(source, null, "has an unknown column: " + LineErrors.quoted(column));
            } else if (!seen.add(column)) {
                errors.add(source, column, "is a column twice");
            }
        }
        table.required().stream()
                .filter(column -> !seen.contains(column))
                .sorted()
                .forEach(column -> errors.add(source, column, "is missing from the header row"));
        return named;
    }

    private Row row(Source source, List<String> named, List<String> values) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < named.size(); i++) {
            cells.put(named.get(i), cell(source, named.get(i), values.get(i)));
        }
        return new Row(source, cells, errors);
    }

    private String cell(Source source, String column, String value) {
        if (value.length() > Bounds.LINE) {
            errors.add(source, column, "is longer than %d characters".formatted(Bounds.LINE));
            return "";
        }
        return value.startsWith(EXACTLY) ? value.substring(EXACTLY.length()) : value.strip();
    }

    /** Returns what to write so that this text is read again, and no spreadsheet program takes it for a formula. */
    static String exactly(String text) {
        boolean plain = text.isEmpty()
                || FORMULAS.indexOf(text.charAt(0)) < 0
                        && !text.startsWith(EXACTLY)
                        && text.strip().equals(text);
        return plain ? text : EXACTLY + text;
    }
}
