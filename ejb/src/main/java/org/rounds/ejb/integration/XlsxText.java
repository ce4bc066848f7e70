package org.rounds.ejb.integration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Texts of a workbook: XML cannot hold every character, so some stand there as {@code _x000D_} (ECMA-376, ST_Xstring). */
final class XlsxText {
    private static final Pattern CODED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    /** What XML 1.0 cannot hold, or would read as something else, and what reads like a code. */
    private static final Pattern TO_CODE =
            Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)|[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private XlsxText() {}

    static String read(String text) {
        return text.contains("_x")
                ? CODED.matcher(text)
                        .replaceAll(code ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))))
                : text;
    }

    static String written(String text) {
        return TO_CODE.matcher(text)
                .replaceAll(found -> "_x%04X_".formatted((int) found.group().charAt(0)));
    }

    /** Returns the text of a shared or inline string that begins here: its runs, without readings for Asian scripts. */
    static String of(Xml xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean reading = false;
        while (xml.next() && !xml.ends(element)) {
            if (xml.begins("rPh") || xml.ends("rPh")) {
                reading = xml.begins("rPh");
            } else if (!reading && xml.begins("t")) {
                text.append(xml.text());
            }
        }
        return read(text.toString());
    }
}
