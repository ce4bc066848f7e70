package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rounds.ejb.optimization.Diagnosis.Relaxation;
import org.rounds.ejb.optimization.Diagnosis.Step;
import org.rounds.ejb.optimization.Requirement.Kind;

/**
 * Looks for ways to give way to a conflict: each of its members by as little as is enough, or more people. Where the problem
 * has more conflicts than one, each of them gives way in turn at its cheapest.
 */
final class Relaxations {
    /** How many are told. */
    private static final int MOST = 10;
    /** How many requirements may give way in one of them. */
    private static final int MOST_STEPS = 8;

    private static final int MOST_PEOPLE = 64;

    /** Finds a minimal conflict among requirements that cannot be met together; empty if it finds none. */
    interface Conflicts {
        List<Requirement> among(Requirements requirements, List<Requirement> kept, Oracle.Answer answer);
    }

    /**
     * A problem some of whose requirements have given way.
     *
     * @param given by how the requirement is now, how it was and what has been done
     */
    private record State(Requirements requirements, List<Requirement> kept, Map<Requirement, Step> given) {
        Relaxation relaxation() {
            List<Step> steps = List.copyOf(given.values());
            return new Relaxation(steps, steps.stream().mapToInt(Step::price).sum());
        }
    }

    private final Oracle oracle;
    private final Conflicts conflicts;
    private final State start;

    Relaxations(Requirements requirements, List<Requirement> all, Oracle oracle, Conflicts conflicts) {
        this.oracle = oracle;
        this.conflicts = conflicts;
        start = new State(requirements, all, Map.of());
    }

    /**
     * Returns what makes the whole problem feasible, cheapest first.
     *
     * @param minimal whether doing without any one of the conflict ends it
     */
    List<Relaxation> of(List<Requirement> conflict, boolean minimal) {
        List<Relaxation> found = new ArrayList<>();
        Set<Requirement> enough = new HashSet<>();
        steps(start, conflict, start.kept()).limit(MOST).forEach(step -> {
            if (step.people() == 0) {
                enough.add(step.requirement());
            }
            found.add(after(start, step).relaxation());
        });
        Set<Set<Step>> known = new HashSet<>();
        steps(start, conflict, conflict)
                .filter(step -> step.people() == 0
                        && !enough.contains(step.requirement())
                        && (minimal || step.figure() != null))
                .takeWhile(step -> found.size() < MOST && !oracle.over())
                .forEach(step -> completed(after(start, step))
                        .filter(r -> known.add(Set.copyOf(r.steps())))
                        .ifPresent(found::add));
        found.sort(Comparator.comparing(Relaxation::price));
        return List.copyOf(found);
    }

    /** Lets further conflicts give way, until there is none. */
    private Optional<Relaxation> completed(State begun) {
        State state = begun;
        for (int more = 0; more < MOST_STEPS && !oracle.over(); more++) {
            Oracle.Answer answer = oracle.ask(state.requirements(), state.kept());
            if (answer.met()) {
                return Optional.of(state.relaxation());
            }
            State now = state;
            List<Requirement> next = conflicts.among(now.requirements(), now.kept(), answer);
            Optional<Step> cheapest = steps(now, next, next).min(Comparator.comparing(Step::price));
            if (cheapest.isEmpty()) {
                return Optional.empty();
            }
            state = after(now, cheapest.get());
        }
        return Optional.empty();
    }

    /**
     * What can give way, what is counted first, each by as little as lets the rest be met.
     *
     * @param rest the conflict, or all that is kept
     */
    private Stream<Step> steps(State state, List<Requirement> conflict, List<Requirement> rest) {
        Stream<Step> less = conflict.stream()
                .sorted(Comparator.comparing((Requirement r) -> r.kind().step == 0)
                        .thenComparing(r -> r.kind().price))
                .flatMap(r -> less(state, rest, r).stream());
        Stream<Step> more = conflict.stream()
                .filter(r -> r.kind() == Kind.MINIMUM_COVER)
                .limit(2)
                .flatMap(r -> people(state, rest, r).stream());
        boolean whole = rest != conflict;
        return whole ? Stream.concat(more, less) : Stream.concat(less, more);
    }

    private Optional<Step> less(State state, List<Requirement> rest, Requirement member) {
        int step = member.kind().step;
        List<Requirement> others = new ArrayList<>(rest);
        others.remove(member);
        if (oracle.over()) {
            return Optional.empty();
        }
        if (step == 0) {
            return oracle.ask(state.requirements(), others).met()
                    ? Optional.of(new Step(member, null, 0))
                    : Optional.empty();
        }
        long most =
                member.kind().most ? state.requirements().mostOf(member.kind()) : (member.figure() + step - 1) / step;
        return least(most, by -> oracle.ask(state.requirements(), Diagnosis.both(others, List.of(weaker(member, by))))
                        .met())
                .map(by -> new Step(member, weaker(member, by).figure(), 0));
    }

    private static Requirement weaker(Requirement member, long steps) {
        long by = steps * member.kind().step;
        return member.asking(member.kind().most ? member.figure() + by : Math.max(0, member.figure() - by));
    }

    private Optional<Step> people(State state, List<Requirement> rest, Requirement cover) {
        return least(Math.min(MOST_PEOPLE, cover.figure()), more -> oracle.ask(
                                state.requirements().joined(cover, (int) more), rest)
                        .met())
                .map(more -> new Step(cover, null, more.intValue()));
    }

    private interface Enough {
        boolean is(long number);
    }

    /** Returns the least number up to the most that is enough; empty if none is found to be. */
    private Optional<Long> least(long most, Enough enough) {
        if (most < 1 || oracle.over() || !enough.is(most)) {
            return Optional.empty();
        }
        long high = 1;
        while (high < most && !enough.is(high) && !oracle.over()) {
            high = Math.min(most, high * 2);
        }
        long low = high / 2;
        while (low + 1 < high && !oracle.over()) {
            long middle = (low + high) / 2;
            if (enough.is(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return oracle.over() ? Optional.empty() : Optional.of(high);
    }

    private static State after(State state, Step step) {
        Map<Requirement, Step> given = new LinkedHashMap<>(state.given());
        if (step.people() > 0) {
            given.put(step.requirement(), step);
            return new State(state.requirements().joined(step.requirement(), step.people()), state.kept(), given);
        }
        List<Requirement> kept = new ArrayList<>(state.kept());
        int place = kept.indexOf(step.requirement());
        Step before = given.remove(step.requirement());
        Requirement original = before == null || before.people() > 0 ? step.requirement() : before.requirement();
        if (step.figure() == null) {
            kept.remove(place);
            given.put(step.requirement(), new Step(original, null, 0));
        } else {
            Requirement weaker = step.requirement().asking(Objects.requireNonNull(step.figure()));
            kept.set(place, weaker);
            given.put(weaker, new Step(original, step.figure(), 0));
        }
        return new State(state.requirements(), List.copyOf(kept), given);
    }
}
