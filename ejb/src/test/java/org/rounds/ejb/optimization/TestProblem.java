package org.rounds.ejb.optimization;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Builds small problems. Rows are written as one letter a day, the activity's code, with a point for a day off. The
 * start is a Monday unless said.
 */
public final class TestProblem {
    static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    LocalDate start = MONDAY;
    ZoneId zone = ZoneId.of("UTC");
    final int days;
    final List<RosterProblem.Activity> activities = new ArrayList<>();
    final List<RosterProblem.Person> people = new ArrayList<>();
    final List<RosterProblem.Demand> demands = new ArrayList<>();
    final List<RosterProblem.Request> requests = new ArrayList<>();
    final List<RosterProblem.Absence> absences = new ArrayList<>();
    final List<RosterProblem.Pin> pins = new ArrayList<>();
    final List<RosterProblem.Spread> spreads = new ArrayList<>();
    final Map<UUID, RosterProblem.Facts> facts = new HashMap<>();
    final Map<UUID, Integer> grades = new HashMap<>();
    final List<RosterProblem.Oversight> oversights = new ArrayList<>();
    RosterProblem.@Nullable Base base;
    boolean halves;
    int blockDays;

    TestProblem(int days) {
        this.days = days;
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    TestProblem start(LocalDate date, String zoneId) {
        start = date;
        zone = ZoneId.of(zoneId);
        return this;
    }

    TestProblem activity(String code, String from, int minutes, String mayNotFollow, String... skills) {
        Set<UUID> after = new java.util.HashSet<>();
        mayNotFollow.chars().forEach(c -> after.add(id(Character.toString(c))));
        activities.add(new RosterProblem.Activity(
                id(code), code, LocalTime.parse(from), Duration.ofMinutes(minutes), after, Set.of(skills)));
        return this;
    }

    /** Early, late and night of eight hours each, free of succession rules. */
    TestProblem threeShifts() {
        return activity("E", "06:00", 480, "").activity("L", "14:00", 480, "").activity("N", "22:00", 480, "");
    }

    TestProblem person(String name, TestLimits limits, String history, String... skills) {
        people.add(new RosterProblem.Person(id(name), name, Set.of(skills), limits.build(), history(history)));
        return this;
    }

    TestProblem person(String name, TestLimits limits) {
        return person(name, limits, "");
    }

    TestProblem demand(int day, String activity, int minimum, int required, int under, int over) {
        return demand(day, activity, null, minimum, required, under, over);
    }

    TestProblem demand(
            int day, String activity, @Nullable String skill, int minimum, int required, int under, int over) {
        demands.add(new RosterProblem.Demand(date(day), id(activity), skill, minimum, required, under, over));
        return this;
    }

    /** Wants exactly so many. */
    TestProblem exactly(int day, String activity, int heads) {
        demands.add(new RosterProblem.Demand(date(day), id(activity), null, heads, heads, 0, 0, heads));
        return this;
    }

    TestProblem request(String person, int day, @Nullable String activity, boolean wanted, int weight) {
        requests.add(new RosterProblem.Request(
                id(person), date(day), activity == null ? null : id(activity), wanted, weight));
        return this;
    }

    TestProblem absence(String person, int day) {
        absences.add(new RosterProblem.Absence(id(person), date(day)));
        return this;
    }

    TestProblem pin(String person, int day, @Nullable String activity) {
        pins.add(new RosterProblem.Pin(id(person), date(day), activity == null ? null : id(activity)));
        return this;
    }

    TestProblem facts(String person, RosterProblem.Facts known) {
        facts.put(id(person), known);
        return this;
    }

    /** Spreads some work fairly; nobody brings anything along. */
    TestProblem spread(RosterProblem.Burden burden, int weight, String... codes) {
        return spread(burden, weight, Map.of(), codes);
    }

    /** As the other, with what people bring along; its holidays are the second and the sixth day of each week. */
    TestProblem spread(RosterProblem.Burden burden, int weight, Map<UUID, Double> ahead, String... codes) {
        Set<UUID> ids = new java.util.HashSet<>();
        Arrays.stream(codes).forEach(code -> ids.add(id(code)));
        Set<LocalDate> holidays = start.datesUntil(start.plusDays(days))
                .filter(day -> (day.toEpochDay() - start.toEpochDay()) % 7 % 4 == 1)
                .collect(java.util.stream.Collectors.toSet());
        spreads.add(new RosterProblem.Spread(burden, ids, holidays, weight, ahead));
        return this;
    }

    /** Replaces the last activity by one with this presence. */
    TestProblem being(RosterProblem.Presence presence) {
        return last(presence, Set.of(), true, RosterProblem.Supervision.NEITHER);
    }

    /** Replaces the last activity by one that needs or gives supervision. */
    TestProblem supervision(RosterProblem.Supervision supervision) {
        return last(RosterProblem.Presence.ON_SITE, Set.of(), true, supervision);
    }

    TestProblem oversight(Violation.Level level, int weight) {
        oversights.add(new RosterProblem.Oversight(level, weight, 4, 2, MONDAY.minusYears(9), null));
        return this;
    }

    /** Replaces the last activity by a rotation. */
    TestProblem rotation(boolean leaveEligible, Integer... grade) {
        return last(RosterProblem.Presence.NONE, Set.of(grade), leaveEligible, RosterProblem.Supervision.NEITHER);
    }

    private TestProblem last(
            RosterProblem.Presence presence,
            Set<Integer> grade,
            boolean leaveEligible,
            RosterProblem.Supervision supervision) {
        var a = activities.remove(activities.size() - 1);
        activities.add(new RosterProblem.Activity(
                a.id(),
                a.code(),
                a.start(),
                a.length(),
                a.mayNotFollow(),
                a.skills(),
                presence,
                grade,
                leaveEligible,
                supervision,
                true));
        return this;
    }

    TestProblem grade(String person, int pgy) {
        grades.put(id(person), pgy);
        return this;
    }

    private Horizon horizon() {
        if (blockDays > 0) {
            List<LocalDate> starts = new ArrayList<>();
            for (int block = 0; block < days; block++) {
                starts.add(start.plusDays((long) block * blockDays));
            }
            return Horizon.blocks(starts, start.plusDays((long) days * blockDays - 1));
        }
        return halves ? Horizon.halfDays(start, days) : Horizon.days(start, days);
    }

    public RosterProblem build() {
        var known = people.stream()
                .map(p -> new RosterProblem.Person(
                        p.id(),
                        p.name(),
                        p.skills(),
                        p.limits(),
                        p.history(),
                        grades.get(p.id()),
                        facts.getOrDefault(p.id(), RosterProblem.Facts.NONE)))
                .toList();
        return new RosterProblem(
                horizon(), zone, activities, known, demands, requests, absences, pins, spreads, oversights, base);
    }

    /** Lets what is other than in a roster cost something. */
    TestProblem base(int weight, Roster roster) {
        base = new RosterProblem.Base(Set.copyOf(roster.cells()), weight);
        return this;
    }

    Sheet sheet() {
        return new Sheet(build());
    }

    private LocalDate date(int period) {
        return start.plusDays((long) period * Math.max(1, blockDays));
    }

    /** Reads rows such as "EE.N", in the order of the people. */
    Roster roster(String... rows) {
        List<Roster.Cell> cells = new ArrayList<>();
        for (int person = 0; person < rows.length; person++) {
            for (int day = 0; day < rows[person].length(); day++) {
                UUID worked = worked(rows[person].substring(day, day + 1));
                if (worked != null) {
                    cells.add(new Roster.Cell(people.get(person).id(), date(day), worked));
                }
            }
        }
        return new Roster(cells);
    }

    private static @Nullable UUID worked(String letter) {
        return letter.equals(".") ? null : id(letter);
    }

    private static List<@Nullable UUID> history(String letters) {
        List<@Nullable UUID> history = new ArrayList<>();
        letters.chars().forEach(letter -> history.add(worked(Character.toString(letter))));
        return history;
    }

    /** Limits by name; what is not set is no limit. */
    static final class TestLimits {
        private final Map<UUID, Integer> maxShifts = new HashMap<>();
        private final Map<UUID, Integer> minShifts = new HashMap<>();
        private final Map<String, @Nullable Integer> numbers = new HashMap<>();
        private Contract contract = Contract.NONE;

        TestLimits maxShifts(String activity, int limit) {
            maxShifts.put(id(activity), limit);
            return this;
        }

        TestLimits minShifts(String activity, int limit) {
            minShifts.put(id(activity), limit);
            return this;
        }

        TestLimits minutes(@Nullable Integer least, @Nullable Integer most) {
            return set("minMinutes", least).set("maxMinutes", most);
        }

        TestLimits work(@Nullable Integer least, @Nullable Integer most) {
            return set("minWork", least).set("maxWork", most);
        }

        TestLimits daysOff(@Nullable Integer least) {
            return set("daysOff", least);
        }

        TestLimits weekends(@Nullable Integer most) {
            return set("weekends", most);
        }

        TestLimits contract(Contract asked) {
            contract = asked;
            return this;
        }

        TestLimits rest(@Nullable Integer minutes) {
            return set("rest", minutes);
        }

        private TestLimits set(String name, @Nullable Integer value) {
            numbers.put(name, value);
            return this;
        }

        RosterProblem.Limits build() {
            return new RosterProblem.Limits(
                    maxShifts,
                    numbers.get("maxMinutes"),
                    numbers.get("minMinutes"),
                    numbers.get("maxWork"),
                    numbers.get("minWork"),
                    numbers.get("daysOff"),
                    numbers.get("weekends"),
                    numbers.get("rest"),
                    minShifts,
                    contract);
        }
    }

    static TestLimits limits() {
        return new TestLimits();
    }
}
