package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Diagnosis;
import org.rounds.ejb.optimization.Requirement;
import org.rounds.ejb.schedule.ValidationView.PersonName;

/**
 * Why there is no legal roster.
 *
 * @param status undecided: neither was a roster found nor is it proven that there is none
 * @param proof how the conflict is known to be one; null where all is feasible
 * @param minimal whether each of the conflict was left out in turn, and a legal roster of the others found then
 * @param conflict requirements that contradict each other
 * @param relaxations ways to give way, cheapest first, at most ten; with each a legal roster of everything was found
 * @param tookMs how long it took
 */
public record DiagnosisView(
        Diagnosis.Status status,
        Diagnosis.@Nullable Proof proof,
        boolean minimal,
        List<RequirementView> conflict,
        List<RelaxationView> relaxations,
        long tookMs,
        String text) {

    /**
     * Something that a legal roster has to keep to.
     *
     * @param figure what it asks for, in heads, shifts, days, weekends or minutes; null where nothing is counted
     */
    public record RequirementView(
            Requirement.Kind kind,
            @Nullable PersonName person,
            @Nullable UUID activityId,
            @Nullable UUID nextActivityId,
            @Nullable LocalDate date,
            @Nullable String skill,
            @Nullable Long figure,
            String text) {}

    /** @param cost by which relaxations are ranked */
    public record RelaxationView(int cost, List<StepView> steps, String text) {}

    /**
     * A requirement that gives way.
     *
     * @param figure what is enough; null where it has to be done without, or where more people are enough
     * @param people how many more people who can do the work are enough; 0 where the requirement itself gives way
     */
    public record StepView(RequirementView requirement, @Nullable Long figure, int people, String text) {}
}
