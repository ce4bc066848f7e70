package org.rounds.ejb.optimization;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Violation.Level;

/**
 * What a contract asks of a person's row besides the {@link RosterProblem.Limits hard limits}: each term hard or weighted.
 * A rule may stand twice, such as six days in a row at most, and five wished. Rules are told in docs/constraints.md.
 *
 * @param weekendStart first day of the contract's weekend
 * @param weekendDays how many days it has, 1 to 6
 * @param closed whether a run that touches the first or the last known day is as long as is known; otherwise it counts as
 *     long enough
 */
public record Contract(
        DayOfWeek weekendStart, int weekendDays, boolean closed, List<Term> terms, List<Pattern> patterns) {
    public static final Contract NONE = new Contract(DayOfWeek.SATURDAY, 2, false, List.of(), List.of());

    public Contract {
        terms = List.copyOf(terms);
        patterns = List.copyOf(patterns);
    }

    /** Says whether it has a say in what is possible at all, not in the price alone. */
    boolean decides() {
        return terms.stream().anyMatch(term -> term.level() == Level.HARD || term.rule() == Rule.ALTERNATIVE_SKILL)
                || patterns.stream().anyMatch(pattern -> pattern.level() == Level.HARD);
    }

    /** What a term is about. */
    public enum Rule {
        MOST_SHIFTS,
        LEAST_SHIFTS,
        LONGEST_WORK,
        SHORTEST_WORK,
        LONGEST_REST,
        SHORTEST_REST,
        /** Counts the contract's own weekends. */
        MOST_WEEKENDS,
        MOST_WEEKENDS_IN_A_ROW,
        LEAST_WEEKENDS_IN_A_ROW,
        COMPLETE_WEEKENDS,
        IDENTICAL_WEEKENDS,
        NIGHT_BEFORE_FREE_WEEKEND,
        REST_AFTER_NIGHTS,
        /** Lets a person do what the skills are lacking for, at a price. */
        ALTERNATIVE_SKILL,
        UNWANTED_PATTERN;

        /** Returns its name in violations. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One term.
     *
     * @param limit the number the rule speaks of; 0 where it speaks of none
     * @param weight what each unit costs at the level
     */
    public record Term(Rule rule, int limit, Level level, int weight) {}

    /**
     * A sequence of days that is not wanted.
     *
     * @param first weekday on which it begins; null for any
     */
    public record Pattern(List<Day> days, @Nullable DayOfWeek first, Level level, int weight) {
        public Pattern {
            days = List.copyOf(days);
        }
    }

    /**
     * What a day of a pattern is.
     *
     * @param off whether it is a day off
     * @param activities what is worked, any of them; empty for any work
     */
    public record Day(boolean off, Set<UUID> activities) {
        public static final Day OFF = new Day(true, Set.of());
        public static final Day ANY_WORK = new Day(false, Set.of());

        public Day {
            activities = Set.copyOf(activities);
        }
    }
}
