package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.ScoreView;
import org.rounds.ejb.schedule.ValidationView.PersonName;
import org.rounds.ejb.schedule.ValidationView.ViolationView;
import org.rounds.persistence.schedule.Assignment;

/**
 * Why somebody does some work in a schedule, judged by today's data.
 *
 * @param date first day of its period
 * @param pinned whether a person wrote it, and not the planner
 * @param demands what it serves
 * @param bindingRules the names of the rules that would be newly broken, or worse, were the person off
 * @param off what would come of that
 * @param otherwise the other work that the person could do then, at most 20, best first
 * @param considered how many other people were looked at
 * @param eligible how many of them could do it: nothing but the rest of the roster keeps them from it
 * @param candidates those of them whom it would suit best in the person's place, at most 20, best first
 * @param text one sentence for a person
 */
public record ExplanationView(
        UUID assignmentId,
        PersonName person,
        UUID activityId,
        LocalDate date,
        Assignment.Slot slot,
        boolean pinned,
        List<ServedDemand> demands,
        List<String> bindingRules,
        OtherwiseView off,
        List<OtherwiseView> otherwise,
        int considered,
        int eligible,
        List<ChoiceView> candidates,
        String text) {

    /**
     * A demand that the work serves.
     *
     * @param skill who counts; null for everyone
     * @param present how many serve it as it is
     */
    public record ServedDemand(@Nullable String skill, int minimum, int required, int present) {}

    /**
     * The person doing something else in the period.
     *
     * @param activityId null for nothing
     * @param delta what the score would gain; below zero, lose
     * @param violations what would be newly broken, or worse
     */
    public record OtherwiseView(@Nullable UUID activityId, ScoreView delta, List<ViolationView> violations) {}
}
