package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a search has to remember of the days before, so that it knows a {@link Motif} when it is complete: what was worked
 * last, and which motifs have begun. An automaton that reads a day at a time.
 *
 * <p>Its states are numbered in three groups: those after work (from 0), those after a day off (from {@link #works}), and
 * one that knows nothing ({@link #fresh}).
 */
final class Memory {
    /** Motifs that would need more states are left out of it. */
    private static final int MOST_STATES = 120;

    private static final int NOTHING = -2;
    private static final int WEEK = 7;

    int works;
    int offs;
    int fresh;
    /** By state after work: what was worked. */
    int[] worked = {};
    /** By state and activity + 1: the state after. */
    int[][] next = {};
    /** By weekday (Monday 0), state and activity + 1: what is completed costs; null for nothing on that weekday. */
    long[][][] cost = new long[WEEK][][];

    private final int activities;
    private final List<Motif> motifs;
    private final Map<List<Object>, Integer> numbers = new HashMap<>();
    private final List<Integer> lasts = new ArrayList<>();
    private final List<boolean[][]> begun = new ArrayList<>();
    private final List<int[]> after = new ArrayList<>();

    private Memory(int activities, List<Motif> motifs) {
        this.activities = activities;
        this.motifs = motifs;
    }

    static Memory of(int activities, List<Motif> motifs) {
        for (int count = motifs.size(); ; count--) {
            var memory = new Memory(activities, motifs.subList(0, count));
            if (memory.explore() || count == 0) {
                memory.number();
                return memory;
            }
        }
    }

    /** Finds every state; false if there are too many. */
    private boolean explore() {
        boolean[][] none = new boolean[motifs.size()][];
        for (int i = 0; i < none.length; i++) {
            none[i] = new boolean[motifs.get(i).length()];
        }
        state(NOTHING, none);
        for (int from = 0; from < lasts.size(); from++) {
            int[] targets = new int[activities + 1];
            for (int activity = Sheet.OFF; activity < activities; activity++) {
                targets[activity + 1] = state(activity, read(begun.get(from), activity));
            }
            after.add(targets);
            if (lasts.size() > MOST_STATES + activities) {
                return false;
            }
        }
        return true;
    }

    private int state(int last, boolean[][] prefixes) {
        List<Object> key = List.of(last, Arrays.deepToString(prefixes));
        Integer known = numbers.get(key);
        if (known == null) {
            known = lasts.size();
            numbers.put(key, known);
            lasts.add(last);
            begun.add(prefixes);
        }
        return known;
    }

    private boolean[][] read(boolean[][] before, int activity) {
        boolean[][] now = new boolean[motifs.size()][];
        for (int i = 0; i < now.length; i++) {
            Motif motif = motifs.get(i);
            now[i] = new boolean[motif.length()];
            for (int position = 0; position + 1 < motif.length(); position++) {
                boolean here = position == 0 || before[i][position];
                now[i][position + 1] = here && motif.fits(position, activity);
            }
        }
        return now;
    }

    private void number() {
        int[] numberOf = new int[lasts.size()];
        works = (int) lasts.stream().filter(last -> last >= 0).count();
        offs = lasts.size() - works - 1;
        fresh = works + offs;
        worked = new int[works];
        int work = 0;
        int off = works;
        for (int state = 0; state < numberOf.length; state++) {
            int last = lasts.get(state);
            numberOf[state] = last == NOTHING ? fresh : last == Sheet.OFF ? off++ : work;
            if (last >= 0) {
                worked[work++] = last;
            }
        }
        next = new int[numberOf.length][activities + 1];
        for (int state = 0; state < numberOf.length; state++) {
            int[] targets = after.get(state);
            for (int symbol = 0; symbol < targets.length; symbol++) {
                next[numberOf[state]][symbol] = numberOf[targets[symbol]];
            }
        }
        for (int state = 0; state < numberOf.length; state++) {
            for (int activity = Sheet.OFF; activity < activities; activity++) {
                charge(numberOf[state], begun.get(state), activity);
            }
        }
    }

    private void charge(int state, boolean[][] prefixes, int activity) {
        for (int i = 0; i < motifs.size(); i++) {
            Motif motif = motifs.get(i);
            int end = motif.length() - 1;
            boolean complete = (end == 0 || prefixes[i][end]) && motif.fits(end, activity);
            for (int weekday = 0; complete && weekday < WEEK; weekday++) {
                int begin = Math.floorMod(weekday - end, WEEK);
                if (motif.first() == null || motif.first().ordinal() == begin) {
                    if (cost[weekday] == null) {
                        cost[weekday] = new long[fresh + 1][activities + 1];
                    }
                    cost[weekday][state][activity + 1] += Terms.weight(motif.level(), motif.weight()) * BestRow.SCALE;
                }
            }
        }
    }

    /** Returns the state after a day's activity. */
    int after(int state, int activity) {
        return activity < Sheet.OFF ? fresh : next[state][activity + 1];
    }
}
