package org.rounds.ejb.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.Layer;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.schedule.ScheduleRepository.Drafted;
import org.rounds.persistence.schedule.ScheduleRepository.Planned;
import org.rounds.persistence.shared.DomainException;

/**
 * Drafts of other layers that a schedule is planned around, as if they were published: for their people and days they
 * stand in the place of what is in force on their layer. One that has been published counts by what is in force of it.
 */
@Dependent
class Drafts {
    private static final String FIELD = "with_drafts";

    @Inject
    ScheduleRepository schedules;

    @Inject
    VisibleSchedules visible;

    /** What the drafts plan for some people in some period. */
    record Plans(Map<UUID, List<Drafted>> byPerson, List<Assignment> assignments) {
        private static final Plans NONE = new Plans(Map.of(), List.of());

        /** Returns what would be in force if the drafts were. */
        List<Assignment> over(List<Assignment> inForce) {
            return byPerson.isEmpty()
                    ? inForce
                    : Stream.concat(inForce.stream().filter(a -> !replaced(a)), assignments.stream())
                            .toList();
        }

        private boolean replaced(Assignment assignment) {
            return byPerson.getOrDefault(assignment.personId(), List.of()).stream()
                    .anyMatch(d -> d.layer() == assignment.layer()
                            && !d.from().isAfter(assignment.endDate())
                            && !d.to().isBefore(assignment.date()));
        }

        /** Returns the days on which the drafts plan people's work. */
        Stream<Planned> work() {
            return byPerson.values().stream()
                    .flatMap(List::stream)
                    .filter(d -> d.layer() == Layer.WORK)
                    .map(d -> new Planned(d.personId(), d.from(), d.to()));
        }
    }

    /** Returns what the schedule's drafts plan for these people in the period, both days inclusive. */
    Plans of(Schedule schedule, Collection<UUID> people, LocalDate from, LocalDate to) {
        if (schedule.drafts().isEmpty() || people.isEmpty()) {
            return Plans.NONE;
        }
        List<Drafted> drafted = schedules.drafted(schedule.drafts(), people, from, to);
        Set<UUID> ids = drafted.stream().map(Drafted::scheduleId).collect(Collectors.toSet());
        return ids.isEmpty()
                ? Plans.NONE
                : new Plans(
                        drafted.stream().collect(Collectors.groupingBy(Drafted::personId)),
                        schedules.given(ids, people, from, to));
    }

    /** @throws DomainException invalid, if one of the ids names nothing that the schedule can be planned around */
    void name(Schedule schedule, Set<UUID> ids) {
        List<Schedule> named = ids.stream().map(id -> named(schedule, id)).toList();
        named.forEach(one -> named.stream()
                .filter(other -> one.id().compareTo(other.id()) < 0 && contradict(one, other))
                .forEach(other -> {
                    throw DomainException.invalid(
                            FIELD, "names two drafts for the same people and days: " + one.id() + ", " + other.id());
                }));
        schedule.planAround(ids);
    }

    private boolean contradict(Schedule one, Schedule other) {
        return one.layer() == other.layer()
                && one.status() == Schedule.Status.DRAFT
                && other.status() == Schedule.Status.DRAFT
                && one.touches(other.startDate(), other.endDate())
                && !Collections.disjoint(schedules.people(one.id()), schedules.people(other.id()));
    }

    private Schedule named(Schedule schedule, UUID id) {
        Schedule named = schedules
                .find(id)
                .filter(visible::shows)
                .orElseThrow(() -> DomainException.invalid(FIELD, "names no schedule: " + id));
        if (named.status() != Schedule.Status.DRAFT && named.status() != Schedule.Status.PUBLISHED) {
            throw DomainException.invalid(FIELD, "names a schedule that is neither a draft nor published: " + id);
        }
        if (named.scenarioOf().isPresent()) {
            throw DomainException.invalid(FIELD, "names a scenario: " + id);
        }
        if (named.layer() == schedule.layer()) {
            throw DomainException.invalid(FIELD, "names a schedule of the layer that is planned: " + id);
        }
        if (!named.touches(schedule.startDate(), schedule.endDate())) {
            throw DomainException.invalid(FIELD, "names a schedule of other days: " + id);
        }
        return named;
    }
}
