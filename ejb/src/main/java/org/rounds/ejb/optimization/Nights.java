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
            LocalDate date = sheet.date(day);
            long midnight = start(date, sheet.problem.zone());
            long dawn = end(date, sheet.problem.zone());
            long nextMidnight = start(date.plusDays(1), sheet.problem.zone());
            long nextDawn = end(date.plusDays(1), sheet.problem.zone());
            for (int activity = 0; activity < sheet.activities(); activity++) {
                long start = sheet.start(day, activity);
                long end = start + sheet.minutes[activity];
                int minutes = Timeline.overlap(start, end, midnight, dawn)
                        + Timeline.overlap(start, end, nextMidnight, nextDawn);
                night[day][activity] = sheet.presence[activity].onSite() && minutes >= HoursCheck.NIGHT_WORKED;
            }
        }
        return night;
    }

    /** Returns when the night of a day begins, in minutes since 1970: with the day. */
    static long start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toEpochSecond() / 60;
    }

    /** Returns when it ends: at six by the clock. */
    static long end(LocalDate date, ZoneId zone) {
        return date.atTime(DAWN).atZone(zone).toEpochSecond() / 60;
    }
}
