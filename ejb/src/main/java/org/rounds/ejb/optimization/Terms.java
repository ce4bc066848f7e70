package org.rounds.ejb.optimization;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Contract.Rule;
import org.rounds.ejb.optimization.Contract.Term;
import org.rounds.ejb.optimization.Violation.Level;

/** A contract by index: its weekends and motifs in one problem. Days are whole days. Shared by all who have the contract. */
final class Terms {
    /** In {@link #weekend}: not of a weekend that begins in the horizon. */
    static final int NONE = -1;

    private static final DayOfWeek[] WEEKDAYS = DayOfWeek.values();

    final Contract contract;
    final List<Motif> motifs;
    /** Whether there is nothing to judge. */
    final boolean none;
    /** By day. */
    final int[] weekend;
    /** By weekend: first and last day; the last weekend may be cut by the end of the horizon. */
    final int[] first;

    final int[] last;
    /** For searches; null where there is nothing to judge. */
    final @Nullable TermCosts costs;

    private final int firstWeekday;
    private final Set<Level> levels = EnumSet.noneOf(Level.class);
    /** How many weekends begin in the horizon. */
    final int weekends;

    Terms(Sheet sheet, Contract contract) {
        this.contract = contract;
        firstWeekday = sheet.date(0).getDayOfWeek().ordinal();
        contract.terms().forEach(term -> levels.add(term.level()));
        contract.patterns().forEach(pattern -> levels.add(pattern.level()));
        motifs = Motif.of(sheet, contract);
        boolean blocks = sheet.horizon.grain() == Horizon.Grain.BLOCK;
        none = blocks || (contract.terms().isEmpty() && contract.patterns().isEmpty());
        int days = sheet.days / sheet.perDay;
        weekend = new int[days];
        first = new int[days];
        last = new int[days];
        Arrays.fill(weekend, NONE);
        int count = 0;
        for (int day = 0; !none && day < days; day++) {
            if (weekday(day) == contract.weekendStart()) {
                first[count] = day;
                last[count] = Math.min(days, day + contract.weekendDays()) - 1;
                Arrays.fill(weekend, day, last[count] + 1, count);
                count++;
            }
        }
        weekends = count;
        costs = none ? null : new TermCosts(sheet, this);
    }

    DayOfWeek weekday(int day) {
        return WEEKDAYS[Math.floorMod(firstWeekday + day, WEEKDAYS.length)];
    }

    /** Says whether something of this level can be found. */
    boolean has(Level level) {
        return levels.contains(level);
    }

    boolean has(Rule rule) {
        return contract.terms().stream().anyMatch(term -> term.rule() == rule);
    }

    /** Returns the limit that is met first; 0 for none. */
    int limit(Rule rule) {
        var limits = contract.terms().stream()
                .filter(term -> term.rule() == rule && term.weight() > 0)
                .mapToInt(Term::limit);
        return (rule == Rule.MOST_SHIFTS ? limits.min() : limits.max()).orElse(0);
    }

    /** Returns what one unit costs by all terms of a rule together, hard ones as {@link BestRow} counts them. */
    long weight(Rule rule) {
        return contract.terms().stream()
                .filter(term -> term.rule() == rule)
                .mapToLong(Terms::weight)
                .sum();
    }

    static long weight(Term term) {
        return weight(term.level(), term.weight());
    }

    /** Returns what an amount costs a search: nothing where it is only told. */
    static long weight(Level level, long amount) {
        return switch (level) {
            case HARD -> amount * BestRow.HARD;
            case SOFT -> amount;
            case WARN -> 0;
        };
    }

    /** Returns how many days of its weekend are before a day. */
    int daysBefore(int day) {
        return weekend[day] == NONE ? 0 : day - first[weekend[day]];
    }

    int daysAfter(int day) {
        return weekend[day] == NONE ? 0 : last[weekend[day]] - day;
    }

    boolean sameWeekend(int day, int next) {
        return weekend[day] != NONE && weekend[day] == weekend[next];
    }
}
