package org.rounds.ejb.optimization;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;
import org.optaplanner.core.api.score.stream.bi.BiConstraintStream;
import org.optaplanner.core.api.score.stream.uni.UniConstraintCollector;

/**
 * The table of contents of the rules (docs/constraints.md). Two groupings carry them all, a person's row and a day's
 * heads; their parts are constants, because the engine shares nodes whose parts are the same objects.
 */
public class RosterConstraints implements ConstraintProvider {
    private static final Function<Cell, Member> MEMBER = Cell::member;
    private static final Function<Cell, Integer> DAY = Cell::day;
    private static final Rows ROWS = new Rows();
    private static final DayHeads HEADS = new DayHeads();

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            maxShifts(factory),
            maxMinutes(factory),
            minMinutes(factory),
            maxConsecutiveShifts(factory),
            minConsecutiveShifts(factory),
            minConsecutiveDaysOff(factory),
            maxWeekends(factory),
            succession(factory),
            rest(factory),
            absence(factory),
            skill(factory),
            minimumCover(factory),
            underCover(factory),
            overCover(factory),
            maximumCover(factory),
            minShifts(factory),
            overlap(factory),
            unassigned(factory),
            fairness(factory),
            hours(factory),
            hoursAdvice(factory),
            contract(factory),
            contractAdvice(factory),
            supervision(factory),
            supervisionAdvice(factory),
            request(factory),
            change(factory)
        };
    }

    Constraint maxShifts(ConstraintFactory factory) {
        return row(factory, RowRule.MAX_SHIFTS);
    }

    Constraint maxMinutes(ConstraintFactory factory) {
        return row(factory, RowRule.MAX_MINUTES);
    }

    Constraint minMinutes(ConstraintFactory factory) {
        return row(factory, RowRule.MIN_MINUTES);
    }

    Constraint maxConsecutiveShifts(ConstraintFactory factory) {
        return row(factory, RowRule.MAX_CONSECUTIVE_SHIFTS);
    }

    Constraint minConsecutiveShifts(ConstraintFactory factory) {
        return row(factory, RowRule.MIN_CONSECUTIVE_SHIFTS);
    }

    Constraint minConsecutiveDaysOff(ConstraintFactory factory) {
        return row(factory, RowRule.MIN_CONSECUTIVE_DAYS_OFF);
    }

    Constraint maxWeekends(ConstraintFactory factory) {
        return row(factory, RowRule.MAX_WEEKENDS);
    }

    Constraint succession(ConstraintFactory factory) {
        return row(factory, RowRule.SUCCESSION);
    }

    Constraint rest(ConstraintFactory factory) {
        return row(factory, RowRule.REST);
    }

    Constraint absence(ConstraintFactory factory) {
        return row(factory, RowRule.ABSENCE);
    }

    Constraint skill(ConstraintFactory factory) {
        return row(factory, RowRule.SKILL);
    }

    Constraint minimumCover(ConstraintFactory factory) {
        return cover(factory, CoverRule.MINIMUM_COVER);
    }

    Constraint underCover(ConstraintFactory factory) {
        return cover(factory, CoverRule.UNDER_COVER);
    }

    Constraint overCover(ConstraintFactory factory) {
        return cover(factory, CoverRule.OVER_COVER);
    }

    Constraint maximumCover(ConstraintFactory factory) {
        return cover(factory, CoverRule.MAXIMUM_COVER);
    }

    Constraint minShifts(ConstraintFactory factory) {
        return row(factory, RowRule.MIN_SHIFTS);
    }

    Constraint overlap(ConstraintFactory factory) {
        return row(factory, RowRule.OVERLAP);
    }

    Constraint unassigned(ConstraintFactory factory) {
        return row(factory, RowRule.UNASSIGNED);
    }

    Constraint fairness(ConstraintFactory factory) {
        return row(factory, RowRule.FAIRNESS);
    }

    /** All hours rules that are hard. */
    Constraint hours(ConstraintFactory factory) {
        return hours(factory, Violation.Level.HARD, "hours");
    }

    /** All hours rules that are soft. */
    Constraint hoursAdvice(ConstraintFactory factory) {
        return hours(factory, Violation.Level.SOFT, "hours_advice");
    }

    /** All terms and patterns of contracts that are hard. */
    Constraint contract(ConstraintFactory factory) {
        return contract(factory, Violation.Level.HARD, "contract");
    }

    /** All terms and patterns of contracts that are soft. */
    Constraint contractAdvice(ConstraintFactory factory) {
        return contract(factory, Violation.Level.SOFT, "contract_advice");
    }

    Constraint request(ConstraintFactory factory) {
        return row(factory, RowRule.REQUEST);
    }

    Constraint change(ConstraintFactory factory) {
        return row(factory, RowRule.CHANGE);
    }

    Constraint supervision(ConstraintFactory factory) {
        return supervision(factory, Violation.Level.HARD, Guard.ID);
    }

    Constraint supervisionAdvice(ConstraintFactory factory) {
        return supervision(factory, Violation.Level.SOFT, Guard.ID + "_advice");
    }

    private static Constraint supervision(ConstraintFactory factory, Violation.Level level, String name) {
        return heads(factory)
                .penalizeLong(unit(level), (day, present) -> present.guarded().penalty(level))
                .asConstraint(name);
    }

    private static Constraint hours(ConstraintFactory factory, Violation.Level level, String name) {
        return rows(factory)
                .filter((member, row) -> member.hasRules(level))
                .penalizeLong(unit(level), (member, row) -> HoursCheck.penalty(member, row, level))
                .asConstraint(name);
    }

    private static Constraint contract(ConstraintFactory factory, Violation.Level level, String name) {
        return rows(factory)
                .penalizeLong(unit(level), (member, row) -> ContractCheck.penalty(member, row, level))
                .asConstraint(name);
    }

    private static BiConstraintStream<Member, int[]> rows(ConstraintFactory factory) {
        return factory.forEachIncludingNullVars(Cell.class).groupBy(MEMBER, ROWS);
    }

    private static Constraint row(ConstraintFactory factory, RowRule rule) {
        return rows(factory).penalizeLong(unit(rule.level()), rule::penalty).asConstraint(rule.id());
    }

    private static BiConstraintStream<Integer, Heads> heads(ConstraintFactory factory) {
        return factory.forEachIncludingNullVars(Cell.class).groupBy(DAY, HEADS);
    }

    private static Constraint cover(ConstraintFactory factory, CoverRule rule) {
        return heads(factory)
                .penalizeLong(unit(rule.level()), (day, present) -> present.penalty(rule))
                .asConstraint(rule.id());
    }

    private static HardMediumSoftLongScore unit(Violation.Level level) {
        return level == Violation.Level.HARD ? HardMediumSoftLongScore.ONE_HARD : HardMediumSoftLongScore.ONE_SOFT;
    }

    /** How many people serve each need of a day, and how those are supervised who need it. */
    private record Heads(Need[] needs, int[] counts, Guard.Count guarded) {
        long penalty(CoverRule rule) {
            long penalty = 0;
            for (Need need : needs) {
                penalty += rule.penalty(need, counts[need.position()]);
            }
            return penalty;
        }
    }

    /** Collects a person's cells to the row; days without a cell are off. */
    private static final class Rows implements UniConstraintCollector<Cell, Rows.Open, int[]> {
        private static final class Open {
            private int[] row = {};
        }

        @Override
        public Supplier<Open> supplier() {
            return Open::new;
        }

        @Override
        public BiFunction<Open, Cell, Runnable> accumulator() {
            return (open, cell) -> {
                if (open.row.length == 0) {
                    open.row = new int[cell.member().sheet.days];
                    Arrays.fill(open.row, Sheet.OFF);
                }
                open.row[cell.day()] = cell.worked();
                return () -> open.row[cell.day()] = Sheet.OFF;
            };
        }

        @Override
        public Function<Open, int[]> finisher() {
            return open -> open.row.clone();
        }
    }

    /** Collects a day's cells to the heads per need. */
    private static final class DayHeads implements UniConstraintCollector<Cell, DayHeads.Open, Heads> {
        private static final class Open {
            private Need[] needs = {};
            private int[] counts = {};
            private Guard.@Nullable Count guarded;

            void add(Cell cell, int activity, int step) {
                Objects.requireNonNull(guarded).add(cell.member(), activity, step);
                if (activity != Sheet.OFF) {
                    for (Need need : cell.member().sheet.needsOf[cell.day()][activity]) {
                        counts[need.position()] += need.counts(cell.member()) ? step : 0;
                    }
                }
            }
        }

        @Override
        public Supplier<Open> supplier() {
            return Open::new;
        }

        @Override
        public BiFunction<Open, Cell, Runnable> accumulator() {
            return (open, cell) -> {
                if (open.guarded == null) {
                    open.needs = cell.member().sheet.needs[cell.day()];
                    open.counts = new int[open.needs.length];
                    open.guarded = new Guard.Count(cell.member().sheet.guards[cell.day()]);
                }
                int activity = cell.worked();
                open.add(cell, activity, 1);
                return () -> open.add(cell, activity, -1);
            };
        }

        @Override
        public Function<Open, Heads> finisher() {
            return open -> new Heads(
                    open.needs,
                    open.counts.clone(),
                    Objects.requireNonNull(open.guarded).copy());
        }
    }
}
