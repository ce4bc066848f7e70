package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.schedule.ValidationView.PersonName;
import org.rounds.persistence.schedule.Assignment;

/**
 * A cell that a scenario has changed.
 *
 * @param baseActivityId what both had there when they were last the same; null is nothing
 * @param scheduleActivityId what the schedule has there by now
 * @param scenarioActivityId what the scenario has there by now
 */
public record MergeCellView(
        PersonName person,
        LocalDate date,
        Assignment.Slot slot,
        @Nullable UUID baseActivityId,
        @Nullable UUID scheduleActivityId,
        @Nullable UUID scenarioActivityId,
        String text) {}
