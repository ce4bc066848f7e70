package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the working roster on which moves are thought out: changes are made, read as a difference, and forgotten.
 * Keeps its tables between steps; not for two threads.
 */
final class Draft {
    /** Longest window of days that one answer looks at; bounds the time and memory of a move. */
    static final int WINDOW = Integer.getInteger("w", 42);

    private static final int MOST_PEOPLE = Integer.getInteger("k", 4);

    private final Sheet sheet;
    private final BestRow bestRow;
    private final Cover cover;
    private final int[][] rows;
    private final int[][] changed;
    private final List<Member> touched = new ArrayList<>();
    private final long[][] costs;
    private final double noise;
    /** Those with at least one cell to decide. */
    private final List<Member> movable;

    private final List<Need> needs;

    Draft(Sheet sheet) {
        this.sheet = sheet;
        bestRow = new BestRow(sheet);
        cover = new Cover(sheet);
        rows = new int[sheet.members.size()][sheet.days];
        changed = new int[sheet.members.size()][sheet.days];
        costs = new long[Math.min(sheet.days, WINDOW)][sheet.activities() + 1];
        movable = sheet.members.stream().filter(Draft::movable).toList();
        needs = Arrays.stream(sheet.needs).flatMap(Arrays::stream).toList();
        noise = needs.stream()
                .mapToInt(need -> need.demand().underWeight())
                .average()
                .orElse(1);
    }

    static boolean movable(Member member) {
        for (int day = 0; day < member.sheet.days; day++) {
            if (!member.fixed(day)) {
                for (int activity = 0; activity < member.able.length; activity++) {
                    if (member.may(day, activity)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Takes over the working roster. */
    void read(Plan plan) {
        plan.readRows(rows);
        for (Member member : sheet.members) {
            System.arraycopy(rows[member.index], 0, changed[member.index], 0, sheet.days);
        }
        cover.recount(rows);
        touched.clear();
    }

    int[][] rows() {
        return changed;
    }

    interface Change {
        void made(int member, int day, int activity);
    }

    /** Tells what was changed since the roster was read, and forgets it. */
    void takeChanges(Change listener) {
        for (Member member : touched) {
            int[] was = rows[member.index];
            int[] is = changed[member.index];
            cover.add(member, is, 0, sheet.days, -1);
            cover.add(member, was, 0, sheet.days, 1);
            for (int day = 0; day < sheet.days; day++) {
                if (was[day] != is[day]) {
                    listener.made(member.index, day, is[day]);
                    is[day] = was[day];
                }
            }
        }
        touched.clear();
    }

    /** Makes one random change. */
    void change(RandomGenerator random, Watch watch) {
        if (movable.isEmpty()) {
            return;
        }
        int dice = random.nextInt(100);
        if (dice < 90 || movable.size() < 2) {
            answerAnew(random, watch);
        } else {
            exchange(random);
        }
        Member first = movable.get(random.nextInt(movable.size()));
        if (dice >= 80 && RowRule.hardPenalty(first, rows[first.index]) > 0) {
            changeCell(first, random);
        }
    }

    /** Gives a few people new rows, each the best answer to all others, over the same window. */
    private void answerAnew(RandomGenerator random, Watch watch) {
        int length = Math.min(sheet.days, WINDOW);
        int from = sheet.days == length ? 0 : random.nextInt(sheet.days - length + 1);
        int to = from + length;
        List<Member> people = people(random, from, to);
        for (Member member : people) {
            touched.add(member);
            cover.add(member, changed[member.index], from, to, -1);
        }
        double spread = noise * random.nextDouble() * Double.parseDouble(System.getProperty("noise", "0.1"));
        for (int i = 0; i < people.size(); i++) {
            Member member = people.get(i);
            if (!watch.over()) {
                answer(member, from, to, i == people.size() - 1 ? 0 : spread, random);
            }
            cover.add(member, changed[member.index], from, to, 1);
        }
    }

    private List<Member> people(RandomGenerator random, int from, int to) {
        int count = Math.min(movable.size(), 1 + random.nextInt(MOST_PEOPLE));
        List<Member> people = new ArrayList<>();
        while (people.size() < count) {
            Member member = movable.get(random.nextInt(movable.size()));
            if (!people.contains(member)) {
                people.add(member);
            }
        }
        return people;
    }

    /** Replaces a window of a row by the best answer; leaves it where there is none. */
    private void answer(Member member, int from, int to, double spread, RandomGenerator random) {
        int[] row = changed[member.index];
        cover.price(member, from, to, spread, random, costs);
        int @Nullable [] best = bestRow.find(member, row, from, to, costs);
        if (best == null && RowRule.hardPenalty(member, row) > 0) {
            best = bestRow.findLeastBroken(member, row, from, to, costs);
        }
        if (best != null) {
            System.arraycopy(best, 0, row, from, to - from);
        }
    }

    /** Lets two people exchange a stretch of up to two weeks, if both may. */
    private void exchange(RandomGenerator random) {
        Member one = movable.get(random.nextInt(movable.size()));
        Member other = movable.get(random.nextInt(movable.size()));
        int from = random.nextInt(sheet.days);
        int to = Math.min(sheet.days, from + 1 + random.nextInt(14));
        if (one == other) {
            return;
        }
        touched.add(one);
        touched.add(other);
        for (int day = from; day < to; day++) {
            int first = changed[one.index][day];
            int second = changed[other.index][day];
            if (one.may(day, second) && other.may(day, first)) {
                set(one, day, second);
                set(other, day, first);
            }
        }
    }

    private void changeCell(Member member, RandomGenerator random) {
        int day = random.nextInt(sheet.days);
        int activity = random.nextInt(sheet.activities() + 1) - 1;
        if (member.may(day, activity)) {
            if (!touched.contains(member)) {
                touched.add(member);
            }
            set(member, day, activity);
        }
    }

    private void set(Member member, int day, int activity) {
        int[] row = changed[member.index];
        cover.add(member, row, day, day + 1, -1);
        row[day] = activity;
        cover.add(member, row, day, day + 1, 1);
    }

    /**
     * Builds a first roster: person by person the best row beside those already there. A horizon longer than a window is
     * built window by window, with a share of the limits for each.
     */
    static int[][] first(Sheet sheet, RandomGenerator random, Watch watch) {
        var draft = new Draft(sheet);
        for (Member member : sheet.members) {
            int[] row = draft.changed[member.index];
            for (int day = 0; day < sheet.days; day++) {
                row[day] = member.pins[day] == Member.FREE ? Sheet.OFF : member.pins[day];
            }
            draft.cover.add(member, row, 0, sheet.days, 1);
        }
        List<Member> order = new ArrayList<>(draft.movable);
        while (!order.isEmpty() && !watch.over()) {
            draft.build(order.remove(random.nextInt(order.size())), random, watch);
        }
        return draft.changed;
    }

    private void build(Member member, RandomGenerator random, Watch watch) {
        int[] row = changed[member.index];
        cover.add(member, row, 0, sheet.days, -1);
        for (int from = 0; from < sheet.days && !watch.over(); from += WINDOW) {
            int to = Math.min(sheet.days, from + WINDOW);
            cover.price(member, from, to, 0, random, costs);
            int @Nullable [] best = bestRow.find(member, row, from, to, costs);
            if (best == null) {
                best = bestRow.findLeastBroken(member, row, from, to, costs);
            }
            if (best != null) {
                System.arraycopy(best, 0, row, from, to - from);
            }
        }
        cover.add(member, row, 0, sheet.days, 1);
    }
}
