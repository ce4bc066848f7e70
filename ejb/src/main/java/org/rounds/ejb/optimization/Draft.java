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
    private static final int LONGEST_WINDOW = 42;

    /** Bounds the time of one answer: about this many additions, some tens of milliseconds. */
    private static final double MOST_STEPS = 60e6;

    private static final int MOST_PEOPLE = 2;
    /** Greatest noise on a cost, as a part of the usual weight of a missing head. */
    private static final double NOISE = 0.1;
    /** Greatest extra reward for filling a hole, in the same unit. */
    private static final double REWARD = 2;

    private static final int TRIES = 20;

    private final Sheet sheet;
    private final BestRow bestRow;
    private final Cover cover;
    private final int[][] rows;
    private final int[][] changed;
    private final List<Member> touched = new ArrayList<>();
    private final long[][] costs;
    private final double weight;
    private final int window;
    /** Those with at least one cell to decide. */
    private final List<Member> movable;

    private final List<Need> needs;
    private final CellChanges cells;
    private final boolean byDay;

    Draft(Sheet sheet) {
        this.sheet = sheet;
        bestRow = new BestRow(sheet);
        cover = new Cover(sheet);
        rows = new int[sheet.members.size()][sheet.days];
        changed = new int[sheet.members.size()][sheet.days];
        costs = new long[Math.min(sheet.days, LONGEST_WINDOW)][sheet.activities() + 1];
        movable = sheet.members.stream().filter(Draft::movable).toList();
        needs = Arrays.stream(sheet.needs).flatMap(Arrays::stream).toList();
        weight = sheet.weight();
        window = window();
        cells = new CellChanges(this, sheet, movable);
        byDay = sheet.horizon.grain() == Horizon.Grain.DAY;
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

    /** Returns the longest window in which everybody's answer is found in good time, in days. */
    private int window() {
        int length = Math.min(sheet.days, LONGEST_WINDOW);
        while (length > 7 && !inTime(length)) {
            length -= 7;
        }
        return length;
    }

    private boolean inTime(int length) {
        return movable.stream().allMatch(member -> BestRow.steps(member, length) <= MOST_STEPS);
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
        if (!byDay) {
            cells.change(random);
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
        int length = window;
        int from = sheet.days == length ? 0 : random.nextInt(sheet.days - length + 1);
        int to = from + length;
        Need hole = random.nextInt(100) < 90 ? hole(random, from, to) : null;
        List<Member> people = people(random, hole);
        for (Member member : people) {
            touched.add(member);
            cover.add(member, changed[member.index], from, to, -1);
        }
        double spread = NOISE * weight * random.nextDouble();
        for (int i = 0; i < people.size(); i++) {
            Member member = people.get(i);
            if (!watch.over()) {
                cover.price(
                        member, changed[member.index], from, to, i == people.size() - 1 ? 0 : spread, random, costs);
                if (hole != null && i == 0 && people.size() > 1) {
                    double reward = REWARD * weight * random.nextDouble();
                    costs[hole.day() - from][hole.activity() + 1] -= (long) (reward * BestRow.SCALE);
                }
                answer(member, from, to, random);
            }
            cover.add(member, changed[member.index], from, to, 1);
        }
    }

    /** Returns a need of the window that lacks heads; null if none was found at a few tries. */
    private @Nullable Need hole(RandomGenerator random, int from, int to) {
        for (int attempt = 0; attempt < TRIES && !needs.isEmpty(); attempt++) {
            Need need = needs.get(random.nextInt(needs.size()));
            int wanted = Math.max(need.demand().required(), need.demand().minimum());
            if (need.day() >= from && need.day() < to && cover.heads(need) < wanted) {
                return need;
            }
        }
        return null;
    }

    /** Picks different people, the first one able to fill the hole if there is one. */
    private List<Member> people(RandomGenerator random, @Nullable Need hole) {
        int count = Math.min(movable.size(), 1 + random.nextInt(MOST_PEOPLE));
        List<Member> people = new ArrayList<>();
        for (int attempt = 0; attempt < TRIES && hole != null && people.isEmpty(); attempt++) {
            Member member = movable.get(random.nextInt(movable.size()));
            boolean there = rows[member.index][hole.day()] == hole.activity();
            if (!there && hole.counts(member) && member.may(hole.day(), hole.activity())) {
                people.add(member);
            }
        }
        while (people.size() < count) {
            Member member = movable.get(random.nextInt(movable.size()));
            if (!people.contains(member)) {
                people.add(member);
            }
        }
        return people;
    }

    /** Replaces a window of a row by the best answer; leaves it where there is none. */
    private void answer(Member member, int from, int to, RandomGenerator random) {
        int[] row = changed[member.index];
        int @Nullable [] best = bestRow.find(member, row, from, to, costs);
        if (best == null && RowRule.hardPenalty(member, row) > 0) {
            best = bestRow.findLeastBroken(member, row, from, to, costs);
        }
        if (best != null) {
            System.arraycopy(best, 0, row, from, to - from);
            thin(member, row, from, to, random);
        }
    }

    /** Best rows know nothing of hours rules: takes work away at random until none of them is broken, or none can be mended. */
    private static void thin(Member member, int[] row, int from, int to, RandomGenerator random) {
        long broken = HoursCheck.penalty(member, row, Violation.Level.HARD);
        for (int attempt = 0; broken > 0 && attempt < 3 * (to - from); attempt++) {
            int day = from + random.nextInt(to - from);
            int worked = row[day];
            if (worked != Sheet.OFF && !member.fixed(day)) {
                row[day] = Sheet.OFF;
                long left = HoursCheck.penalty(member, row, Violation.Level.HARD);
                if (left < broken) {
                    broken = left;
                } else {
                    row[day] = worked;
                }
            }
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
            touch(member);
            set(member, day, activity);
        }
    }

    void touch(Member member) {
        if (!touched.contains(member)) {
            touched.add(member);
        }
    }

    int[] row(Member member) {
        return changed[member.index];
    }

    int heads(Need need) {
        return cover.heads(need);
    }

    void set(Member member, int day, int activity) {
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
        if (!byDay) {
            cells.build(member, cover, random);
        }
        for (int from = byDay ? 0 : sheet.days; from < sheet.days && !watch.over(); from += window) {
            int to = Math.min(sheet.days, from + window);
            cover.price(member, row, from, to, 0, random, costs);
            int @Nullable [] best = bestRow.begin(member, row, from, to, costs);
            if (best != null) {
                System.arraycopy(best, 0, row, from, to - from);
                thin(member, row, from, to, random);
            }
        }
        cover.add(member, row, 0, sheet.days, 1);
    }
}
