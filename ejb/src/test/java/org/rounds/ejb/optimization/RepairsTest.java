package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.ejb.optimization.TestProblem.id;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.ejb.optimization.Repairs.Bounds;
import org.rounds.ejb.optimization.Repairs.Repair;

@DisplayName("Repairs of a roster")
class RepairsTest {
    private static final Instant LONG_AGO = Instant.EPOCH;

    @Property(tries = 300)
    void areWorthWhatJudgingTheMendedRosterSays(@ForAll long seed) {
        var random = new Random(seed);
        var drawn = RandomProblem.draw(random, 14, 6, 3);
        RosterProblem stored = drawn.build();
        List<RosterProblem.Demand> changed = changed(stored, random);
        RosterProblem problem =
                stored.wanting(Stream.concat(stored.demands().stream().skip(changed.size()), changed.stream())
                        .toList());
        Roster roster = RandomProblem.roster(drawn, random);
        int budget = random.nextInt(4);
        var validator = new RosterValidator();
        Planner.Score score = validator.score(problem, roster);
        for (Repair repair : repairs(problem, roster, new Bounds(LONG_AGO, Duration.ZERO, budget, Set.of(), changed))) {
            assertThat(repair.moves()).isNotEmpty();
            Roster mended = mended(problem, roster, repair);
            Planner.Score again = validator.score(problem, mended);
            assertThat(repair.effect().hard()).isEqualTo(again.hard() - score.hard());
            assertThat(repair.effect().soft()).isEqualTo(again.soft() - score.soft());
            assertThat(validator.validate(problem, mended))
                    .extracting(Violation::rule)
                    .doesNotContain("absence");
            assertThat(repair.late()).isZero();
        }
    }

    /** Some of the first demands, with other heads. */
    private static List<RosterProblem.Demand> changed(RosterProblem problem, Random random) {
        return problem.demands().stream()
                .limit(random.nextInt(3))
                .map(d -> new RosterProblem.Demand(
                        d.date(),
                        d.activity(),
                        d.skill(),
                        random.nextInt(2),
                        1 + random.nextInt(4),
                        d.underWeight(),
                        d.overWeight()))
                .toList();
    }

    @Test
    @DisplayName("give a duty to whoever is free and keeps the rules, else along a chain of two, else to nobody")
    void findThePersonWhoFits() {
        TestProblem ward = ward();
        ward.absence("Chen", 1);
        RosterProblem problem = ward.build();
        // Chen, Patel (night before), Okafor (free), Diaz (late, as anybody could)
        var free = repairs(problem, ward.roster(".I.", "N..", "...", ".L."), bounds(2));
        assertThat(free.get(0).moves()).containsExactly(new Repairs.Move(id("Chen"), 1, id("I"), id("Okafor")));
        assertThat(free.get(0).disturbed()).containsExactly(id("Okafor"));
        assertThat(free.get(0).effect().hard()).isPositive();
        // Okafor works late, and Novice can take that over
        var chained = repairs(problem, ward.roster(".I.", "N..", ".L.", "..."), bounds(2));
        assertThat(chained.get(0).moves())
                .containsExactly(
                        new Repairs.Move(id("Okafor"), 1, id("L"), id("Novice")),
                        new Repairs.Move(id("Chen"), 1, id("I"), id("Okafor")));
        assertThat(chained.get(0).disturbed()).containsExactlyInAnyOrder(id("Okafor"), id("Novice"));
        // without leave to disturb anybody else's duty, the least bad is told
        assertThat(repairs(problem, ward.roster(".I.", "N..", ".L.", "..."), bounds(0)))
                .allSatisfy(r -> assertThat(r.moves()).hasSize(1));
    }

    @Test
    @DisplayName("move nobody whose duty is near, unless hard rules gain by it; what has begun stays")
    void leaveThoseAloneWhoseDutyIsNear() {
        TestProblem ward = ward();
        ward.absence("Chen", 1).request("Patel", 1, null, false, 1);
        RosterProblem problem = ward.build();
        Roster roster = ward.roster(".I.", "N..", ".L.", "...");
        Instant morning = ward.start
                .plusDays(1)
                .atTime(LocalTime.of(3, 0))
                .atZone(ward.zone)
                .toInstant();
        var near = repairs(problem, roster, new Bounds(morning, Duration.ofHours(24), 2, Set.of(), List.of()));
        assertThat(near.get(0).late()).as("there is no other way").isEqualTo(1);
        assertThat(near.get(0).effect().hard()).isPositive();
        Roster rested = ward.roster(".I.", "...", ".L.", "...");
        assertThat(repairs(problem, rested, new Bounds(morning, Duration.ofHours(24), 2, Set.of(), List.of()))
                        .get(0))
                .satisfies(r -> assertThat(r.late()).isZero())
                .satisfies(r -> assertThat(r.moves()).hasSize(1));
        Instant evening = morning.plus(Duration.ofHours(18));
        assertThat(repairs(problem, roster, new Bounds(evening, Duration.ofHours(24), 2, Set.of(), List.of())))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "of one sick call among 200 people are found in less than two seconds, with one move and no new hard violation")
    void areFast() {
        var ward = new LargeWard();
        TestProblem problem = ward.problem;
        problem.absence("P0", 8);
        Roster roster = ward.roster();
        RosterProblem built = problem.build();
        repairs(built, roster, bounds(2));
        long start = System.nanoTime();
        var found = repairs(built, roster, bounds(2));
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println("a sick call among 200 people: " + millis + " ms");
        assertThat(millis).isLessThan(2000);
        assertThat(found).isNotEmpty();
        assertThat(found.get(0).moves()).hasSize(1);
        assertThat(found.get(0).effect().hard()).isPositive();
    }

    private static Bounds bounds(int budget) {
        return new Bounds(LONG_AGO, Duration.ZERO, budget, Set.of(), List.of());
    }

    /** Intensive care for the skilled, with its minimum; late and night for everybody. */
    private static TestProblem ward() {
        return new TestProblem(3)
                .activity("I", "06:00", 480, "", "icu")
                .activity("L", "14:00", 480, "")
                .activity("N", "22:00", 480, "")
                .person("Chen", limits(), "", "icu")
                .person("Patel", limits().rest(600), "", "icu")
                .person("Okafor", limits().rest(600), "", "icu")
                .person("Novice", limits())
                .demand(1, "I", 1, 1, 100, 10)
                .demand(1, "L", 1, 1, 100, 10)
                .demand(0, "N", 1, 1, 100, 10);
    }

    static List<Repair> repairs(RosterProblem problem, Roster roster, Bounds bounds) {
        return RosterValidator.prepare(problem).repairs(roster, bounds);
    }

    /** Makes the moves one after the other; whoever takes something must be free then. */
    static Roster mended(RosterProblem problem, Roster roster, Repair repair) {
        List<Roster.Cell> cells = new ArrayList<>(roster.cells());
        for (Repairs.Move move : repair.moves()) {
            var date = problem.horizon().date(move.period());
            UUID from = move.from();
            assertThat(from == null || cells.remove(new Roster.Cell(from, date, move.activity())))
                    .as("%s is there", move)
                    .isTrue();
            UUID to = move.to();
            if (to != null) {
                cells.add(new Roster.Cell(to, date, move.activity()));
                RosterValidator.rows(new Sheet(problem), new Roster(cells)); // refuses two at once
            }
        }
        return new Roster(cells);
    }
}
