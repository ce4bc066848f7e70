package org.rounds.ejb.integration;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.rounds.ejb.integration.RosterBundle.Source;

/** CSV files, a table each: RFC 4180, UTF-8 with or without byte order mark. */
final class CsvTables implements Tables {
    static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final Map<String, byte[]> files;
    private final LineErrors errors;

    /** @param file the name of what holds the files, for errors about those that are none of ours */
    CsvTables(String file, Map<String, byte[]> files, LineErrors errors) {
        this.files = files;
        this.errors = errors;
        List<String> expected = Arrays.stream(Table.values()).map(this::label).toList();
        files.keySet().stream()
                .filter(name -> !expected.contains(name))
                .forEach(name -> errors.add(
                        file,
                        "has an entry that is none of %s: %s"
                                .formatted(String.join(", ", expected), LineErrors.quoted(name))));
    }

    @Override
    public boolean has(Table table) {
        return files.containsKey(label(table));
    }

    @Override
    public String label(Table table) {
        return table.title() + ".csv";
    }

    @Override
    public List<Row> rows(Table table) {
        byte[] content = files.get(label(table));
        TableRows rows = new TableRows(table, label(table), errors);
        if (content != null) {
            String text = Utf8.text(label(table), content, errors);
            if (!hasLongLine(label(table), text)) {
                read(label(table), text, rows);
                rows.requireHeader();
            }
        }
        return rows.rows();
    }

    /** Looked for before the lines are taken apart, because a line of nothing but commas is costly. */
    private boolean hasLongLine(String label, String text) {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.length() > Bounds.LINE) {
                errors.add(new Source(label, number), null, "is longer than %d characters".formatted(Bounds.LINE));
                return true;
            }
        }
        return false;
    }

    /** A row carries the line on which it begins. After a broken quote the rest of the file means nothing any more. */
    private void read(String label, String text, TableRows rows) {
        Source begun = new Source(label, 1);
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            Iterator<CSVRecord> records = parser.iterator();
            boolean more = true;
            while (more) {
                begun = new Source(label, (int) parser.getCurrentLineNumber() + 1);
                if (!records.hasNext()) {
                    return;
                }
                CSVRecord values = records.next();
                more = isBlank(values) && !rows.columns().isEmpty() || rows.add(begun, values.toList());
            }
        } catch (IOException | UncheckedIOException broken) {
            errors.add(begun, null, "has a quote that is not closed or not escaped");
        }
    }

    private static boolean isBlank(CSVRecord values) {
        return values.size() == 1 && values.get(0).isBlank();
    }
}
