package org.rounds.ejb.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.Source;

/** Reads one sheet, row by row, as texts. Of a formula counts the value that the spreadsheet program has kept with it. */
final class XlsxSheet {
    /** More than any table has. */
    private static final int MOST_COLUMNS = 100;

    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})[0-9]{1,7}");

    private final String sheet;
    private final List<String> texts;
    private final XlsxNumbers numbers;
    private final LineErrors errors;
    private final List<String> values = new ArrayList<>();
    private Source source;

    /** @param texts those that cells share, by number */
    XlsxSheet(String sheet, List<String> texts, XlsxNumbers numbers, LineErrors errors) {
        this.sheet = sheet;
        this.texts = texts;
        this.numbers = numbers;
        this.errors = errors;
        source = new Source(sheet, 0);
    }

    void read(Xml xml, TableRows rows) throws XMLStreamException {
        boolean more = true;
        while (more && xml.next() && !xml.ends("sheetData")) {
            if (xml.begins("row")) {
                String number = xml.attribute("r");
                source = new Source(sheet, number == null ? source.line() + 1 : Integer.parseInt(number));
                readRow(xml, rows.columns());
                more = isBlank() || rows.add(source, padded(rows.columns().size()));
            }
        }
    }

    private void readRow(Xml xml, List<String> columns) throws XMLStreamException {
        values.clear();
        int at = -1;
        while (xml.next() && !xml.ends("row")) {
            if (xml.begins("c")) {
                String address = xml.attribute("r");
                at = address == null ? at + 1 : column(address);
                put(at, cell(xml, at < columns.size() ? columns.get(at) : null));
            }
        }
    }

    private void put(int at, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (at >= MOST_COLUMNS) {
            errors.add(source, null, "has a cell beyond column " + MOST_COLUMNS);
            return;
        }
        while (values.size() <= at) {
            values.add("");
        }
        values.set(at, value);
    }

    private boolean isBlank() {
        return values.stream().allMatch(String::isBlank);
    }

    /** Returns the row as long as its header: empty cells at its end need not stand in the file. */
    private List<String> padded(int columns) {
        while (values.size() < columns) {
            values.add("");
        }
        return List.copyOf(values);
    }

    /** Returns the column of an address such as C7, from 0. */
    private static int column(String address) throws XMLStreamException {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new XMLStreamException("no address");
        }
        return parts.group(1).chars().reduce(0, (number, letter) -> number * 26 + letter - 'A' + 1) - 1;
    }

    private String cell(Xml xml, @Nullable String column) throws XMLStreamException {
        String type = xml.attribute("t", "n");
        String style = xml.attribute("s", "0");
        @Nullable String value = null;
        boolean formula = false;
        while (xml.next() && !xml.ends("c")) {
            if (xml.begins("v")) {
                value = xml.text();
            } else if (xml.begins("is")) {
                value = XlsxText.of(xml, "is");
            } else if (xml.begins("f")) {
                formula = true;
            }
        }
        if (value == null || value.isEmpty()) {
            if (formula) {
                errors.add(source, column, "has a formula that was never calculated; open and save the file once");
            }
            return "";
        }
        return text(type, style, value, column);
    }

    private String text(String type, String style, String value, @Nullable String column) throws XMLStreamException {
        switch (type) {
            case "s":
                return texts.get(Integer.parseInt(value));
            case "str":
                return XlsxText.read(value);
            case "inlineStr", "d":
                return value;
            case "b":
                return String.valueOf(XlsxNumbers.isTrue(value));
            case "n":
                return numbers.text(value, Integer.parseInt(style));
            default:
                errors.add(source, column, "holds an error: " + LineErrors.quoted(value));
                return "";
        }
    }
}
