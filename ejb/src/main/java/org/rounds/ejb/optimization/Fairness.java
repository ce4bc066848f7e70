package org.rounds.ejb.optimization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How evenly one kind of duty is spread over the people of a roster: those who have some, or could have been given some.
 *
 * @param counts what each of them has, in the problem's order
 * @param spread the range: the most that anybody has, less the least
 * @param standardDeviation of the counts around their mean, as of a whole population: the root of the mean square
 *     deviation
 * @param gini Gini's coefficient ("Variabilità e mutabilità", 1912), as half the relative mean absolute difference (Sen,
 *     "On Economic Inequality", 1973, 2.6): the sum of |x - y| over all ordered pairs, by twice the square of their
 *     number times the mean. 0 where everybody has the same, also nothing; towards 1 where one has all
 */
public record Fairness(Kind kind, Unit unit, List<Count> counts, long spread, double standardDeviation, double gini) {
    private static final double DECIMALS = 10_000;

    /** What is counted, of what is on the roster. */
    public enum Kind {
        /** Calls, in the house or at home. */
        CALLS(Unit.DUTIES),
        /** Duties with at least three hours in the house between midnight and six, as {@code consecutive_nights} means them. */
        NIGHTS(Unit.DUTIES),
        /** Weekends with duty on Saturday or Sunday. */
        WEEKENDS(Unit.DUTIES),
        /** Duties that begin on a holiday; none where nothing is to be spread fairly. */
        HOLIDAYS(Unit.DUTIES),
        /** Time in the house. */
        HOURS(Unit.MINUTES);

        private final Unit unit;

        Kind(Unit unit) {
            this.unit = unit;
        }
    }

    /** In what it is counted. */
    public enum Unit {
        DUTIES,
        MINUTES
    }

    /** What one person has. */
    public record Count(UUID person, long number) {}

    public Fairness {
        counts = List.copyOf(counts);
    }

    static Fairness of(Kind kind, List<Count> counts) {
        long[] sorted = counts.stream().mapToLong(Count::number).sorted().toArray();
        long most = sorted.length == 0 ? 0 : sorted[sorted.length - 1] - sorted[0];
        return new Fairness(kind, kind.unit, counts, most, rounded(deviation(sorted)), rounded(gini(sorted)));
    }

    private static double deviation(long[] numbers) {
        double mean = Arrays.stream(numbers).average().orElse(0);
        return Math.sqrt(Arrays.stream(numbers)
                .mapToDouble(n -> (n - mean) * (n - mean))
                .average()
                .orElse(0));
    }

    /** The pairs' differences are summed in one pass: in ascending order the i-th of n is the larger one of i pairs. */
    private static double gini(long[] ascending) {
        double differences = 0;
        double sum = 0;
        for (int i = 0; i < ascending.length; i++) {
            differences += (2.0 * i + 1 - ascending.length) * ascending[i];
            sum += ascending[i];
        }
        return sum == 0 ? 0 : differences / (ascending.length * sum);
    }

    private static double rounded(double value) {
        return Math.round(value * DECIMALS) / DECIMALS;
    }

    /** Returns all kinds; none of rotations, whose work is on another layer. */
    static List<Fairness> of(Sheet sheet, int[][] rows) {
        return sheet.horizon.grain() == Horizon.Grain.BLOCK ? List.of() : new Tally(sheet).of(rows);
    }

    /** Counts a roster's duties. */
    private static final class Tally {
        private final Sheet sheet;
        private final boolean[][] night;
        private final Set<LocalDate> holidays;

        Tally(Sheet sheet) {
            this.sheet = sheet;
            night = Nights.of(sheet);
            holidays = sheet.problem.spreads().stream()
                    .flatMap(spread -> spread.holidays().stream())
                    .collect(Collectors.toSet());
        }

        List<Fairness> of(int[][] rows) {
            return Arrays.stream(Kind.values()).map(kind -> of(kind, rows)).toList();
        }

        private Fairness of(Kind kind, int[][] rows) {
            List<Count> counts = new ArrayList<>();
            for (Member member : sheet.members) {
                long has = number(kind, rows[member.index]);
                if (has > 0 || could(kind, member)) {
                    counts.add(new Count(member.person.id(), has));
                }
            }
            return Fairness.of(kind, counts);
        }

        private long number(Kind kind, int[] row) {
            long number = 0;
            int weekend = Sheet.WEEKDAY;
            for (int day = 0; day < row.length; day++) {
                if (row[day] != Sheet.OFF
                        && counts(kind, day, row[day])
                        && sheet.weekend[day] != weekend(kind, weekend)) {
                    number += kind == Kind.HOURS ? sheet.minutes[row[day]] : 1;
                    weekend = sheet.weekend[day];
                }
            }
            return number;
        }

        /** Of weekends one that is counted already is not counted again; of everything else every duty counts. */
        private static int weekend(Kind kind, int last) {
            return kind == Kind.WEEKENDS ? last : Integer.MIN_VALUE;
        }

        private boolean counts(Kind kind, int day, int activity) {
            RosterProblem.Presence presence = sheet.presence[activity];
            return switch (kind) {
                case CALLS -> presence == RosterProblem.Presence.CALL || presence == RosterProblem.Presence.AT_HOME;
                case NIGHTS -> night[day][activity];
                case WEEKENDS -> presence != RosterProblem.Presence.NONE && sheet.weekend[day] != Sheet.WEEKDAY;
                case HOLIDAYS -> presence != RosterProblem.Presence.NONE && holidays.contains(sheet.date(day));
                case HOURS -> presence.onSite();
            };
        }

        private boolean could(Kind kind, Member member) {
            for (int day = 0; day < sheet.days; day++) {
                for (int activity = 0; activity < sheet.activities(); activity++) {
                    if (counts(kind, day, activity) && member.may(day, activity)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
