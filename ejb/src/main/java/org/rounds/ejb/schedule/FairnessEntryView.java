package org.rounds.ejb.schedule;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.schedule.FairnessEntry;

/**
 * A line of the fairness ledger.
 *
 * @param academicYear the year in which it begins
 * @param earned what the person has done, in days; negative where something was taken back
 * @param share what would have been the person's part of what all alike have done, in days
 */
public record FairnessEntryView(
        UUID id,
        UUID scheduleId,
        UUID personId,
        FairnessEntry.Category category,
        int academicYear,
        BigDecimal earned,
        BigDecimal share,
        Instant createdAt,
        long version)
        implements RootView {
    static FairnessEntryView of(FairnessEntry entry) {
        return new FairnessEntryView(
                entry.id(),
                entry.scheduleId(),
                entry.personId(),
                entry.category(),
                entry.academicYear(),
                entry.earned(),
                entry.share(),
                entry.createdAt(),
                entry.version());
    }
}
