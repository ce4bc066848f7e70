package org.rounds.ejb.optimization;

import org.rounds.ejb.optimization.Contract.Rule;
import org.rounds.ejb.optimization.Contract.Term;

/**
 * What a contract costs a row step by step, in 1/{@link BestRow#SCALE}, as {@link RowGraph} wants it. Weekends are left out
 * but for what two neighbouring days tell of them: how many are worked, and in a row, is only judged.
 */
final class TermCosts {
    private static final int WEEK = 7;

    private final Terms terms;
    final Memory memory;
    private final int weekday;

    /** By length of the run before: what it costs to prolong it (0: to begin one), and to end it. */
    private final long[] goOn;

    private final long[] endOn;
    private final long[] goOff;
    private final long[] endOff;
    /** By day. */
    private final long[] beginWeekend;

    private final long[] endWeekend;
    private final long identical;

    /** All shifts of the row: at most and at least, and what each beyond costs. */
    final int most;

    final int least;
    final long over;
    final long under;

    TermCosts(Sheet sheet, Terms terms) {
        this.terms = terms;
        memory = Memory.of(sheet.activities(), terms.motifs);
        weekday = terms.weekday(0).ordinal();
        int on = 1 + Math.max(terms.limit(Rule.LONGEST_WORK), terms.limit(Rule.SHORTEST_WORK));
        int off = 1 + Math.max(terms.limit(Rule.LONGEST_REST), terms.limit(Rule.SHORTEST_REST));
        goOn = table(Rule.LONGEST_WORK, on, true);
        endOn = table(Rule.SHORTEST_WORK, on, false);
        goOff = table(Rule.LONGEST_REST, off, true);
        endOff = table(Rule.SHORTEST_REST, off, false);
        int days = sheet.days / sheet.perDay;
        beginWeekend = new long[days];
        endWeekend = new long[days];
        long complete = terms.weight(Rule.COMPLETE_WEEKENDS) * BestRow.SCALE;
        for (int day = 1; day < days; day++) {
            boolean inside = terms.sameWeekend(day - 1, day);
            beginWeekend[day] = inside ? complete * terms.daysBefore(day) : 0;
            endWeekend[day] = inside ? complete * terms.daysAfter(day - 1) : 0;
        }
        identical = terms.weight(Rule.IDENTICAL_WEEKENDS) * BestRow.SCALE;
        over = terms.weight(Rule.MOST_SHIFTS) * BestRow.SCALE;
        under = terms.weight(Rule.LEAST_SHIFTS) * BestRow.SCALE;
        most = over == 0 ? sheet.days : terms.limit(Rule.MOST_SHIFTS);
        least = under == 0 ? 0 : terms.limit(Rule.LEAST_SHIFTS);
    }

    private long[] table(Rule rule, int length, boolean going) {
        long[] table = new long[length + 1];
        for (Term term : terms.contract.terms()) {
            for (int run = 0; term.rule() == rule && run <= length; run++) {
                long units = going ? (run + 1 > term.limit() ? 1 : 0) : Math.max(0, term.limit() - run);
                table[run] += units * Terms.weight(term) * BestRow.SCALE;
            }
        }
        return table;
    }

    /** Returns the longest run of work that costs otherwise than those longer by a day. */
    int longestOn() {
        return goOn.length - 1;
    }

    int longestOff() {
        return goOff.length - 1;
    }

    /**
     * Says whether a row may cost less than the steps tell: in longer weekends each pair of days is charged for all that
     * may be different. Otherwise it costs as much, or more.
     */
    boolean overcharges() {
        return identical > 0 && terms.contract.weekendDays() > 2;
    }

    boolean countsShifts() {
        return over > 0 || under > 0;
    }

    private static long at(long[] table, int run) {
        return table[Math.min(run, table.length - 1)];
    }

    private int weekday(int day) {
        return (weekday + day) % WEEK;
    }

    private long completed(int day, int state, int activity) {
        long[][] costs = memory.cost[weekday(day)];
        return costs == null ? 0 : costs[state][activity + 1];
    }

    /** Returns what work costs after a state, whatever the length of the run. */
    long work(int day, int state, int activity) {
        long cost = completed(day, state, activity);
        if (identical > 0
                && day > 0
                && state < memory.works
                && memory.worked[state] != activity
                && terms.sameWeekend(day - 1, day)) {
            cost += identical * (terms.daysBefore(day) + terms.daysAfter(day - 1));
        }
        return cost;
    }

    long rest(int day, int state) {
        return completed(day, state, Sheet.OFF);
    }

    /**
     * Returns what it costs to begin work on a day after so many days off.
     *
     * @param open whether the run of days off may be longer than is known; 0 of them are always
     */
    long begin(int day, int run, boolean open) {
        boolean judged = run > 0 && (!open || terms.contract.closed());
        return goOn[0] + beginWeekend[day] + (judged ? at(endOff, run) : 0);
    }

    /** Returns what it costs to have a day off after so many days of work; as {@link #begin}. */
    long end(int day, int run, boolean open) {
        boolean judged = run > 0 && (!open || terms.contract.closed());
        return goOff[0] + (run > 0 ? endWeekend[day] : 0) + (judged ? at(endOn, run) : 0);
    }

    long goOn(int run) {
        return at(goOn, run);
    }

    long goOff(int run) {
        return at(goOff, run);
    }

    /** Returns what the last run of the row costs. */
    long last(int run, boolean work) {
        return terms.contract.closed() ? at(work ? endOn : endOff, run) : 0;
    }
}
