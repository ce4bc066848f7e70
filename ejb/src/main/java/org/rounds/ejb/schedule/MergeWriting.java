package org.rounds.ejb.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.event.DomainEvent;
import org.rounds.ejb.event.EventBus;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.schedule.ValidationView.ViolationView;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.AssignmentRepository;
import org.rounds.persistence.schedule.AssignmentRepository.Taken;
import org.rounds.persistence.schedule.FreezeOverride;
import org.rounds.persistence.schedule.PublicationRepository;
import org.rounds.persistence.schedule.PublicationRepository.Overlap;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;

/**
 * Writes many cells of a roster at once, as {@link HandWriting} writes one: what holds for each is asked for all of them
 * together. The schedule's row has to be locked. Called by its services only.
 */
@Dependent
class MergeWriting {
    @Inject
    AssignmentRepository assignments;

    @Inject
    PublicationRepository publications;

    @Inject
    Revision revision;

    @Inject
    Freeze freeze;

    @Inject
    PersonService people;

    @Inject
    AuditService audit;

    @Inject
    EventBus events;

    @Inject
    Clock clock;

    /** A cell: what is there, and what is to be there instead. Null is nothing; one of them is something. */
    record Rewriting(@Nullable Assignment was, @Nullable Assignment wanted) {
        private Assignment either() {
            return was == null ? Objects.requireNonNull(wanted) : was;
        }
    }

    /**
     * Writes all of them, and judges what comes of it.
     *
     * @return what is newly broken, or worse
     * @throws DomainException as for a change of a single assignment
     */
    List<ViolationView> write(
            Schedule schedule, List<Rewriting> cells, @Nullable String reason, FreezeOverride.@Nullable Reason thaw) {
        requireActive(cells);
        requireNotTakenOver(schedule, cells);
        return revision.of(schedule, cells.get(0).either().id(), reason, () -> rewrite(schedule, cells, reason, thaw));
    }

    private void requireActive(List<Rewriting> cells) {
        List<UUID> gone = people.inactive(cells.stream()
                .map(Rewriting::wanted)
                .flatMap(Stream::ofNullable)
                .map(Assignment::personId)
                .distinct()
                .toList());
        if (!gone.isEmpty()) {
            throw DomainException.conflict(
                    "CONFLICT", "Somebody who is no longer active would get work", Map.of("person_ids", gone));
        }
    }

    private void requireNotTakenOver(Schedule schedule, List<Rewriting> cells) {
        List<Taken> taken = schedule.wasPublished() ? assignments.takenOver(schedule.id()) : List.of();
        List<UUID> owners = cells.stream()
                .map(Rewriting::either)
                .flatMap(a -> taken.stream().filter(t -> isOf(t, a)))
                .map(Taken::scheduleId)
                .distinct()
                .toList();
        if (!owners.isEmpty()) {
            throw DomainException.conflict(
                    "SUPERSEDED",
                    "Another schedule has taken over some of these days; change them there",
                    Map.of("schedule_ids", owners));
        }
    }

    private static boolean isOf(Taken taken, Assignment assignment) {
        return taken.personId().equals(assignment.personId())
                && !taken.from().isAfter(assignment.endDate())
                && !taken.to().isBefore(assignment.date());
    }

    private void rewrite(
            Schedule schedule, List<Rewriting> cells, @Nullable String reason, FreezeOverride.@Nullable Reason thaw) {
        List<Assignment> before =
                cells.stream().map(Rewriting::was).flatMap(Stream::ofNullable).toList();
        freeze.requireThawed(before, thaw);
        assignments.withdrawDuty(before.stream().map(Assignment::id).toList());
        List<Assignment> made = new ArrayList<>();
        for (Rewriting cell : cells) {
            Assignment was = cell.was();
            Assignment wanted = cell.wanted();
            if (wanted == null) {
                remove(Objects.requireNonNull(was));
            } else if (was == null) {
                made.add(make(schedule, wanted, reason));
            } else {
                adopt(was, wanted, reason);
                state("update", was.id(), new AssignmentUpdated(was.id(), schedule.id(), was.personId()));
            }
        }
        assignments.entityManager().flush();
        freeze.requireThawed(made, thaw);
        if (schedule.wasPublished()) {
            layDuty(schedule);
        }
    }

    private void remove(Assignment was) {
        assignments.entityManager().remove(was);
        state("delete", was.id(), new AssignmentDeleted(was.id(), was.scheduleId(), was.personId()));
    }

    private Assignment make(Schedule schedule, Assignment wanted, @Nullable String reason) {
        Assignment made = new Assignment(
                Ids.next(), schedule, wanted.personId(), wanted.activityId(), wanted.place(), clock.instant());
        adopt(made, wanted, reason);
        if (schedule.wasPublished()) {
            made.enforce();
        }
        assignments.entityManager().persist(made);
        state("create", made.id(), new AssignmentCreated(made.id(), schedule.id(), made.personId()));
        return made;
    }

    private static void adopt(Assignment assignment, Assignment wanted, @Nullable String reason) {
        assignment.adopt(wanted);
        if (reason != null) {
            assignment.override(reason);
        }
    }

    private void state(String action, UUID id, DomainEvent fact) {
        audit.record(action, "assignment", id);
        events.publish(fact);
    }

    private void layDuty(Schedule schedule) {
        List<Overlap> overlaps = publications.overlaps(List.of(schedule.id()));
        if (!overlaps.isEmpty()) {
            throw DomainException.conflict(
                    "ON_SITE_OVERLAP",
                    "Somebody would be at two places at once",
                    Map.of("overlaps", overlaps.stream().limit(100).toList()));
        }
        publications.layDuty(List.of(schedule.id()));
    }
}
