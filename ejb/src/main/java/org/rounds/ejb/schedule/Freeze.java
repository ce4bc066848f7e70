package org.rounds.ejb.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.admin.SettingsService;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.event.EventBus;
import org.rounds.ejb.identity.Caller;
import org.rounds.ejb.identity.WorkspaceService;
import org.rounds.persistence.admin.Settings;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.BreakGlass;
import org.rounds.persistence.schedule.FreezeOverride;
import org.rounds.persistence.schedule.PublicationRepository;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;

/**
 * Keeps what is published and near, and what is locked, from being changed without more ado (catalogue/residency.md 4.4).
 * Days are the workspace's. Called by its services only.
 */
@Dependent
class Freeze {
    @Inject
    EntityManager entityManager;

    @Inject
    SettingsService settings;

    @Inject
    WorkspaceService workspaces;

    @Inject
    PublicationRepository publications;

    @Inject
    AuditService audit;

    @Inject
    EventBus events;

    @Inject
    Clock clock;

    /**
     * Lets an assignment in force be changed where it is, or where it comes to be.
     *
     * @throws DomainException conflict {@code FROZEN}, if its day is frozen and the reason does not do
     */
    void requireThawed(Assignment assignment, FreezeOverride.@Nullable Reason reason) {
        requireThawed(List.of(assignment), reason);
    }

    /** As the other, of several. */
    void requireThawed(Collection<Assignment> assignments, FreezeOverride.@Nullable Reason reason) {
        Settings current = settings.current();
        LocalDate today = LocalDate.ofInstant(clock.instant(), workspaces.zone());
        assignments.stream()
                .filter(a -> a.inForce() && current.freezes(a.date(), today))
                .forEach(a -> requireThawed(a, current, reason));
    }

    private void requireThawed(Assignment assignment, Settings current, FreezeOverride.@Nullable Reason reason) {
        if (reason == null || !does(current.freezeScope(), reason.code())) {
            throw DomainException.conflict(
                    "FROZEN",
                    "The day is published and near; changing it needs an override"
                            + (reason == null ? "" : " by an emergency"),
                    Map.of(
                            "date",
                            assignment.date(),
                            "freeze_horizon_days",
                            current.freezeHorizonDays(),
                            "freeze_scope",
                            current.freezeScope()));
        }
        entityManager.persist(
                new FreezeOverride(Ids.next(), assignment, reason, Caller.currentUser(), clock.instant()));
        audit.record("override_freeze", "assignment", assignment.id());
    }

    private static boolean does(Settings.FreezeScope scope, FreezeOverride.ReasonCode code) {
        return scope == Settings.FreezeScope.ALL_CHANGES_REQUIRE_OVERRIDE || code.isEmergency();
    }

    /**
     * Uses up the leave that a publication with these changes needs.
     *
     * @param firstChange the first day on which something else will be in force; null if nothing will
     * @throws DomainException conflict {@code LOCKED}, if there is no such leave
     */
    void requireUnlocked(Schedule schedule, @Nullable LocalDate firstChange) {
        Optional<LocalDate> lock = settings.current().scheduleLockDate();
        if (lock.isEmpty() || firstChange == null || firstChange.isAfter(lock.get())) {
            return;
        }
        publications.leaves(schedule.id()).stream()
                .filter(leave -> leave.opens(lock.get()))
                .findFirst()
                .orElseThrow(() -> DomainException.conflict(
                        "LOCKED",
                        "It changes days up to the lock date; somebody has to break the glass first",
                        Map.of("schedule_lock_date", lock.get(), "first_change", firstChange)))
                .use(clock.instant());
    }

    /** Gives leave to publish the draft once. @throws DomainException conflict, if nothing is locked */
    BreakGlass unlock(Schedule schedule, String reason) {
        LocalDate lock = settings.current()
                .scheduleLockDate()
                .orElseThrow(() -> DomainException.conflict("NOT_LOCKED", "There is no lock date", Map.of()));
        BreakGlass leave =
                new BreakGlass(Ids.next(), schedule.id(), lock, reason, Caller.currentUser(), clock.instant());
        entityManager.persist(leave);
        audit.record("break_glass", "schedule", schedule.id());
        events.publish(new ScheduleUnlocked(schedule.id()));
        return leave;
    }
}
