package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells how near a person's legal rows come to what is asked for. What it says cannot be, cannot be: rows are counted out
 * where they are few, and bounded by the best one otherwise, which knows nothing of duty hours and least shifts.
 */
final class LegalRows {
    /** In {@link Answer#missed()}: there is no legal row at all. */
    static final long NONE = Long.MAX_VALUE;

    /** More are not counted out. */
    private static final int MANY = 20_000;
    /** So many days are looked at as a whole: all states of a row. */
    private static final int SHORT = 14;

    private static final int LONGEST = 62;

    /**
     * What can be had of a person.
     *
     * @param missed how many of the days asked for no legal row can give; none can give more
     * @param row one that misses no more, as far as is known; null where none is known
     */
    record Answer(long missed, int @Nullable [] row) {}

    private final Sheet sheet;
    private final BestRow best;
    private final Map<String, Integer> kinds = new HashMap<>();
    private final int[] kindOf;
    private final Map<Integer, List<int[]>> counted = new HashMap<>();
    private final Map<String, Answer> known = new HashMap<>();

    LegalRows(Sheet sheet) {
        this.sheet = sheet;
        best = new BestRow(sheet);
        kindOf = sheet.members.stream()
                .mapToInt(m -> kinds.computeIfAbsent(signature(m), s -> kinds.size()))
                .toArray();
    }

    /** Members of the same kind are alike in all that a row is judged by. */
    int kind(Member member) {
        return kindOf[member.index];
    }

    private String signature(Member member) {
        var text = new StringBuilder();
        text.append(member.limits()).append(Arrays.toString(member.history)).append(member.person.skills());
        text.append(member.person.facts()).append(Arrays.toString(member.absent));
        for (int day = 0; day < sheet.days; day++) {
            for (int activity = Sheet.OFF; activity < sheet.activities(); activity++) {
                text.append(member.may(day, activity) ? '1' : '0');
            }
            for (int activity = 0; activity < sheet.activities(); activity++) {
                text.append(member.away(day, activity) || !member.able[activity] ? 'x' : '-');
            }
        }
        return text.toString();
    }

    /** @param asked by day what would do, a bit for each activity; 0 for a day on which nothing is asked for */
    Answer ask(Member member, long[] asked) {
        return known.computeIfAbsent(kind(member) + Arrays.toString(asked), k -> found(member, asked));
    }

    private Answer found(Member member, long[] asked) {
        if (pinnedWrongly(member)) {
            return new Answer(NONE, null);
        }
        if (!knowsAll(member) && possibilities(member) <= MANY) {
            return among(counted.computeIfAbsent(kind(member), k -> countOut(member)), asked);
        }
        return sheet.horizon.grain() == Horizon.Grain.DAY && sheet.days <= LONGEST
                ? bounded(member, asked)
                : new Answer(0, null);
    }

    private boolean pinnedWrongly(Member member) {
        for (int day = 0; day < sheet.days; day++) {
            int pinned = member.pins[day];
            if (pinned >= 0 && (member.away(day, pinned) || !member.able[pinned] || member.taken[day][pinned])) {
                return true;
            }
        }
        return false;
    }

    /** Returns a legal roster that has everybody do what is asked for; null where none is known. */
    int @Nullable [][] roster(long[][] asked) {
        int[][] roster = new int[sheet.members.size()][];
        for (Member member : sheet.members) {
            int[] row = ask(member, asked[member.index]).row();
            if (row == null) {
                return null;
            }
            roster[member.index] = row;
        }
        return RosterValidator.score(sheet, roster).hard() == 0 ? roster : null;
    }

    /** Says whether the best row keeps every rule. */
    private boolean knowsAll(Member member) {
        return sheet.horizon.grain() == Horizon.Grain.DAY
                && !member.hasRules(Violation.Level.HARD)
                && Arrays.stream(member.minShifts).allMatch(least -> least == 0)
                && (Arrays.stream(member.maxShifts).allMatch(most -> most == 0 || most >= sheet.days)
                        || possibilities(member) > MANY);
    }

    private static Answer among(List<int[]> rows, long[] asked) {
        Answer answer = new Answer(NONE, null);
        for (int[] row : rows) {
            long missed = missed(row, asked);
            if (missed < answer.missed()) {
                answer = new Answer(missed, row);
            }
        }
        return answer;
    }

    private static long missed(int[] row, long[] asked) {
        long missed = 0;
        for (int day = 0; day < row.length; day++) {
            boolean given = row[day] != Sheet.OFF && (asked[day] >> row[day] & 1) == 1;
            missed += asked[day] == 0 || given ? 0 : 1;
        }
        return missed;
    }

    private Answer bounded(Member member, long[] asked) {
        long[][] costs = new long[sheet.days][sheet.activities() + 1];
        for (int day = 0; day < sheet.days; day++) {
            for (int activity = Sheet.OFF; activity < sheet.activities(); activity++) {
                boolean given = activity != Sheet.OFF && (asked[day] >> activity & 1) == 1;
                costs[day][activity + 1] = asked[day] == 0 || given ? 0 : BestRow.SCALE;
            }
        }
        int[] nothing = new int[sheet.days];
        Arrays.fill(nothing, Sheet.OFF);
        int[] row = best.find(member, nothing, 0, sheet.days, costs, 0, RowGraph.NEVER);
        // Only now, since the answer has found out what a minute is worth.
        long bound = best.bound(member, nothing, 0, sheet.days, costs);
        if (bound >= RowGraph.NEVER) {
            return new Answer(NONE, null);
        }
        boolean unlimited = Arrays.stream(member.maxShifts).allMatch(most -> most == 0 || most >= sheet.days);
        if (row == null && sheet.days <= SHORT && unlimited) {
            return new Answer(NONE, null);
        }
        return new Answer(Math.max(0, Math.floorDiv(bound + BestRow.SCALE - 1, BestRow.SCALE)), row);
    }

    private long possibilities(Member member) {
        long product = 1;
        for (int day = 0; day < sheet.days && product <= MANY; day++) {
            int possible = 0;
            for (int activity = Sheet.OFF; activity < sheet.activities(); activity++) {
                possible += member.may(day, activity) ? 1 : 0;
            }
            product *= possible;
        }
        return product;
    }

    private List<int[]> countOut(Member member) {
        List<int[]> rows = new ArrayList<>();
        countOut(member, new int[sheet.days], 0, rows);
        return rows;
    }

    /** Says whether the first days break what no further days mend. */
    private static boolean tooMuch(Member member, int[] row, int days) {
        Arrays.fill(row, days, row.length, Sheet.OFF);
        return RowRule.MAX_SHIFTS.penalty(member, row) > 0
                || RowRule.MAX_MINUTES.penalty(member, row) > 0
                || RowRule.MAX_CONSECUTIVE_SHIFTS.penalty(member, row) > 0
                || RowRule.SUCCESSION.penalty(member, row) > 0
                || RowRule.REST.penalty(member, row) > 0;
    }

    private void countOut(Member member, int[] row, int day, List<int[]> rows) {
        if (day == row.length) {
            if (RowRule.hardPenalty(member, row) == 0) {
                rows.add(row.clone());
            }
            return;
        }
        if (tooMuch(member, row, day)) {
            return;
        }
        for (int activity = Sheet.OFF; activity < sheet.activities(); activity++) {
            if (member.may(day, activity)) {
                row[day] = activity;
                countOut(member, row, day + 1, rows);
            }
        }
    }
}
