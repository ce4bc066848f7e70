package org.rounds.ejb.optimization;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says why nobody can make a legal roster of a problem: some requirements that contradict each other, of which none could be
 * missing, and what it would take to give way. That requirements go together is always shown by a roster that was
 * found and judged; that they do not, by a proof, or, and then it is said so, by not finding any.
 */
public final class Diagnosis {
    /** What is known of the problem. */
    public enum Status {
        FEASIBLE,
        INFEASIBLE,
        UNDECIDED
    }

    /** How it is known that requirements contradict each other. */
    public enum Proof {
        /** Somebody's own requirements leave no legal row. */
        ROW,
        /** More heads are the least than people could give, were their days to go together as they like. */
        COUNTED,
        /** Every way to give the heads their people was tried. */
        EXHAUSTED,
        /** No proof: a roster was looked for and not found. */
        SEARCHED
    }

    /**
     * What is known.
     *
     * @param proof null where the problem is feasible
     * @param minimal whether each of the conflict was left out in turn, and a legal roster of the others found then
     * @param conflict requirements that contradict each other; empty where none were found out
     * @param relaxations ways to give way, cheapest first; each makes the whole problem feasible: a roster was found
     * @param took how long it took
     */
    public record Result(
            Status status,
            @Nullable Proof proof,
            boolean minimal,
            List<Requirement> conflict,
            List<Relaxation> relaxations,
            Duration took) {}

    /** @param price by which relaxations are ranked (docs/rosters.md) */
    public record Relaxation(List<Step> steps, int price) {}

    /**
     * A requirement that gives way.
     *
     * @param figure what is asked for then; null where it is done without, or stays
     * @param people how many more people are there who can do the activity whenever it is; then the requirement stays
     */
    public record Step(Requirement requirement, @Nullable Long figure, int people) {
        static final int PRICE_OF_A_PERSON = 20;

        int price() {
            Requirement.Kind kind = requirement.kind();
            if (people > 0) {
                return people * PRICE_OF_A_PERSON;
            }
            long by = figure == null ? requirement.figure() : Math.abs(figure - requirement.figure());
            return kind.step == 0 ? kind.price : kind.price * (int) ((by + kind.step - 1) / kind.step);
        }
    }

    private final Watch watch;
    private final Oracle oracle;
    private final Requirements requirements;
    private final Duration limit;
    /** When conflicts are narrowed no further: what is left of the time is for the relaxations. */
    private Duration narrowing;

    private Diagnosis(RosterProblem problem, Duration limit) {
        this.limit = limit;
        narrowing = limit.dividedBy(2);
        watch = new Watch(limit);
        watch.start();
        oracle = new Oracle(watch, limit.dividedBy(40));
        requirements = new Requirements(problem);
    }

    /** Looks for the reasons for so long at most. */
    public static Result of(RosterProblem problem, Duration limit) {
        return new Diagnosis(problem, limit).result();
    }

    private Result result() {
        if (!requirements.complete()) {
            boolean met = oracle.finds(requirements.base());
            Status status = met ? Status.FEASIBLE : Status.UNDECIDED;
            return new Result(status, met ? null : Proof.SEARCHED, met, List.of(), List.of(), watch.elapsed());
        }
        List<Requirement> all = requirements.all();
        Oracle.Answer whole = oracle.ask(requirements, all);
        if (whole.met()) {
            return new Result(Status.FEASIBLE, null, true, List.of(), List.of(), watch.elapsed());
        }
        Conflict conflict = conflict(requirements, all, whole);
        Proof proof = conflict.proof() == null ? whole.proof() : conflict.proof();
        narrowing = limit;
        List<Relaxation> relaxations =
                new Relaxations(requirements, all, oracle, this::conflictOf).of(conflict.members(), conflict.minimal());
        return new Result(
                proof == null ? Status.UNDECIDED : Status.INFEASIBLE,
                proof == null ? Proof.SEARCHED : proof,
                conflict.minimal(),
                conflict.members(),
                relaxations,
                watch.elapsed());
    }

    /** @param proof null where there is none */
    private record Conflict(List<Requirement> members, boolean minimal, @Nullable Proof proof) {}

    /** Returns a minimal conflict among requirements that cannot be met together; empty if none is found out. */
    private List<Requirement> conflictOf(Requirements of, List<Requirement> all, Oracle.Answer answer) {
        Conflict conflict = conflict(of, all, answer);
        return conflict.minimal() ? conflict.members() : List.of();
    }

    /** What is only believed to be a conflict, as no roster was found in time, is not told where a conflict is known. */
    private Conflict conflict(Requirements of, List<Requirement> all, Oracle.Answer answer) {
        Conflict believed = conflict(of, all, answer, false);
        boolean known = answer.proof() == null || believed.proof() != null;
        return known ? believed : conflict(of, all, answer, true);
    }

    /** @param proven whether only what is proven to be a conflict may be made smaller */
    private Conflict conflict(Requirements of, List<Requirement> all, Oracle.Answer answer, boolean proven) {
        List<Requirement> suspects = all.stream().filter(answer.suspects()).toList();
        if (suspects.size() < all.size() && oracle.ask(of, suspects).met()) {
            suspects = all;
        }
        List<Requirement> members = new ArrayList<>(suspects);
        for (Requirement.Kind kind : Requirement.Kind.values()) {
            List<Requirement> others =
                    members.stream().filter(r -> r.kind() != kind).toList();
            if (others.size() < members.size() && !late() && contradict(oracle.ask(of, others), proven)) {
                members = new ArrayList<>(others);
            }
        }
        int chunk = Math.max(1, members.size() / 2);
        while (chunk > 1) {
            narrow(of, members, chunk, proven);
            chunk /= 4;
        }
        boolean minimal = narrow(of, members, 1, proven) && !late() && !members.isEmpty();
        Proof proof = proven ? answer.proof() : oracle.ask(of, members).proof();
        return new Conflict(List.copyOf(members), minimal, proof);
    }

    private static boolean contradict(Oracle.Answer answer, boolean proven) {
        return !answer.met() && (!proven || answer.proof() != null);
    }

    /**
     * Leaves out what the conflict does not need, so many at a time; says whether what stays is known to be needed. What
     * stays when they are left out one at a time is needed also when others are gone.
     */
    private boolean narrow(Requirements of, List<Requirement> members, int chunk, boolean proven) {
        boolean needed = true;
        int at = 0;
        while (at < members.size() && !late()) {
            int end = Math.min(members.size(), at + chunk);
            List<Requirement> others = both(members.subList(0, at), members.subList(end, members.size()));
            Oracle.Answer answer = oracle.ask(of, others);
            if (contradict(answer, proven) && !late()) {
                members.subList(at, end).clear();
            } else {
                needed &= answer.met();
                at = end;
            }
        }
        return needed;
    }

    private boolean late() {
        return watch.elapsed().compareTo(narrowing) > 0;
    }

    static List<Requirement> both(Collection<Requirement> some, Collection<Requirement> others) {
        List<Requirement> both = new ArrayList<>(some);
        both.addAll(others);
        return both;
    }
}
