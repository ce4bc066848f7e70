package org.rounds.ejb.optimization;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.rounds.ejb.optimization.HoursRule.Kind;

/** Draws what is known of a person's time, with hours rules that are often broken. */
final class RandomFacts {
    private RandomFacts() {}

    static RosterProblem.Facts draw(TestProblem problem, Random random) {
        LocalDate start = problem.start;
        int days = problem.days * Math.max(1, problem.blockDays);
        List<RosterProblem.Busy> busy = new ArrayList<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            var presence = RosterProblem.Presence.values()[random.nextInt(4)];
            Instant from = start.plusDays(random.nextInt(days + 40) - 20)
                    .atTime(LocalTime.of(random.nextInt(24), 0))
                    .atZone(problem.zone)
                    .toInstant();
            busy.add(new RosterProblem.Busy(
                    from,
                    from.plusSeconds(3600L * (1 + random.nextInt(26))),
                    presence,
                    presence == RosterProblem.Presence.AT_HOME ? 30 * random.nextInt(9) : 0));
        }
        Set<LocalDate> leave = new HashSet<>();
        for (int i = random.nextInt(3) * 4; i > 0; i--) {
            leave.add(start.plusDays(random.nextInt(days + 20) - 10));
        }
        List<RosterProblem.Days> rotations = random.nextBoolean()
                ? List.of()
                : List.of(new RosterProblem.Days(start.minusDays(3), start.plusDays(6 + random.nextInt(8))));
        return new RosterProblem.Facts(busy, leave, rules(start, random), rotations, 1);
    }

    private static List<HoursRule> rules(LocalDate start, Random random) {
        List<HoursRule> rules = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (random.nextBoolean()) {
                boolean limited = random.nextInt(4) == 0;
                rules.add(new HoursRule(
                        kind,
                        Violation.Level.values()[random.nextInt(3)],
                        1 + random.nextInt(5),
                        limit(kind, random),
                        random.nextBoolean() ? 14 : 28,
                        kind == Kind.REST_AFTER_LONG_DUTY ? 600 : 240,
                        limited ? start.plusDays(2) : LocalDate.MIN.plusDays(1),
                        limited ? start.plusDays(5) : null));
            }
        }
        return rules;
    }

    private static int limit(Kind kind, Random random) {
        return switch (kind) {
            case WEEKLY_HOURS -> 60 * (10 + random.nextInt(50));
            case DAY_FREE -> 1 + random.nextInt(3);
            case CONTINUOUS_DUTY -> 60 * (8 + random.nextInt(18));
            case REST_BETWEEN_DUTIES, REST_AFTER_LONG_DUTY -> 60 * (6 + random.nextInt(10));
            case CALL_FREQUENCY -> 4 + random.nextInt(12);
            case CONSECUTIVE_NIGHTS -> 1 + random.nextInt(3);
        };
    }
}
