package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rounds.ejb.optimization.Reasons.Obstacle;
import org.rounds.ejb.schedule.ValidationView.PersonName;
import org.rounds.persistence.schedule.Assignment;

/**
 * Why somebody does not do some work in a schedule, judged by today's data.
 *
 * @param date first day of the period
 * @param reasons what keeps the person from the work as such; empty, if nothing does
 * @param choices doing it beside those who do it, and in the place of each of them, at most 20, best first
 * @param text one sentence for a person
 */
public record WhyNotView(
        PersonName person,
        UUID activityId,
        LocalDate date,
        Assignment.Slot slot,
        Verdict verdict,
        List<Reason> reasons,
        List<ChoiceView> choices,
        String text) {

    /** The short answer, by the best of the choices. */
    public enum Verdict {
        /** The person does it. */
        ASSIGNED,
        INELIGIBLE,
        /** It would break hard rules that are kept, or break them more. */
        WOULD_BREAK,
        WOULD_COST,
        NOTHING_AGAINST
    }

    /** What keeps somebody from some work as such, in data and in words. */
    public record Reason(Obstacle code, String text) {}
}
