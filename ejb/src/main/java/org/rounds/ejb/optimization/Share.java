package org.rounds.ejb.optimization;

import java.time.DayOfWeek;
import java.util.List;

/**
 * Work that is to be spread fairly: everybody who may do it is due a share of what is wanted, in proportion to the part
 * of full time that the person works and to the days on which the person is there. Who has done more before is due less.
 */
final class Share {
    /** The target of somebody who has no part in it. */
    static final int NONE = -1;

    private final RosterProblem.Spread spread;
    private final boolean[] counted;
    private final boolean[] days;
    private final int[] targets;
    private final int first;

    Share(Sheet sheet, RosterProblem.Spread spread) {
        this.spread = spread;
        counted = new boolean[sheet.activities()];
        spread.activities().forEach(id -> counted[sheet.activity(id)] = true);
        first = sheet.activity(spread.activities().iterator().next());
        days = new boolean[sheet.days];
        for (int day = 0; day < sheet.days; day++) {
            days[day] = !spread.weekendsOnly() || sheet.date(day).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        }
        targets = targets(sheet);
    }

    private int[] targets(Sheet sheet) {
        double wanted = 0;
        for (Need[] ofDay : sheet.needs) {
            for (Need need : ofDay) {
                boolean everybody = need.demand().skill() == null;
                wanted += days[need.day()] && counted[need.activity()] && everybody
                        ? need.demand().required()
                        : 0;
            }
        }
        double[] parts = sheet.members.stream().mapToDouble(m -> part(sheet, m)).toArray();
        double all = 0;
        for (double part : parts) {
            all += part;
        }
        int[] due = new int[parts.length];
        for (int member = 0; member < due.length; member++) {
            due[member] = parts[member] == 0 ? NONE : due(sheet.members.get(member), wanted * parts[member] / all);
        }
        return due;
    }

    /** What somebody brings along is made good at once, but nobody's share is more than doubled for it. */
    private int due(Member member, double share) {
        double ahead = spread.ahead().getOrDefault(member.person.id(), 0.0);
        return (int) Math.round(Math.max(0, Math.min(2 * share, share - ahead)));
    }

    private double part(Sheet sheet, Member member) {
        int possible = 0;
        for (int day = 0; day < sheet.days; day++) {
            possible += days[day] && mayAny(member, day) ? 1 : 0;
        }
        return possible * member.person.facts().employmentFraction();
    }

    private boolean mayAny(Member member, int day) {
        for (int activity = 0; activity < counted.length; activity++) {
            if (counted[activity] && member.may(day, activity)) {
                return true;
            }
        }
        return false;
    }

    boolean counts(int day, int activity) {
        return activity >= 0 && counted[activity] && days[day];
    }

    /** Returns how many are due to the person, or {@link #NONE}. */
    int target(Member member) {
        return targets[member.index];
    }

    int count(int[] row) {
        int count = 0;
        for (int day = 0; day < row.length; day++) {
            count += counts(day, row[day]) ? 1 : 0;
        }
        return count;
    }

    /** One more or less is nobody's grief; beyond that it hurts with the square. */
    long penalty(int has, int target) {
        long off = Math.max(0, Math.abs(has - target) - 1);
        return off * off * spread.weight();
    }

    /** Returns an activity that stands for it. */
    int activity() {
        return first;
    }

    static List<Share> of(Sheet sheet) {
        return sheet.problem.spreads().stream().map(s -> new Share(sheet, s)).toList();
    }
}
