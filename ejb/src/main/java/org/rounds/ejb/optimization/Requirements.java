package org.rounds.ejb.optimization;

import static org.rounds.ejb.optimization.Requirement.of;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Requirement.Kind;
import org.rounds.ejb.optimization.RosterProblem.Activity;
import org.rounds.ejb.optimization.RosterProblem.Demand;
import org.rounds.ejb.optimization.RosterProblem.Facts;
import org.rounds.ejb.optimization.RosterProblem.Limits;
import org.rounds.ejb.optimization.RosterProblem.Person;

/**
 * Takes a problem's hard rules to pieces, and makes a problem of some of them again: nothing else is hard in it but what
 * nobody could do without (nobody is at two places at once, works what is not offered, or changes what has been).
 */
final class Requirements {
    private final RosterProblem base;

    Requirements(RosterProblem base) {
        this.base = base;
    }

    RosterProblem base() {
        return base;
    }

    /** Says whether all hard rules are known here: hard terms of contracts are not. What has a price forbids nothing. */
    boolean complete() {
        return base.people().stream().map(p -> p.limits().contract()).noneMatch(Contract::decides);
    }

    /** Returns the same with more people, who can do what is to be covered whenever it is. */
    Requirements joined(Requirement cover, int number) {
        Activity activity = base.activities().stream()
                .filter(a -> a.id().equals(cover.activity()))
                .findFirst()
                .orElseThrow();
        Set<String> skills = new HashSet<>(activity.skills());
        if (cover.skill() != null) {
            skills.add(cover.skill());
        }
        Integer grade = activity.grades().stream().sorted().findFirst().orElse(null);
        List<Person> people = new ArrayList<>(base.people());
        for (int i = 0; i < number; i++) {
            UUID id = UUID.nameUUIDFromBytes(("more" + people.size()).getBytes(StandardCharsets.UTF_8));
            people.add(new Person(id, "", skills, Limits.NONE, List.of(), grade, Facts.NONE));
        }
        return new Requirements(base.with(people));
    }

    /** Returns by how many steps a limit of a kind can be raised until it limits nothing. */
    long mostOf(Kind kind) {
        return kind == Kind.MAXIMUM_COVER
                ? base.people().size()
                : (long) base.days() * (kind == Kind.MAX_MINUTES ? 24 : 1);
    }

    List<Requirement> all() {
        Set<Requirement> all = new LinkedHashSet<>();
        base.activities().forEach(a -> addAll(a, all));
        base.people().forEach(p -> addAll(p, all));
        base.absences()
                .forEach(a -> all.add(of(Kind.ABSENCE, a.person(), null, 0).on(a.date())));
        base.pins()
                .forEach(p -> all.add(
                        of(Kind.PIN, p.person(), p.activity(), 0).on(p.date()).by(p)));
        base.oversights().stream()
                .filter(o -> o.level() == Violation.Level.HARD)
                .forEach(o -> all.add(of(Kind.SUPERVISION, null, null, 0).by(o)));
        addCovers(all);
        return List.copyOf(all);
    }

    /** Of several for the same heads the strictest: it implies the others. */
    private void addCovers(Set<Requirement> all) {
        Map<Requirement, Long> strictest = new LinkedHashMap<>();
        for (Demand demand : base.demands()) {
            if (demand.minimum() > 0) {
                strictest.merge(cover(Kind.MINIMUM_COVER, demand), (long) demand.minimum(), Math::max);
            }
        }
        for (Demand demand : base.demands()) {
            Integer most = demand.maximum();
            if (most != null) {
                strictest.merge(cover(Kind.MAXIMUM_COVER, demand), (long) most, Math::min);
            }
        }
        strictest.forEach((cover, figure) -> all.add(cover.asking(figure)));
    }

    private static Requirement cover(Kind kind, Demand demand) {
        return of(kind, null, demand.activity(), 0).on(demand.date()).with(demand.skill());
    }

    private static void addAll(Activity activity, Set<Requirement> all) {
        UUID id = activity.id();
        activity.skills().stream()
                .sorted()
                .forEach(s -> all.add(of(Kind.SKILL, null, id, 0).with(s)));
        if (!activity.grades().isEmpty()) {
            all.add(of(Kind.GRADE, null, id, 0));
        }
        activity.mayNotFollow().stream()
                .sorted()
                .forEach(next -> all.add(of(Kind.SUCCESSION, null, id, 0).before(next)));
    }

    private static void addAll(Person person, Set<Requirement> all) {
        UUID id = person.id();
        Limits limits = person.limits();
        limits.maxShifts().forEach((activity, most) -> all.add(of(Kind.MAX_SHIFTS, id, activity, most)));
        limits.minShifts().forEach((activity, least) -> all.add(of(Kind.MIN_SHIFTS, id, activity, least)));
        add(all, id, Kind.MAX_MINUTES, limits.maxMinutes());
        add(all, id, Kind.MIN_MINUTES, limits.minMinutes());
        add(all, id, Kind.MAX_CONSECUTIVE_SHIFTS, limits.maxConsecutiveShifts());
        add(all, id, Kind.MIN_CONSECUTIVE_SHIFTS, limits.minConsecutiveShifts());
        add(all, id, Kind.MIN_CONSECUTIVE_DAYS_OFF, limits.minConsecutiveDaysOff());
        add(all, id, Kind.MAX_WEEKENDS, limits.maxWeekends());
        add(all, id, Kind.REST, limits.minRestMinutes());
        if (!person.facts().busy().isEmpty()) {
            all.add(of(Kind.ELSEWHERE, id, null, 0));
        }
        person.facts().rules().stream()
                .filter(r -> r.level() == Violation.Level.HARD)
                .forEach(r -> all.add(of(Kind.DUTY_HOURS, id, null, r.limit()).by(r)));
    }

    private static void add(Set<Requirement> all, UUID person, Kind kind, @Nullable Integer figure) {
        if (figure != null) {
            all.add(of(kind, person, null, figure));
        }
    }

    /** Returns the problem with these requirements alone, and no wishes. */
    RosterProblem only(Collection<Requirement> kept) {
        Map<UUID, List<Requirement>> ofPeople = new HashMap<>();
        Set<Requirement> others = new HashSet<>();
        for (Requirement requirement : kept) {
            UUID person = requirement.person();
            if (person == null) {
                others.add(requirement);
            } else {
                ofPeople.computeIfAbsent(person, p -> new ArrayList<>()).add(requirement);
            }
        }
        return new RosterProblem(
                base.horizon(),
                base.zone(),
                base.activities().stream().map(a -> only(a, others)).toList(),
                base.people().stream()
                        .map(p -> only(p, ofPeople.getOrDefault(p.id(), List.of())))
                        .toList(),
                Stream.concat(ofKind(kept, Kind.MINIMUM_COVER), ofKind(kept, Kind.MAXIMUM_COVER))
                        .map(Requirements::demand)
                        .toList(),
                List.of(),
                ofKind(kept, Kind.ABSENCE)
                        .map(r -> new RosterProblem.Absence(
                                Objects.requireNonNull(r.person()), Objects.requireNonNull(r.date())))
                        .toList(),
                ofKind(kept, Kind.PIN)
                        .map(r -> (RosterProblem.Pin) Objects.requireNonNull(r.rule()))
                        .toList(),
                List.of(),
                ofKind(kept, Kind.SUPERVISION)
                        .map(r -> (RosterProblem.Oversight) Objects.requireNonNull(r.rule()))
                        .toList());
    }

    private static Stream<Requirement> ofKind(Collection<Requirement> kept, Kind kind) {
        return kept.stream().filter(r -> r.kind() == kind);
    }

    /** Missing heads cost a little besides, so that a search sees where they are missing. */
    private static Demand demand(Requirement cover) {
        int heads = (int) cover.figure();
        boolean most = cover.kind() == Kind.MAXIMUM_COVER;
        return new Demand(
                Objects.requireNonNull(cover.date()),
                Objects.requireNonNull(cover.activity()),
                cover.skill(),
                most ? 0 : heads,
                heads,
                most ? 0 : 1,
                0,
                most ? heads : null);
    }

    private static Activity only(Activity a, Set<Requirement> kept) {
        return new Activity(
                a.id(),
                a.code(),
                a.start(),
                a.length(),
                a.mayNotFollow().stream()
                        .filter(next -> kept.contains(
                                of(Kind.SUCCESSION, null, a.id(), 0).before(next)))
                        .collect(Collectors.toSet()),
                a.skills().stream()
                        .filter(s ->
                                kept.contains(of(Kind.SKILL, null, a.id(), 0).with(s)))
                        .collect(Collectors.toSet()),
                a.presence(),
                kept.contains(of(Kind.GRADE, null, a.id(), 0)) ? a.grades() : Set.of(),
                a.leaveEligible(),
                a.supervision(),
                a.offered());
    }

    private static Person only(Person p, List<Requirement> kept) {
        Facts facts = p.facts();
        return new Person(
                p.id(),
                p.name(),
                p.skills(),
                new Limits(
                        shifts(kept, Kind.MAX_SHIFTS),
                        figure(kept, Kind.MAX_MINUTES),
                        figure(kept, Kind.MIN_MINUTES),
                        figure(kept, Kind.MAX_CONSECUTIVE_SHIFTS),
                        figure(kept, Kind.MIN_CONSECUTIVE_SHIFTS),
                        figure(kept, Kind.MIN_CONSECUTIVE_DAYS_OFF),
                        figure(kept, Kind.MAX_WEEKENDS),
                        figure(kept, Kind.REST),
                        shifts(kept, Kind.MIN_SHIFTS)),
                p.history(),
                p.grade(),
                new Facts(
                        ofKind(kept, Kind.ELSEWHERE).findAny().isEmpty() ? List.of() : facts.busy(),
                        facts.leave(),
                        ofKind(kept, Kind.DUTY_HOURS)
                                .map(r -> (HoursRule) Objects.requireNonNull(r.rule()))
                                .toList(),
                        facts.rotations(),
                        facts.employmentFraction()));
    }

    private static Map<UUID, Integer> shifts(List<Requirement> kept, Kind kind) {
        return ofKind(kept, kind)
                .collect(Collectors.toMap(r -> Objects.requireNonNull(r.activity()), r -> (int) r.figure()));
    }

    private static @Nullable Integer figure(List<Requirement> kept, Kind kind) {
        return ofKind(kept, kind).findAny().map(r -> (int) r.figure()).orElse(null);
    }
}
