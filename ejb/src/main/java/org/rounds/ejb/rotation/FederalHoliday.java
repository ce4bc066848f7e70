package org.rounds.ejb.rotation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A legal public holiday of the United States (5 U.S.C. 6103), as it has been since 1986.
 *
 * @param observed the Friday before a Saturday, or the Monday after a Sunday; null where it is the day itself
 */
record FederalHoliday(String name, LocalDate date, @Nullable LocalDate observed) {
    private static final int JUNETEENTH_SINCE = 2021;

    /** Returns those of the calendar year; the first of January may be observed in December. */
    static List<FederalHoliday> of(int year) {
        return Stream.of(
                        on("New Year's Day", year, Month.JANUARY, 1),
                        nth("Birthday of Martin Luther King, Jr.", year, Month.JANUARY, 3, DayOfWeek.MONDAY),
                        nth("Washington's Birthday", year, Month.FEBRUARY, 3, DayOfWeek.MONDAY),
                        nth("Memorial Day", year, Month.MAY, -1, DayOfWeek.MONDAY),
                        on("Juneteenth National Independence Day", year, Month.JUNE, 19),
                        on("Independence Day", year, Month.JULY, 4),
                        nth("Labor Day", year, Month.SEPTEMBER, 1, DayOfWeek.MONDAY),
                        nth("Columbus Day", year, Month.OCTOBER, 2, DayOfWeek.MONDAY),
                        on("Veterans Day", year, Month.NOVEMBER, 11),
                        nth("Thanksgiving Day", year, Month.NOVEMBER, 4, DayOfWeek.THURSDAY),
                        on("Christmas Day", year, Month.DECEMBER, 25))
                .filter(h -> year >= JUNETEENTH_SINCE || !MonthDay.from(h.date).equals(MonthDay.of(6, 19)))
                .toList();
    }

    private static FederalHoliday on(String name, int year, Month month, int day) {
        LocalDate date = LocalDate.of(year, month, day);
        return new FederalHoliday(
                name,
                date,
                switch (date.getDayOfWeek()) {
                    case SATURDAY -> date.minusDays(1);
                    case SUNDAY -> date.plusDays(1);
                    default -> null;
                });
    }

    private static FederalHoliday nth(String name, int year, Month month, int ordinal, DayOfWeek day) {
        return new FederalHoliday(
                name, LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, day)), null);
    }
}
