package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Rows;
import org.rounds.persistence.schedule.Assignment.Slot;
import org.rounds.persistence.schedule.Pin;
import org.rounds.persistence.schedule.PinRepository;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/**
 * What the planner is told while it is at work. The schedule is locked: a pin is either there when its roster is written,
 * or refused.
 */
@Stateless
public class PinService {
    private static final Rows<PinView> ROWS = new Rows<>(
            Map.of(
                    "person_id", PinView::personId,
                    "activity_id", PinView::activityId,
                    "slot", PinView::slot,
                    "date", PinView::date),
            pin -> pin.slot().name(),
            PinView::date,
            PinView::date);

    @Inject
    PinRepository pins;

    @Inject
    HandWriting writing;

    @Inject
    Judge judge;

    @Inject
    VisibleSchedules visible;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /**
     * Pins a cell. It may break any rule: that is shown, and nothing else is done about it.
     *
     * @throws DomainException conflict, if the schedule is not being planned, or the cell is pinned already
     */
    @Allowed(resource = "assignment", action = Action.CREATE)
    public PinView create(UUID scheduleId, PinCell command) {
        Schedule schedule = beingPlanned(scheduleId);
        RosterProblem problem = judge.problem(schedule).problem();
        Slot slot = command.activityId() == null
                ? off(schedule, problem, command)
                : worked(schedule, problem, command, command.activityId());
        pins.of(scheduleId).stream()
                .filter(pin -> pin.personId().equals(command.personId())
                        && pin.date().equals(command.date())
                        && pin.slot() == slot)
                .findFirst()
                .ifPresent(pin -> {
                    throw DomainException.conflict(
                            "CONFLICT", "This is pinned already; take that back first", Map.of("pin_id", pin.id()));
                });
        Pin pin = new Pin(
                Ids.next(), schedule, command.personId(), command.date(), slot, command.activityId(), clock.instant());
        return PinView.of(changes.store(pin, "pin", new PinCreated(pin.id(), scheduleId)));
    }

    private Slot worked(Schedule schedule, RosterProblem problem, PinCell command, UUID activityId) {
        var asked = new SaveAssignment(
                schedule.id(), command.personId(), command.date(), command.slot(), activityId, null, null, null);
        return HandWriting.place(schedule, problem, asked, writing.requireMeaning(schedule, problem, asked))
                .slot();
    }

    private Slot off(Schedule schedule, RosterProblem problem, PinCell command) {
        writing.requireRow(schedule, problem, command.personId(), command.date());
        int period = problem.horizon().firstPeriod(command.date());
        if (!problem.horizon().date(period).equals(command.date())) {
            throw DomainException.invalid("date", "is not the first day of a block");
        }
        Slot first = Horizons.slot(schedule, period);
        Slot asked = command.slot();
        if (first == Slot.AM) {
            if (asked != Slot.AM && asked != Slot.PM) {
                throw DomainException.invalid("slot", "is am or pm in this schedule");
            }
            return asked;
        }
        if (asked != null && asked != first) {
            throw DomainException.invalid("slot", "is " + first.name().toLowerCase(Locale.ROOT) + " in this schedule");
        }
        return first;
    }

    @Allowed(resource = "assignment", action = Action.LIST, personal = true)
    public Listing.Result<PinView> list(UUID scheduleId, Listing.Query query) {
        List<Pin> stored = pins.of(visible.find(scheduleId).id());
        return ROWS.page(stored.stream().map(PinView::of).toList(), query);
    }

    /** Takes a pin back. @param version as the caller has seen it; null if not said */
    @Allowed(resource = "assignment", action = Action.DELETE)
    public void delete(UUID scheduleId, UUID id, @Nullable Long version) {
        beingPlanned(scheduleId);
        Pin pin = pins.find(id)
                .filter(known -> known.scheduleId().equals(scheduleId))
                .orElseThrow(() -> DomainException.notFound("pin", id));
        changes.remove(pin, version, "pin", new PinDeleted(id, scheduleId));
    }

    private Schedule beingPlanned(UUID scheduleId) {
        Schedule schedule = visible.lock(scheduleId);
        schedule.requireBeingPlanned();
        return schedule;
    }
}
