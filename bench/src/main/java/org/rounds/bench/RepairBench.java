package org.rounds.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.rounds.ejb.optimization.HoursRule;
import org.rounds.ejb.optimization.Repairs;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.RosterProblem.Demand;
import org.rounds.ejb.optimization.RosterProblem.Person;
import org.rounds.ejb.optimization.RosterValidator;
import org.rounds.ejb.optimization.Violation;

/**
 * How long it takes to mend a month of 200 people on three shifts, with limits and duty hours, after one sick call, and when
 * more or fewer are wanted on a shift: what the service does between reading the rows and writing the answer.
 */
final class RepairBench {
    private static final int WARM = 20;

    private final PrintStream out;

    RepairBench(PrintStream out) {
        this.out = out;
    }

    /** @param seconds how long the roster is planned before it is mended */
    void run(Duration seconds, int calls) {
        RosterProblem problem =
                withDutyHours(Ward.of("ward", GridBench.instance().getBytes(StandardCharsets.UTF_8))
                        .problem()
                        .problem());
        Roster roster = new Ours(System.err).solve(problem, seconds, 1, 1).orElseThrow();
        out.printf(
                "200 x 28 planned for %d s: %s%n", seconds.toSeconds(), new RosterValidator().score(problem, roster));
        out.printf("%-24s %8s %8s %8s %8s%n", "mended", "changes", "p50 ms", "p95 ms", "most ms");
        mend("a sick call", problem, roster, calls, this::sick);
        mend("three more on a shift", problem, roster, calls, (p, r, random) -> other(p, random, 3));
        mend("two fewer on a shift", problem, roster, calls, (p, r, random) -> other(p, random, -2));
    }

    /** A roster's problem as it is now, and what of it has changed. */
    private record Changed(RosterProblem problem, List<Demand> demands) {}

    private interface Event {
        Changed happen(RosterProblem problem, Roster roster, Random random);
    }

    private void mend(String what, RosterProblem problem, Roster roster, int calls, Event event) {
        var random = new Random(1);
        List<Integer> changes = new ArrayList<>();
        List<Long> nanos = new ArrayList<>();
        for (int call = -WARM; call < calls; call++) {
            Changed changed = event.happen(problem, roster, random);
            var bounds = new Repairs.Bounds(Instant.EPOCH, Duration.ZERO, 2, Set.of(), changed.demands());
            long start = System.nanoTime();
            List<Repairs.Repair> found =
                    RosterValidator.prepare(changed.problem()).repairs(roster, bounds);
            if (call >= 0) {
                nanos.add(System.nanoTime() - start);
                changes.add(found.isEmpty() ? 0 : found.get(0).moves().size());
            }
        }
        Collections.sort(changes);
        out.printf(
                Locale.ROOT,
                "%-24s %8d %8.1f %8.1f %8.1f%n",
                what,
                changes.get(calls / 2),
                HttpBench.at(nanos, 0.5),
                HttpBench.at(nanos, 0.95),
                HttpBench.at(nanos, 1));
    }

    private Changed sick(RosterProblem problem, Roster roster, Random random) {
        Roster.Cell duty = roster.cells().get(random.nextInt(roster.cells().size()));
        return new Changed(problem.away(List.of(new RosterProblem.Absence(duty.person(), duty.date()))), List.of());
    }

    private static Changed other(RosterProblem problem, Random random, int more) {
        List<Demand> all = new ArrayList<>(problem.demands());
        Demand was = all.remove(random.nextInt(all.size()));
        int heads = Math.max(0, was.required() + more);
        Demand wanted = new Demand(
                was.date(),
                was.activity(),
                was.skill(),
                Math.min(heads, was.minimum()),
                heads,
                was.underWeight(),
                was.overWeight());
        all.add(wanted);
        return new Changed(problem.wanting(all), List.of(wanted));
    }

    private static RosterProblem withDutyHours(RosterProblem problem) {
        List<HoursRule> rules = List.of(
                rule(problem, HoursRule.Kind.WEEKLY_HOURS, 48 * 60, 28),
                rule(problem, HoursRule.Kind.DAY_FREE, 7, 28),
                rule(problem, HoursRule.Kind.REST_BETWEEN_DUTIES, 11 * 60, 0),
                rule(problem, HoursRule.Kind.CONSECUTIVE_NIGHTS, 4, 0));
        var facts = new RosterProblem.Facts(List.of(), Set.of(), rules, List.of(), 1);
        return problem.with(problem.people().stream()
                .map(p -> new Person(p.id(), p.name(), p.skills(), p.limits(), p.history(), p.grade(), facts))
                .toList());
    }

    private static HoursRule rule(RosterProblem problem, HoursRule.Kind kind, int limit, int window) {
        return new HoursRule(kind, Violation.Level.HARD, 1, limit, window, 0, problem.start(), null);
    }
}
