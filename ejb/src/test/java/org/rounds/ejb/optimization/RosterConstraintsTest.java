package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.test.api.score.stream.ConstraintVerifier;

/** Each rule alone on the smallest roster that breaks it, through the streams and through the validator. */
class RosterConstraintsTest {
    private final ConstraintVerifier<RosterConstraints, Plan> verifier = ConstraintVerifier.build(
                    new RosterConstraints(), Plan.class, Cell.class)
            .withConstraintStreamImplType(ConstraintStreamImplType.BAVET);

    @Test
    void moreShiftsOfAnActivityThanAllowedCostOneEach() {
        var problem = new TestProblem(4).threeShifts().person("Ada", limits().maxShifts("N", 1));
        hard(problem, "max_shifts", RosterConstraints::maxShifts, 2, "NN.N");
    }

    @Test
    void minutesAboveTheMostCostOneEach() {
        var problem = new TestProblem(3).threeShifts().person("Ada", limits().minutes(null, 500));
        hard(problem, "max_minutes", RosterConstraints::maxMinutes, 460, "E.E");
    }

    @Test
    void minutesBelowTheLeastCostOneEach() {
        var problem = new TestProblem(3).threeShifts().person("Ada", limits().minutes(500, null));
        hard(problem, "min_minutes", RosterConstraints::minMinutes, 20, "E..");
    }

    @Test
    void nobodyWorkingAtAllStillMissesTheLeastMinutes() {
        var problem = new TestProblem(3).threeShifts().person("Ada", limits().minutes(500, null));
        hard(problem, "min_minutes", RosterConstraints::minMinutes, 500, "...");
    }

    @Test
    void daysBeyondTheLongestRunCostOneEach() {
        var problem = new TestProblem(6).threeShifts().person("Ada", limits().work(null, 3));
        hard(problem, "max_consecutive_shifts", RosterConstraints::maxConsecutiveShifts, 2, "EEEEE.");
    }

    @Test
    void daysMissingToTheShortestRunCostOneEach() {
        var problem = new TestProblem(5).threeShifts().person("Ada", limits().work(3, null));
        hard(problem, "min_consecutive_shifts", RosterConstraints::minConsecutiveShifts, 2, "..E..");
    }

    @Test
    void daysMissingToTheShortestRestCostOneEach() {
        var problem = new TestProblem(5).threeShifts().person("Ada", limits().daysOff(2));
        hard(problem, "min_consecutive_days_off", RosterConstraints::minConsecutiveDaysOff, 1, "EE.EE");
    }

    @Test
    void weekendsBeyondTheMostCostOneEach() {
        var problem = new TestProblem(14).threeShifts().person("Ada", limits().weekends(1));
        hard(problem, "max_weekends", RosterConstraints::maxWeekends, 1, ".....EE.....E.");
    }

    @Test
    void aForbiddenSuccessionCostsOne() {
        var problem = new TestProblem(3)
                .activity("E", "06:00", 480, "")
                .activity("L", "14:00", 480, "E")
                .person("Ada", limits());
        hard(problem, "succession", RosterConstraints::succession, 1, "LE.");
    }

    /** Worked numbers of catalogue/residency.md 6.6: a supervisor looks after four units, a first-year is two. */
    @Test
    void aMissingSupervisorCosts() {
        hard(clinic(1, 1, 1, 3, 3), "supervision", RosterConstraints::supervision, 2, "A", "A", "A", "A", "A", ".");
        hard(clinic(1, 1, 1, 3, 3), "supervision", RosterConstraints::supervision, 1, "A", "A", "A", "A", "A", "T");
        hard(clinic(1, 1, 1, 1, 1), "supervision", RosterConstraints::supervision, 3, "A", "A", "A", "A", "A", ".");
        hard(clinic(1, 2), "supervision", RosterConstraints::supervision, 1, "A", "A", ".");
    }

    @Test
    void supervisionLastsAsLongAsTheWork() {
        var problem = clinic(1, 2);
        problem.activities.removeIf(a -> a.code().equals("T"));
        problem.activity("T", "08:30", 210, "").supervision(RosterProblem.Supervision.PROVIDED);
        hard(problem, "supervision", RosterConstraints::supervision, 1, "A", "A", "T");
    }

    private static TestProblem clinic(int... grades) {
        var problem = new TestProblem(1)
                .activity("A", "08:00", 240, "")
                .supervision(RosterProblem.Supervision.NEEDED)
                .activity("T", "08:00", 240, "")
                .supervision(RosterProblem.Supervision.PROVIDED)
                .oversight(Violation.Level.HARD, 1);
        for (int i = 0; i < grades.length; i++) {
            problem.person("R" + i, limits()).grade("R" + i, grades[i]);
        }
        return problem.person("F", limits());
    }

    @Test
    void aBlockWithoutRotationCostsOne() {
        var problem = new TestProblem(3)
                .activity("I", "00:00", 1440, "")
                .rotation(true)
                .person("Ada", limits());
        problem.blockDays = 7;
        hard(problem, "unassigned", RosterConstraints::unassigned, 2, "I..");
    }

    @Test
    void fewerThanTheLeastCostOneEach() {
        var problem = new TestProblem(4).threeShifts().person("Ada", limits().minShifts("N", 3));
        hard(problem, "min_shifts", RosterConstraints::minShifts, 2, "N...");
    }

    @Test
    void beingInTheHouseTwiceCostsOne() {
        var problem = new TestProblem(2).threeShifts().person("Ada", limits());
        var call = new RosterProblem.Busy(
                TestProblem.MONDAY.atTime(13, 0).atZone(problem.zone).toInstant(),
                TestProblem.MONDAY.atTime(15, 0).atZone(problem.zone).toInstant(),
                RosterProblem.Presence.CALL,
                0);
        problem.facts("Ada", new RosterProblem.Facts(List.of(call), Set.of(), List.of(), List.of(), 1));
        hard(problem, "overlap", RosterConstraints::overlap, 1, "LL");
    }

    @Test
    void minutesMissingToTheRestCostOneEach() {
        var problem = new TestProblem(3).threeShifts().person("Ada", limits().rest(660));
        hard(problem, "rest", RosterConstraints::rest, 180, "LE.");
    }

    @Test
    void workOnADayOfAbsenceCostsOne() {
        var problem = new TestProblem(2).threeShifts().person("Ada", limits()).absence("Ada", 1);
        hard(problem, "absence", RosterConstraints::absence, 1, "EE");
    }

    @Test
    void workWithoutTheSkillCostsOne() {
        var problem = new TestProblem(2)
                .activity("I", "06:00", 480, "", "icu")
                .person("Ada", limits())
                .person("Bob", limits(), "", "icu");
        hard(problem, "skill", RosterConstraints::skill, 1, "I.", "II");
    }

    @Test
    void headsMissingToTheMinimumCostOneEach() {
        var problem = new TestProblem(1).threeShifts().person("Ada", limits()).person("Bob", limits());
        problem.demand(0, "E", "icu", 2, 0, 0, 0);
        hard(problem, "minimum_cover", RosterConstraints::minimumCover, 2, "E", "E");
    }

    @Test
    void headsAboveTheMaximumCostOneEach() {
        var problem = new TestProblem(1).threeShifts().person("Ada", limits()).exactly(0, "E", 0);
        hard(problem, "maximum_cover", RosterConstraints::maximumCover, 1, "E");
    }

    @Test
    void hardTermsOfAContractCostOneEach() {
        var problem = new TestProblem(4).threeShifts().person("Ada", contract(Violation.Level.HARD, 1));
        hard(problem, "longest_rest", RosterConstraints::contract, 2, "E...");
    }

    @Test
    void weightedTermsOfAContractCostTheirWeight() {
        var problem = new TestProblem(4).threeShifts().person("Ada", contract(Violation.Level.SOFT, 7));
        soft(problem, "longest_rest", RosterConstraints::contractAdvice, 14, "E...");
    }

    private static TestProblem.TestLimits contract(Violation.Level level, int weight) {
        var term = new Contract.Term(Contract.Rule.LONGEST_REST, 1, level, weight);
        return limits().contract(new Contract(DayOfWeek.SATURDAY, 2, false, List.of(term), List.of()));
    }

    @Test
    void headsMissingToTheRequiredCostTheirWeight() {
        var problem = new TestProblem(1).threeShifts().person("Ada", limits()).demand(0, "E", 0, 3, 100, 7);
        soft(problem, "under_cover", RosterConstraints::underCover, 200, "E");
    }

    @Test
    void headsAboveTheRequiredCostTheirWeight() {
        var problem = new TestProblem(1).threeShifts().person("Ada", limits()).demand(0, "E", 0, 0, 100, 7);
        soft(problem, "over_cover", RosterConstraints::overCover, 7, "E");
    }

    @Test
    void refusedRequestsCostTheirWeight() {
        var problem = new TestProblem(4)
                .threeShifts()
                .person("Ada", limits())
                .request("Ada", 0, "E", true, 1)
                .request("Ada", 0, "L", true, 2)
                .request("Ada", 1, "E", false, 4)
                .request("Ada", 2, null, true, 8)
                .request("Ada", 3, null, false, 16);
        soft(problem, "request", RosterConstraints::request, 2 + 4 + 8 + 16, "EE.N");
    }

    /** In the base Ada works early, early, is off, early and late; on the last day she is away, so that is no change. */
    @Test
    void whatIsOtherThanInTheBaseCostsItsWeight() {
        var problem = new TestProblem(5).threeShifts().person("Ada", limits()).absence("Ada", 4);
        problem.base(3, problem.roster("EE.EL"));
        soft(problem, "change", RosterConstraints::change, 3 * 3, "ELN..");
        assertThat(new RosterValidator().validate(problem.build(), problem.roster("ELN..")))
                .extracting(Violation::text)
                .containsExactly(
                        "Ada works L on 2026-01-06 instead of working E (a change, weight 3).",
                        "Ada works N on 2026-01-07 instead of being off (a change, weight 3).",
                        "Ada is off on 2026-01-08 instead of working E (a change, weight 3).");
    }

    private void hard(
            TestProblem problem,
            String rule,
            BiFunction<RosterConstraints, ConstraintFactory, Constraint> constraint,
            long penalty,
            String... rows) {
        expect(problem, rule, constraint, HardMediumSoftLongScore.ofHard(-penalty), penalty, rows);
    }

    private void soft(
            TestProblem problem,
            String rule,
            BiFunction<RosterConstraints, ConstraintFactory, Constraint> constraint,
            long penalty,
            String... rows) {
        expect(problem, rule, constraint, HardMediumSoftLongScore.ofSoft(-penalty), penalty, rows);
    }

    private void expect(
            TestProblem problem,
            String rule,
            BiFunction<RosterConstraints, ConstraintFactory, Constraint> constraint,
            HardMediumSoftLongScore score,
            long penalty,
            String... rows) {
        var sheet = problem.sheet();
        int[][] filled = RosterValidator.rows(sheet, problem.roster(rows));
        var plan = new Plan(sheet, filled, null);

        verifier.verifyThat(constraint).givenSolution(plan).penalizesBy(penalty);
        verifier.verifyThat().givenSolution(plan).scores(score);

        var violations = new RosterValidator().validate(problem.build(), problem.roster(rows));
        assertThat(violations)
                .isNotEmpty()
                .allMatch(violation -> violation.rule().equals(rule));
        assertThat(violations.stream().mapToLong(Violation::penalty).sum()).isEqualTo(penalty);
    }
}
