package org.rounds.ejb.optimization;

/** An amount of score, such as what some part of a roster costs or a change gains: hard before soft. */
record Points(long hard, long soft) {
    static final Points NONE = new Points(0, 0);

    /** Returns what a person's row costs: penalties, above zero. */
    static Points of(Member member, int[] row) {
        return new Points(
                RowRule.penalty(member, row, Violation.Level.HARD), RowRule.penalty(member, row, Violation.Level.SOFT));
    }

    Points plus(Points other) {
        return new Points(hard + other.hard, soft + other.soft);
    }

    Points minus(Points other) {
        return new Points(hard - other.hard, soft - other.soft);
    }

    /** Says whether it is less, hard first. */
    boolean lessThan(Points other) {
        return hard < other.hard || (hard == other.hard && soft < other.soft);
    }
}
