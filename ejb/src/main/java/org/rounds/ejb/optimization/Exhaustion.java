package org.rounds.ejb.optimization;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries every way to give the least heads their people, the demand with the fewest who could still do it first, and
 * goes back where somebody has no legal row any more. Ends with a roster, with the proof that there is none, or when it
 * has taken too long.
 */
final class Exhaustion {
    private static final int MOST_STEPS = 20_000;

    private final Sheet sheet;
    private final LegalRows rows;
    private final BooleanSupplier over;
    /** By person and day: the activity given, as a bit; 0 for none. */
    private final long[][] given;
    /** By person and day: what has been tried there already. */
    private final long[][] tried;

    private final Need[] bounded;

    private int steps;
    private boolean doubtful;

    private int @Nullable [][] found;

    Exhaustion(Sheet sheet, LegalRows rows, BooleanSupplier over) {
        this.sheet = sheet;
        this.rows = rows;
        this.over = over;
        bounded = Arrays.stream(sheet.needs)
                .flatMap(Arrays::stream)
                .filter(need -> need.demand().maximum() != null)
                .toArray(Need[]::new);
        given = new long[sheet.members.size()][sheet.days];
        tried = new long[sheet.members.size()][sheet.days];
    }

    /** Returns whether every way was tried, and none is right. */
    boolean proves() {
        for (Member member : sheet.members) {
            for (int day = 0; day < sheet.days; day++) {
                given[member.index][day] = member.pins[day] >= 0 ? 1L << member.pins[day] : 0;
            }
        }
        go();
        return found == null && !doubtful;
    }

    /** Returns the legal roster that was found on the way; null for none. */
    int @Nullable [][] found() {
        return found;
    }

    private boolean stop() {
        doubtful |= steps++ > MOST_STEPS || over.getAsBoolean();
        return doubtful || found != null;
    }

    private void go() {
        if (stop() || tooMany()) {
            return;
        }
        Need need = hardest();
        if (need == null) {
            end();
            return;
        }
        long work = 1L << need.activity();
        Set<String> alike = new HashSet<>();
        List<Member> candidates = candidates(need);
        for (Member member : candidates) {
            int day = need.day();
            String kind =
                    rows.kind(member) + Arrays.toString(given[member.index]) + Arrays.toString(tried[member.index]);
            if (alike.add(kind)) {
                given[member.index][day] = work;
                if (rows.ask(member, given[member.index]).missed() == 0) {
                    go();
                }
                given[member.index][day] = 0;
            }
            tried[member.index][day] |= work;
            if (doubtful || found != null) {
                break;
            }
        }
        candidates.forEach(member -> tried[member.index][need.day()] &= ~work);
    }

    /** Says whether more are given to something than may be there: giving more mends nothing. */
    private boolean tooMany() {
        return Arrays.stream(bounded).anyMatch(need -> need.aboveMaximum(heads(need)) > 0);
    }

    /** Returns what lacks heads and has the fewest to choose from; null if nothing lacks any. */
    private @Nullable Need hardest() {
        return Arrays.stream(sheet.needs)
                .flatMap(Arrays::stream)
                .filter(need -> need.belowMinimum(heads(need)) > 0)
                .min(Comparator.comparing(need -> candidates(need).size() - need.belowMinimum(heads(need))))
                .orElse(null);
    }

    private int heads(Need need) {
        return (int) sheet.members.stream()
                .filter(m -> need.counts(m) && given[m.index][need.day()] == 1L << need.activity())
                .count();
    }

    private List<Member> candidates(Need need) {
        return sheet.members.stream()
                .filter(m -> need.counts(m)
                        && given[m.index][need.day()] == 0
                        && (tried[m.index][need.day()] >> need.activity() & 1) == 0
                        && m.may(need.day(), need.activity()))
                .toList();
    }

    /** All demands are met: it is a roster if everybody has a row for that, and the rows together break nothing else. */
    private void end() {
        int[][] roster = rows.roster(given);
        if (roster == null) {
            doubtful = true;
        } else {
            found = roster;
        }
    }
}
