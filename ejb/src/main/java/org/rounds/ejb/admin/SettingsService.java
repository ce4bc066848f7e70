package org.rounds.ejb.admin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Days;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.admin.Settings;
import org.rounds.persistence.admin.SettingsRepository;

/** What a hospital has decided for itself. */
@Stateless
public class SettingsService {
    @Inject
    SettingsRepository settings;

    @Inject
    Changes changes;

    @Allowed(resource = "settings", action = Action.READ)
    public SettingsView get() {
        return SettingsView.of(settings.ofWorkspace());
    }

    @Allowed(resource = "settings", action = Action.UPDATE)
    public SettingsView change(long version, Patch<SaveSettings> patch) {
        Settings current = settings.ofWorkspace();
        return changes.change(
                current,
                version,
                "settings",
                new SettingsUpdated(current.id()),
                SettingsView::of,
                () -> rewrite(current, patch.onto(SaveSettings.of(current))));
    }

    private static void rewrite(Settings settings, SaveSettings command) {
        if (command.scheduleLockDate() != null) {
            Days.requireKnown("schedule_lock_date", command.scheduleLockDate());
        }
        settings.change(command.freezeHorizonDays(), command.freezeScope(), command.scheduleLockDate());
    }

    /** Returns what holds now, for those who keep to it. */
    @Allowed(resource = "schedule", action = Action.READ)
    public Settings current() {
        return settings.ofWorkspace();
    }
}
