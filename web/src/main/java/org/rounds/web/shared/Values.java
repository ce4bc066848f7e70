package org.rounds.web.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the values of parameters, and says what was expected of those that cannot be read. */
final class Values {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** A type of value: how it is read, and what a client is told that it should be. */
    private record Kind(Function<String, ?> parse, String expected) {}

    private static final Kind WHOLE = new Kind(Integer::valueOf, "a whole number");
    private static final Kind TRUTH = new Kind(Values::truth, "true or false");
    private static final Map<Class<?>, Kind> KINDS = Map.of(
            UUID.class, new Kind(Values::uuid, "an id (a UUID)"),
            LocalDate.class, new Kind(Values::day, "a date (YYYY-MM-DD)"),
            LocalTime.class, new Kind(LocalTime::parse, "a time (HH:MM)"),
            Instant.class, new Kind(Values::instant, "an instant (2030-01-31T08:00:00Z)"),
            String.class, new Kind(Values::text, "a text"),
            int.class, WHOLE,
            Integer.class, WHOLE,
            boolean.class, TRUTH,
            Boolean.class, TRUTH);

    private Values() {}

    /** Returns what reads a value of the type, and throws where it is none; null for a type that no parameter has. */
    static @Nullable Function<String, ?> parser(Class<?> type) {
        if (type.isEnum()) {
            return value -> constant(type, value);
        }
        Kind kind = KINDS.get(type);
        return kind == null ? null : kind.parse();
    }

    static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        Kind kind = KINDS.get(type);
        return "must be " + (kind == null ? "a " + type.getSimpleName() : kind.expected());
    }

    /** Returns whether values of the type come one after the other. */
    static boolean ordered(Class<?> type) {
        return type == int.class || type == Integer.class || TemporalAccessor.class.isAssignableFrom(type);
    }

    private static Object constant(Class<?> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> ((Enum<?>) c).name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow();
    }

    /** {@link UUID#fromString} takes shortened groups too. */
    private static UUID uuid(String value) {
        return UUID.fromString(require(value.length() == 36, value));
    }

    /** Java's years reach further than the database's. */
    private static LocalDate day(String value) {
        LocalDate day = LocalDate.parse(value);
        int year = day.get(ChronoField.YEAR);
        require(year >= 1 && year <= 9999, value);
        return day;
    }

    private static Instant instant(String value) {
        Instant instant = Instant.parse(value);
        require(!instant.isBefore(FIRST) && !instant.isAfter(LAST), value);
        return instant;
    }

    private static Boolean truth(String value) {
        return Boolean.valueOf(require(value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"), value));
    }

    /** No database stores a NUL. */
    private static String text(String value) {
        return require(!value.isEmpty() && value.indexOf('\0') < 0, value);
    }

    private static String require(boolean valid, String value) {
        if (!valid) {
            throw new IllegalArgumentException(value);
        }
        return value;
    }
}
