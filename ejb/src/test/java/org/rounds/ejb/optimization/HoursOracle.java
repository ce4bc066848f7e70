package org.rounds.ejb.optimization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.rounds.ejb.optimization.RosterProblem.Presence;

/** The hours rules minute by minute: slow, obvious, and written without a look at {@link HoursCheck}. */
final class HoursOracle {
    private static final int MARGIN = 40;
    private static final int DAY = 1440;

    private record Stay(long start, long end, Presence presence, int worked) {}

    private final RosterProblem problem;
    private final RosterProblem.Facts facts;
    private final List<Stay> stays = new ArrayList<>();
    private final long origin;
    private final boolean[] house;
    private final boolean[] clinical;
    private final boolean[] anything;

    HoursOracle(RosterProblem problem, RosterProblem.Person person, Roster roster) {
        this.problem = problem;
        facts = person.facts();
        origin = midnight(problem.start().minusDays(MARGIN));
        int minutes = (int) (midnight(problem.horizon().end().plusDays(MARGIN)) - origin);
        house = new boolean[minutes];
        clinical = new boolean[minutes];
        anything = new boolean[minutes];
        facts.busy()
                .forEach(b -> stays.add(new Stay(minute(b.start()), minute(b.end()), b.presence(), b.workedMinutes())));
        for (Roster.Cell cell : roster.cells()) {
            if (cell.person().equals(person.id())) {
                var activity = problem.activities().stream()
                        .filter(a -> a.id().equals(cell.activity()))
                        .findFirst()
                        .orElseThrow();
                Instant start = cell.date()
                        .atTime(activity.start())
                        .atZone(problem.zone())
                        .toInstant();
                stays.add(new Stay(minute(start), minute(start.plus(activity.length())), activity.presence(), 0));
            }
        }
        stays.removeIf(stay -> stay.presence() == Presence.NONE);
        for (Stay stay : stays) {
            boolean in = stay.presence() != Presence.AT_HOME;
            for (long minute = stay.start(); minute < stay.end(); minute++) {
                int m = (int) (minute - origin);
                if (m >= 0 && m < minutes) {
                    anything[m] = true;
                    house[m] |= in;
                    clinical[m] |= in && stay.presence() != Presence.EDUCATION;
                }
            }
        }
        for (LocalDate day : facts.leave()) {
            if (isLeave(day)) {
                for (long m = midnight(day); m < midnight(day.plusDays(1)); m++) {
                    anything[(int) (m - origin)] = true;
                }
            }
        }
    }

    private static long minute(Instant instant) {
        return instant.getEpochSecond() / 60;
    }

    private long midnight(LocalDate day) {
        return day.atStartOfDay(problem.zone()).toEpochSecond() / 60;
    }

    private LocalDate dayOf(long minute) {
        return Instant.ofEpochSecond(minute * 60).atZone(problem.zone()).toLocalDate();
    }

    private long worked(LocalDate day) {
        long worked = stays.stream()
                .filter(s ->
                        s.presence() == Presence.AT_HOME && dayOf(s.start()).equals(day))
                .mapToLong(Stay::worked)
                .sum();
        for (long m = midnight(day); m < midnight(day.plusDays(1)); m++) {
            worked += house[(int) (m - origin)] ? 1 : 0;
        }
        return worked;
    }

    private boolean isLeave(LocalDate day) {
        return facts.leave().contains(day) && worked(day) == 0;
    }

    /** Returns the penalty of one rule. */
    long penalty(HoursRule rule) {
        return rule.weight()
                * switch (rule.kind()) {
                    case WEEKLY_HOURS ->
                        averaged(rule, from -> hours(tooMany(rule, from, from.plusDays(rule.windowDays()))))
                                + byRotation(rule);
                    case DAY_FREE -> averaged(rule, from -> freeDaysMissing(rule, from));
                    case CALL_FREQUENCY -> averaged(rule, from -> callsTooMany(rule, from));
                    case CONTINUOUS_DUTY -> tooLong(rule);
                    case REST_BETWEEN_DUTIES -> tooLittleRest(rule, 0);
                    case REST_AFTER_LONG_DUTY -> tooLittleRest(rule, rule.allowance());
                    case CONSECUTIVE_NIGHTS -> nights(rule);
                };
    }

    private interface Windows {
        long units(LocalDate from);
    }

    /** The worst of each run of windows that break the rule. */
    private long averaged(HoursRule rule, Windows windows) {
        TreeMap<LocalDate, Long> broken = new TreeMap<>();
        LocalDate first = problem.start().minusDays(rule.windowDays() - 1L);
        for (LocalDate from = first; !from.isAfter(problem.horizon().end()); from = from.plusDays(1)) {
            if (rule.holdsOn(from.plusDays(rule.windowDays() - 1L))) {
                broken.put(from, windows.units(from));
            }
        }
        broken.values().removeIf(units -> units <= 0);
        long sum = 0;
        while (!broken.isEmpty()) {
            LocalDate day = broken.firstKey();
            long worst = 0;
            while (broken.containsKey(day)) {
                worst = Math.max(worst, broken.remove(day));
                day = day.plusDays(1);
            }
            sum += worst;
        }
        return sum;
    }

    private long byRotation(HoursRule rule) {
        return facts.rotations().stream()
                .filter(r -> !r.from().isAfter(problem.horizon().end())
                        && !r.to().isBefore(problem.start())
                        && rule.holdsOn(r.to()))
                .filter(r -> r.from().plusDays(6).compareTo(r.to()) <= 0
                        && r.from().plusDays(rule.windowDays() - 1L).isAfter(r.to()))
                .mapToLong(r -> hours(tooMany(rule, r.from(), r.to().plusDays(1))))
                .sum();
    }

    private long tooMany(HoursRule rule, LocalDate from, LocalDate until) {
        long worked = 0;
        int days = 0;
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            worked += worked(day);
            days += isLeave(day) ? 0 : 1;
        }
        return worked - (long) rule.limit() * days / 7;
    }

    private static long hours(long minutes) {
        return minutes <= 0 ? 0 : (minutes + 59) / 60;
    }

    private int countedDays(HoursRule rule, LocalDate from) {
        return (int) from.datesUntil(from.plusDays(rule.windowDays()))
                .filter(day -> !isLeave(day))
                .count();
    }

    private long freeDaysMissing(HoursRule rule, LocalDate from) {
        long end = midnight(from.plusDays(rule.windowDays()));
        long free = 0;
        long minute = midnight(from);
        while (minute < end) {
            if (isFree(minute)) {
                free++;
                minute += DAY;
            } else {
                minute++;
            }
        }
        return countedDays(rule, from) / rule.limit() - free;
    }

    private boolean isFree(long from) {
        for (long m = from; m < from + DAY; m++) {
            if (m - origin < anything.length && anything[(int) (m - origin)]) {
                return false;
            }
        }
        return true;
    }

    private long callsTooMany(HoursRule rule, LocalDate from) {
        long calls = stays.stream()
                .filter(s -> s.presence() == Presence.CALL)
                .filter(s -> s.start() >= midnight(from) && s.start() < midnight(from.plusDays(rule.windowDays())))
                .count();
        return calls - countedDays(rule, from) / rule.limit();
    }

    /** Stretches in the house with pauses of up to two hours. */
    private List<long[]> duties() {
        List<long[]> duties = new ArrayList<>();
        for (int m = 0; m < house.length; m++) {
            if (house[m]) {
                long[] last = duties.isEmpty() ? null : duties.get(duties.size() - 1);
                if (last != null && m - last[1] <= 120) {
                    last[1] = m + 1L;
                } else {
                    duties.add(new long[] {m, m + 1L});
                }
            }
        }
        return duties;
    }

    private boolean concerns(long from, long to) {
        return to + origin > midnight(problem.start())
                && from + origin < midnight(problem.horizon().end().plusDays(1));
    }

    private long tooLong(HoursRule rule) {
        long sum = 0;
        for (long[] duty : duties()) {
            long firstClinical = -1;
            long lastClinical = -1;
            for (long m = duty[0]; m < duty[1]; m++) {
                if (clinical[(int) m]) {
                    firstClinical = firstClinical < 0 ? m : firstClinical;
                    lastClinical = m + 1;
                }
            }
            long over = Math.max(
                    lastClinical - firstClinical - rule.limit(), duty[1] - duty[0] - rule.limit() - rule.allowance());
            if (concerns(duty[0], duty[1]) && rule.holdsOn(dayOf(duty[0] + origin))) {
                sum += hours(over);
            }
        }
        return sum;
    }

    private long tooLittleRest(HoursRule rule, int after) {
        long sum = 0;
        List<long[]> duties = duties();
        for (int i = 1; i < duties.size(); i++) {
            long[] before = duties.get(i - 1);
            long[] next = duties.get(i);
            boolean concerned = next[0] + origin >= midnight(problem.start())
                    && before[1] - 1 + origin < midnight(problem.horizon().end().plusDays(1));
            if (concerned && before[1] - before[0] >= after && rule.holdsOn(dayOf(next[0] + origin))) {
                sum += hours(rule.limit() - (next[0] - before[1]));
            }
        }
        return sum;
    }

    private long nights(HoursRule rule) {
        long sum = 0;
        LocalDate last = problem.horizon().end().plusDays(rule.windowDays());
        int run = 0;
        for (LocalDate day = problem.start().minusDays(MARGIN - 1L);
                day.isBefore(last.plusDays(1));
                day = day.plusDays(1)) {
            int minutes = 0;
            long dawn = day.atTime(6, 0).atZone(problem.zone()).toEpochSecond() / 60;
            for (long m = midnight(day); m < dawn && m - origin < house.length; m++) {
                minutes += house[(int) (m - origin)] ? 1 : 0;
            }
            if (minutes >= 180) {
                run++;
            } else {
                boolean concerned = day.isAfter(problem.start())
                        && !day.minusDays(run).isAfter(problem.horizon().end());
                if (run > rule.limit() && concerned && rule.holdsOn(day.minusDays(1))) {
                    sum += run - rule.limit();
                }
                run = 0;
            }
        }
        return sum;
    }
}
