package org.rounds.ejb.optimization;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.rounds.ejb.optimization.Contract.Rule;
import org.rounds.ejb.optimization.Violation.Level;

/** Draws contracts, each term hard, soft or only told. */
final class RandomContract {
    private static final int MOST = 30;

    private final Random random;
    private final List<String> codes;
    private final boolean plain;

    private RandomContract(Random random, List<String> codes, boolean plain) {
        this.random = random;
        this.codes = codes;
        this.plain = plain;
    }

    /** @param plain whether only what best rows know is in it */
    static Contract draw(Random random, List<String> codes, boolean plain) {
        return new RandomContract(random, codes, plain).draw();
    }

    private Contract draw() {
        int weekendDays = 1 + random.nextInt(3);
        List<Contract.Term> terms = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            if (rule != Rule.UNWANTED_PATTERN && random.nextInt(3) == 0 && !(plain && estimated(rule, weekendDays))) {
                Level level = rule == Rule.ALTERNATIVE_SKILL ? Level.SOFT : level();
                terms.add(new Contract.Term(rule, random.nextInt(5), level, random.nextInt(MOST)));
            }
        }
        List<Contract.Pattern> patterns = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            patterns.add(pattern());
        }
        return new Contract(DayOfWeek.of(1 + random.nextInt(7)), weekendDays, random.nextBoolean(), terms, patterns);
    }

    private static boolean estimated(Rule rule, int weekendDays) {
        return switch (rule) {
            case MOST_WEEKENDS, MOST_WEEKENDS_IN_A_ROW, LEAST_WEEKENDS_IN_A_ROW -> true;
            case IDENTICAL_WEEKENDS -> weekendDays > 2;
            default -> false;
        };
    }

    private Contract.Pattern pattern() {
        List<Contract.Day> days = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            days.add(
                    switch (random.nextInt(4)) {
                        case 0 -> Contract.Day.OFF;
                        case 1 -> Contract.Day.ANY_WORK;
                        default ->
                            new Contract.Day(false, Set.of(TestProblem.id(codes.get(random.nextInt(codes.size())))));
                    });
        }
        DayOfWeek first = random.nextBoolean() ? null : DayOfWeek.of(1 + random.nextInt(7));
        return new Contract.Pattern(days, first, level(), random.nextInt(MOST));
    }

    private Level level() {
        return random.nextInt(5) == 0 ? Level.HARD : random.nextInt(8) == 0 ? Level.WARN : Level.SOFT;
    }
}
