package org.rounds.ejb.optimization;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Small changes for blocks and half-days, where rows are bound by how often something is done rather than by runs:
 * a single cell, two cells of one row, one period of two people, or two periods of two people at once, which keeps
 * everybody's numbers and every period's heads.
 */
final class CellChanges {
    private static final int TRIES = 20;

    private final Draft draft;
    private final Sheet sheet;
    private final List<Member> movable;

    CellChanges(Draft draft, Sheet sheet, List<Member> movable) {
        this.draft = draft;
        this.sheet = sheet;
        this.movable = movable;
    }

    void change(RandomGenerator random) {
        Member member = movable.get(random.nextInt(movable.size()));
        switch (random.nextInt(6)) {
            case 0 -> swapInRow(member, random);
            case 1 -> swapWithOther(member, random);
            case 2, 3 -> swapRectangle(member, random);
            case 4 -> fillHole(random);
            default -> setOne(member, random);
        }
    }

    private void setOne(Member member, RandomGenerator random) {
        int period = random.nextInt(sheet.days);
        int activity = random.nextInt(sheet.activities() + 1) - 1;
        for (int attempt = 0; attempt < TRIES && !fits(member, period, activity); attempt++) {
            activity = random.nextInt(sheet.activities() + 1) - 1;
        }
        set(member, period, activity);
    }

    /** Gives somebody what a period lacks. */
    private void fillHole(RandomGenerator random) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Need[] needs = sheet.needs[random.nextInt(sheet.days)];
            Need need = needs.length == 0 ? null : needs[random.nextInt(needs.length)];
            if (need != null && need.lacks(draft.heads(need))) {
                Member member = movable.get(random.nextInt(movable.size()));
                if (need.counts(member) && fits(member, need.day(), need.activity())) {
                    set(member, need.day(), need.activity());
                    return;
                }
            }
        }
    }

    private void swapInRow(Member member, RandomGenerator random) {
        int one = random.nextInt(sheet.days);
        int other = random.nextInt(sheet.days);
        int[] row = draft.row(member);
        int first = row[one];
        int second = row[other];
        if (first != second && fits(member, one, second) && fits(member, other, first)) {
            set(member, one, second);
            set(member, other, first);
        }
    }

    private void swapWithOther(Member member, RandomGenerator random) {
        Member other = movable.get(random.nextInt(movable.size()));
        int period = random.nextInt(sheet.days);
        int first = draft.row(member)[period];
        int second = draft.row(other)[period];
        if (first != second && fits(member, period, second) && fits(other, period, first)) {
            set(member, period, second);
            set(other, period, first);
        }
    }

    private void swapRectangle(Member member, RandomGenerator random) {
        int one = random.nextInt(sheet.days);
        int two = random.nextInt(sheet.days);
        int[] row = draft.row(member);
        int first = row[one];
        int second = row[two];
        if (first == second || !fits(member, one, second) || !fits(member, two, first)) {
            return;
        }
        int start = random.nextInt(movable.size());
        for (int i = 0; i < movable.size(); i++) {
            Member other = movable.get((start + i) % movable.size());
            int[] theirs = draft.row(other);
            boolean mirrored = theirs[one] == second && theirs[two] == first;
            if (mirrored && fits(other, one, first) && fits(other, two, second)) {
                set(member, one, second);
                set(member, two, first);
                set(other, one, first);
                set(other, two, second);
                return;
            }
        }
    }

    private boolean fits(Member member, int period, int activity) {
        return !member.fixed(period) && member.may(period, activity);
    }

    private void set(Member member, int period, int activity) {
        if (fits(member, period, activity)) {
            draft.touch(member);
            draft.set(member, period, activity);
        }
    }

    /** Fills a row period by period with what breaks least and then costs least beside the rows already there. */
    void build(Member member, RandomGenerator random) {
        int[] row = draft.row(member);
        Cover cover = draft.cover;
        cover.add(member, row, 0, sheet.days, -1);
        long[][] costs = new long[1][sheet.activities() + 1];
        Integer[] order = new Integer[sheet.activities() + 1];
        for (int period = 0; period < sheet.days; period++) {
            if (!member.fixed(period)) {
                cover.price(member, row, period, period + 1, 0, random, costs);
                int choices = 0;
                for (int activity = Sheet.OFF; activity < sheet.activities(); activity++) {
                    if (member.may(period, activity)) {
                        order[choices++] = activity;
                    }
                }
                Arrays.sort(order, 0, choices, (a, b) -> Long.compare(costs[0][a + 1], costs[0][b + 1]));
                long least = Long.MAX_VALUE;
                int best = Sheet.OFF;
                for (int i = 0; i < choices && least > 0; i++) {
                    row[period] = order[i];
                    long broken = RowRule.hardPenalty(member, row);
                    if (broken < least) {
                        least = broken;
                        best = order[i];
                    }
                }
                row[period] = best;
            }
        }
        cover.add(member, row, 0, sheet.days, 1);
    }
}
