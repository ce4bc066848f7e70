package org.rounds.ejb.integration;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.ActivityRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.ejb.integration.RosterBundle.PersonRow;
import org.rounds.ejb.integration.RosterBundle.RequestRow;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.RosterProblem.Absence;
import org.rounds.ejb.optimization.RosterProblem.Activity;
import org.rounds.ejb.optimization.RosterProblem.Demand;
import org.rounds.ejb.optimization.RosterProblem.Limits;
import org.rounds.ejb.optimization.RosterProblem.Person;
import org.rounds.ejb.optimization.RosterProblem.Request;
import org.rounds.ejb.schedule.ContractOf;

/**
 * A bundle as a problem to solve without storing it, and the way back from ids to codes.
 *
 * @param personIds ids by code, in the order of the bundle
 * @param activityIds ids by code, in the order of the bundle
 */
public record BundleProblem(RosterProblem problem, Map<String, UUID> personIds, Map<String, UUID> activityIds) {

    /**
     * Maps a bundle that has been read without error. Rows outside the horizon are left out. Ids depend on codes alone,
     * so the same file always gives the same problem and, by seed, the same search.
     *
     * @param start first day of the horizon
     * @param days length of the horizon, at least 1
     */
    public static BundleProblem of(RosterBundle bundle, LocalDate start, int days, ZoneId zone) {
        Map<String, UUID> people =
                ids("person", bundle.people().stream().map(PersonRow::code).toList());
        Map<String, UUID> activities = ids(
                "activity", bundle.activities().stream().map(ActivityRow::code).toList());
        Horizon horizon = new Horizon(start, days, people, activities);
        RosterProblem problem = new RosterProblem(
                start,
                days,
                zone,
                bundle.activities().stream().map(horizon::activity).toList(),
                bundle.people().stream().map(horizon::person).toList(),
                bundle.coverage().stream()
                        .flatMap(row -> horizon.demands(row).stream())
                        .toList(),
                bundle.requests().stream()
                        .filter(row -> horizon.contains(row.date()))
                        .map(horizon::request)
                        .toList(),
                bundle.absences().stream()
                        .filter(row -> row.terms().keepsFromWork())
                        .flatMap(row -> horizon.absences(row).stream())
                        .distinct()
                        .toList(),
                List.of());
        return new BundleProblem(problem, people, activities);
    }

    /** Returns the code of each activity by its id. */
    public Map<UUID, String> activityCodes() {
        return activityIds.entrySet().stream().collect(toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /** Returns the code of each person by their id. */
    public Map<UUID, String> personCodes() {
        return personIds.entrySet().stream().collect(toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    private static Map<String, UUID> ids(String kind, List<String> codes) {
        Map<String, UUID> ids = new LinkedHashMap<>();
        codes.forEach(
                code -> ids.put(code, UUID.nameUUIDFromBytes((kind + " " + code).getBytes(StandardCharsets.UTF_8))));
        return ids;
    }

    /** The days planned and the ids on them, while rows are mapped. */
    private record Horizon(LocalDate start, int days, Map<String, UUID> people, Map<String, UUID> activities) {
        LocalDate end() {
            return start.plusDays(days);
        }

        boolean contains(LocalDate date) {
            return !date.isBefore(start) && date.isBefore(end());
        }

        Activity activity(ActivityRow row) {
            return new Activity(
                    activityId(row.code()),
                    row.code(),
                    row.start(),
                    Duration.ofMinutes(row.lengthMinutes()),
                    activityIds(row.mayNotFollow()),
                    row.skills());
        }

        Person person(PersonRow row) {
            return new Person(personId(row.code()), row.name(), row.skills(), limits(row), List.of());
        }

        /**
         * Limits of another period than the horizon count in proportion, rounded in the person's and the planner's
         * favour: never stricter than their share.
         */
        private Limits limits(PersonRow row) {
            int period = row.periodDays() == null ? days : row.periodDays();
            Map<UUID, Integer> maxShifts = row.maxShifts().entrySet().stream()
                    .collect(toMap(limit -> activityId(limit.getKey()), limit -> shareUp(limit.getValue(), period)));
            return new Limits(
                    maxShifts,
                    row.maxMinutes() == null ? null : shareUp(row.maxMinutes(), period),
                    row.minMinutes() == null ? null : shareDown(row.minMinutes(), period),
                    row.maxConsecutiveShifts(),
                    row.minConsecutiveShifts(),
                    row.minConsecutiveDaysOff(),
                    row.maxWeekends() == null ? null : shareUp(row.maxWeekends(), period),
                    row.minRestMinutes(),
                    Map.of(),
                    ContractOf.terms(
                            row.profile().terms().stream()
                                    .map(term -> term.term(this::activityId))
                                    .toList(),
                            Set.copyOf(activities.values()),
                            new ContractOf.Share(days, days, period)));
        }

        private Integer shareUp(int limit, int period) {
            return Math.toIntExact(((long) limit * days + period - 1) / period);
        }

        private Integer shareDown(int limit, int period) {
            return Math.toIntExact((long) limit * days / period);
        }

        List<Demand> demands(CoverageRow row) {
            return dates(row.date(), row.endDate())
                    .filter(date -> row.weekdays().contains(date.getDayOfWeek()))
                    .map(date -> new Demand(
                            date,
                            activityId(row.activity()),
                            row.skill(),
                            row.minimum(),
                            row.required(),
                            row.underWeight(),
                            row.overWeight()))
                    .toList();
        }

        Request request(RequestRow row) {
            return new Request(
                    personId(row.person()), row.date(), optionalActivityId(row.activity()), row.wanted(), row.weight());
        }

        List<Absence> absences(AbsenceRow row) {
            UUID person = personId(row.person());
            return dates(row.startDate(), row.endDate())
                    .map(date -> new Absence(person, date))
                    .toList();
        }

        /** Returns the days of a period, both inclusive, that are planned. */
        private Stream<LocalDate> dates(LocalDate from, LocalDate to) {
            LocalDate first = from.isBefore(start) ? start : from;
            LocalDate beyond = to.isBefore(end()) ? to.plusDays(1) : end();
            return first.isBefore(beyond) ? first.datesUntil(beyond) : Stream.empty();
        }

        private UUID personId(String code) {
            return Objects.requireNonNull(people.get(code), code);
        }

        private UUID activityId(String code) {
            return Objects.requireNonNull(activities.get(code), code);
        }

        private @Nullable UUID optionalActivityId(@Nullable String code) {
            return code == null ? null : activityId(code);
        }

        private Set<UUID> activityIds(Collection<String> codes) {
            return codes.stream().map(this::activityId).collect(toUnmodifiableSet());
        }
    }
}
