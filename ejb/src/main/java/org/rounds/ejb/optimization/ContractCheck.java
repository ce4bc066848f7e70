package org.rounds.ejb.optimization;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rounds.ejb.optimization.Contract.Rule;
import org.rounds.ejb.optimization.Contract.Term;
import org.rounds.ejb.optimization.Violation.Level;

/**
 * Finds what a row breaks of a person's contract. Used by the solver, which sums, and by the validator, which tells
 * (docs/constraints.md). Rows of blocks have no contract.
 */
final class ContractCheck {
    /** Takes what is found; days are of the horizon or, below 0, of the history. */
    interface Findings {
        void found(Rule rule, Level level, int activity, int from, int to, long actual, long limit, long penalty);
    }

    private interface Amount {
        long over(int length, int from, int to);
    }

    private final Member member;
    private final Terms terms;
    private final Sheet sheet;
    private final int[] row;
    private final int days;
    private final int past;
    private final Findings findings;

    private ContractCheck(Member member, int[] row, Findings findings) {
        this.member = member;
        this.row = row;
        this.findings = findings;
        terms = member.terms;
        sheet = member.sheet;
        days = row.length / sheet.perDay;
        past = member.history.length;
    }

    static void check(Member member, int[] row, Findings findings) {
        if (!member.terms.none) {
            var check = new ContractCheck(member, row, findings);
            member.terms.contract.terms().forEach(check::check);
            member.terms.motifs.forEach(check::check);
        }
    }

    /** Returns the sum of the penalties of a level. */
    static long penalty(Member member, int[] row, Level level) {
        if (member.terms.none || !member.terms.has(level)) {
            return 0;
        }
        long[] sum = {0};
        check(
                member,
                row,
                (rule, of, activity, from, to, actual, limit, penalty) -> sum[0] += of == level ? penalty : 0);
        return sum[0];
    }

    private void check(Term term) {
        int limit = term.limit();
        switch (term.rule()) {
            case MOST_SHIFTS -> whole(term, shifts(), shifts() - limit);
            case LEAST_SHIFTS -> whole(term, shifts(), limit - shifts());
            case LONGEST_WORK -> runs(term, true, (length, from, to) -> tooLong(length, limit, from, to));
            case SHORTEST_WORK -> runs(term, true, (length, from, to) -> tooShort(length, limit, from, to));
            case LONGEST_REST -> runs(term, false, (length, from, to) -> tooLong(length, limit, from, to));
            case SHORTEST_REST -> runs(term, false, (length, from, to) -> tooShort(length, limit, from, to));
            case MOST_WEEKENDS -> whole(term, weekends(), weekends() - limit);
            case MOST_WEEKENDS_IN_A_ROW, LEAST_WEEKENDS_IN_A_ROW -> weekendsInARow(term);
            case COMPLETE_WEEKENDS, IDENTICAL_WEEKENDS -> eachWeekend(term);
            case ALTERNATIVE_SKILL -> skills(term);
            default -> {
                // Nights are motifs, and patterns are no terms.
            }
        }
    }

    /** Returns what is worked on a day, last where there are halves; {@link Sheet#OFF} for nothing. */
    private int worked(int day) {
        if (day < 0 || sheet.perDay == 1) {
            return member.worked(row, day);
        }
        return row[2 * day + 1] == Sheet.OFF ? row[2 * day] : row[2 * day + 1];
    }

    private boolean works(int day) {
        return worked(day) != Sheet.OFF;
    }

    private void tell(Term term, int activity, int from, int to, long actual, long units) {
        if (units > 0 && term.weight() > 0) {
            tell(term.rule(), term.level(), activity, from, to, actual, term.limit(), units * term.weight());
        }
    }

    private void tell(Rule rule, Level level, int activity, int from, int to, long actual, long limit, long penalty) {
        int first = RowWalk.period(member, from);
        int last = to < 0 ? to : (to + 1) * sheet.perDay - 1;
        findings.found(rule, level, activity, first, last, actual, limit, penalty);
    }

    private void whole(Term term, long actual, long units) {
        tell(term, Sheet.OFF, 0, days - 1, actual, units);
    }

    private long shifts() {
        long count = 0;
        for (int activity : row) {
            count += activity == Sheet.OFF ? 0 : 1;
        }
        return count;
    }

    private void runs(Term term, boolean work, Amount amount) {
        RowWalk.runs(member, row, work, (from, to, open) -> {
            int length = to - from + 1;
            tell(term, Sheet.OFF, from, to, length, amount.over(length, from, to));
        });
    }

    private static long tooLong(int length, int limit, int from, int to) {
        return Math.min(length - limit, to - Math.max(from, 0) + 1);
    }

    private long tooShort(int length, int limit, int from, int to) {
        boolean open = !terms.contract.closed() && (from == -past || to == days - 1);
        return open ? 0 : limit - length;
    }

    private boolean works(int from, int to) {
        for (int day = from; day <= to; day++) {
            if (works(day)) {
                return true;
            }
        }
        return false;
    }

    private boolean worksWeekend(int weekend) {
        return works(terms.first[weekend], terms.last[weekend]);
    }

    private long weekends() {
        long worked = 0;
        for (int weekend = 0; weekend < terms.weekends; weekend++) {
            worked += worksWeekend(weekend) ? 1 : 0;
        }
        return worked;
    }

    private void weekendsInARow(Term term) {
        int count = terms.weekends;
        int begin = 0;
        for (int weekend = 0; weekend < count; weekend++) {
            if (!worksWeekend(weekend)) {
                begin = weekend + 1;
            } else if (weekend + 1 == count || !worksWeekend(weekend + 1)) {
                int length = weekend - begin + 1;
                boolean open = !terms.contract.closed() && (begin == 0 || weekend + 1 == count);
                int tooFew = open ? 0 : term.limit() - length;
                int units = term.rule() == Rule.MOST_WEEKENDS_IN_A_ROW ? length - term.limit() : tooFew;
                tell(term, Sheet.OFF, terms.first[begin], terms.last[weekend], length, units);
            }
        }
    }

    private void eachWeekend(Term term) {
        for (int weekend = 0; weekend < terms.weekends; weekend++) {
            int from = terms.first[weekend];
            int to = terms.last[weekend];
            int worked = 0;
            for (int day = from; day <= to; day++) {
                worked += works(day) ? 1 : 0;
            }
            boolean whole = worked == to - from + 1;
            if (worked > 0 && whole == (term.rule() == Rule.IDENTICAL_WEEKENDS)) {
                tell(term, Sheet.OFF, from, to, worked, whole ? different(from, to) : holes(from, to));
            }
        }
    }

    /** Counts for each run that ends or begins within the weekend the days on its other side. */
    private long holes(int from, int to) {
        long holes = 0;
        for (int day = from; day < to; day++) {
            holes += works(day) && !works(day + 1) ? to - day : 0;
            holes += !works(day) && works(day + 1) ? day + 1 - from : 0;
        }
        return holes;
    }

    /** Counts for each kind of work the days of the weekend that have another. */
    private long different(int from, int to) {
        long different = 0;
        for (int day = from; day <= to; day++) {
            boolean known = false;
            int same = 0;
            for (int other = from; other <= to; other++) {
                boolean alike = worked(other) == worked(day);
                known |= alike && other < day;
                same += alike ? 1 : 0;
            }
            different += known ? 0 : to - from + 1 - same;
        }
        return different;
    }

    private void skills(Term term) {
        for (int period = 0; period < row.length; period++) {
            if (row[period] != Sheet.OFF && member.lacks[row[period]] && term.weight() > 0) {
                findings.found(term.rule(), term.level(), row[period], period, period, 0, 1, term.weight());
            }
        }
    }

    private void check(Motif motif) {
        if (motif.weight() <= 0) {
            return;
        }
        for (int from = Math.max(-past, 1 - motif.length()); from + motif.length() <= days; from++) {
            if (motif.startsOn(terms.weekday(from)) && fits(motif, from)) {
                int to = from + motif.length() - 1;
                tell(motif.rule(), motif.level(), Sheet.OFF, from, to, 1, motif.limit(), motif.weight());
            }
        }
    }

    private boolean fits(Motif motif, int from) {
        for (int position = 0; position < motif.length(); position++) {
            if (!motif.fits(position, worked(from + position))) {
                return false;
            }
        }
        return true;
    }

    /** Returns what is done on some days. */
    private static String sequence(Member member, int[] row, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .map(period -> member.worked(row, period))
                .mapToObj(
                        activity -> activity < 0 ? activity == Sheet.OFF ? "off" : "work" : member.sheet.code(activity))
                .collect(Collectors.joining(", "));
    }

    static String text(Member member, int[] row, Rule rule, int activity, int from, int to, long actual, long limit) {
        String name = member.name();
        return switch (rule) {
            case MOST_SHIFTS -> "%s works %d shifts, at most %d are agreed.".formatted(name, actual, limit);
            case LEAST_SHIFTS -> "%s works %d shifts, at least %d are agreed.".formatted(name, actual, limit);
            case LONGEST_WORK -> "%s works %d days in a row, at most %d are agreed.".formatted(name, actual, limit);
            case SHORTEST_WORK ->
                "%s works only %d days in a row, at least %d are agreed.".formatted(name, actual, limit);
            case LONGEST_REST -> "%s has %d days off in a row, at most %d are agreed.".formatted(name, actual, limit);
            case SHORTEST_REST ->
                "%s has only %d days off in a row, at least %d are agreed.".formatted(name, actual, limit);
            case MOST_WEEKENDS -> "%s works %d weekends, at most %d are agreed.".formatted(name, actual, limit);
            case MOST_WEEKENDS_IN_A_ROW ->
                "%s works %d weekends in a row, at most %d are agreed.".formatted(name, actual, limit);
            case LEAST_WEEKENDS_IN_A_ROW ->
                "%s works only %d weekends in a row, at least %d are agreed.".formatted(name, actual, limit);
            case COMPLETE_WEEKENDS -> "%s works %d days of a weekend, not all or none.".formatted(name, actual);
            case IDENTICAL_WEEKENDS ->
                "%s works %s on one weekend, not the same.".formatted(name, sequence(member, row, from, to));
            case NIGHT_BEFORE_FREE_WEEKEND -> "%s works a night before a free weekend.".formatted(name);
            case REST_AFTER_NIGHTS -> "%s has less than %d days off after nights.".formatted(name, limit);
            case ALTERNATIVE_SKILL -> "%s lacks a skill for %s.".formatted(name, member.sheet.code(activity));
            case UNWANTED_PATTERN ->
                "%s has %s in a row, which is not wanted.".formatted(name, sequence(member, row, from, to));
        };
    }
}
