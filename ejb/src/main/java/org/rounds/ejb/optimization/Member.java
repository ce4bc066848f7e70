package org.rounds.ejb.optimization;

import java.util.Arrays;
import java.util.List;

/** A person by index: who may do what on which day, what was worked before, and the limits of the row. */
final class Member {
    /** In {@link #pins}: the cell is not pinned. */
    static final int FREE = -4;
    /** In {@link #history}: worked, but on an activity that the problem does not know. */
    static final int UNKNOWN = -2;

    private static final Wish[] NONE = {};

    final Sheet sheet;
    final int index;
    final RosterProblem.Person person;
    /** Activity index or {@link Sheet#OFF} for each day before the horizon, oldest first. */
    final int[] history;
    /** By activity; {@link Integer#MAX_VALUE} for no limit. */
    final int[] maxShifts;
    /** By activity: has every skill that it needs. */
    final boolean[] able;
    /** By day. */
    final boolean[] absent;
    /** By day: {@link #FREE}, {@link Sheet#OFF} or an activity. */
    final int[] pins;
    /** By day. */
    final Wish[][] wishes;

    Member(Sheet sheet, int index, RosterProblem.Person person) {
        this.sheet = sheet;
        this.index = index;
        this.person = person;
        List<RosterProblem.Activity> activities = sheet.problem.activities();
        history = new int[person.history().size()];
        for (int day = 0; day < history.length; day++) {
            var worked = person.history().get(day);
            history[day] = worked == null ? Sheet.OFF : sheet.activityIndex.getOrDefault(worked, UNKNOWN);
        }
        maxShifts = new int[activities.size()];
        able = new boolean[activities.size()];
        for (int activity = 0; activity < able.length; activity++) {
            var known = activities.get(activity);
            able[activity] = person.skills().containsAll(known.skills());
            maxShifts[activity] = person.limits().maxShifts().getOrDefault(known.id(), Integer.MAX_VALUE);
        }
        absent = new boolean[sheet.days];
        pins = new int[sheet.days];
        wishes = new Wish[sheet.days][];
        Arrays.fill(pins, FREE);
        Arrays.fill(wishes, NONE);
    }

    RosterProblem.Limits limits() {
        return person.limits();
    }

    String name() {
        return person.name();
    }

    /** Says whether the planner may leave the person on this activity (or {@link Sheet#OFF}) on the day. */
    boolean may(int day, int activity) {
        if (pins[day] != FREE) {
            return pins[day] == activity;
        }
        return activity == Sheet.OFF || (!absent[day] && able[activity] && maxShifts[activity] > 0);
    }

    /** Says whether the planner has nothing to decide on the day. */
    boolean fixed(int day) {
        return pins[day] != FREE || absent[day];
    }

    /** Returns what is worked on a day of the row, or of the history where the day is negative. */
    int worked(int[] row, int day) {
        return day < 0 ? history[history.length + day] : row[day];
    }

    /** Returns the penalty of the wishes of one day. */
    long wishPenalty(int day, int activity) {
        long penalty = 0;
        for (Wish wish : wishes[day]) {
            penalty += wish.penalty(activity);
        }
        return penalty;
    }

    void add(int day, Wish wish) {
        Wish[] known = wishes[day];
        wishes[day] = Arrays.copyOf(known, known.length + 1);
        wishes[day][known.length] = wish;
    }
}
