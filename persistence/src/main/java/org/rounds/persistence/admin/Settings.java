package org.rounds.persistence.admin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/** What a hospital has decided for itself; the database makes one with each workspace. */
@Entity
public class Settings extends WorkspaceEntity {
    /** Who may change what is published and near. */
    public enum FreezeScope {
        /** Everybody who may anyway. */
        NONE,
        /** Who has an emergency to name. */
        NON_EMERGENCY_ONLY,
        /** Who has any reason to name. */
        ALL_CHANGES_REQUIRE_OVERRIDE
    }

    @Column(name = "freeze_horizon_days")
    int freezeHorizonDays;

    @Column(name = "freeze_scope")
    @Enumerated(EnumType.STRING)
    FreezeScope freezeScope;

    @Column(name = "schedule_lock_date")
    @Nullable
    LocalDate scheduleLockDate;

    protected Settings() {}

    /** @param freezeHorizonDays 0 to 30 */
    public void change(int freezeHorizonDays, FreezeScope freezeScope, @Nullable LocalDate scheduleLockDate) {
        this.freezeHorizonDays = freezeHorizonDays;
        this.freezeScope = freezeScope;
        this.scheduleLockDate = scheduleLockDate;
    }

    /** Says whether the day is as near as that, or past. */
    public boolean freezes(LocalDate day, LocalDate today) {
        return freezeScope != FreezeScope.NONE && ChronoUnit.DAYS.between(today, day) <= freezeHorizonDays;
    }

    public int freezeHorizonDays() {
        return freezeHorizonDays;
    }

    public FreezeScope freezeScope() {
        return freezeScope;
    }

    /** The last day that nobody publishes changes for without more ado. */
    public Optional<LocalDate> scheduleLockDate() {
        return Optional.ofNullable(scheduleLockDate);
    }
}
