package org.rounds.ejb.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.CellKey;

/**
 * What is merged of a scenario, and how.
 *
 * @param accept the cells to merge; all, if absent
 * @param resolutions which side is to stand where both have changed a cell
 * @param overrideReason why hard rules may be broken
 * @param override why published days may be changed although they are frozen
 */
public record MergeScenario(
        @Size(max = 5000) @Nullable List<@NotNull @Valid CellName> accept,
        @Size(max = 5000) @Nullable List<@NotNull @Valid Resolution> resolutions,
        @Size(min = 1, max = 500) @Nullable String overrideReason,
        @Valid @Nullable OverrideFreeze override) {
    /** Whose roster stands. */
    public enum Side {
        SCENARIO,
        SCHEDULE
    }

    /** A cell. @param slot all of the day, if absent */
    public record CellName(@NotNull UUID personId, @NotNull LocalDate date, Assignment.@Nullable Slot slot) {
        boolean names(CellKey cell) {
            return cell.person().equals(personId) && cell.date().equals(date) && (slot == null || slot == cell.slot());
        }
    }

    /** As a cell. @param take whose is to stand */
    public record Resolution(
            @NotNull UUID personId, @NotNull LocalDate date, Assignment.@Nullable Slot slot, @NotNull Side take) {
        CellName cell() {
            return new CellName(personId, date, slot);
        }
    }

    @Override
    public List<@NotNull @Valid Resolution> resolutions() {
        return resolutions == null ? List.of() : resolutions;
    }
}
