package org.rounds.ejb.optimization;

import static org.rounds.ejb.optimization.TestProblem.limits;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Draws small problems with every kind of rule in them, the same for the same seed. */
public final class RandomProblem {
    private static final String[] CODES = {"A", "B", "C"};
    private static final String[] SKILLS = {"icu", "triage"};
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/New_York");

    private final Random random;
    private final TestProblem problem;
    private int activities;

    /** Whether only what best rows know is in it: days, and rules that bind a row by itself. */
    private final boolean plain;

    private RandomProblem(Random random, int days, boolean plain) {
        this.random = random;
        this.plain = plain;
        problem = new TestProblem(days);
        problem.halves = !plain && random.nextInt(4) == 0;
        problem.blockDays = !plain && !problem.halves && random.nextInt(6) == 0 ? 7 : 0;
    }

    public static TestProblem draw(Random random, int mostDays, int mostPeople, int mostActivities) {
        return draw(random, mostDays, mostPeople, mostActivities, false);
    }

    static TestProblem plain(Random random, int mostDays, int mostPeople, int mostActivities) {
        return draw(random, mostDays, mostPeople, mostActivities, true);
    }

    private static TestProblem draw(Random random, int mostDays, int mostPeople, int mostActivities, boolean plain) {
        var drawn = new RandomProblem(random, 1 + random.nextInt(mostDays), plain);
        drawn.fill(1 + random.nextInt(mostPeople), 1 + random.nextInt(mostActivities));
        return drawn.problem;
    }

    /** Draws a roster of the problem that keeps to no rule at all. */
    public static Roster roster(TestProblem problem, Random random) {
        String letters = "...ABC".substring(0, 3 + problem.activities.size());
        String[] rows = new String[problem.people.size()];
        for (int i = 0; i < rows.length; i++) {
            var row = new StringBuilder();
            for (int day = 0; day < problem.days; day++) {
                row.append(letters.charAt(random.nextInt(letters.length())));
            }
            rows[i] = row.toString();
        }
        return problem.roster(rows);
    }

    private void fill(int people, int activityCount) {
        activities = activityCount;
        problem.start(TestProblem.MONDAY.plusDays(random.nextInt(300)), ZONES.get(random.nextInt(ZONES.size())));
        for (int i = 0; i < activities; i++) {
            String from = "%02d:%02d".formatted(random.nextInt(24), 30 * random.nextInt(2));
            String forbidden = random.nextBoolean() ? CODES[random.nextInt(activities)] : "";
            int minutes = 60 * (4 + 4 * random.nextInt(4));
            String[] skills = random.nextInt(4) == 0 ? new String[] {SKILLS[random.nextInt(2)]} : new String[0];
            problem.activity(CODES[i], from, minutes, forbidden, skills);
            var presences = RosterProblem.Presence.values();
            if (!plain && random.nextInt(3) == 0) {
                problem.being(presences[random.nextInt(presences.length)]);
            } else if (!plain && random.nextBoolean()) {
                problem.supervision(RosterProblem.Supervision.values()[random.nextInt(3)]);
            }
        }
        for (int i = 0; i < people; i++) {
            addPerson("P" + i);
        }
        if (!plain && random.nextBoolean()) {
            problem.oversight(Violation.Level.values()[random.nextInt(3)], 1 + random.nextInt(9));
        }
        if (!plain && random.nextBoolean()) {
            spread();
        }
        boolean exact = random.nextInt(4) == 0;
        for (int i = 0; i < random.nextInt(2 * problem.days + 1); i++) {
            if (exact || random.nextInt(5) == 0) {
                problem.exactly(day(), code(), random.nextInt(3));
                continue;
            }
            String skill = random.nextInt(3) == 0 ? SKILLS[random.nextInt(2)] : null;
            int required = random.nextInt(3);
            int minimum = random.nextInt(3) == 0 ? random.nextInt(2) : 0;
            problem.demand(day(), code(), skill, minimum, required, random.nextInt(100), random.nextInt(5));
        }
        if (random.nextInt(3) == 0) {
            problem.base(random.nextInt(10), roster(problem, random));
        }
    }

    /** Some or all burdens, as schedules have them, and what some people bring along. */
    private void spread() {
        for (RosterProblem.Burden burden : RosterProblem.Burden.values()) {
            Map<UUID, Double> ahead = new HashMap<>();
            problem.people.forEach(p -> ahead.put(p.id(), random.nextInt(5) * (random.nextDouble() - 0.5)));
            if (random.nextInt(3) > 0) {
                problem.spread(burden, 1 + random.nextInt(9), ahead, CODES[0], code());
            }
        }
    }

    private void addPerson(String name) {
        var limits = limits().minutes(maybe(0, 2400), maybe(480, 4800))
                .work(maybe(1, 3), maybe(2, 5))
                .daysOff(maybe(1, 3))
                .weekends(maybe(0, 2))
                .rest(maybe(0, 900));
        if (random.nextBoolean()) {
            limits.contract(RandomContract.draw(random, List.of(CODES).subList(0, activities), plain));
            if (plain) {
                limits.minutes(null, null);
            }
        }
        for (int i = 0; i < activities; i++) {
            if (random.nextInt(3) == 0) {
                limits.maxShifts(CODES[i], random.nextInt(4));
            }
            if (!plain && random.nextInt(6) == 0) {
                limits.minShifts(CODES[i], random.nextInt(3));
            }
        }
        var history = new StringBuilder();
        for (int i = 0; random.nextBoolean() && i < 6; i++) {
            history.append(random.nextBoolean() ? "." : random.nextInt(9) == 0 ? "X" : code());
        }
        String[] skills = random.nextBoolean() ? new String[] {SKILLS[random.nextInt(2)]} : SKILLS;
        problem.person(name, limits, history.toString(), skills);
        for (int i = 0; i < random.nextInt(4); i++) {
            String activity = random.nextInt(3) == 0 ? null : code();
            problem.request(name, day(), activity, random.nextBoolean(), random.nextInt(10));
        }
        if (random.nextInt(3) == 0) {
            problem.absence(name, day());
        }
        if (!plain && random.nextBoolean()) {
            problem.facts(name, RandomFacts.draw(problem, random));
        }
        if (random.nextBoolean()) {
            problem.grade(name, 1 + random.nextInt(3));
        }
        if (random.nextInt(5) == 0) {
            problem.pin(name, day(), random.nextBoolean() ? code() : null);
        }
    }

    private @Nullable Integer maybe(int least, int most) {
        return random.nextInt(3) == 0 ? null : Integer.valueOf(least + random.nextInt(most - least + 1));
    }

    private int day() {
        return random.nextInt(problem.days);
    }

    private String code() {
        return CODES[random.nextInt(activities)];
    }
}
