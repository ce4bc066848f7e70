package org.rounds.ejb.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Assignments that change hands, all of them or none.
 *
 * @param changes in this order: nobody may have two things at once in between
 * @param overrideReason why they may break hard rules
 * @param override why published days may be changed although they are frozen
 */
public record ApplyRepair(
        @NotEmpty @Size(max = 100) List<@NotNull @Valid HandOver> changes,
        @Size(min = 1, max = 500) @Nullable String overrideReason,
        @Valid @Nullable OverrideFreeze override) {
    /** @param personId who has the assignment from now on; nobody, if absent: it is taken away */
    public record HandOver(@NotNull UUID assignmentId, @Nullable UUID personId) {}
}
