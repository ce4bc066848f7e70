package org.rounds.ejb.schedule;

import static org.rounds.persistence.shared.DomainException.require;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.people.PersonService;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.schedule.Layer;
import org.rounds.persistence.schedule.ScenarioChange;
import org.rounds.persistence.schedule.ScenarioChange.Kind;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.shared.DomainException;

/** Refuses what a scenario cannot suppose. Called by its services only. */
@Dependent
class Suppositions {
    @Inject
    ProblemService problems;

    @Inject
    PersonService people;

    @Inject
    RuleSetService rules;

    /**
     * @param own who is planned in the schedule that the scenario branches off
     * @throws DomainException invalid, naming the field of the first change that means nothing
     */
    void requireMeaning(Schedule scenario, Set<UUID> own, List<ScenarioChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Set<UUID> planned = problems.of(scenario).activities().stream()
                .filter(RosterProblem.Activity::offered)
                .map(RosterProblem.Activity::id)
                .collect(Collectors.toSet());
        Set<UUID> known = people
                .all(changes.stream()
                        .map(ScenarioChange::personId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .stream()
                .filter(Person::active)
                .map(Person::id)
                .collect(Collectors.toSet());
        for (int i = 0; i < changes.size(); i++) {
            String path = "changes." + i + ".";
            ScenarioChange change = changes.get(i);
            requireShape(path, change);
            requireDays(path, scenario, change);
            requirePerson(path, own, known, change);
            if (change.activityId() != null) {
                require(planned.contains(change.activityId()), path + "activity_id", "is not planned in the schedule");
            }
            if (change.ruleSetId() != null) {
                rules.require(path + "rule_set_id", Set.of(change.ruleSetId()));
            }
        }
        requireOnce(changes);
    }

    /** Each kind has its fields, and no others. */
    private static void requireShape(String path, ScenarioChange change) {
        Kind kind = change.kind();
        boolean cover = kind == Kind.COVER;
        boolean limit = kind == Kind.LIMIT;
        boolean staff = kind == Kind.AWAY || kind == Kind.BORROWED;
        boolean rule = kind == Kind.RULES_ON || kind == Kind.RULES_OFF;
        requireField(path + "activity_id", change.activityId(), cover, cover);
        requireField(path + "skill", change.skill(), false, cover);
        requireField(path + "required", change.required(), cover, cover);
        requireField(path + "minimum", change.minimum(), false, cover);
        requireField(path + "person_id", change.personId(), staff, staff || limit);
        requireField(path + "limit", change.limit(), limit, limit);
        requireField(path + "value", change.limitValue(), false, limit);
        requireField(path + "rule_set_id", change.ruleSetId(), rule, rule);
        requireField(path + "start_date", change.startDate(), cover || staff, cover || staff);
        requireField(path + "end_date", change.endDate(), cover || staff, cover || staff);
    }

    private static void requireField(String field, @Nullable Object value, boolean needed, boolean possible) {
        require(value != null || !needed, field, "is needed");
        require(value == null || possible, field, "does not go with this kind");
    }

    private static void requireDays(String path, Schedule scenario, ScenarioChange change) {
        LocalDate first = change.startDate();
        LocalDate last = change.endDate();
        if (first != null && last != null) {
            require(!last.isBefore(first), path + "end_date", "must not be before start_date");
            require(scenario.touches(first, last), path + "start_date", "has no day of the schedule");
        }
        Integer required = change.required();
        Integer minimum = change.minimum();
        if (required != null && minimum != null) {
            require(minimum <= required, path + "minimum", "must not be above required");
        }
        ScenarioChange.Limit limit = change.limit();
        Integer value = change.limitValue();
        if (limit != null) {
            require(scenario.layer() == Layer.WORK, path + "limit", "is for the layer work only");
            require(value == null || limit.canBe(value), path + "value", "is not a value of this limit");
        }
    }

    private static void requirePerson(String path, Set<UUID> own, Set<UUID> known, ScenarioChange change) {
        UUID person = change.personId();
        if (person == null) {
            return;
        }
        if (change.kind() == Kind.BORROWED) {
            require(known.contains(person), path + "person_id", "names nobody who is active");
            require(!own.contains(person), path + "person_id", "is planned in the schedule already");
        } else {
            require(own.contains(person), path + "person_id", "names somebody who is not planned in this schedule");
        }
    }

    /** Two figures for the same cover or limit would leave open which is meant. */
    private static void requireOnce(List<ScenarioChange> changes) {
        Set<ScenarioChange> seen = new HashSet<>();
        for (int i = 0; i < changes.size(); i++) {
            ScenarioChange change = changes.get(i);
            boolean contradicts = seen.stream().anyMatch(other -> contradict(change, other));
            require(!contradicts && seen.add(change), "changes." + i, "says again what another says");
        }
    }

    private static boolean contradict(ScenarioChange one, ScenarioChange other) {
        boolean same = one.kind() == other.kind()
                && Objects.equals(one.activityId(), other.activityId())
                && Objects.equals(one.skill(), other.skill())
                && Objects.equals(one.personId(), other.personId())
                && one.limit() == other.limit()
                && Objects.equals(one.ruleSetId(), other.ruleSetId());
        LocalDate first = one.startDate();
        LocalDate last = one.endDate();
        return same
                && (first == null
                        || last == null
                        || other.holdsOn(first)
                        || other.holdsOn(last)
                        || one.holdsOn(Objects.requireNonNull(other.startDate())));
    }
}
