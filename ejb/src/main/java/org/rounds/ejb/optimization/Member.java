package org.rounds.ejb.optimization;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    /** By activity: lacks a skill, which the contract may allow at a price. */
    final boolean[] lacks;
    /** By activity; 0 for none. */
    final int[] minShifts;
    /** By day: nothing at all may be worked. */
    final boolean[] absent;
    /** By day: some leave, so that only what goes with leave may be worked. */
    final boolean[] leave;
    /** By day and activity: meets something fixed in the house. */
    final boolean[][] taken;
    /** The shortest rest between activities, of the limits and the hours rules. */
    @Nullable
    Integer minRest;

    /** What the contract asks besides the limits. */
    final Terms terms;

    final KnownTime known;
    /** By day: {@link #FREE}, {@link Sheet#OFF} or an activity. */
    final int[] pins;
    /** By day. */
    final Wish[][] wishes;
    /** By day: what the person does unless it is changed; {@link #FREE} where no change costs anything. */
    final int[] base;

    private final int[] leaveDays;
    /** By day and activity + 1. */
    private final boolean[][] may;
    /** By day and activity + 1. */
    private final long[][] dayPenalty;
    /** By day: the most minutes that can be worked before it. */
    private final int[] longestBefore;
    /** Greatest common divisor of the lengths that the person may work; 0 for none. */
    private int unit;

    private boolean hasHard;
    private boolean hasSoft;

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
        terms = sheet.terms(person.limits().contract());
        known = new KnownTime(person.facts(), sheet.problem);
        maxShifts = new int[activities.size()];
        minShifts = new int[activities.size()];
        able = new boolean[activities.size()];
        lacks = new boolean[activities.size()];
        for (int activity = 0; activity < able.length; activity++) {
            var kind = activities.get(activity);
            boolean graded = kind.grades().isEmpty()
                    || (person.grade() != null && kind.grades().contains(person.grade()));
            lacks[activity] = !person.skills().containsAll(kind.skills());
            able[activity] = graded && (!lacks[activity] || terms.has(Contract.Rule.ALTERNATIVE_SKILL));
            maxShifts[activity] = person.limits().maxShifts().getOrDefault(kind.id(), Integer.MAX_VALUE);
            minShifts[activity] = person.limits().minShifts().getOrDefault(kind.id(), 0);
        }
        absent = new boolean[sheet.days];
        leave = new boolean[sheet.days];
        taken = new boolean[sheet.days][able.length];
        leaveDays = new int[sheet.days];
        may = new boolean[sheet.days][able.length + 1];
        dayPenalty = new long[sheet.days][able.length + 1];
        longestBefore = new int[sheet.days + 1];
        pins = new int[sheet.days];
        wishes = new Wish[sheet.days][];
        base = new int[sheet.days];
        Arrays.fill(base, FREE);
        Arrays.fill(pins, FREE);
        Arrays.fill(wishes, NONE);
        minRest = person.limits().minRestMinutes();
        for (HoursRule rule : person.facts().rules()) {
            hasHard |= rule.level() == Violation.Level.HARD;
            hasSoft |= rule.level() == Violation.Level.SOFT;
            if (rule.level() == Violation.Level.HARD && rule.kind() == HoursRule.Kind.REST_BETWEEN_DUTIES) {
                minRest = Math.max(minRest == null ? 0 : minRest, rule.limit());
            }
        }
    }

    /** Takes a day of leave. */
    void leave(java.time.LocalDate date) {
        sheet.each(date, day -> leaveDays[day]++);
    }

    /** Works out what the leave, the fixed time, the pins, the wishes and the base come to. */
    void settle() {
        for (int day = 0; day < sheet.days; day++) {
            long length =
                    sheet.horizon.lastDate(day).toEpochDay() - sheet.date(day).toEpochDay() + 1;
            leave[day] = leaveDays[day] > 0;
            absent[day] = leaveDays[day] >= length;
            for (int activity = 0; activity < able.length; activity++) {
                long start = sheet.start(day, activity);
                taken[day][activity] = sheet.presence[activity].onSite()
                        && known.overlapsOnSite(start, start + sheet.minutes[activity]);
            }
            settle(day);
        }
    }

    private void settle(int day) {
        if (base[day] != FREE && !mayBe(day, base[day])) {
            base[day] = FREE;
        }
        int longest = 0;
        for (int activity = Sheet.OFF; activity < able.length; activity++) {
            for (Wish wish : wishes[day]) {
                dayPenalty[day][activity + 1] += wish.penalty(activity);
            }
            dayPenalty[day][activity + 1] += changed(day, activity) ? sheet.changeWeight() : 0;
            if (activity != Sheet.OFF && lacks[activity]) {
                dayPenalty[day][activity + 1] += terms.weight(Contract.Rule.ALTERNATIVE_SKILL);
            }
            may[day][activity + 1] = mayBe(day, activity);
            if (activity != Sheet.OFF && may[day][activity + 1]) {
                longest = Math.max(longest, sheet.minutes[activity]);
                unit = gcd(unit, sheet.minutes[activity]);
            }
        }
        longestBefore[day + 1] = longestBefore[day] + longest;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Returns what minutes of work are counted in; 0 if the person can do nothing. */
    int unit() {
        return unit;
    }

    /** Returns the most minutes that could be worked on the days from..to-1 if nothing else mattered. */
    int longest(int from, int to) {
        return longestBefore[to] - longestBefore[from];
    }

    boolean hasRules(Violation.Level level) {
        return level == Violation.Level.HARD ? hasHard : level == Violation.Level.SOFT && hasSoft;
    }

    /** Says whether leave keeps the person from this activity on the day. */
    boolean away(int day, int activity) {
        return absent[day]
                || (leave[day] && !sheet.problem.activities().get(activity).leaveEligible());
    }

    RosterProblem.Limits limits() {
        return person.limits();
    }

    String name() {
        return person.name();
    }

    /** Says whether the planner may leave the person on this activity (or {@link Sheet#OFF}) on the day. */
    boolean may(int day, int activity) {
        return may[day][activity + 1];
    }

    private boolean mayBe(int day, int activity) {
        if (pins[day] != FREE) {
            return pins[day] == activity;
        }
        return activity == Sheet.OFF
                || (able[activity]
                        && maxShifts[activity] > 0
                        && !away(day, activity)
                        && !taken[day][activity]
                        && sheet.offers(day, activity));
    }

    /** Says whether the planner has nothing to decide on the day. */
    boolean fixed(int day) {
        return pins[day] != FREE || absent[day];
    }

    /** Returns what is worked on a day of the row, or of the history where the day is negative. */
    int worked(int[] row, int day) {
        return day < 0 ? history[history.length + day] : row[day];
    }

    /** Says whether this is something else than in the problem's base, without need. */
    boolean changed(int day, int activity) {
        return base[day] != FREE && base[day] != activity;
    }

    /** Returns the penalty of the wishes, of a change and of a lacking skill on one day. */
    long dayPenalty(int day, int activity) {
        return dayPenalty[day][activity + 1];
    }

    void add(int day, Wish wish) {
        Wish[] known = wishes[day];
        wishes[day] = Arrays.copyOf(known, known.length + 1);
        wishes[day][known.length] = wish;
    }
}
