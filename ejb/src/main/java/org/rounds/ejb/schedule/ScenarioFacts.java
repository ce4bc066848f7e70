package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Horizon;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.persistence.people.WorkLimits;
import org.rounds.persistence.schedule.ScenarioChange;
import org.rounds.persistence.schedule.ScenarioChange.Kind;
import org.rounds.persistence.schedule.ScenarioChange.Limit;
import org.rounds.persistence.schedule.Schedule;

/** What a scenario supposes, laid over what is known; of any other schedule nothing. */
record ScenarioFacts(List<ScenarioChange> supposed) {
    static ScenarioFacts of(Schedule schedule) {
        return new ScenarioFacts(schedule.supposed());
    }

    private Stream<ScenarioChange> of(Kind kind) {
        return supposed.stream().filter(c -> c.kind() == kind);
    }

    /** Replaces the demand for an activity, or for a skill on it, on the days that are supposed. */
    List<RosterProblem.Demand> demands(List<RosterProblem.Demand> stored, Horizon horizon) {
        if (of(Kind.COVER).findAny().isEmpty()) {
            return stored;
        }
        Map<List<@Nullable Object>, RosterProblem.Demand> demands = new LinkedHashMap<>();
        stored.forEach(d -> demands.put(Arrays.asList(d.date(), d.activity(), d.skill()), d));
        of(Kind.COVER).forEach(change -> horizon.starts().stream()
                .distinct()
                .filter(change::holdsOn)
                .forEach(day -> demands.compute(
                        Arrays.asList(day, change.activityId(), change.skill()),
                        (key, before) -> demand(change, day, before))));
        return List.copyOf(demands.values());
    }

    private static RosterProblem.Demand demand(
            ScenarioChange change, LocalDate day, RosterProblem.@Nullable Demand before) {
        return new RosterProblem.Demand(
                day,
                Objects.requireNonNull(change.activityId()),
                change.skill(),
                Objects.requireNonNull(change.minimum()),
                Objects.requireNonNull(change.required()),
                before == null ? SaveCoverageRequirement.UNDER : before.underWeight(),
                before == null ? SaveCoverageRequirement.OVER : before.overWeight());
    }

    /** Returns these days and, after them, those on which somebody is supposed to be away as well. */
    List<RosterProblem.Absence> away(List<RosterProblem.Absence> known, LocalDate from, LocalDate to) {
        return and(known, of(Kind.AWAY).flatMap(c -> from.datesUntil(to.plusDays(1))
                .filter(c::holdsOn)
                .map(day -> new RosterProblem.Absence(Objects.requireNonNull(c.personId()), day))));
    }

    /** Returns these days and, after them, those on which people who are borrowed are not there. */
    List<RosterProblem.Absence> notLent(List<RosterProblem.Absence> known, LocalDate from, LocalDate to) {
        return and(known, borrowed().stream().sorted().flatMap(person -> from.datesUntil(to.plusDays(1))
                .filter(day -> of(Kind.BORROWED).noneMatch(c -> person.equals(c.personId()) && c.holdsOn(day)))
                .map(day -> new RosterProblem.Absence(person, day))));
    }

    private static List<RosterProblem.Absence> and(
            List<RosterProblem.Absence> known, Stream<RosterProblem.Absence> more) {
        Set<RosterProblem.Absence> before = Set.copyOf(known);
        return Stream.concat(known.stream(), more.distinct().filter(a -> !before.contains(a)))
                .toList();
    }

    Set<UUID> borrowed() {
        return of(Kind.BORROWED).map(c -> Objects.requireNonNull(c.personId())).collect(Collectors.toSet());
    }

    /** Returns the days of leave, more of which are supposed, by person. */
    static Map<UUID, Integer> leave(Map<UUID, Integer> stored, List<RosterProblem.Absence> more) {
        Map<UUID, Integer> leave = new HashMap<>(stored);
        more.forEach(a -> leave.merge(a.person(), 1, Integer::sum));
        return leave;
    }

    /** The rule sets that bind as well. */
    Set<UUID> rulesOn() {
        return rules(Kind.RULES_ON);
    }

    /** The rule sets that do not bind. */
    Set<UUID> rulesOff() {
        return rules(Kind.RULES_OFF);
    }

    private Set<UUID> rules(Kind kind) {
        Set<UUID> ids = new HashSet<>();
        of(kind).forEach(c -> ids.add(Objects.requireNonNull(c.ruleSetId())));
        return ids;
    }

    /** Returns what binds a person's row; what is said of the person goes before what is said of everybody. */
    WorkLimits limits(UUID person, WorkLimits stored) {
        return new WorkLimits(
                stored.periodDays(),
                limit(person, Limit.MAX_MINUTES, stored.maxMinutes()),
                limit(person, Limit.MIN_MINUTES, stored.minMinutes()),
                limit(person, Limit.MAX_CONSECUTIVE_SHIFTS, stored.maxConsecutiveShifts()),
                limit(person, Limit.MIN_CONSECUTIVE_SHIFTS, stored.minConsecutiveShifts()),
                limit(person, Limit.MIN_CONSECUTIVE_DAYS_OFF, stored.minConsecutiveDaysOff()),
                limit(person, Limit.MAX_WEEKENDS, stored.maxWeekends()),
                limit(person, Limit.MIN_REST_MINUTES, stored.minRestMinutes()));
    }

    private @Nullable Integer limit(UUID person, Limit limit, @Nullable Integer stored) {
        List<ScenarioChange> said =
                of(Kind.LIMIT).filter(c -> c.limit() == limit).toList();
        return Stream.concat(
                        said.stream().filter(c -> person.equals(c.personId())),
                        said.stream().filter(c -> c.personId() == null))
                .findFirst()
                .map(c -> Optional.ofNullable(c.limitValue()))
                .orElse(Optional.ofNullable(stored))
                .orElse(null);
    }
}
