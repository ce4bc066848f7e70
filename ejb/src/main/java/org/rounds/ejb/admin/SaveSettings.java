package org.rounds.ejb.admin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.admin.Settings;

/** @param scheduleLockDate null for no such day */
public record SaveSettings(
        @Min(0) @Max(30) @NotNull Integer freezeHorizonDays,
        @NotNull Settings.FreezeScope freezeScope,
        @Nullable LocalDate scheduleLockDate) {
    static SaveSettings of(Settings settings) {
        return new SaveSettings(
                settings.freezeHorizonDays(),
                settings.freezeScope(),
                settings.scheduleLockDate().orElse(null));
    }
}
