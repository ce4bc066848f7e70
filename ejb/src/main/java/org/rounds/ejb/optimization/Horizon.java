package org.rounds.ejb.optimization;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The periods that are planned, in order and without a gap between the first and the last day.
 *
 * @param starts first day of each period, at least one; of half-days each day stands twice
 * @param end last day of the last period
 */
public record Horizon(Grain grain, List<LocalDate> starts, LocalDate end) {
    private static final LocalTime NOON = LocalTime.NOON;

    /** How long a period is. */
    public enum Grain {
        /** Some days, often 28. */
        BLOCK,
        DAY,
        /** A morning or an afternoon; what starts at noon or later is of the afternoon. */
        HALF_DAY
    }

    public Horizon {
        starts = List.copyOf(starts);
        if (starts.isEmpty() || end.isBefore(starts.get(starts.size() - 1))) {
            throw new IllegalArgumentException("a horizon has at least one day");
        }
    }

    /** @throws IllegalArgumentException unless there is at least one day */
    public static Horizon days(LocalDate start, int days) {
        return new Horizon(Grain.DAY, dates(start, days, 1), start.plusDays(days - 1L));
    }

    public static Horizon halfDays(LocalDate start, int days) {
        return new Horizon(Grain.HALF_DAY, dates(start, days, 2), start.plusDays(days - 1L));
    }

    public static Horizon blocks(List<LocalDate> starts, LocalDate end) {
        return new Horizon(Grain.BLOCK, starts, end);
    }

    private static List<LocalDate> dates(LocalDate start, int days, int times) {
        List<LocalDate> dates = new ArrayList<>();
        for (int period = 0; period < days * times; period++) {
            dates.add(start.plusDays(period / times));
        }
        return dates;
    }

    public LocalDate start() {
        return starts.get(0);
    }

    public int periods() {
        return starts.size();
    }

    /** Returns the first day of a period; before the horizon periods are days. */
    public LocalDate date(int period) {
        return period < 0 ? start().plusDays(period) : starts.get(period);
    }

    /** Returns the last day of a period. */
    public LocalDate lastDate(int period) {
        if (grain != Grain.BLOCK || period < 0) {
            return date(period);
        }
        return period + 1 < starts.size() ? starts.get(period + 1).minusDays(1) : end;
    }

    /** Says whether the day is of the horizon. */
    public boolean has(LocalDate date) {
        return !date.isBefore(start()) && !date.isAfter(end);
    }

    int perDay() {
        return grain == Grain.HALF_DAY ? 2 : 1;
    }

    /** Says whether something that starts at this time of day belongs to the period. */
    boolean offers(int period, LocalTime start) {
        return grain != Grain.HALF_DAY || (start.isBefore(NOON) ? 0 : 1) == period % 2;
    }

    /**
     * Returns the period of something that starts at this time on the day.
     *
     * @throws IllegalArgumentException if the day is not of the horizon
     */
    public int period(LocalDate date, LocalTime start) {
        int first = firstPeriod(date);
        return grain == Grain.HALF_DAY && !start.isBefore(NOON) ? first + 1 : first;
    }

    /**
     * Returns the first period of a day.
     *
     * @throws IllegalArgumentException if the day is not of the horizon
     */
    public int firstPeriod(LocalDate date) {
        if (!has(date)) {
            throw new IllegalArgumentException(date + " is outside the horizon");
        }
        if (grain != Grain.BLOCK) {
            return (int) (date.toEpochDay() - start().toEpochDay()) * perDay();
        }
        int period = starts.size() - 1;
        while (starts.get(period).isAfter(date)) {
            period--;
        }
        return period;
    }
}
