package org.rounds.ejb.integration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * Numbers of a workbook as texts: dates and times are numbers there too, of days, and only the format of the cell tells
 * them apart.
 *
 * @param formats what the cells of each style hold
 * @param from1904 whether days count from 1904, as on an old Macintosh
 */
record XlsxNumbers(List<Format> formats, boolean from1904) {
    /** What a number is shown as. */
    enum Format {
        NUMBER,
        DATE,
        TIME
    }

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?");

    /** What says nothing about the kind: texts, single characters, colours and conditions. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\[(?!h+]|m+]|s+])[^\\]]*]");

    /** The formats that every spreadsheet program knows by number (ECMA-376, 18.8.30), Asian ones included. */
    private static final Set<Integer> TIMES = Set.of(18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56);

    private static final int SECONDS = 86_400;

    /** Returns the formats by style. */
    static List<Format> formats(Xml styles) throws XMLStreamException {
        Map<String, Format> own = new HashMap<>();
        List<Format> formats = new ArrayList<>();
        boolean cells = false;
        while (styles.next()) {
            if (styles.begins("numFmt")) {
                own.put(styles.attribute("numFmtId", ""), of(styles.attribute("formatCode", "")));
            } else if (styles.begins("cellXfs") || styles.ends("cellXfs")) {
                cells = styles.begins("cellXfs");
            } else if (cells && styles.begins("xf")) {
                String id = styles.attribute("numFmtId", "0");
                Format format = own.get(id);
                formats.add(format == null ? standard(Integer.parseInt(id)) : format);
            }
        }
        return formats;
    }

    private static Format standard(int id) {
        if (TIMES.contains(id)) {
            return Format.TIME;
        }
        return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58
                ? Format.DATE
                : Format.NUMBER;
    }

    /** Tells what a code such as {@code yyyy-mm-dd} or {@code [h]:mm} shows. */
    static Format of(String code) {
        String letters = LITERAL.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
        if (letters.contains("general")) {
            return Format.NUMBER;
        }
        if (letters.contains("y") || letters.contains("d")) {
            return Format.DATE;
        }
        return letters.contains("h") || letters.contains("s") ? Format.TIME : Format.NUMBER;
    }

    static boolean isTrue(String value) {
        return value.equals("1") || value.equals("true");
    }

    /** Returns an integer without point, a date as 2026-03-02, a time as 07:00, and both where it is both. */
    String text(String value, int style) {
        if (!NUMBER.matcher(value).matches()) {
            return value;
        }
        BigDecimal number = new BigDecimal(value);
        Format format = style < formats.size() ? formats.get(style) : Format.NUMBER;
        if (format == Format.NUMBER || number.signum() < 0 || number.compareTo(BigDecimal.valueOf(2_958_466)) >= 0) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        long seconds = number.multiply(BigDecimal.valueOf(SECONDS))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        LocalDate day = day(seconds / SECONDS);
        LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS);
        if (format == Format.TIME && seconds < SECONDS) {
            return time.toString();
        }
        return time.equals(LocalTime.MIDNIGHT) ? day.toString() : day + "T" + time;
    }

    /** Excel takes 1900 for a leap year, so days count from the last of 1899 but one. */
    private LocalDate day(long number) {
        return (from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30)).plusDays(number);
    }
}
