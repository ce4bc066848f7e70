package org.rounds.ejb.admin;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.admin.Settings;

/**
 * What a hospital has decided for itself.
 *
 * @param freezeHorizonDays how near a published day is frozen: changed for a reason only
 * @param freezeScope which reasons do
 * @param scheduleLockDate up to this day, changes are published only after the glass was broken; null for no such day
 */
public record SettingsView(
        UUID id,
        int freezeHorizonDays,
        Settings.FreezeScope freezeScope,
        @Nullable LocalDate scheduleLockDate,
        long version)
        implements RootView {
    static SettingsView of(Settings settings) {
        return new SettingsView(
                settings.id(),
                settings.freezeHorizonDays(),
                settings.freezeScope(),
                settings.scheduleLockDate().orElse(null),
                settings.version());
    }
}
