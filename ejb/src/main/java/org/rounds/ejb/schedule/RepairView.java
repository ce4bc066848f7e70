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
 * Ways to mend a schedule, best first, at most three; none, if nobody has a duty when away and nothing can be done for the
 * changed demands.
 */
public record RepairView(List<ProposalView> proposals) {
    /**
     * One way.
     *
     * @param changes what to apply, in this order: with an {@code assignment_id} that and the {@code person_id}, else all
     *     but {@code from_person_id}
     * @param disturbed whose duties change, apart from those who are away
     * @param movedWithinNotice how many duties change hands that begin within the hours of notice
     * @param missing how many heads the changed demands would still lack
     * @param delta what the score would gain, with the absences and the changed demands; below zero, lose
     * @param violations what would be newly broken, or worse
     * @param text one sentence for a person
     */
    public record ProposalView(
            List<HandOverView> changes,
            List<PersonName> disturbed,
            int movedWithinNotice,
            int missing,
            ScoreView delta,
            List<ViolationView> violations,
            String text) {}

    /**
     * An assignment that changes hands, ends or begins.
     *
     * @param assignmentId null for new work
     * @param fromPersonId who has it; null for nobody
     * @param personId who has it from then on; null for nobody
     */
    public record HandOverView(
            @Nullable UUID assignmentId,
            UUID activityId,
            LocalDate date,
            Assignment.Slot slot,
            @Nullable UUID fromPersonId,
            @Nullable UUID personId) {}
}
