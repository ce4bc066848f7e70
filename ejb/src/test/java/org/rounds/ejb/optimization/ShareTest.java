package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.ejb.optimization.TestProblem.id;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rounds.ejb.optimization.RosterProblem.Burden;
import org.rounds.ejb.optimization.RosterProblem.Presence;

@DisplayName("A fair share")
class ShareTest {
    /** Four weeks by day or half-day with one day shift and one night shift, for which one person each is wanted. */
    private static TestProblem wanting(boolean halves, int people) {
        var problem = new TestProblem(28).activity("D", "08:00", 480, "").activity("N", "22:00", 480, "");
        problem.halves = halves;
        for (int person = 0; person < people; person++) {
            problem.person("P" + person, limits());
        }
        for (int day = 0; day < 28; day++) {
            problem.demand(day, "D", 1, 1, 100, 1).demand(day, "N", 0, 1, 100, 1);
        }
        return problem;
    }

    private static List<Violation> unfair(TestProblem problem, String... rows) {
        return new RosterValidator()
                .validate(problem.build(), problem.roster(rows)).stream()
                        .filter(v -> v.rule().startsWith("fairness"))
                        .toList();
    }

    @Test
    @DisplayName("is of each burden by itself, and tells of which")
    void tellsTheBurden() {
        var problem = wanting(false, 4);
        for (Burden burden : Burden.values()) {
            problem.spread(burden, 1, "D", "N");
        }
        // 8 of 28 nights, 8 of 16 weekend days, 8 of 16 holidays, 12 of 56 in all.
        String week = ".N...ND";
        var told = unfair(problem, week.repeat(4), "", "", "");
        assertThat(told.stream().filter(v -> id("P0").equals(v.person())).map(Violation::rule))
                .containsExactly("fairness_calls", "fairness_weekends", "fairness_holidays");
        assertThat(told).extracting(Violation::text).contains("P0 has 8 weekend days, the fair share is about 4.");
        assertThat(told)
                .filteredOn(v -> id("P1").equals(v.person()))
                .extracting(Violation::rule)
                .containsExactly("fairness_calls", "fairness_nights", "fairness_weekends", "fairness_holidays");
        assertThat(told)
                .extracting(Violation::text)
                .contains("P1 has 0 nights, the fair share is about 7.")
                .contains("P1 has 0 holidays, the fair share is about 4.");
    }

    @Test
    @DisplayName("counts half a day half, and tells it in days")
    void countsHalves() {
        var problem = wanting(true, 2).spread(Burden.WEEKEND, 4, "D", "N");
        // Wanted are 8 weekend days, in two halves each: 8 for each of two.
        var told = unfair(problem, ".....DD".repeat(2), "");
        assertThat(told).extracting(Violation::actual).containsExactly(4L, 0L);
        assertThat(told).extracting(Violation::limit).containsExactly(8L, 8L);
        assertThat(told).extracting(Violation::penalty).containsExactly(4L, 4L * 9);
        assertThat(told.get(0).text()).isEqualTo("P0 has 2 weekend days, the fair share is about 4.");
    }

    @Test
    @DisplayName("is less for who is ahead, at most down to a day below none, and what that leaves goes to the others")
    void isMadeUpFor() {
        var problem = wanting(false, 4)
                .spread(Burden.NIGHT, 1, Map.of(id("P0"), 20.0, id("P1"), -9.0, id("P2"), 1.0), "D", "N");
        Share share = problem.sheet().shares.get(0);
        var sheet = problem.sheet();
        assertThat(sheet.members.stream().map(share::due)).containsExactly(0L, 14L, 7L, 8L);
        Member ahead = sheet.members.get(0);
        assertThat(share.penalty(ahead, 0)).isZero();
        assertThat(share.penalty(ahead, 1)).isEqualTo(1);
        assertThat(share.text(ahead, 3))
                .isEqualTo("P0 has 3 nights, the fair share is about 0 after 20 too many before.");
        assertThat(share.text(sheet.members.get(1), 1))
                .isEqualTo("P1 has 1 night, the fair share is about 14 after 9 too few before.");
    }

    @Property(tries = 300)
    void ofAllIsTogetherWhatIsWanted(@ForAll long seed) {
        var random = new Random(seed);
        int people = 1 + random.nextInt(9);
        var problem = wanting(random.nextBoolean(), people);
        Map<UUID, Double> ahead = new HashMap<>();
        for (int person = 0; person < people; person++) {
            ahead.put(id("P" + person), random.nextInt(40) * (random.nextDouble() - 0.5));
            for (int day = 0; day < random.nextInt(28); day++) {
                problem.absence("P" + person, day);
            }
        }
        Sheet sheet = problem.spread(Burden.NIGHT, 1, ahead, "D", "N").sheet();
        Share share = sheet.shares.get(0);
        var concerned = sheet.members.stream().filter(share::concerns).toList();
        // Each is rounded, and shown as no less than none.
        long due = concerned.stream().mapToLong(share::due).sum();
        assertThat(due).isBetween(28 - people / 2L - 1, 28L + 2L * people);
        if (ahead.values().stream().allMatch(days -> Math.abs(days) < 2)) {
            assertThat(due).isBetween(28 - people / 2L - 1, 28 + people / 2L + 1);
        }
    }

    @Test
    @DisplayName("is of no work of which nothing is wanted, nor of what is none")
    void isOfWorkThatIsWanted() {
        var problem = new TestProblem(14)
                .activity("D", "08:00", 480, "")
                .activity("R", "08:00", 480, "")
                .being(Presence.NONE)
                .person("A", limits());
        problem.demand(5, "R", 1, 1, 1, 1).demand(1, "D", 1, 1, 1, 1);
        problem.spread(Burden.WEEKEND, 1, "D", "R").spread(Burden.NIGHT, 1, "D").spread(Burden.HOLIDAY, 1, "D");
        assertThat(problem.sheet().shares).extracting(Share::rule).containsExactly("fairness_holidays");
    }

    /** In Berlin the clock goes from two to three on 2030-03-31, and from three to two on 2030-10-27. */
    @ParameterizedTest
    @CsvSource({
        "2030-03-01, 19:00, 480, ON_SITE, true",
        "2030-03-01, 19:00, 479, ON_SITE, false",
        "2030-03-01, 03:00, 480, CALL, true",
        "2030-03-01, 03:01, 480, EDUCATION, false",
        "2030-03-01, 03:01, 1439, ON_SITE, true",
        "2030-03-01, 22:00, 480, AT_HOME, false",
        "2030-03-01, 22:00, 480, NONE, false",
        "2030-03-31, 03:00, 480, ON_SITE, true",
        "2030-03-31, 03:30, 480, ON_SITE, false",
        "2030-03-30, 20:00, 419, ON_SITE, false",
        "2030-10-27, 03:30, 480, ON_SITE, false",
        "2030-10-26, 20:00, 420, ON_SITE, true",
    })
    void nightsAreByTheClock(LocalDate day, String start, int minutes, Presence presence, boolean night) {
        var problem = new TestProblem(1)
                .start(day, "Europe/Berlin")
                .activity("N", start, minutes, "")
                .being(presence)
                .person("A", limits());
        assertThat(Arrays.deepToString(Nights.of(problem.sheet()))).isEqualTo("[[" + night + "]]");
    }
}
