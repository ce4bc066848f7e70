package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.event.EventBus;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.identity.Caller;
import org.rounds.ejb.notification.Notices;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.schedule.ValidationView.ViolationView;
import org.rounds.ejb.shared.Changes;
import org.rounds.persistence.notification.Notification;
import org.rounds.persistence.schedule.Publication;
import org.rounds.persistence.schedule.PublicationRepository;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** What puts schedules in force and takes them back. */
@Stateless
public class PublicationService {
    @Inject
    PublicationRepository publications;

    @Inject
    ScheduleRepository schedules;

    @Inject
    VisibleSchedules visible;

    @Inject
    ScheduleService service;

    @Inject
    Judge judge;

    @Inject
    Revision revision;

    @Inject
    Freeze freeze;

    @Inject
    PersonService people;

    @Inject
    EventBus events;

    @Inject
    FairnessService fairness;

    @Inject
    Notices notices;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Puts a draft in force for its people, layer and days, in the place of what was.
     *
     * @param version the version that the caller has seen
     * @throws DomainException stale, if it has changed since; rule {@code RULE_VIOLATION} with the list, while hard
     *     violations are open that nobody has accepted; conflict, if somebody in it has been deactivated, or would be at
     *     two places at once
     */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public ScheduleView publish(UUID id, long version) {
        publications.awaitTurn();
        Schedule schedule = visible.lock(id);
        Changes.requireVersion(schedule, version);
        schedule.requirePublishable();
        ValidationView validation = judge.validation(schedule);
        if (schedule.status() == Schedule.Status.DRAFT) {
            Judge.requireNone(Judge.open(validation), "The schedule breaks");
        }
        schedule.published(clock.instant(), Judge.worth(validation));
        List<UUID> working = schedules.working(id);
        requireActive(working);
        publications.lockNeighbours(id);
        Difference difference = Difference.between(publications.inItsPlace(id), schedules.assignments(id));
        Publication publication = new Publication(
                Ids.next(),
                schedule,
                difference.counted(),
                Caller.currentUser(),
                schedule.publishedAt().orElseThrow());
        publications.entityManager().persist(publication);
        freeze.requireUnlocked(schedule, difference.firstDay());
        List<UUID> losers = publications.takeOver(id, publication.id());
        layDuty(List.of(id), "ON_SITE_OVERLAP");
        losers.stream().map(visible::find).forEach(this::supersedeIfEmpty);
        fairness.post(Stream.concat(Stream.of(id), losers.stream()).toList());
        events.publish(new SchedulePublished(id));
        announce(difference.people(), id);
        Map<UUID, List<LocalDate>> concerned = new HashMap<>(difference.days());
        working.forEach(person -> concerned.putIfAbsent(person, List.of()));
        notices.tell(Notification.Type.SCHEDULE_PUBLISHED, schedule, concerned);
        audit.record("publish", "schedule", id);
        return service.get(id);
    }

    private void requireActive(List<UUID> working) {
        List<UUID> gone = people.inactive(working);
        if (!gone.isEmpty()) {
            throw DomainException.conflict(
                    "CONFLICT", "Somebody who is no longer active has work in it", Map.of("person_ids", gone));
        }
    }

    private void layDuty(List<UUID> scheduleIds, String refusal) {
        List<PublicationRepository.Overlap> overlaps = publications.overlaps(scheduleIds);
        if (!overlaps.isEmpty()) {
            throw DomainException.conflict(
                    refusal,
                    "Somebody would be at two places at once",
                    Map.of("overlaps", overlaps.stream().limit(100).toList()));
        }
        publications.layDuty(scheduleIds);
    }

    private void supersedeIfEmpty(Schedule schedule) {
        if (schedules.inForce(schedule.id()) == 0) {
            schedule.superseded();
            events.publish(new ScheduleSuperseded(schedule.id()));
        }
    }

    private void announce(Collection<UUID> touched, UUID scheduleId) {
        touched.stream().sorted().forEach(person -> events.publish(new AssignmentChanged(person, scheduleId)));
    }

    /**
     * Takes a publication back within its window: the schedule is a draft again, and what it had replaced in force.
     *
     * @param version the version that the caller has seen; null if not said
     * @throws DomainException conflict: {@code INVALID_STATUS}, if it is not in force; {@code ROLLBACK_WINDOW_EXPIRED};
     *     {@code ROLLBACK_CONFLICT}, if another schedule has taken over from it, or what would come back does not go with
     *     what is in force on other layers by now
     */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public ScheduleView rollBack(UUID id, @Nullable Long version, RollBackSchedule command) {
        publications.awaitTurn();
        Schedule schedule = visible.lock(id);
        Changes.requireVersion(schedule, version);
        Publication publication = standing(schedule);
        publications.lockNeighbours(id);
        Difference difference =
                Difference.between(publications.inItsPlace(id), publications.putAside(publication.id()));
        schedule.rolledBack();
        publication.rollBack(command.reason(), Caller.currentUser(), clock.instant());
        List<UUID> back = publications.giveBack(id, publication.id());
        layDuty(back, "ROLLBACK_CONFLICT");
        back.stream().map(visible::find).forEach(this::restore);
        fairness.post(Stream.concat(Stream.of(id), back.stream()).toList());
        events.publish(new ScheduleRolledBack(id));
        announce(difference.people(), id);
        notices.tell(Notification.Type.ASSIGNMENT_CHANGED, schedule, difference.days());
        audit.record("rollback", "schedule", id);
        return service.get(id);
    }

    private Publication standing(Schedule schedule) {
        if (!schedule.wasPublished()) {
            throw refusal("INVALID_STATUS", "Only what is in force can be rolled back", schedule.status());
        }
        List<UUID> successors = publications.takenOverBy(schedule.id());
        if (!successors.isEmpty()) {
            throw DomainException.conflict(
                    "ROLLBACK_CONFLICT",
                    "Another schedule has taken over from it; roll that back first",
                    Map.of("schedule_ids", successors));
        }
        return publications.standing(schedule.id()).stream()
                .findFirst()
                .filter(p -> p.isOpen(clock.instant()))
                .orElseThrow(() -> refusal(
                        "ROLLBACK_WINDOW_EXPIRED",
                        "It was published more than " + Publication.WINDOW.toHours() + " hours ago",
                        schedule.status()));
    }

    private static DomainException refusal(String code, String message, Schedule.Status status) {
        return DomainException.conflict(code, message, Map.of("status", status));
    }

    private void restore(Schedule schedule) {
        if (schedule.status() == Schedule.Status.SUPERSEDED) {
            schedule.restored();
            events.publish(new ScheduleRestored(schedule.id()));
            audit.record("restore", "schedule", schedule.id());
        }
    }

    /**
     * Accepts hard violations of a schedule as they are.
     *
     * @return the schedule judged anew
     * @throws DomainException invalid, if a key stands for no hard violation: it may have changed meanwhile
     */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public ValidationView acknowledge(UUID id, AcknowledgeViolations command) {
        Schedule schedule = visible.lock(id);
        schedule.requireChangeable();
        ValidationView validation = judge.validation(schedule);
        Set<UUID> unknown = new HashSet<>(command.violations());
        List<ViolationView> meant = validation.violations().stream()
                .filter(ViolationView::isHard)
                .filter(v -> unknown.remove(v.key()))
                .toList();
        if (!unknown.isEmpty()) {
            throw DomainException.invalid(
                    "violations",
                    "names no hard violation of today: " + unknown.iterator().next());
        }
        meant.stream()
                .filter(v -> !v.acknowledged())
                .forEach(v -> revision.acknowledge(schedule, v.broken(), command.reason()));
        events.publish(new ScheduleAcknowledged(id));
        audit.record("acknowledge", "schedule", id);
        return judge.validation(schedule);
    }

    /** Lets the draft be published once although it changes days up to the lock date. */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public BreakGlassView breakGlass(UUID id, BreakTheGlass command) {
        Schedule schedule = visible.lock(id);
        schedule.requireDraft();
        return BreakGlassView.of(freeze.unlock(schedule, command.reason()));
    }

    /** The publications of the schedule's team and layer. */
    @Allowed(resource = "schedule", action = Action.READ)
    public Listing.Result<PublicationView> versions(UUID id, Listing.Query query) {
        return publications.list(visible.find(id), query).map(PublicationView::of);
    }

    /** What would be different, were the other schedule in the place of the first. */
    @Allowed(resource = "schedule", action = Action.READ, personal = true)
    public DiffView diff(UUID id, UUID other) {
        Difference difference = Difference.between(
                schedules.assignments(visible.find(id).id()),
                schedules.assignments(visible.find(other).id()));
        return difference.view(id, other, people.names(difference.people()));
    }
}
