package org.rounds.ejb.optimization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.RosterProblem.Activity;
import org.rounds.ejb.optimization.RosterProblem.Demand;
import org.rounds.ejb.optimization.RosterProblem.Limits;
import org.rounds.ejb.optimization.RosterProblem.Person;

/**
 * Contradictions and shortages of a problem that show before any search: better said at once than after an hour. An
 * error is something that no roster can get right; whoever looks for more than that has to solve the problem.
 */
public final class Feasibility {
    /** What a finding is about. */
    public enum Code {
        NOTHING_TO_PLAN,
        COVER_IMPOSSIBLE,
        COVER_SHORT,
        DAY_SHORT,
        LIMITS_CONTRADICT,
        HOURS_UNREACHABLE,
        HOURS_SHORT,
        HOURS_LEFT,
        PIN_BREAKS_RULE
    }

    private static final Set<String> OF_WHOLE_ROSTERS =
            Set.of("min_minutes", "min_consecutive_shifts", "min_consecutive_days_off");

    private final RosterProblem problem;
    private final Map<UUID, Activity> activities;
    /** Who is away, by day; nobody in a plan by blocks, since a block has more days. */
    private final Map<LocalDate, Set<UUID>> away;

    private final List<Finding> findings = new ArrayList<>();

    private Feasibility(RosterProblem problem) {
        this.problem = problem;
        activities = problem.activities().stream().collect(Collectors.toMap(Activity::id, a -> a));
        away = problem.absences().stream()
                .filter(a -> !byBlocks())
                .collect(Collectors.groupingBy(
                        RosterProblem.Absence::date,
                        Collectors.mapping(RosterProblem.Absence::person, Collectors.toSet())));
    }

    /** Returns what is found, errors first, each kind by day. */
    public static List<Finding> of(RosterProblem problem) {
        var feasibility = new Feasibility(problem);
        feasibility.find();
        return feasibility.findings.stream()
                .sorted(Comparator.comparing(Finding::level).thenComparing(Finding::code))
                .toList();
    }

    private boolean byBlocks() {
        return problem.horizon().grain() == Horizon.Grain.BLOCK;
    }

    private void find() {
        if (activities.isEmpty()) {
            findings.add(Finding.error(Code.NOTHING_TO_PLAN, "The team has no activities to plan.", 1, 0));
        }
        problem.demands().forEach(this::cover);
        periods();
        problem.people().forEach(this::limits);
        if (!byBlocks()) { // a rotation's hours are those of the work in it
            problem.people().forEach(this::reach);
            hours();
        }
        pins();
    }

    private void cover(Demand demand) {
        if (demand.required() == 0) {
            return;
        }
        List<Person> able =
                problem.people().stream().filter(p -> serves(p, demand)).toList();
        long there = able.stream().filter(isThere(demand.date())).count();
        String what = activities.containsKey(demand.activity())
                ? activities.get(demand.activity()).code()
                : "an activity that the team does not have";
        if (able.size() < demand.required()) {
            String text = "On %s %d people are required for %s where only %d could do it."
                    .formatted(demand.date(), demand.required(), what, able.size());
            findings.add(Finding.error(Code.COVER_IMPOSSIBLE, text, demand.required(), able.size())
                    .on(demand));
        } else if (there < demand.required()) {
            int wanted = there < demand.minimum() ? demand.minimum() : demand.required();
            String text = "On %s %d people are %s for %s, and of those who could do it only %d are there."
                    .formatted(demand.date(), wanted, there < demand.minimum() ? "the least" : "wanted", what, there);
            findings.add(Finding.of(there < demand.minimum(), Code.COVER_SHORT, text, wanted, there)
                    .on(demand)
                    .about(able.stream()
                            .filter(isThere(demand.date()).negate())
                            .map(Person::id)
                            .toList()));
        }
    }

    private boolean serves(Person person, Demand demand) {
        Activity activity = activities.get(demand.activity());
        return activity != null
                && person.skills().containsAll(activity.skills())
                && (demand.skill() == null || person.skills().contains(demand.skill()));
    }

    private Predicate<Person> isThere(LocalDate day) {
        Set<UUID> absent = away.getOrDefault(day, Set.of());
        return person -> !absent.contains(person.id());
    }

    /** Nobody does two things in a period: what is wanted of all activities together needs as many heads. */
    private void periods() {
        Map<Integer, List<Demand>> byPeriod = problem.demands().stream()
                .filter(d -> activities.containsKey(d.activity()))
                .collect(Collectors.groupingBy(this::period, TreeMap::new, Collectors.toList()));
        byPeriod.forEach((period, wanted) -> {
            LocalDate day = problem.horizon().date(period);
            int minimum = heads(wanted, Demand::minimum);
            int required = heads(wanted, Demand::required);
            long there = problem.people().stream().filter(isThere(day)).count();
            if (required > there) {
                int asked = minimum > there ? minimum : required;
                String text = "On %s %d people are %s altogether, and only %d are there."
                        .formatted(day, asked, minimum > there ? "the least" : "wanted", there);
                findings.add(Finding.of(minimum > there, Code.DAY_SHORT, text, asked, there)
                        .on(day));
            }
        });
    }

    private int period(Demand demand) {
        return problem.horizon().period(demand.date(), known(demand.activity()).start());
    }

    private Activity known(UUID activity) {
        return Objects.requireNonNull(activities.get(activity));
    }

    /** Counts one head for demands of the same activity: who has a skill serves the one without it too. */
    private static int heads(List<Demand> wanted, ToIntFunction<Demand> number) {
        return wanted.stream().collect(Collectors.groupingBy(Demand::activity)).values().stream()
                .mapToInt(same -> same.stream().mapToInt(number).max().orElse(0))
                .sum();
    }

    private void limits(Person person) {
        Limits limits = person.limits();
        contradiction(person, "minutes", limits.minMinutes(), limits.maxMinutes());
        contradiction(person, "shifts in a row", limits.minConsecutiveShifts(), limits.maxConsecutiveShifts());
    }

    private void reach(Person person) {
        Integer least = person.limits().minMinutes();
        long possible = possibleMinutes(person);
        if (least != null && least > possible) {
            String text =
                    "%s has to work %d minutes, and could work %d at most.".formatted(person.name(), least, possible);
            findings.add(
                    Finding.error(Code.HOURS_UNREACHABLE, text, least, possible).about(List.of(person.id())));
        }
    }

    private void contradiction(Person person, String what, @Nullable Integer least, @Nullable Integer most) {
        if (least != null && most != null && least > most) {
            String text = "%s has to work %d %s at least and %d at most.".formatted(person.name(), least, what, most);
            findings.add(
                    Finding.error(Code.LIMITS_CONTRADICT, text, least, most).about(List.of(person.id())));
        }
    }

    /** The longest activity that the person can do, in every period in which the person is there. */
    private long possibleMinutes(Person person) {
        long longest = problem.activities().stream()
                .filter(a -> person.skills().containsAll(a.skills()))
                .mapToLong(a -> a.length().toMinutes())
                .max()
                .orElse(0);
        return longest
                * problem.horizon().starts().stream()
                        .filter(day -> isThere(day).test(person))
                        .count();
    }

    /** Compares what everybody may and has to work with what is wanted, all in all. */
    private void hours() {
        long least = minutes(Demand::minimum);
        long wanted = minutes(Demand::required);
        long owed = 0;
        long possible = 0;
        for (Person person : problem.people()) {
            Integer most = person.limits().maxMinutes();
            Integer due = person.limits().minMinutes();
            possible += most == null ? possibleMinutes(person) : Math.min(most, possibleMinutes(person));
            owed += due == null ? 0 : due;
        }
        if (wanted > possible) {
            long asked = least > possible ? least : wanted;
            String text = "%d minutes of work are %s altogether, and everybody together may work %d."
                    .formatted(asked, least > possible ? "the least" : "wanted", possible);
            findings.add(Finding.of(least > possible, Code.HOURS_SHORT, text, asked, possible));
        }
        if (owed > wanted) {
            String text = "Everybody together has to work %d minutes, and only %d are wanted.".formatted(owed, wanted);
            findings.add(Finding.of(false, Code.HOURS_LEFT, text, owed, wanted));
        }
    }

    private long minutes(ToIntFunction<Demand> number) {
        return problem.demands().stream().collect(Collectors.groupingBy(Demand::date)).values().stream()
                .flatMap(ofDay -> ofDay.stream().collect(Collectors.groupingBy(Demand::activity)).entrySet().stream())
                .filter(same -> activities.containsKey(same.getKey()))
                .mapToLong(same -> known(same.getKey()).length().toMinutes()
                        * same.getValue().stream().mapToInt(number).max().orElse(0))
                .sum();
    }

    /** What is pinned stays, even where it breaks a rule that no other cell can mend. */
    private void pins() {
        List<Roster.Cell> cells = problem.pins().stream()
                .filter(pin -> pin.activity() != null)
                .map(pin -> new Roster.Cell(pin.person(), pin.date(), pin.activity()))
                .toList();
        new RosterValidator()
                .validate(problem, new Roster(cells)).stream()
                        .filter(v -> v.level() == Violation.Level.HARD && v.person() != null)
                        .filter(v -> !OF_WHOLE_ROSTERS.contains(v.rule()))
                        .forEach(v ->
                                findings.add(Finding.of(false, Code.PIN_BREAKS_RULE, v.text(), v.limit(), v.actual())
                                        .on(v.from())
                                        .about(List.of(v.person()))));
    }
}
