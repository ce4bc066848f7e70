package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says why a roster's cells are as they are: what would become of the score, were they otherwise. Every figure is what
 * judging the changed roster as a whole would give. For one thread.
 */
public final class Reasons {
    private static final Comparator<Points> BEST_FIRST =
            Comparator.comparing(Points::hard).thenComparing(Points::soft).reversed();

    /**
     * What a change does.
     *
     * @param hard what the hard score gains; below zero, loses
     * @param soft likewise
     * @param before what is broken where the change is, without it
     * @param after what is broken there with it
     */
    public record Effect(long hard, long soft, List<Violation> before, List<Violation> after) {}

    /**
     * Somebody doing the work.
     *
     * @param now what the person does in the period as it is; null for nothing
     * @param insteadOf who would be off then; null for nobody
     */
    public record Choice(UUID person, @Nullable UUID now, @Nullable UUID insteadOf, Effect effect) {}

    /** The person doing something else; null: nothing. */
    public record Otherwise(@Nullable UUID activity, Effect effect) {}

    /** A demand that the work serves, and how many people serve it. */
    public record Served(RosterProblem.Demand demand, int present) {}

    /**
     * Why somebody does some work.
     *
     * @param off what would become of it, were the person off
     * @param otherwise the same, did the person something else; best first
     * @param considered how many others were looked at
     * @param eligible how many of them nothing keeps from it as such
     * @param choices the best of those, best first
     */
    public record Explanation(
            List<Served> demands,
            Otherwise off,
            List<Otherwise> otherwise,
            int considered,
            int eligible,
            List<Choice> choices) {}

    /** What keeps somebody from some work as such, whatever the roster. */
    public enum Obstacle {
        /** Not one of the schedule's people. */
        NOT_PLANNED,
        INACTIVE,
        /** Away for the whole period. */
        ABSENCE,
        /** Some leave in the period, which does not go with the work. */
        LEAVE,
        SKILL,
        GRADE,
        /** The person may never be given it. */
        LIMIT,
        /** In the house for something else at that time. */
        ELSEWHERE,
        /** The period is kept for something else, or kept free. */
        RESERVED,
        /** The work is not given to anybody any more, or not on this layer. */
        NOT_OFFERED
    }

    /**
     * Why somebody does not do some work.
     *
     * @param choices doing it in addition to those who do it, and in the place of each of them; best first
     */
    public record WhyNot(List<Obstacle> obstacles, List<Choice> choices) {}

    private final Sheet sheet;
    private final WhatIf roster;

    Reasons(WhatIf roster) {
        this.roster = roster;
        this.sheet = roster.sheet;
    }

    /** Says whether the person does the work in the period. */
    public boolean has(UUID person, int period, UUID activity) {
        return roster.worked(sheet.member(person), period) == sheet.activity(activity);
    }

    /**
     * Explains what somebody does in a period.
     *
     * @param out who is not to be given anything
     * @param most how many alternatives of each kind are told
     * @throws IllegalArgumentException if the person does nothing then
     */
    public Explanation explain(UUID person, int period, Set<UUID> out, int most) {
        Member incumbent = sheet.member(person);
        int activity = roster.worked(incumbent, period);
        if (activity == Sheet.OFF) {
            throw new IllegalArgumentException(person + " does nothing in period " + period);
        }
        List<Member> eligible = sheet.members.stream()
                .filter(m -> m != incumbent && !out.contains(m.person.id()))
                .filter(m -> roster.worked(m, period) != activity
                        && obstacles(m, period, activity).isEmpty())
                .toList();
        return new Explanation(
                Arrays.stream(sheet.needsOf[period][activity])
                        .filter(need -> need.counts(incumbent))
                        .map(need -> new Served(need.demand(), roster.heads(need)))
                        .toList(),
                new Otherwise(null, effect(List.of(new WhatIf.Change(incumbent, period, Sheet.OFF)))),
                otherwise(incumbent, period, activity, most),
                sheet.members.size() - 1,
                eligible.size(),
                best(eligible.stream().map(m -> take(m, period, activity, incumbent)), most));
    }

    private List<Otherwise> otherwise(Member member, int period, int activity, int most) {
        IntFunction<List<WhatIf.Change>> doing = other -> List.of(new WhatIf.Change(member, period, other));
        return IntStream.range(0, sheet.activities())
                .filter(other -> other != activity && member.may(period, other))
                .boxed()
                .sorted(Comparator.comparing((Integer other) -> roster.gain(doing.apply(other)), BEST_FIRST))
                .limit(most)
                .map(other -> new Otherwise(id(other), effect(doing.apply(other))))
                .toList();
    }

    /** Says why somebody who does not do the work in the period does not. @param most how many choices are told */
    public WhyNot whyNot(UUID person, int period, UUID activity, int most) {
        Member member = sheet.member(person);
        int wanted = sheet.activity(activity);
        Stream<Take> swaps = sheet.members.stream()
                .filter(m -> m != member && roster.worked(m, period) == wanted)
                .map(m -> take(member, period, wanted, m));
        return new WhyNot(
                obstacles(member, period, wanted),
                best(Stream.concat(Stream.of(take(member, period, wanted, null)), swaps), most));
    }

    static List<Obstacle> obstacles(Member member, int period, int activity) {
        RosterProblem.Activity kind = member.sheet.problem.activities().get(activity);
        Integer grade = member.person.grade();
        List<Obstacle> obstacles = new ArrayList<>();
        add(obstacles, Obstacle.ABSENCE, member.absent[period]);
        add(obstacles, Obstacle.LEAVE, !member.absent[period] && member.away(period, activity));
        add(obstacles, Obstacle.SKILL, !member.person.skills().containsAll(kind.skills()));
        boolean graded =
                kind.grades().isEmpty() || (grade != null && kind.grades().contains(grade));
        add(obstacles, Obstacle.GRADE, !graded);
        add(obstacles, Obstacle.LIMIT, member.maxShifts[activity] == 0);
        add(obstacles, Obstacle.ELSEWHERE, member.taken[period][activity]);
        add(obstacles, Obstacle.RESERVED, member.pins[period] != Member.FREE && member.pins[period] != activity);
        add(obstacles, Obstacle.NOT_OFFERED, !member.sheet.offers(period, activity));
        return obstacles;
    }

    private static void add(List<Obstacle> obstacles, Obstacle obstacle, boolean is) {
        if (is) {
            obstacles.add(obstacle);
        }
    }

    /** Somebody taking the work over, and what comes of it. */
    private record Take(Member member, int now, @Nullable Member from, List<WhatIf.Change> changes, Points gain) {}

    private Take take(Member member, int period, int activity, @Nullable Member from) {
        List<WhatIf.Change> changes = new ArrayList<>();
        changes.add(new WhatIf.Change(member, period, activity));
        if (from != null) {
            changes.add(new WhatIf.Change(from, period, Sheet.OFF));
        }
        return new Take(member, roster.worked(member, period), from, changes, roster.gain(changes));
    }

    private List<Choice> best(Stream<Take> takes, int most) {
        return takes.sorted(Comparator.comparing(Take::gain, BEST_FIRST))
                .limit(most)
                .map(t -> new Choice(
                        t.member().person.id(),
                        id(t.now()),
                        t.from() == null ? null : t.from().person.id(),
                        effect(t.changes())))
                .toList();
    }

    private Effect effect(List<WhatIf.Change> changes) {
        Points gain = roster.gain(changes);
        return new Effect(gain.hard(), gain.soft(), roster.before(changes), roster.after(changes));
    }

    private @Nullable UUID id(int activity) {
        return activity == Sheet.OFF
                ? null
                : sheet.problem.activities().get(activity).id();
    }
}
