package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rounds.ejb.optimization.Diagnosis.Proof;
import org.rounds.ejb.optimization.Diagnosis.Relaxation;
import org.rounds.ejb.optimization.Diagnosis.Status;
import org.rounds.ejb.optimization.Diagnosis.Step;
import org.rounds.ejb.optimization.Requirement.Kind;

@DisplayName("The diagnosis of a problem")
class DiagnosisTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int SEEDS = 7;

    /** A conflict, planted in a problem that has no other. */
    private record Planted(String name, Set<Kind> kinds, BiFunction<Random, Integer, TestProblem> problem) {}

    private static final List<Planted> CONFLICTS = List.of(
            new Planted("cover and absences", Set.of(Kind.MINIMUM_COVER, Kind.ABSENCE), DiagnosisTest::absences),
            new Planted(
                    "nights of a week and limits", Set.of(Kind.MINIMUM_COVER, Kind.MAX_SHIFTS), DiagnosisTest::shifts),
            new Planted("cover and minutes", Set.of(Kind.MINIMUM_COVER, Kind.MAX_MINUTES), DiagnosisTest::minutes),
            new Planted("nights and rest", Set.of(Kind.MINIMUM_COVER, Kind.REST), DiagnosisTest::rest),
            new Planted("cover and skills", Set.of(Kind.MINIMUM_COVER, Kind.SKILL), DiagnosisTest::skills),
            new Planted("cover and pins", Set.of(Kind.MINIMUM_COVER, Kind.PIN), DiagnosisTest::pins),
            new Planted("pins and most heads", Set.of(Kind.PIN, Kind.MAXIMUM_COVER), DiagnosisTest::crowd),
            new Planted(
                    "more with a skill than may be there",
                    Set.of(Kind.MINIMUM_COVER, Kind.MAXIMUM_COVER),
                    DiagnosisTest::specialists),
            new Planted(
                    "somebody's hours and days in a row",
                    Set.of(Kind.MIN_MINUTES, Kind.MAX_CONSECUTIVE_SHIFTS, Kind.MIN_CONSECUTIVE_DAYS_OFF),
                    DiagnosisTest::row),
            new Planted(
                    "nights in a row and duty hours",
                    Set.of(Kind.MINIMUM_COVER, Kind.DUTY_HOURS, Kind.SKILL),
                    DiagnosisTest::nights));

    static Stream<Arguments> planted() {
        return CONFLICTS.stream().flatMap(c -> IntStream.range(0, SEEDS)
                .mapToObj(seed ->
                        Arguments.of(c.name(), seed, c.kinds(), c.problem().apply(new Random(seed), seed))));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("planted")
    @DisplayName("names a conflict that ends when any one of its members is left out, and relaxations that are enough")
    void findsAMinimalConflict(String name, int seed, Set<Kind> kinds, TestProblem drawn) {
        RosterProblem problem = drawn.build();
        Diagnosis.Result result = Diagnosis.of(problem, LIMIT);
        assertThat(result.status()).isEqualTo(Status.INFEASIBLE);
        assertThat(result.minimal()).isTrue();
        assertThat(result.conflict()).extracting(Requirement::kind).containsAll(kinds);
        assertThat(result.conflict()).extracting(Requirement::kind).isSubsetOf(kinds);
        Requirements requirements = new Requirements(problem);
        List<Requirement> all = requirements.all();
        assertThat(all).containsAll(result.conflict());
        for (Requirement member : result.conflict()) {
            assertThat(isLegal(requirements.only(without(result.conflict(), member))))
                    .as("the conflict without %s", member)
                    .isTrue();
            assertThat(isLegal(requirements.only(without(all, member))))
                    .as("everything without %s", member)
                    .isTrue();
        }
        assertThat(result.relaxations()).isNotEmpty().isSortedAccordingTo((a, b) -> a.price() - b.price());
        for (Relaxation relaxation : result.relaxations()) {
            assertThat(isLegal(relaxed(requirements, all, relaxation)))
                    .as("%s is enough", relaxation)
                    .isTrue();
        }
    }

    private static List<Requirement> without(List<Requirement> all, Requirement one) {
        List<Requirement> others = new ArrayList<>(all);
        assertThat(others.remove(one)).isTrue();
        return others;
    }

    private static RosterProblem relaxed(Requirements requirements, List<Requirement> all, Relaxation relaxation) {
        Requirements of = requirements;
        List<Requirement> kept = new ArrayList<>(all);
        for (Step step : relaxation.steps()) {
            if (step.people() > 0) {
                of = of.joined(step.requirement(), step.people());
            } else {
                assertThat(kept.remove(step.requirement())).isTrue();
                Long figure = step.figure();
                if (figure != null) {
                    kept.add(step.requirement().asking(figure));
                }
            }
        }
        return of.only(kept);
    }

    private static boolean isLegal(RosterProblem problem) {
        var options = new Planner.Options(Duration.ofSeconds(20), 2000L, 1, 1, null);
        Roster roster =
                new RosterPlanner().prepare(problem, options, best -> {}).call().roster();
        return new RosterValidator().score(problem, roster).hard() == 0;
    }

    @Property(tries = 100)
    void agreesWithTryingEveryRoster(@ForAll long seed) {
        RosterProblem problem = RandomProblem.draw(new Random(seed), 3, 2, 2).build();
        Diagnosis.Result result = Diagnosis.of(problem, Duration.ofSeconds(2));
        boolean legal = anyLegal(problem);
        assertThat(result.status()).isNotEqualTo(legal ? Status.INFEASIBLE : Status.FEASIBLE);
        Requirements requirements = new Requirements(problem);
        if (result.minimal()) {
            for (Requirement member : result.conflict()) {
                assertThat(anyLegal(requirements.only(without(result.conflict(), member))))
                        .isTrue();
            }
            // What was only searched may have wanted more time.
            boolean claimed = !result.conflict().isEmpty() && result.proof() != Proof.SEARCHED;
            assertThat(claimed && anyLegal(requirements.only(result.conflict())))
                    .isFalse();
        }
        for (Relaxation relaxation : result.relaxations()) {
            assertThat(anyLegal(relaxed(requirements, requirements.all(), relaxation)))
                    .isTrue();
        }
    }

    /** The minima of this one are 1 and 2 of the same heads, and its maxima 0, 1 and 2. */
    @Test
    void agreesWhereTheSameHeadsAreAskedForTwice() {
        agreesWithTryingEveryRoster(16_917);
    }

    private static boolean anyLegal(RosterProblem problem) {
        Sheet sheet = new Sheet(problem);
        return anyLegal(sheet, Draft.empty(sheet), 0);
    }

    private static boolean anyLegal(Sheet sheet, int[][] rows, int cell) {
        int person = cell / sheet.days;
        if (person == rows.length) {
            return RosterValidator.score(sheet, rows).hard() == 0;
        }
        int day = cell % sheet.days;
        for (int activity = Sheet.OFF; activity < sheet.activities(); activity++) {
            if (sheet.members.get(person).may(day, activity)) {
                rows[person][day] = activity;
                if (anyLegal(sheet, rows, cell + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("planted")
    @DisplayName("is not moved by what contracts ask at a price")
    void isNotMovedByTerms(String name, int seed, Set<Kind> kinds, TestProblem drawn) {
        var contract = new Contract(
                DayOfWeek.SATURDAY,
                2,
                false,
                List.of(
                        new Contract.Term(Contract.Rule.MOST_SHIFTS, 0, Violation.Level.SOFT, 9),
                        new Contract.Term(Contract.Rule.COMPLETE_WEEKENDS, 0, Violation.Level.SOFT, 9)),
                List.of(new Contract.Pattern(List.of(Contract.Day.ANY_WORK), null, Violation.Level.SOFT, 9)));
        Diagnosis.Result result = Diagnosis.of(with(contract, drawn.build()), LIMIT);
        assertThat(result.status()).isEqualTo(Status.INFEASIBLE);
        assertThat(result.minimal()).isTrue();
        assertThat(result.conflict()).extracting(Requirement::kind).containsAll(kinds);
        assertThat(result.conflict()).extracting(Requirement::kind).isSubsetOf(kinds);
    }

    @Test
    @DisplayName("does not say what it does not know: terms that are hard")
    void doesNotKnowHardTerms() {
        var never = new Contract.Term(Contract.Rule.MOST_SHIFTS, 0, Violation.Level.HARD, 1);
        var contract = new Contract(DayOfWeek.SATURDAY, 2, false, List.of(never), List.of());
        var week = week(2);
        assertThat(Diagnosis.of(with(contract, week.build()), Duration.ofSeconds(2))
                        .status())
                .isEqualTo(Status.FEASIBLE);
        week.demand(0, "E", 1, 1, 1, 1);
        assertThat(Diagnosis.of(with(contract, week.build()), Duration.ofSeconds(2))
                        .status())
                .isEqualTo(Status.UNDECIDED);
    }

    private static RosterProblem with(Contract contract, RosterProblem problem) {
        return problem.with(problem.people().stream()
                .map(p -> new RosterProblem.Person(
                        p.id(),
                        p.name(),
                        p.skills(),
                        new RosterProblem.Limits(
                                p.limits().maxShifts(),
                                p.limits().maxMinutes(),
                                p.limits().minMinutes(),
                                p.limits().maxConsecutiveShifts(),
                                p.limits().minConsecutiveShifts(),
                                p.limits().minConsecutiveDaysOff(),
                                p.limits().maxWeekends(),
                                p.limits().minRestMinutes(),
                                p.limits().minShifts(),
                                contract),
                        p.history(),
                        p.grade(),
                        p.facts()))
                .toList());
    }

    @Test
    @DisplayName("says what is enough, and lets each of two conflicts give way")
    void saysWhatIsEnough() {
        var two = new TestProblem(2).threeShifts().person("A", limits()).person("B", limits());
        two.demand(0, "E", 4, 4, 1, 1).demand(1, "L", 3, 3, 1, 1);
        Diagnosis.Result result = Diagnosis.of(two.build(), LIMIT);
        assertThat(result.proof()).isEqualTo(Diagnosis.Proof.COUNTED);
        assertThat(result.conflict()).hasSize(1);
        Relaxation cheapest = result.relaxations().get(0);
        assertThat(cheapest.steps()).extracting(Step::figure).containsExactlyInAnyOrder(2L, 2L);
        assertThat(cheapest.price()).isEqualTo(3 * Kind.MINIMUM_COVER.price);
        assertThat(result.relaxations())
                .as("more people are a way too")
                .anySatisfy(r -> assertThat(r.steps()).extracting(Step::people).containsExactly(2));
    }

    @Test
    @DisplayName("does not mix up activities that are more than a word has bits")
    void knowsManyActivitiesApart() {
        var many = new TestProblem(1).person("A", limits());
        for (int activity = 0; activity < 70; activity++) {
            many.activity("X" + activity, "06:00", 480, "");
        }
        many.demand(0, "X2", 1, 1, 1, 1);
        assertThat(Diagnosis.of(many.build(), LIMIT).status()).isEqualTo(Status.FEASIBLE);
        many.demand(0, "X66", 1, 1, 1, 1);
        assertThat(Diagnosis.of(many.build(), LIMIT).status()).isNotEqualTo(Status.FEASIBLE);
    }

    @Test
    @DisplayName("finds nothing wrong where all can be kept, whatever is only wanted")
    void findsNothingWrong() {
        var ward = new LargeWard();
        Diagnosis.Result result = Diagnosis.of(ward.problem.build(), LIMIT);
        assertThat(result.status()).isEqualTo(Status.FEASIBLE);
        assertThat(result.conflict()).isEmpty();
        var one = new TestProblem(1).threeShifts().person("A", limits()).demand(0, "E", 0, 9, 100, 1);
        assertThat(Diagnosis.of(one.build(), LIMIT).status()).isEqualTo(Status.FEASIBLE);
    }

    @Test
    @DisplayName("finds one day of a ward of 200 people on which too many are away")
    void findsADayOfALargeWard() {
        TestProblem ward = new LargeWard().problem;
        for (int person = 0; person < 150; person++) {
            ward.absence("P" + person, 9);
        }
        Diagnosis.Result result = Diagnosis.of(ward.build(), LIMIT);
        assertThat(result.status()).isEqualTo(Status.INFEASIBLE);
        assertThat(result.conflict()).isNotEmpty().allSatisfy(r -> assertThat(r.date())
                .isEqualTo(TestProblem.MONDAY.plusDays(9)));
        assertThat(result.relaxations()).isNotEmpty();
    }

    private static TestProblem week(int people) {
        TestProblem week = new TestProblem(7).threeShifts();
        for (int person = 0; person < people; person++) {
            week.person("P" + person, limits().work(1, 6));
        }
        return week;
    }

    private static TestProblem absences(Random random, int seed) {
        int people = 3 + random.nextInt(4);
        TestProblem week = week(people);
        int day = random.nextInt(7);
        int away = 1 + random.nextInt(people - 1);
        IntStream.range(0, away).forEach(person -> week.absence("P" + person, day));
        week.absence("P0", (day + 2) % 7).demand((day + 3) % 7, "L", 1, 1, 1, 1);
        return week.demand(day, "E", people - away + 1, people, 1, 1);
    }

    private static TestProblem shifts(Random random, int seed) {
        TestProblem week = new TestProblem(7).threeShifts();
        int[] most = {1 + random.nextInt(3), 2, 0};
        most[2] = 6 - most[0] - most[1];
        for (int person = 0; person < 3; person++) {
            week.person("P" + person, limits().maxShifts("N", most[person]));
        }
        IntStream.range(0, 7).forEach(day -> week.demand(day, "N", 1, 1, 1, 1));
        return week.demand(random.nextInt(7), "E", 1, 1, 1, 1);
    }

    private static TestProblem minutes(Random random, int seed) {
        TestProblem week = new TestProblem(7).threeShifts();
        int first = 2 + random.nextInt(4);
        week.person("P0", limits().minutes(null, first * 480 + random.nextInt(480)))
                .person("P1", limits().minutes(480, (6 - first) * 480));
        IntStream.range(0, 7).forEach(day -> week.demand(day, "E", 1, 1, 1, 1));
        return week;
    }

    private static TestProblem rest(Random random, int seed) {
        int people = 2 + random.nextInt(2);
        TestProblem week = new TestProblem(7).threeShifts();
        IntStream.range(0, people).forEach(p -> week.person("P" + p, limits().rest(600)));
        int day = random.nextInt(6);
        return week.demand(day, "N", 1, 1, 1, 1).demand(day + 1, "E", people, people, 1, 1);
    }

    private static TestProblem skills(Random random, int seed) {
        TestProblem week =
                new TestProblem(7).activity("I", "06:00", 480, "", "icu").activity("L", "14:00", 480, "");
        int people = 3 + random.nextInt(4);
        int able = 1 + random.nextInt(people - 1);
        for (int person = 0; person < people; person++) {
            week.person("P" + person, limits().daysOff(2), "", person < able ? new String[] {"icu"} : new String[0]);
        }
        return week.demand(random.nextInt(7), "I", able + 1, able + 1, 1, 1).demand(0, "L", 0, 1, 1, 1);
    }

    private static TestProblem pins(Random random, int seed) {
        int people = 3 + random.nextInt(3);
        TestProblem week = week(people);
        int day = random.nextInt(7);
        int pinned = 1 + random.nextInt(people - 1);
        IntStream.range(0, pinned).forEach(p -> week.pin("P" + p, day, p % 2 == 0 ? "L" : null));
        return week.pin("P0", (day + 1) % 7, "E").demand(day, "E", people - pinned + 1, people, 1, 1);
    }

    private static TestProblem crowd(Random random, int seed) {
        int people = 4 + random.nextInt(4);
        int most = random.nextInt(3);
        TestProblem week = week(people);
        int day = random.nextInt(7);
        IntStream.rangeClosed(0, most).forEach(p -> week.pin("P" + p, day, "E"));
        return most(week, day, "E", most).demand(day, "L", 1, 1, 1, 1);
    }

    private static TestProblem specialists(Random random, int seed) {
        TestProblem week = new TestProblem(7).threeShifts();
        int able = 2 + random.nextInt(3);
        IntStream.range(0, able + 2)
                .forEach(p -> week.person("P" + p, limits(), "", p < able ? new String[] {"icu"} : new String[0]));
        int day = random.nextInt(7);
        week.demand(day, "E", "icu", able, able, 1, 1).demand((day + 1) % 7, "E", 1, 1, 1, 1);
        return most(most(week, day, "E", able - 1), (day + 1) % 7, "E", 1);
    }

    private static TestProblem most(TestProblem week, int day, String activity, int heads) {
        week.demands.add(new RosterProblem.Demand(
                TestProblem.MONDAY.plusDays(day), TestProblem.id(activity), null, 0, heads, 0, 0, heads));
        return week;
    }

    private static TestProblem row(Random random, int seed) {
        int most = 1 + random.nextInt(2);
        TestProblem week = new TestProblem(7).threeShifts().person("Free", limits());
        int possible = most == 1 ? 3 : 4; // of a run, two days off, a run, and so on
        return week.person("P", limits().work(null, most).daysOff(2).minutes((possible + 1) * 480, null))
                .demand(random.nextInt(7), "E", 1, 1, 1, 1);
    }

    private static TestProblem nights(Random random, int seed) {
        var rule = new HoursRule(
                HoursRule.Kind.CONSECUTIVE_NIGHTS,
                Violation.Level.HARD,
                1,
                2 + random.nextInt(2),
                0,
                0,
                TestProblem.MONDAY,
                null);
        TestProblem week = new TestProblem(6)
                .activity("N", "22:00", 540, "", "night")
                .activity("E", "06:00", 480, "")
                .person("Owl", limits(), "", "night")
                .person("Lark", limits())
                .facts("Owl", new RosterProblem.Facts(List.of(), Set.of(), List.of(rule), List.of(), 1));
        int first = random.nextInt(2);
        IntStream.rangeClosed(0, rule.limit()).forEach(day -> week.demand(first + day, "N", 1, 1, 1, 1));
        return week;
    }
}
