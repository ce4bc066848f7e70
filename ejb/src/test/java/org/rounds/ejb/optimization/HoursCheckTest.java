package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.rounds.ejb.optimization.HoursRule.Kind;
import org.rounds.ejb.optimization.RosterProblem.Presence;

/** The duty-hour rules: worked numbers (catalogue/residency.md 6.6), and a slow oracle on random rosters. */
class HoursCheckTest {
    private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

    @Property(tries = 150)
    void agreesWithTheMinuteByMinuteOracle(@ForAll long seed) {
        var random = new Random(seed);
        var drawn = RandomProblem.draw(random, 21, 2, 3);
        drawn.people.forEach(person -> drawn.facts(person.name(), RandomFacts.draw(drawn, random)));
        RosterProblem problem = drawn.build();
        Roster roster = RandomProblem.roster(drawn, random);
        var sheet = new Sheet(problem);
        int[][] rows = RosterValidator.rows(sheet, roster);
        for (Member member : sheet.members) {
            var oracle = new HoursOracle(problem, member.person, roster);
            for (HoursRule rule : member.person.facts().rules()) {
                long[] sum = {0};
                HoursCheck.check(
                        member,
                        rows[member.index],
                        (found, from, to, actual, limit, units) -> sum[0] += found == rule ? units * rule.weight() : 0);
                assertThat(sum[0]).as("%s", rule).isEqualTo(oracle.penalty(rule));
                Statistics.label(rule.kind().name()).collect(sum[0] > 0).coverage(seen -> seen.check(true)
                        .percentage(part -> part > 5));
            }
        }
    }

    @Example
    void eightyHoursAWeekAreAllowedOnAverage() {
        // 28 days of which 20 are worked: 16 hours each make 320, and one minute more is too many.
        assertThat(found(Kind.WEEKLY_HOURS, 80 * 60, 28, 0, twelveOn(16 * 60), Set.of()))
                .isEmpty();
        assertThat(found(Kind.WEEKLY_HOURS, 80 * 60, 28, 0, twelveOn(16 * 60 + 3), Set.of()))
                .singleElement()
                .satisfies(v -> {
                    assertThat(v.actual()).isEqualTo(321 * 60);
                    assertThat(v.limit()).isEqualTo(320 * 60);
                });
    }

    private static String twelveOn(int minutes) {
        return "EEEEE..".repeat(4) + " " + minutes;
    }

    @Example
    void leaveIsLeftOutOfTheAverage() {
        // A week of leave leaves 240 hours for 21 days: 15 days of 16 hours are just that, 16 are 256.
        String row = "EEEEE..".repeat(3) + ".......";
        assertThat(found(Kind.WEEKLY_HOURS, 80 * 60, 28, 0, row + " 960", week(3)))
                .isEmpty();
        assertThat(found(
                        Kind.WEEKLY_HOURS,
                        80 * 60,
                        28,
                        0,
                        "E" + row.substring(1, 5) + "E" + row.substring(6) + " 960",
                        week(3)))
                .singleElement()
                .satisfies(v -> assertThat(v.limit()).isEqualTo(240 * 60));
    }

    private static Set<LocalDate> week(int number) {
        return IntStream.range(0, 7)
                .mapToObj(day -> TestProblem.MONDAY.plusDays(number * 7L + day))
                .collect(Collectors.toSet());
    }

    @Example
    void fourFreeDaysInFourWeeksAreDueAndThreeBesideAWeekOfLeave() {
        String six = "EEEEEE.".repeat(4) + "E";
        assertThat(found(Kind.DAY_FREE, 7, 28, 0, six + " 480", Set.of())).isEmpty();
        assertThat(found(Kind.DAY_FREE, 7, 28, 0, "EEEEEEE" + six.substring(7) + " 480", Set.of()))
                .singleElement()
                .satisfies(v -> assertThat(List.of(v.actual(), v.limit())).containsExactly(3L, 4L));
        String beside = "EEEEEE.".repeat(3) + ".......E";
        assertThat(found(Kind.DAY_FREE, 7, 28, 0, beside + " 480", week(3))).isEmpty();
        assertThat(found(Kind.DAY_FREE, 7, 28, 0, "EEEEEEE" + beside.substring(7) + " 480", week(3)))
                .singleElement()
                .satisfies(v -> assertThat(List.of(v.actual(), v.limit())).containsExactly(2L, 3L));
    }

    @Example
    void twentyFourHoursAndFourForHandOverAreAllowed() {
        // A call of 24 hours from 06:00 and hand-over from 06:00 on the next morning.
        assertThat(handOver(4 * 60)).isEmpty();
        assertThat(handOver(5 * 60)).singleElement().satisfies(v -> assertThat(v.actual())
                .isEqualTo(29 * 60));
    }

    private static List<Violation> handOver(int minutes) {
        var problem = new TestProblem(3)
                .activity("C", "06:00", 1440, "")
                .being(Presence.CALL)
                .activity("H", "06:00", minutes, "")
                .being(Presence.EDUCATION);
        return judge(problem, rule(Kind.CONTINUOUS_DUTY, 24 * 60, 0, 4 * 60), Set.of(), "CH.");
    }

    @Example
    void fourteenHoursAreDueAfterALongDuty() {
        assertThat(after("01:00")).isEmpty();
        assertThat(after("00:00")).singleElement().satisfies(v -> assertThat(v.actual())
                .isEqualTo(13 * 60));
    }

    /** A duty from 07:00 to 11:00 on the next day, and another one in the night after. */
    private static List<Violation> after(String next) {
        var problem = new TestProblem(3)
                .activity("C", "07:00", 1440, "")
                .being(Presence.CALL)
                .activity("H", "07:00", 240, "")
                .being(Presence.EDUCATION)
                .activity("N", next, 480, "");
        return judge(problem, rule(Kind.REST_AFTER_LONG_DUTY, 14 * 60, 0, 24 * 60), Set.of(), "CHN");
    }

    @Example
    void aNightOnWhichTheClockGoesForwardIsAnHourShorter() {
        var problem = new TestProblem(2)
                .start(LocalDate.of(2026, 3, 28), "Europe/Berlin")
                .activity("L", "14:00", 480, "")
                .activity("E", "06:00", 480, "");
        assertThat(judge(problem, rule(Kind.REST_BETWEEN_DUTIES, 8 * 60, 0, 0), Set.of(), "LE"))
                .singleElement()
                .satisfies(v -> assertThat(v.actual()).isEqualTo(7 * 60));
    }

    /** From four to six are two hours on any day, from three to six three, however long the night is. */
    @Example
    void aNightEndsAtSixByTheClock() {
        for (var day : List.of(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 25))) {
            var problem = new TestProblem(1)
                    .start(day, "Europe/Berlin")
                    .activity("T", "03:00", 480, "")
                    .activity("F", "04:00", 480, "");
            var rule = rule(Kind.CONSECUTIVE_NIGHTS, 0, 0, 0);
            assertThat(judge(problem, rule, Set.of(), "F")).as("%s", day).isEmpty();
            assertThat(judge(problem, rule, Set.of(), "T")).as("%s", day).hasSize(1);
        }
    }

    @Example
    void callEveryThirdNightIsAllowedOnAverage() {
        var problem = new TestProblem(28).activity("C", "17:00", 840, "").being(Presence.CALL);
        var rule = rule(Kind.CALL_FREQUENCY, 3, 28, 0);
        assertThat(judge(problem, rule, Set.of(), "C..".repeat(9) + ".")).isEmpty();
        assertThat(judge(problem, rule, Set.of(), "C..".repeat(9) + "C"))
                .singleElement()
                .satisfies(v -> assertThat(List.of(v.actual(), v.limit())).containsExactly(10L, 9L));
    }

    @Example
    void callAtHomeTakesTheFreeDayButNoHours() {
        var problem = new TestProblem(28).activity("H", "17:00", 840, "").being(Presence.AT_HOME);
        assertThat(judge(problem, rule(Kind.WEEKLY_HOURS, 60, 28, 0), Set.of(), "H".repeat(28)))
                .isEmpty();
        assertThat(judge(problem, rule(Kind.DAY_FREE, 7, 28, 0), Set.of(), "H".repeat(28)))
                .hasSize(1);
    }

    @Example
    void aShortRotationIsAveragedByItself() {
        var problem = new TestProblem(28).activity("E", "06:00", 16 * 60, "").person("Ada", limits());
        var facts = new RosterProblem.Facts(
                List.of(),
                Set.of(),
                List.of(rule(Kind.WEEKLY_HOURS, 80 * 60, 28, 0)),
                List.of(new RosterProblem.Days(TestProblem.MONDAY, TestProblem.MONDAY.plusDays(13))),
                1);
        problem.facts("Ada", facts);
        assertThat(new RosterValidator()
                        .validate(problem.build(), problem.roster("EEEEEE.".repeat(2) + ".".repeat(14))))
                .singleElement()
                .satisfies(v -> assertThat(v.limit()).isEqualTo(160 * 60));
    }

    /** @param row the row, and behind a blank the length of E in minutes */
    private static List<Violation> found(
            Kind kind, int limit, int window, int allowance, String row, Set<LocalDate> leave) {
        String[] parts = row.split(" ");
        var problem = new TestProblem(parts[0].length()).activity("E", "06:00", Integer.parseInt(parts[1]), "");
        return judge(problem, rule(kind, limit, window, allowance), leave, parts[0]);
    }

    private static HoursRule rule(Kind kind, int limit, int window, int allowance) {
        return new HoursRule(kind, Violation.Level.HARD, 1, limit, window, allowance, ALWAYS, null);
    }

    private static List<Violation> judge(TestProblem problem, HoursRule rule, Set<LocalDate> leave, String row) {
        problem.person("Ada", limits())
                .facts("Ada", new RosterProblem.Facts(List.of(), leave, List.of(rule), List.of(), 1));
        List<Violation> violations =
                new ArrayList<>(new RosterValidator().validate(problem.build(), problem.roster(row)));
        violations.removeIf(v -> v.rule().equals("rest"));
        return violations;
    }
}
