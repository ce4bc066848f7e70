package org.rounds.ejb.schedule;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.rounds.persistence.schedule.FreezeOverride;

/** Why a published day is changed although it is frozen. */
public record OverrideFreeze(
        @NotNull FreezeOverride.ReasonCode reasonCode, @NotBlank @Size(max = 500) String reasonText) {
    FreezeOverride.Reason reason() {
        return new FreezeOverride.Reason(reasonCode, reasonText);
    }
}
