package org.rounds.ejb.schedule;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.ScoreView;
import org.rounds.ejb.schedule.ValidationView.PersonName;
import org.rounds.ejb.schedule.ValidationView.ViolationView;

/**
 * Somebody doing some work, and what would come of it.
 *
 * @param doingActivityId what the person does then as it is, and would leave; null for nothing
 * @param insteadOf who would be off then; null for nobody
 * @param delta what the score would gain; below zero, lose
 * @param violations what would be newly broken, or worse
 * @param text one sentence for a person
 */
public record ChoiceView(
        PersonName person,
        @Nullable UUID doingActivityId,
        @Nullable PersonName insteadOf,
        ScoreView delta,
        List<ViolationView> violations,
        String text) {}
