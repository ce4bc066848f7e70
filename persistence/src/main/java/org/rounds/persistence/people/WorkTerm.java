package org.rounds.persistence.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person's contract asks of the days worked beside the {@link WorkLimits}, and that a roster may break at a
 * price. The rules are told in docs/constraints.md.
 *
 * @param limit the number that the rule speaks of; null where it speaks of none
 * @param weight what each unit costs
 * @param firstWeekday of a pattern: the weekday (Monday is 1) on which it begins; null for any
 * @param days of a pattern: the sequence that is not wanted; else empty
 */
public record WorkTerm(Rule rule, @Nullable Integer limit, int weight, @Nullable Integer firstWeekday, List<Day> days) {
    /** So many has a person at most. */
    public static final int MOST = 50;
    /** So many days has a pattern at most. */
    public static final int LONGEST_PATTERN = 7;

    public static final int MOST_WEIGHT = 1_000_000;

    public WorkTerm {
        days = List.copyOf(days);
    }

    /** What it is about. */
    public enum Rule {
        MOST_SHIFTS(0, 800),
        LEAST_SHIFTS(1, 800),
        LONGEST_WORK(1, 400),
        SHORTEST_WORK(1, 400),
        LONGEST_REST(1, 400),
        SHORTEST_REST(1, 400),
        MOST_WEEKENDS(0, 60),
        MOST_WEEKENDS_IN_A_ROW(1, 60),
        LEAST_WEEKENDS_IN_A_ROW(1, 60),
        COMPLETE_WEEKENDS,
        IDENTICAL_WEEKENDS,
        NIGHT_BEFORE_FREE_WEEKEND,
        REST_AFTER_NIGHTS(1, 7),
        UNWANTED_PATTERN;

        private final int least;
        private final int most;

        Rule() {
            this(0, -1);
        }

        Rule(int least, int most) {
            this.least = least;
            this.most = most;
        }

        /** Says whether it speaks of a number. */
        public boolean limited() {
            return least <= most;
        }

        public int least() {
            return least;
        }

        public int most() {
            return most;
        }
    }

    /** What is done on a day of a pattern. */
    public enum Kind {
        OFF,
        WORK,
        ACTIVITY
    }

    /** @param activityId where a certain activity is done; else null */
    public record Day(Kind kind, @Nullable UUID activityId) {}
}
