package org.rounds.ejb.optimization;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Which work is night work: at least three hours in the house between midnight and six by the clock. The fairness ledger
 * means the same (rounds_night_minutes in schedule/006-fairness.sql).
 */
final class Nights {
    private static final LocalTime DAWN = LocalTime.of(6, 0);

    private Nights() {}

    /** Returns it by day and activity. */
    static boolean[][] of(Sheet sheet) {
        boolean[][] night = new boolean[sheet.days][sheet.activities()];
        for (int day = 0; day < sheet.days; day++) {
            long[] first = night(sheet, sheet.date(day));
            long[] second = night(sheet, sheet.date(day).plusDays(1));
            for (int activity = 0; activity < sheet.activities(); activity++) {
                long start = sheet.start(day, activity);
                long end = start + sheet.minutes[activity];
                night[day][activity] = sheet.presence[activity].onSite()
                        && within(start, end, first) + within(start, end, second) >= HoursCheck.NIGHT_WORKED;
            }
        }
        return night;
    }

    private static long[] night(Sheet sheet, LocalDate date) {
        return new long[] {start(date, sheet.problem.zone()), end(date, sheet.problem.zone())};
    }

    /** Returns when the night of a day begins, in minutes since 1970: with the day. */
    static long start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toEpochSecond() / 60;
    }

    static long end(LocalDate date, ZoneId zone) {
        return date.atTime(DAWN).atZone(zone).toEpochSecond() / 60;
    }

    private static long within(long start, long end, long[] night) {
        return Math.max(0, Math.min(end, night[1]) - Math.max(start, night[0]));
    }
}
