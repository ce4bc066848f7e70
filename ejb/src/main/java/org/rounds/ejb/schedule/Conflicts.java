package org.rounds.ejb.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rounds.ejb.optimization.Contract;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.Violation;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.schedule.ConflictView.Kind;
import org.rounds.ejb.schedule.ConflictView.Severity;
import org.rounds.ejb.schedule.ValidationView.ViolationView;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.PublicationRepository;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;

/** Says in the words of schedulers what a validation has found, and what overlaps with other layers. */
@Dependent
class Conflicts {
    /** Wishes, fair shares and what contracts ask at a price cost, but whoever does not get them is in no conflict. */
    private static final Set<String> NO_CONFLICT = Stream.of(
                    Stream.of("request"),
                    Arrays.stream(RosterProblem.Burden.values()).map(RosterProblem.Burden::rule),
                    Arrays.stream(Contract.Rule.values()).map(Contract.Rule::id))
            .flatMap(rules -> rules)
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("absence", Kind.ABSENCE_CONFLICT),
            Map.entry("skill", Kind.QUALIFICATION_MISMATCH),
            Map.entry("rest", Kind.REST_PERIOD),
            Map.entry("succession", Kind.REST_PERIOD),
            Map.entry("max_consecutive_shifts", Kind.CONSECUTIVE_DUTY),
            Map.entry("min_consecutive_shifts", Kind.CONSECUTIVE_DUTY),
            Map.entry("min_consecutive_days_off", Kind.CONSECUTIVE_DUTY),
            Map.entry("max_shifts", Kind.CAPACITY_EXCEEDED),
            Map.entry("max_minutes", Kind.CAPACITY_EXCEEDED),
            Map.entry("max_weekends", Kind.CAPACITY_EXCEEDED),
            Map.entry("over_cover", Kind.CAPACITY_EXCEEDED),
            Map.entry("overlap", Kind.SCHEDULING_OVERLAP),
            Map.entry("unassigned", Kind.COVERAGE_GAP),
            Map.entry("min_shifts", Kind.COVERAGE_GAP),
            Map.entry("min_minutes", Kind.COVERAGE_GAP),
            Map.entry("minimum_cover", Kind.COVERAGE_GAP),
            Map.entry("under_cover", Kind.COVERAGE_GAP),
            Map.entry("supervision", Kind.SUPERVISION_MISSING));

    @Inject
    ScheduleRepository schedules;

    @Inject
    PublicationRepository publications;

    @Inject
    Judge judge;

    @Inject
    PersonService people;

    /** Returns all of them, the worst first, then by day; none where there is no roster yet. */
    List<ConflictView> of(Schedule schedule) {
        if (schedule.worth().isEmpty()) {
            return List.of();
        }
        return Stream.concat(
                        judge.validation(schedule).violations().stream()
                                .filter(v -> !NO_CONFLICT.contains(v.rule()))
                                .map(Conflicts::conflict),
                        overlaps(schedule))
                .sorted(Comparator.comparing(ConflictView::severity)
                        .thenComparing(ConflictView::startDate)
                        .thenComparing(ConflictView::id))
                .toList();
    }

    private static ConflictView conflict(ViolationView violation) {
        var person = violation.person();
        return new ConflictView(
                violation.key(),
                kind(violation),
                severity(violation),
                violation.rule(),
                person == null ? null : person.id(),
                person == null ? null : person.name(),
                violation.activityId(),
                violation.window().start(),
                violation.window().end(),
                violation.numbers().actual(),
                violation.numbers().limit(),
                violation.acknowledged(),
                List.of(),
                violation.text());
    }

    /** Rules that schedulers have no word of their own for are about hours. */
    private static Kind kind(ViolationView violation) {
        boolean overlap = violation.rule().equals("rest") && violation.numbers().actual() < 0;
        return overlap ? Kind.SCHEDULING_OVERLAP : KINDS.getOrDefault(violation.rule(), Kind.ACGME_VIOLATION);
    }

    private static Severity severity(ViolationView violation) {
        if (violation.isHard()) {
            return violation.acknowledged() ? Severity.WARNING : Severity.CRITICAL;
        }
        boolean tells = violation.level() == Violation.Level.WARN || kind(violation) == Kind.COVERAGE_GAP;
        return tells ? Severity.WARNING : Severity.INFO;
    }

    private Stream<ConflictView> overlaps(Schedule schedule) {
        List<PublicationRepository.Overlap> overlaps = publications.overlapsOfLayers(schedule.id());
        Map<UUID, Assignment> own = overlaps.isEmpty()
                ? Map.of()
                : schedules.assignments(schedule.id()).stream()
                        .collect(Collectors.toMap(Assignment::id, Function.identity()));
        Map<UUID, String> names =
                people.names(own.values().stream().map(Assignment::personId).collect(Collectors.toSet()));
        return overlaps.stream().map(o -> overlap(Objects.requireNonNull(own.get(o.assignment())), o, names));
    }

    private static ConflictView overlap(
            Assignment own, PublicationRepository.Overlap overlap, Map<UUID, String> names) {
        String name = names.getOrDefault(own.personId(), "");
        return new ConflictView(
                UUID.nameUUIDFromBytes(overlap.toString().getBytes(StandardCharsets.UTF_8)),
                Kind.SCHEDULING_OVERLAP,
                Severity.CRITICAL,
                "on_site_overlap",
                own.personId(),
                name,
                own.activityId(),
                own.date(),
                own.endDate(),
                overlap.minutes(),
                0,
                false,
                List.of(overlap.assignment(), overlap.other()),
                "%s is at two places at once for %d minutes from %s on."
                        .formatted(name, overlap.minutes(), own.date()));
    }
}
