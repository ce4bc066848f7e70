package org.rounds.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.ActivityRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.ejb.integration.RosterBundle.PersonRow;
import org.rounds.ejb.integration.RosterBundle.RequestRow;

/**
 * What a roster is worth by the rules of the instance format, worked out slowly and plainly from the file's rows. It
 * shares nothing with the product's rules, so that one mistake cannot hide in both.
 */
final class Judge {
    private static final int WEEK = 7;
    private static final int SATURDAY = 5;
    private static final int SUNDAY = 6;

    /**
     * What was found.
     *
     * @param hard 0 if no rule is broken; else by how much in all: shifts, minutes, days, weekends or cells
     * @param penalty of the wishes and the cover
     */
    record Verdict(long hard, long penalty) {}

    private final Ward ward;
    private final Sheet sheet;

    private Judge(Ward ward, Sheet sheet) {
        this.ward = ward;
        this.sheet = sheet;
    }

    static Verdict judge(Ward ward, Sheet sheet) {
        Judge judge = new Judge(ward, sheet);
        return new Verdict(judge.hard(), judge.wishes() + judge.cover());
    }

    private long hard() {
        long hard = 0;
        for (int i = 0; i < sheet.rows().size(); i++) {
            PersonRow person = ward.bundle().people().get(i);
            List<String> row = sheet.rows().get(i);
            hard += tooManyShifts(person, row) + minutes(person, row) + longRuns(person, row) + weekends(person, row);
            hard += shortRuns(row, true, person.minConsecutiveShifts());
            hard += shortRuns(row, false, person.minConsecutiveDaysOff());
            hard += successions(row) + daysOff(person, row);
        }
        return hard;
    }

    private static long tooManyShifts(PersonRow person, List<String> row) {
        long over = 0;
        for (Map.Entry<String, Integer> limit : person.maxShifts().entrySet()) {
            long worked = row.stream().filter(limit.getKey()::equals).count();
            over += Math.max(0, worked - limit.getValue());
        }
        return over;
    }

    private long minutes(PersonRow person, List<String> row) {
        long worked = row.stream()
                .filter(shift -> !shift.isEmpty())
                .mapToLong(shift -> activity(shift).lengthMinutes())
                .sum();
        return over(worked, person.maxMinutes()) + under(worked, person.minMinutes());
    }

    private static long longRuns(PersonRow person, List<String> row) {
        long over = 0;
        for (int[] run : runs(row, true)) {
            over += over(run[1] - run[0], person.maxConsecutiveShifts());
        }
        return over;
    }

    /** A run that touches the first or the last day may go on outside and counts as long enough. */
    private static long shortRuns(List<String> row, boolean work, @Nullable Integer least) {
        long under = 0;
        for (int[] run : runs(row, work)) {
            if (run[0] > 0 && run[1] < row.size()) {
                under += under(run[1] - run[0], least);
            }
        }
        return under;
    }

    private static long weekends(PersonRow person, List<String> row) {
        long worked = IntStream.range(0, row.size() / WEEK + 1)
                .filter(week -> works(row, week * WEEK + SATURDAY) || works(row, week * WEEK + SUNDAY))
                .count();
        return over(worked, person.maxWeekends());
    }

    private long successions(List<String> row) {
        return IntStream.range(1, row.size())
                .filter(day -> works(row, day - 1) && works(row, day))
                .filter(day -> activity(row.get(day - 1)).mayNotFollow().contains(row.get(day)))
                .count();
    }

    private long daysOff(PersonRow person, List<String> row) {
        return ward.bundle().absences().stream()
                .filter(absence -> absence.person().equals(person.code()))
                .map(AbsenceRow::startDate)
                .distinct()
                .filter(date -> works(row, day(date)))
                .count();
    }

    private long wishes() {
        long penalty = 0;
        for (RequestRow wish : ward.bundle().requests()) {
            int person = ward.bundle().people().stream()
                    .map(PersonRow::code)
                    .toList()
                    .indexOf(wish.person());
            boolean worked = sheet.rows().get(person).get(day(wish.date())).equals(wish.activity());
            penalty += worked == wish.wanted() ? 0 : wish.weight();
        }
        return penalty;
    }

    private long cover() {
        long penalty = 0;
        for (CoverageRow cover : ward.bundle().coverage()) {
            long present = sheet.rows().stream()
                    .filter(row -> row.get(day(cover.date())).equals(cover.activity()))
                    .count();
            penalty += Math.max(0, cover.required() - present) * cover.underWeight();
            penalty += Math.max(0, present - cover.required()) * cover.overWeight();
        }
        return penalty;
    }

    /** Returns the runs of work, or of days off, as first day and day after the last. */
    private static List<int[]> runs(List<String> row, boolean work) {
        return IntStream.range(0, row.size())
                .filter(day -> works(row, day) == work && (day == 0 || works(row, day - 1) != work))
                .mapToObj(day -> new int[] {day, end(row, day)})
                .toList();
    }

    private static int end(List<String> row, int from) {
        int day = from;
        while (day < row.size() && works(row, day) == works(row, from)) {
            day++;
        }
        return day;
    }

    private static boolean works(List<String> row, int day) {
        return day < row.size() && !row.get(day).isEmpty();
    }

    private static long over(long value, @Nullable Integer most) {
        return most == null ? 0 : Math.max(0, value - most);
    }

    private static long under(long value, @Nullable Integer least) {
        return least == null ? 0 : Math.max(0, least - value);
    }

    private static int day(LocalDate date) {
        return (int) (date.toEpochDay() - Ward.START.toEpochDay());
    }

    private ActivityRow activity(String code) {
        return ward.bundle().activities().stream()
                .filter(activity -> activity.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
