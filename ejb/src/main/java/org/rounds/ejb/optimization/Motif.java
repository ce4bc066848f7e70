package org.rounds.ejb.optimization;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Violation.Level;

/**
 * A sequence of days that costs wherever it stands in a row.
 *
 * @param fits by day of the sequence and activity + 1
 * @param first weekday on which it begins; null for any
 * @param limit what the rule asks for, for its sentence
 */
record Motif(Contract.Rule rule, boolean[][] fits, @Nullable DayOfWeek first, Level level, long weight, int limit) {

    int length() {
        return fits.length;
    }

    boolean fits(int position, int activity) {
        return activity >= Sheet.OFF && fits[position][activity + 1];
    }

    boolean startsOn(DayOfWeek weekday) {
        return first == null || first == weekday;
    }

    /** Returns the motifs of a contract: its patterns, and what its terms say of nights. */
    static List<Motif> of(Sheet sheet, Contract contract) {
        List<Motif> motifs = new ArrayList<>();
        for (Contract.Pattern pattern : contract.patterns()) {
            boolean[][] fits =
                    pattern.days().stream().map(day -> day(sheet, day)).toArray(boolean[][]::new);
            motifs.add(new Motif(
                    Contract.Rule.UNWANTED_PATTERN, fits, pattern.first(), pattern.level(), pattern.weight(), 0));
        }
        for (Contract.Term term : contract.terms()) {
            if (term.rule() == Contract.Rule.NIGHT_BEFORE_FREE_WEEKEND) {
                List<boolean[]> days = new ArrayList<>(List.of(nights(sheet, true)));
                days.addAll(Collections.nCopies(contract.weekendDays(), day(sheet, Contract.Day.OFF)));
                motifs.add(of(term, days, contract.weekendStart().minus(1), 1));
            } else if (term.rule() == Contract.Rule.REST_AFTER_NIGHTS) {
                for (int off = 0; off < term.limit(); off++) {
                    List<boolean[]> days = new ArrayList<>(List.of(nights(sheet, true)));
                    days.addAll(Collections.nCopies(off, day(sheet, Contract.Day.OFF)));
                    days.add(off == 0 ? nights(sheet, false) : day(sheet, Contract.Day.ANY_WORK));
                    motifs.add(of(term, days, null, term.limit() - off));
                }
            }
        }
        return motifs;
    }

    private static Motif of(Contract.Term term, List<boolean[]> days, @Nullable DayOfWeek first, int units) {
        return new Motif(
                term.rule(),
                days.toArray(boolean[][]::new),
                first,
                term.level(),
                (long) term.weight() * units,
                term.limit());
    }

    private static boolean[] day(Sheet sheet, Contract.Day day) {
        boolean[] fits = new boolean[sheet.activities() + 1];
        fits[0] = day.off();
        for (int activity = 0; !day.off() && activity < sheet.activities(); activity++) {
            fits[activity + 1] = day.activities().isEmpty();
        }
        for (UUID activity : day.activities()) {
            fits[sheet.activity(activity) + 1] = true;
        }
        return fits;
    }

    /** Returns the activities that end on a later day than they begin, or all others. */
    private static boolean[] nights(Sheet sheet, boolean night) {
        boolean[] fits = new boolean[sheet.activities() + 1];
        for (int activity = 0; activity < sheet.activities(); activity++) {
            var known = sheet.problem.activities().get(activity);
            boolean ends = known.start().toSecondOfDay() + known.length().toSeconds() > 86_400;
            fits[activity + 1] = ends == night;
        }
        return fits;
    }
}
