package org.rounds.ejb.integration;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.Source;

/**
 * One line of a file as cells by column. A cell that cannot be read is noted as an error and read as something
 * harmless, so that the rest of the line is looked at too; the harmless value is never stored, because a file with an
 * error is refused.
 */
final class Row {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_NAME = 255;
    private static final Pattern SHARE = Pattern.compile("1(\\.00?)?|0\\.(0[1-9]|[1-9][0-9]?)");
    private static final Pattern SKILL = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private final Source source;
    private final Map<String, String> cells;
    private final LineErrors errors;
    private boolean bad;

    /** @param cells by column, without blanks around them; a column that is absent reads as an empty cell */
    Row(Source source, Map<String, String> cells, LineErrors errors) {
        this.source = source;
        this.cells = cells;
        this.errors = errors;
    }

    Source source() {
        return source;
    }

    boolean has(String column) {
        return !cell(column).isEmpty();
    }

    void error(String column, String message) {
        bad = true;
        errors.add(source, column, message);
    }

    /** Says whether an error was noted: what was read so far may then be a harmless value that the line never held. */
    boolean isBad() {
        return bad;
    }

    /** Returns a code of 1 to 64 characters. */
    String code(String column) {
        return checkedCode(column, cell(column));
    }

    /** Returns the cell as it stands, unchecked, to find the same code again. */
    String key(String column) {
        return cell(column);
    }

    @Nullable
    String optionalSkill(String column) {
        return has(column) ? checkedSkill(column, cell(column)) : null;
    }

    /** Returns 1 to 255 characters; the fallback where the cell is empty. */
    String name(String column, String fallback) {
        String text = has(column) ? cell(column) : fallback;
        checkText(column, text, LONGEST_NAME);
        return text;
    }

    /** Returns 1 to so many characters; null where the cell is empty. */
    @Nullable
    String optionalText(String column, int longest) {
        return has(column) ? text(column, longest) : null;
    }

    /** Returns 1 to so many characters. */
    String text(String column, int longest) {
        checkText(column, cell(column), longest);
        return cell(column);
    }

    /** Returns the codes between the bars of a cell, in order; none for an empty cell. */
    Set<String> codes(String column, int most) {
        return distinct(column, most, this::checkedCode);
    }

    /** Returns the skills between the bars of a cell, in order; none for an empty cell. */
    Set<String> skills(String column, int most) {
        return distinct(column, most, this::checkedSkill);
    }

    private Set<String> distinct(String column, int most, BinaryOperator<String> check) {
        Set<String> codes = new LinkedHashSet<>();
        for (String part : parts(column)) {
            if (codes.size() == most) {
                error(column, "names more than " + most);
                break;
            }
            if (!codes.add(check.apply(column, part))) {
                error(column, "names " + LineErrors.quoted(part) + " twice");
            }
        }
        return codes;
    }

    /** Returns limits such as {@code D=14|N=4} by code; none for an empty cell. */
    Map<String, Integer> limits(String column, int most) {
        Map<String, Integer> limits = new LinkedHashMap<>();
        for (String part : parts(column)) {
            int equals = part.lastIndexOf('=');
            if (equals < 0) {
                error(column, "is not of the form code=number: " + LineErrors.quoted(part));
                continue;
            }
            String code = checkedCode(column, part.substring(0, equals).strip());
            int limit = checkedNumber(column, part.substring(equals + 1).strip(), 0, most);
            if (limits.put(code, limit) != null) {
                error(column, "names " + LineErrors.quoted(code) + " twice");
            }
        }
        return limits;
    }

    /** Returns a number within inclusive bounds. */
    int number(String column, int least, int most) {
        return checkedNumber(column, cell(column), least, most);
    }

    /** Returns a number within inclusive bounds; the fallback where the cell is empty. */
    int number(String column, int least, int most, int fallback) {
        return has(column) ? number(column, least, most) : fallback;
    }

    /** Returns the numbers between the commas of a cell. */
    List<Integer> numbers(String column, int least, int most) {
        return Arrays.stream(cell(column).split(",", -1))
                .map(part -> checkedNumber(column, part.strip(), least, most))
                .toList();
    }

    @Nullable
    Integer optionalNumber(String column, int least, int most) {
        return has(column) ? Integer.valueOf(number(column, least, most)) : null;
    }

    /** Returns a share of the whole, 0.01 to 1, with two decimals; the fallback where the cell is empty. */
    BigDecimal share(String column, BigDecimal fallback) {
        if (!has(column)) {
            return fallback;
        }
        if (!SHARE.matcher(cell(column)).matches()) {
            error(column, "is not between 0.01 and 1 with two decimals: " + LineErrors.quoted(cell(column)));
            return fallback;
        }
        return new BigDecimal(cell(column)).setScale(2);
    }

    LocalDate date(String column) {
        LocalDate date = parsed(column, "a date such as 2026-03-02", LocalDate::parse, Bounds.FIRST_DATE);
        if (date.isBefore(Bounds.FIRST_DATE) || date.isAfter(Bounds.LAST_DATE)) {
            error(column, "is not between %s and %s: %s".formatted(Bounds.FIRST_DATE, Bounds.LAST_DATE, date));
            return Bounds.FIRST_DATE;
        }
        return date;
    }

    /** Returns the date; the fallback where the cell is empty. */
    LocalDate date(String column, LocalDate fallback) {
        return has(column) ? date(column) : fallback;
    }

    @Nullable
    LocalDate optionalDate(String column) {
        return has(column) ? date(column) : null;
    }

    LocalTime time(String column) {
        LocalTime time = parsed(column, "a time such as 07:00", LocalTime::parse, LocalTime.MIDNIGHT);
        if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
            error(column, "is not to the minute: " + time);
        }
        return time;
    }

    /** Returns the ISO weekdays between the bars of a cell; all seven for an empty cell. */
    Set<DayOfWeek> weekdays(String column) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : parts(column)) {
            if (!days.add(DayOfWeek.of(checkedNumber(column, part, 1, 7))) && !bad) {
                error(column, "names " + LineErrors.quoted(part) + " twice");
            }
        }
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
    }

    /** Returns the id of a zone of the IANA database. */
    String zone(String column) {
        return parsed(column, "a zone such as Europe/Berlin", ZoneId::of, ZoneOffset.UTC)
                .getId();
    }

    /** Returns what a cell of true or false says; the fallback where it is empty. */
    boolean isTrue(String column, boolean fallback) {
        return choice(column, List.of("true", "false"), String.valueOf(fallback))
                .equals("true");
    }

    /** Returns the cell, which must be one of the choices; the fallback where it is empty. */
    String choice(String column, List<String> choices, String fallback) {
        String text = has(column) ? cell(column) : fallback;
        if (!choices.contains(text)) {
            error(column, "is not one of " + String.join(", ", choices) + ": " + LineErrors.quoted(text));
        }
        return text;
    }

    /** Says whether no database takes the character: zero, or half of a pair. */
    private static boolean isNoText(int character) {
        return character == 0 || Character.getType(character) == Character.SURROGATE;
    }

    /** Says whether a character may stand in a message: no control character, no break of line or paragraph. */
    static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> true;
        };
    }

    private String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    private List<String> parts(String column) {
        return has(column)
                ? Arrays.stream(cell(column).split("\\|", -1))
                        .map(String::strip)
                        .toList()
                : List.of();
    }

    private String checkedCode(String column, String code) {
        checkText(column, code, LONGEST_CODE);
        return code;
    }

    private String checkedSkill(String column, String skill) {
        if (!SKILL.matcher(skill).matches()) {
            error(
                    column,
                    "is not 1 to 64 of a-z, 0-9, _ and -, beginning with a letter or digit: "
                            + LineErrors.quoted(skill));
        }
        return skill;
    }

    private void checkText(String column, String text, int longest) {
        if (text.trim().isEmpty()) { // as @NotBlank has it
            error(column, "is empty");
        } else if (text.length() > longest) {
            error(column, "is longer than %d characters: %s".formatted(longest, LineErrors.quoted(text)));
        } else if (text.codePoints().anyMatch(Row::isNoText)) {
            error(column, "has a character that cannot be stored: " + LineErrors.quoted(text));
        }
    }

    private int checkedNumber(String column, String text, int least, int most) {
        if (!text.matches("-?[0-9]{1,18}")) {
            error(column, text.isEmpty() ? "is empty" : "is not a whole number: " + LineErrors.quoted(text));
            return least;
        }
        long number = Long.parseLong(text);
        if (number < least || number > most) {
            error(column, "is not between %d and %d: %d".formatted(least, most, number));
            return least;
        }
        return (int) number;
    }

    private <T> T parsed(String column, String form, Function<String, T> parser, T fallback) {
        String text = cell(column);
        try {
            return parser.apply(text);
        } catch (DateTimeException notThatForm) {
            error(column, text.isEmpty() ? "is empty" : "is not %s: %s".formatted(form, LineErrors.quoted(text)));
            return fallback;
        }
    }
}
