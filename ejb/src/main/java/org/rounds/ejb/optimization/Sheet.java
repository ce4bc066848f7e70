package org.rounds.ejb.optimization;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A problem in small integers: people, days (from 0) and activities by index, as rules and search want them. A day here is
 * a period of the horizon, which may also be half a day or a block. It never changes once built and is shared by every
 * copy of a plan.
 */
final class Sheet {
    /** What a change tears open where no head may be missing, in terms of a contract. */
    private static final double USUAL_TERMS = 5;

    /** In a row: the day is off. */
    static final int OFF = -1;

    /** In {@link #weekend}: neither Saturday nor Sunday. */
    static final int WEEKDAY = -1;

    final RosterProblem problem;
    final Horizon horizon;
    final int days;
    /** Periods of one day; more than one only of half-days. */
    final int perDay;
    /** By activity. */
    final RosterProblem.Presence[] presence;
    /** Length by activity, in minutes. */
    final int[] minutes;
    /** By day: which weekend of the horizon it belongs to, or {@link #WEEKDAY}. */
    final int[] weekend;

    final List<Member> members = new ArrayList<>();
    /** By day. */
    final Need[][] needs;
    /** By day and activity. */
    final Need[][][] needsOf;

    final List<Share> shares;
    /** By day and activity: which shares count it, as bits. */
    final int[][] shareBits;
    /** Whether heads must neither be missing nor too many: most demands bound both. */
    final boolean exact;

    /** By day. */
    final Guard[][] guards;

    final Map<UUID, Integer> activityIndex = new HashMap<>();
    private final Map<UUID, Integer> memberIndex = new HashMap<>();
    /** By day + 1 (so that the day before the horizon is 0) and activity: starting minute on the time line. */
    private final long[][] starts;
    /** By activity: what must not follow it on the next day. */
    private final boolean[][] mayNotFollow;

    private final Map<Contract, Terms> terms = new HashMap<>();
    private final Map<Integer, Follow> followsTogether = new ConcurrentHashMap<>();
    private final Map<Integer, Follow> followsApart = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException if the problem names a person, an activity or a day that it does not have */
    Sheet(RosterProblem problem) {
        this.problem = problem;
        horizon = problem.horizon();
        days = horizon.periods();
        perDay = horizon.perDay();
        var activities = problem.activities();
        for (int i = 0; i < activities.size(); i++) {
            activityIndex.put(activities.get(i).id(), i);
        }
        minutes =
                activities.stream().mapToInt(a -> (int) a.length().toMinutes()).toArray();
        presence = activities.stream().map(RosterProblem.Activity::presence).toArray(RosterProblem.Presence[]::new);
        weekend = weekends();
        starts = starts();
        mayNotFollow = new boolean[activities.size()][activities.size()];
        for (int i = 0; i < activities.size(); i++) {
            for (UUID next : activities.get(i).mayNotFollow()) {
                mayNotFollow[i][activity(next)] = true;
            }
        }
        addMembers();
        needs = needs();
        exact = problem.demands().stream().filter(Need::isExact).count() * 2
                > problem.demands().size();
        needsOf = needsOf();
        shares = Share.of(this);
        shareBits = Share.bits(this);
        guards = Guard.of(this);
    }

    /** Returns what a missing head usually costs, or a refused request where no head is wanted; at least 1. */
    double weight() {
        var heads = problem.demands().stream().mapToInt(RosterProblem.Demand::underWeight);
        var wishes = problem.requests().stream().mapToInt(RosterProblem.Request::weight);
        if (exact) {
            var terms = problem.people().stream()
                    .flatMap(person -> person.limits().contract().terms().stream())
                    .mapToInt(Contract.Term::weight)
                    .filter(weight -> weight > 0);
            return Math.max(
                    1, USUAL_TERMS * terms.average().orElse(wishes.average().orElse(1)));
        }
        return Math.max(1, heads.average().orElse(wishes.average().orElse(1)));
    }

    int activities() {
        return minutes.length;
    }

    int activity(UUID id) {
        return known(activityIndex.get(id), "activity", id);
    }

    Member member(UUID id) {
        return members.get(known(memberIndex.get(id), "person", id));
    }

    /** Returns null for somebody who is not there. */
    @Nullable
    Member known(UUID id) {
        Integer index = memberIndex.get(id);
        return index == null ? null : members.get(index);
    }

    /** @throws IllegalArgumentException if the day is not of the horizon */
    int day(LocalDate date, int activity) {
        return horizon.period(date, problem.activities().get(activity).start());
    }

    LocalDate date(int day) {
        return horizon.date(day);
    }

    /** Says whether a day is the first of its weekend, of the days from one on. */
    boolean beginsWeekend(int day, int from) {
        return weekend[day] != WEEKDAY && (day == from || weekend[day - 1] != weekend[day]);
    }

    boolean offers(int day, int activity) {
        RosterProblem.Activity known = problem.activities().get(activity);
        return known.offered() && horizon.offers(day, known.start());
    }

    /** Returns the minute since the epoch at which the activity begins. */
    long start(int day, int activity) {
        return starts[day + 1][activity];
    }

    String code(int activity) {
        return problem.activities().get(activity).code();
    }

    boolean forbidsNext(int activity, int next) {
        return mayNotFollow[activity][next];
    }

    /**
     * Returns the real minutes between the end of an activity and the start of the next day's, across changes of the
     * clock; negative if they overlap, and no end of them unless both are in the house.
     *
     * @param day of the first activity, -1 for the day before the horizon
     */
    long rest(int day, int activity, int next) {
        return rest(day, activity, day + 1, next);
    }

    /** As {@link #rest(int, int, int)}, for any later day. */
    long rest(int day, int activity, int nextDay, int next) {
        return presence[activity].onSite() && presence[next].onSite()
                ? starts[nextDay + 1][next] - starts[day + 1][activity] - minutes[activity]
                : Long.MAX_VALUE;
    }

    /**
     * Returns what may follow what for people with this rest.
     *
     * @param apart whether every activity shall be a kind of its own
     */
    Follow follow(@Nullable Integer minRestMinutes, boolean apart) {
        int rest = minRestMinutes == null ? 0 : Math.max(0, minRestMinutes);
        return (apart ? followsApart : followsTogether)
                .computeIfAbsent(rest, minimum -> Follow.of(this, minimum, apart));
    }

    /** Returns a contract by index. */
    Terms terms(Contract contract) {
        return terms.computeIfAbsent(contract, wanted -> new Terms(this, wanted));
    }

    private int[] weekends() {
        int[] weekends = new int[days];
        int current = 0;
        for (int day = 0; day < days; day++) {
            DayOfWeek weekday = date(day).getDayOfWeek();
            if (day > 0 && weekday == DayOfWeek.SATURDAY && !date(day - 1).equals(date(day))) {
                current++;
            }
            weekends[day] = weekday.compareTo(DayOfWeek.SATURDAY) < 0 ? WEEKDAY : current;
        }
        return weekends;
    }

    private long[][] starts() {
        long[][] all = new long[days + 1][activities()];
        for (int day = 0; day <= days; day++) {
            for (int i = 0; i < activities(); i++) {
                var start = date(day - 1).atTime(problem.activities().get(i).start());
                all[day][i] = start.atZone(problem.zone()).toEpochSecond() / 60;
            }
        }
        return all;
    }

    private void addMembers() {
        for (var person : problem.people()) {
            memberIndex.put(person.id(), members.size());
            members.add(new Member(this, members.size(), person));
        }
        for (var absence : problem.absences()) {
            member(absence.person()).leave(absence.date());
        }
        for (var pin : problem.pins()) {
            Member member = member(pin.person());
            Integer half = pin.half();
            if (pin.activity() == null && half != null) {
                member.pins[horizon.firstPeriod(pin.date()) + half] = OFF;
            } else if (pin.activity() == null) {
                each(pin.date(), day -> member.pins[day] = OFF);
            } else {
                int activity = activity(pin.activity());
                member.pins[day(pin.date(), activity)] = activity;
            }
        }
        for (var request : problem.requests()) {
            Member member = member(request.person());
            if (request.activity() == null) {
                each(request.date(), day -> member.add(day, new Wish(Wish.ANY, request.wanted(), request.weight())));
            } else {
                int activity = activity(request.activity());
                member.add(day(request.date(), activity), new Wish(activity, request.wanted(), request.weight()));
            }
        }
        RosterProblem.Base base = problem.base();
        if (base != null && base.weight() > 0) {
            members.forEach(member -> Arrays.fill(member.base, OFF));
            known(base.cells(), (member, day, activity) -> member.base[day] = activity);
        }
        members.forEach(Member::settle);
    }

    /** Takes what one person works in one period. */
    interface Visitor {
        void visit(Member member, int day, int activity);
    }

    /** Visits those cells whose person, activity and day the problem has. */
    void known(Collection<Roster.Cell> cells, Visitor visitor) {
        for (Roster.Cell cell : cells) {
            Member member = known(cell.person());
            Integer activity = activityIndex.get(cell.activity());
            if (member != null && activity != null && horizon.has(cell.date())) {
                visitor.visit(member, day(cell.date(), activity), activity);
            }
        }
    }

    /** Returns what it costs if somebody does something else than in the problem's base. */
    int changeWeight() {
        RosterProblem.Base base = problem.base();
        return base == null ? 0 : base.weight();
    }

    /** Returns the rows as a roster. */
    Roster roster(int[][] rows) {
        List<Roster.Cell> cells = new ArrayList<>();
        for (Member member : members) {
            for (int day = 0; day < days; day++) {
                int activity = rows[member.index][day];
                if (activity != OFF) {
                    var id = problem.activities().get(activity).id();
                    cells.add(new Roster.Cell(member.person.id(), date(day), id));
                }
            }
        }
        return new Roster(cells);
    }

    /** Visits the periods of a day. */
    void each(LocalDate date, java.util.function.IntConsumer visitor) {
        int first = horizon.firstPeriod(date);
        for (int day = first; day < first + perDay; day++) {
            visitor.accept(day);
        }
    }

    private Need[][] needs() {
        List<List<Need>> byDay = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            byDay.add(new ArrayList<>());
        }
        Map<String, boolean[]> qualified = new HashMap<>();
        for (var demand : problem.demands()) {
            int activity = activity(demand.activity());
            int day = day(demand.date(), activity);
            String skill = demand.skill();
            boolean[] who = skill == null ? null : qualified.computeIfAbsent(skill, this::qualified);
            var ofDay = byDay.get(day);
            ofDay.add(new Need(demand, ofDay.size(), day, activity, who));
        }
        return byDay.stream().map(list -> list.toArray(Need[]::new)).toArray(Need[][]::new);
    }

    private boolean[] qualified(String skill) {
        boolean[] who = new boolean[members.size()];
        for (Member member : members) {
            who[member.index] = member.person.skills().contains(skill);
        }
        return who;
    }

    private Need[][][] needsOf() {
        Need[][][] of = new Need[days][activities()][];
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < activities(); i++) {
                int activity = i;
                of[day][i] = Arrays.stream(needs[day])
                        .filter(need -> need.activity() == activity)
                        .toArray(Need[]::new);
            }
        }
        return of;
    }

    private static int known(@Nullable Integer index, String what, UUID id) {
        if (index == null) {
            throw new IllegalArgumentException("unknown " + what + " " + id);
        }
        return index;
    }
}
