package org.rounds.ejb.optimization;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Diagnosis.Proof;
import org.rounds.ejb.optimization.Requirement.Kind;

/**
 * Says whether some requirements can be met together: by proofs that are exact and cheap, then by looking for a roster.
 * What it neither proves nor finds it does not know.
 */
final class Oracle {
    private static final Duration GLANCE = Duration.ofMillis(100);
    /** So many cells are decided by trying everything sooner than by looking for a roster that may not be there. */
    private static final int FEW_CELLS = 60;

    private static final Planner PLANNER = new RosterPlanner();

    /**
     * What is known.
     *
     * @param met whether there is a legal roster: one was found, and judged
     * @param proof how it is known that there is none; null where there is one, or nothing is known
     * @param suspects requirements that the proof is about: with fewer than these it need not hold
     */
    record Answer(boolean met, @Nullable Proof proof, Predicate<Requirement> suspects) {
        static final Answer MET = new Answer(true, null, r -> false);
        static final Answer UNKNOWN = new Answer(false, null, r -> true);
    }

    private final Watch watch;
    private final Duration search;

    /** @param search how long a roster is looked for in one go */
    Oracle(Watch watch, Duration search) {
        this.watch = watch;
        this.search = search;
    }

    /** Says whether the time is up: what is asked from now on is not looked for. */
    boolean over() {
        return watch.over();
    }

    Answer ask(Requirements requirements, Collection<Requirement> kept) {
        RosterProblem problem = requirements.only(kept);
        Sheet sheet = new Sheet(problem);
        if (sheet.activities() >= Long.SIZE) { // the proofs keep a day's work in one word
            return found(problem, search) ? Answer.MET : Answer.UNKNOWN;
        }
        LegalRows rows = new LegalRows(sheet);
        Answer quick = atOnce(sheet, rows);
        if (quick != Answer.UNKNOWN || watch.over()) {
            return quick;
        }
        boolean small = sheet.members.size() * sheet.days <= FEW_CELLS;
        if (!small && found(problem, GLANCE)) {
            return Answer.MET;
        }
        Exhaustion exhaustion = new Exhaustion(sheet, rows, watch::over);
        if (exhaustion.proves()) {
            return new Answer(false, Proof.EXHAUSTED, r -> true);
        }
        return exhaustion.found() != null || found(problem, search) ? Answer.MET : Answer.UNKNOWN;
    }

    /** Says whether a legal roster of the problem as it is is found in one go. */
    boolean finds(RosterProblem problem) {
        return found(problem, search);
    }

    private static Answer atOnce(Sheet sheet, LegalRows rows) {
        for (Member member : sheet.members) {
            if (rows.ask(member, new long[sheet.days]).missed() == LegalRows.NONE) {
                UUID person = member.person.id();
                return new Answer(
                        false, Proof.ROW, r -> r.person() == null ? !cover(r) : Objects.equals(r.person(), person));
            }
        }
        Counting counting = new Counting(sheet, rows);
        Set<Need> tooMany = counting.tooMany();
        if (!tooMany.isEmpty()) {
            Set<List<Object>> about = tooMany.stream()
                    .map(n -> List.<Object>of(n.demand().date(), n.demand().activity()))
                    .collect(Collectors.toSet());
            return new Answer(
                    false,
                    Proof.COUNTED,
                    r -> !cover(r)
                            || r.kind() == Kind.MINIMUM_COVER
                                    && about.contains(List.<Object>of(
                                            Objects.requireNonNull(r.date()), Objects.requireNonNull(r.activity()))));
        }
        return rows.roster(counting.proposal()) == null ? Answer.UNKNOWN : Answer.MET;
    }

    private static boolean cover(Requirement requirement) {
        return requirement.kind() == Kind.MINIMUM_COVER || requirement.kind() == Kind.MAXIMUM_COVER;
    }

    private boolean found(RosterProblem problem, Duration most) {
        Duration time = watch.left().compareTo(most) < 0 ? watch.left() : most;
        Planner.Options options = new Planner.Options(time, null, 1, 1, null);
        Planner.Run[] run = new Planner.Run[1];
        run[0] = PLANNER.prepare(problem, options, best -> {
            if (best.score().hard() == 0) {
                run[0].stop();
            }
        });
        Roster roster = run[0].call().roster();
        return new RosterValidator().score(problem, roster).hard() == 0;
    }
}
