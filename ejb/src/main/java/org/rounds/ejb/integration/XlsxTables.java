package org.rounds.ejb.integration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of a workbook (ECMA-376, transitional), a table each. Own code and no library: those tried take a cell's
 * address, or the number of a shared text, for a size and fill the memory with it.
 */
final class XlsxTables implements Tables {
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final int MOST_TEXTS = 1_000_000;
    private static final int MOST_SHEETS = 100;

    private final Map<String, byte[]> parts;
    private final LineErrors errors;

    /** Paths by relation, and by sheet's name. */
    private final Map<String, String> relations = new HashMap<>();

    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();
    private XlsxNumbers numbers = new XlsxNumbers(List.of(), false);

    /** @param file the name of the workbook, for errors that concern it as a whole */
    XlsxTables(String file, Map<String, byte[]> parts, LineErrors errors) {
        this.parts = parts;
        this.errors = errors;
        try {
            readWorkbook();
        } catch (XMLStreamException | RuntimeException damaged) {
            // The JDK's parser answers some damage with exceptions that are not its own.
            errors.add(file, "is no workbook that can be read, or damaged");
            return;
        }
        List<String> expected = Arrays.stream(Table.values()).map(Table::title).toList();
        sheets.keySet().stream()
                .filter(name -> !expected.contains(name))
                .forEach(name -> errors.add(
                        file,
                        "has a sheet that is none of %s: %s"
                                .formatted(String.join(", ", expected), LineErrors.quoted(name))));
    }

    static boolean isWorkbook(Map<String, byte[]> entries) {
        return entries.containsKey(WORKBOOK) || entries.containsKey("[Content_Types].xml");
    }

    /** Tells a workbook with a password, or one of before 2007: both are OLE containers. */
    static boolean isEncrypted(byte[] content) {
        return content.length >= OLE.length && Arrays.equals(content, 0, OLE.length, OLE, 0, OLE.length);
    }

    @Override
    public boolean has(Table table) {
        return sheets.containsKey(table.title());
    }

    @Override
    public String label(Table table) {
        return table.title();
    }

    @Override
    public List<Row> rows(Table table) {
        TableRows rows = new TableRows(table, label(table), errors);
        if (has(table)) {
            try {
                new XlsxSheet(label(table), texts, numbers, errors).read(part(sheets.get(table.title())), rows);
                rows.requireHeader();
            } catch (XMLStreamException | RuntimeException damaged) {
                errors.add(label(table), "is a sheet that cannot be read, or damaged");
            }
        }
        return rows.rows();
    }

    private void readWorkbook() throws XMLStreamException {
        readRelations();
        boolean from1904 = false;
        Xml xml = part(WORKBOOK);
        while (xml.next()) {
            if (xml.begins("workbookPr")) {
                from1904 = XlsxNumbers.isTrue(xml.attribute("date1904", "0"));
            } else if (xml.begins("sheet")) {
                addSheet(xml);
            }
        }
        if (relations.containsKey("styles")) {
            numbers = new XlsxNumbers(XlsxNumbers.formats(part(relations.get("styles"))), from1904);
        }
        if (relations.containsKey("sharedStrings")) {
            readTexts(part(relations.get("sharedStrings")));
        }
    }

    /** Notes each relation by its id, and by the last word of its type where there is only one of it. */
    private void readRelations() throws XMLStreamException {
        Xml xml = part("xl/_rels/workbook.xml.rels");
        while (xml.next()) {
            if (xml.begins("Relationship")) {
                String target = xml.attribute("Target", "");
                String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                String type = xml.attribute("Type", "");
                relations.put("id " + xml.attribute("Id", ""), path);
                relations.put(type.substring(type.lastIndexOf('/') + 1), path);
            }
        }
    }

    private void addSheet(Xml xml) throws XMLStreamException {
        String path = relations.get("id " + xml.attribute("id", ""));
        if (path == null || sheets.size() == MOST_SHEETS || sheets.put(xml.attribute("name", ""), path) != null) {
            throw new XMLStreamException("a sheet without content, or twice, or too many");
        }
    }

    private void readTexts(Xml xml) throws XMLStreamException {
        while (xml.next()) {
            if (xml.begins("si")) {
                if (texts.size() == MOST_TEXTS) {
                    throw new XMLStreamException("too many texts");
                }
                texts.add(XlsxText.of(xml, "si"));
            }
        }
    }

    private Xml part(@Nullable String path) throws XMLStreamException {
        byte[] content = path == null ? null : parts.get(path);
        if (content == null) {
            throw new XMLStreamException("a part is missing");
        }
        return new Xml(content);
    }
}
