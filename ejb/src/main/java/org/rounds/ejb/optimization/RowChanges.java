package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a roster of days: a few people's rows are taken out and put back one after the other, each as the exact best
 * answer to all others; or several people change what they do on one day; or two exchange a stretch of days; or a row that
 * breaks a limit gets a single cell changed.
 */
final class RowChanges {
    /** Longest window of days that one answer looks at; bounds the time and memory of a move. */
    private static final int LONGEST_WINDOW = 42;

    /** Bounds the time of one answer: about this many additions, some milliseconds. */
    private static final double MOST_STEPS = 10e6;

    /** Greatest noise on a cost, as a part of the usual weight of a missing head. */
    private static final double NOISE = 0.1;
    /** Greatest extra reward for filling a hole, in the same unit. */
    private static final double REWARD = 2;

    /** Most people of a chain. */
    private static final int MOST_LINKS = 4;
    /** How many are asked who could go on with a chain. */
    private static final int ASKED = 16;

    /** How many in a thousand changes keep the number of heads where that is exact. */
    private static final int EXCHANGES = 998;

    private static final int TRIES = 20;
    /** How often a whole row is looked for, each time with more noise. */
    private static final int WHOLE_TRIES = 10;

    /** Enough to tell whole units of penalty apart. */
    private static final long TOLERANCE = BestRow.SCALE / 2;

    private final Sheet sheet;
    private final Draft draft;
    private final Cover cover;
    private final List<Member> movable;
    private final BestRow bestRow;
    /** For rows that begin with nothing: where there are several windows, what is limited in number gets a price. */
    private final BestRow builder;

    private final DayExchange dayExchange;
    private final Exchanges exchanges;

    private final long[][] costs;
    private final double weight;
    private final int window;
    private final List<Need> needs;
    /** How many in a hundred changes go on with whom it helps most: the more people, the less is a lucky pick. */
    private final int chains;

    // The change being made: its days and people.
    private int from;
    private int to;
    private final List<Member> people = new ArrayList<>();

    RowChanges(Sheet sheet, Draft draft) {
        this.sheet = sheet;
        this.draft = draft;
        cover = draft.cover;
        movable = draft.movable;
        bestRow = new BestRow(sheet);
        dayExchange = new DayExchange(sheet, draft);
        exchanges = new Exchanges(sheet, draft);
        window = window();
        builder = window < sheet.days ? new BestRow(sheet, true) : bestRow;
        costs = new long[window][sheet.activities() + 1];
        needs = Arrays.stream(sheet.needs).flatMap(Arrays::stream).toList();
        weight = sheet.weight();
        chains = Math.min(80, movable.size() * 2 / 3);
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

    /** Makes one random change. */
    void change(RandomGenerator random, Watch watch) {
        if (sheet.exact && draft.lawful() && random.nextInt(1000) < EXCHANGES) {
            exchanges.change(random);
            return;
        }
        int dice = random.nextInt(100);
        if (dice < 45 || movable.size() < 2) {
            answerAnew(random, watch);
        } else if (dice < 95) {
            exchangeOnOneDay(random);
        } else {
            exchange(random);
        }
        Member first = any(random);
        if (dice >= 80 && draft.broken(first)) {
            changeCell(first, random);
        }
    }

    /** Gives somebody whose row breaks limits another one over the whole horizon: windows may have none to offer. */
    private void renew(Member member, RandomGenerator random, Watch watch) {
        from = 0;
        to = sheet.days;
        takeOut(member);
        asAWhole(member, random, watch);
        cover.add(member, draft.row(member), from, to, 1);
    }

    /** Lets as many people as it takes change what they do on one day, mostly to fill a hole. */
    private void exchangeOnOneDay(RandomGenerator random) {
        from = 0;
        to = sheet.days;
        Need hole = random.nextInt(100) < 80 ? hole(random) : null;
        int day = hole == null ? random.nextInt(sheet.days) : hole.day();
        int wanted = hole == null ? Sheet.OFF : hole.activity();
        dayExchange.change(day, wanted, NOISE * weight * random.nextDouble(), random);
    }

    /** Gives a few people new rows, each the best answer to all others, over the same window. */
    private void answerAnew(RandomGenerator random, Watch watch) {
        from = sheet.days == window ? 0 : random.nextInt(sheet.days - window + 1);
        to = from + window;
        people.clear();
        Member broken = random.nextBoolean() ? draft.anyBroken(random) : null;
        if (broken != null && window < sheet.days && random.nextInt(4) == 0) {
            renew(broken, random, watch);
            return;
        }
        if (broken != null) {
            people.add(broken);
        }
        Need hole = broken == null && random.nextInt(100) < 90 ? hole(random) : null;
        if (hole != null && random.nextInt(100) < chains) {
            chain(hole, random, watch);
        } else {
            oneOrTwo(hole, random, watch);
        }
    }

    /** Fills a hole, and lets others repair in turn what that tears open: each time whom it helps most. */
    private void chain(Need hole, RandomGenerator random, Watch watch) {
        Points start = draft.judge();
        double spread = NOISE * weight * random.nextDouble();
        long reward = reward(random);
        Member member = filler(hole, random);
        while (member != null && !watch.over()) {
            boolean first = people.isEmpty();
            people.add(member);
            takeOut(member);
            cover.price(member, draft.row(member), from, to, first ? spread : 0, random, costs);
            if (first) {
                costs[hole.day() - from][hole.activity() + 1] -= reward;
            }
            answer(member, random);
            cover.add(member, draft.row(member), from, to, 1);
            boolean enough = !first && draft.judge().lessThan(start);
            member = enough || people.size() == MOST_LINKS ? null : helper(random);
        }
    }

    /** Takes one or two out and puts them back; the first is drawn to the hole, if there is one and a second to repair. */
    private void oneOrTwo(@Nullable Need hole, RandomGenerator random, Watch watch) {
        if (people.isEmpty()) {
            pick(hole, random);
        }
        people.forEach(this::takeOut);
        double spread = NOISE * weight * random.nextDouble();
        for (Member member : people) {
            boolean last = member == people.get(people.size() - 1);
            if (!watch.over()) {
                cover.price(member, draft.row(member), from, to, last ? 0 : spread, random, costs);
                if (!last && sheet.exact) {
                    cover.ease(
                            draft.row(member),
                            from,
                            to,
                            people.size() - 1 - people.indexOf(member),
                            weight,
                            random,
                            costs);
                }
                if (hole != null && !last) {
                    costs[hole.day() - from][hole.activity() + 1] -= reward(random);
                }
                answer(member, random);
            }
            cover.add(member, draft.row(member), from, to, 1);
        }
    }

    private long reward(RandomGenerator random) {
        return (long) (REWARD * weight * random.nextDouble() * BestRow.SCALE);
    }

    private void takeOut(Member member) {
        draft.touch(member);
        cover.add(member, draft.row(member), from, to, -1);
    }

    /** Returns, of a number of people, the one whose row could become cheaper by most; null if nobody's could. */
    private @Nullable Member helper(RandomGenerator random) {
        Member best = null;
        long most = BestRow.SCALE;
        for (int i = 0; i < ASKED; i++) {
            Member member = any(random);
            if (!people.contains(member)) {
                int[] row = draft.row(member);
                cover.add(member, row, from, to, -1);
                cover.price(member, row, from, to, 0, random, costs);
                long gain = cost(member, row) - bestRow.bound(member, row, from, to, costs);
                cover.add(member, row, from, to, 1);
                if (gain > most) {
                    most = gain;
                    best = member;
                }
            }
        }
        return best;
    }

    private Member any(RandomGenerator random) {
        return movable.get(random.nextInt(movable.size()));
    }

    /** Returns what the window of a row costs at the current prices. */
    private long cost(Member member, int[] row) {
        if (!member.terms.none) {
            return bestRow.cost(member, row, from, to, costs);
        }
        long cost = 0;
        for (int day = from; day < to; day++) {
            cost += costs[day - from][row[day] + 1];
        }
        return cost;
    }

    /** Returns a need of the window that lacks heads; null if none was found at a few tries. */
    private @Nullable Need hole(RandomGenerator random) {
        for (int attempt = 0; attempt < TRIES && !needs.isEmpty(); attempt++) {
            Need need = needs.get(random.nextInt(needs.size()));
            if (need.day() >= from && need.day() < to && need.lacks(cover.heads(need))) {
                return need;
            }
        }
        return null;
    }

    /** Returns somebody who could fill the hole; null if nobody was found at a few tries. */
    private @Nullable Member filler(Need hole, RandomGenerator random) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Member member = any(random);
            boolean there = draft.row(member)[hole.day()] == hole.activity();
            if (!there && hole.counts(member) && member.may(hole.day(), hole.activity())) {
                return member;
            }
        }
        return null;
    }

    /** Picks one or two people, the first one able to fill the hole if there is one. */
    private void pick(@Nullable Need hole, RandomGenerator random) {
        int count = Math.min(movable.size(), (sheet.exact ? 2 : 1) + random.nextInt(2));
        Member first = hole == null ? null : filler(hole, random);
        people.add(first == null ? any(random) : first);
        while (people.size() < count) {
            Member member = any(random);
            if (!people.contains(member)) {
                people.add(member);
            }
        }
    }

    /** Replaces the window of a row by the best answer; leaves it where there is none, or nothing as good. */
    private void answer(Member member, RandomGenerator random) {
        int[] row = draft.row(member);
        long most = draft.broken(member) ? RowGraph.NEVER : Math.min(RowGraph.NEVER, cost(member, row) + TOLERANCE);
        int @Nullable [] best = bestRow.find(member, row, from, to, costs, TOLERANCE, most);
        if (best == null && draft.broken(member)) {
            best = bestRow.findLeastBroken(member, row, from, to, costs);
        }
        put(member, best, random);
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
        Member one = any(random);
        Member other = any(random);
        int begin = random.nextInt(sheet.days);
        int end = Math.min(sheet.days, begin + 1 + random.nextInt(14));
        exchanges.handRound(new Member[] {one, other}, begin, end);
    }

    private void changeCell(Member member, RandomGenerator random) {
        int day = random.nextInt(sheet.days);
        int activity = random.nextInt(sheet.activities() + 1) - 1;
        if (member.may(day, activity)) {
            draft.touch(member);
            draft.set(member, day, activity);
        }
    }

    /**
     * Builds a row beside those already there: window by window where the horizon is longer than one, with a share of the
     * limits for each; where that breaks limits, as a whole; and where that does so as well, with as little broken as can be.
     */
    void build(Member member, RandomGenerator random, Watch watch) {
        int[] row = draft.row(member);
        cover.add(member, row, 0, sheet.days, -1);
        boolean lawful = byWindows(member, false, random, watch) && RowRule.hardPenalty(member, row) == 0;
        if (!lawful && (window == sheet.days || !asAWhole(member, random, watch))) {
            byWindows(member, true, random, watch);
        }
        cover.add(member, row, 0, sheet.days, 1);
    }

    /** Fills a row that is not in the cover; false, and nothing filled, where a window cannot be without breaking limits. */
    private boolean byWindows(Member member, boolean breaking, RandomGenerator random, Watch watch) {
        int[] row = draft.row(member);
        int[] before = row.clone();
        for (from = 0; from < sheet.days && !watch.over(); from += window) {
            to = Math.min(sheet.days, from + window);
            cover.price(member, row, from, to, 0, random, costs);
            int @Nullable [] best = builder.begin(member, row, from, to, costs, breaking);
            if (best == null && !breaking) {
                System.arraycopy(before, 0, row, 0, row.length);
                return false;
            }
            put(member, best, random);
        }
        return true;
    }

    /** Replaces a row that is not in the cover by a good one that keeps all limits, over the whole horizon; false if none was found. */
    private boolean asAWhole(Member member, RandomGenerator random, Watch watch) {
        int[] row = draft.row(member);
        long[][] prices = new long[sheet.days][sheet.activities() + 1];
        from = 0;
        to = sheet.days;
        for (int attempt = 0; attempt < WHOLE_TRIES && !watch.over(); attempt++) {
            // The same prices again would lead past the limits again.
            cover.price(member, row, from, to, attempt * NOISE * weight, random, prices);
            int @Nullable [] whole = builder.whole(member, row, prices);
            if (whole != null) {
                put(member, whole, random);
                return true;
            }
        }
        return false;
    }

    private void put(Member member, int @Nullable [] best, RandomGenerator random) {
        if (best != null) {
            int[] row = draft.row(member);
            System.arraycopy(best, 0, row, from, to - from);
            thin(member, row, from, to, random);
        }
    }
}
