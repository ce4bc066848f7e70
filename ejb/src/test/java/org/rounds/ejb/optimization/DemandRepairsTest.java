package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.ejb.optimization.TestProblem.id;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.ejb.optimization.Repairs.Bounds;
import org.rounds.ejb.optimization.Repairs.Move;
import org.rounds.ejb.optimization.Repairs.Repair;
import org.rounds.ejb.optimization.RosterProblem.Demand;

@DisplayName("Repairs of a roster from which more or fewer heads are wanted")
class DemandRepairsTest {
    private final TestProblem ward = new TestProblem(3)
            .activity("I", "06:00", 480, "", "icu")
            .activity("L", "14:00", 480, "")
            .person("Chen", limits(), "", "icu")
            .person("Patel", limits().rest(600), "", "icu")
            .person("Okafor", limits().minutes(480, null), "", "icu")
            .person("Novice", limits())
            .demand(0, "I", 1, 1, 100, 10)
            .demand(1, "L", 0, 1, 100, 10)
            .demand(1, "I", 1, 1, 100, 10);

    private List<Repair> repairs(int minimum, int required, int budget, String... rows) {
        return repairs(Instant.EPOCH, minimum, required, budget, rows);
    }

    /** Ways to get so many for intensive care on the second day. */
    private List<Repair> repairs(Instant now, int minimum, int required, int budget, String... rows) {
        RosterProblem stored = ward.build();
        List<Demand> demands = new ArrayList<>(stored.demands());
        Demand was = demands.remove(2);
        Demand changed = new Demand(was.date(), was.activity(), null, minimum, required, 100, 10);
        demands.add(changed);
        return RepairsTest.repairs(
                stored.wanting(demands),
                ward.roster(rows),
                new Bounds(now, Duration.ofHours(24), budget, Set.of(), List.of(changed)));
    }

    @Test
    @DisplayName("give the work to whoever is off and can do it")
    void giveWorkToThoseWhoAreOff() {
        var found = repairs(1, 2, 2, "II.", ".L.", "...", "...");
        assertThat(found.get(0).moves()).containsExactly(new Move(null, 1, id("I"), id("Okafor")));
        assertThat(found.get(0).disturbed()).containsExactly(id("Okafor"));
        assertThat(found.get(0).effect().soft()).isEqualTo(100);
        assertThat(found.get(0).missing()).isZero();
    }

    @Test
    @DisplayName("take somebody from other work, which a third person takes over, only within the budget")
    void takeFromOtherWork() {
        ward.pin("Okafor", 1, null);
        var found = repairs(2, 2, 1, "II.", ".L.", "I..", "...");
        assertThat(found.get(0).moves())
                .containsExactly(
                        new Move(id("Patel"), 1, id("L"), id("Novice")), new Move(null, 1, id("I"), id("Patel")));
        assertThat(found.get(0).disturbed()).containsExactly(id("Patel"), id("Novice"));
        assertThat(found.get(0).effect().hard()).isEqualTo(1);
        assertThat(repairs(2, 2, 0, "II.", ".L.", "I..", "...")).isEmpty();
    }

    @Test
    @DisplayName("leave what nobody can do, and say how many heads are missing")
    void leaveWhatNobodyCanDo() {
        var found = repairs(1, 9, 2, "II.", "...", "...", "...");
        assertThat(found.get(0).moves())
                .containsExactlyInAnyOrder(
                        new Move(null, 1, id("I"), id("Okafor")), new Move(null, 1, id("I"), id("Patel")));
        assertThat(found.get(0).missing()).isEqualTo(6);
        ward.absence("Patel", 1).absence("Okafor", 1);
        assertThat(repairs(1, 2, 2, "II.", "...", "...", "...")).isEmpty();
    }

    @Test
    @DisplayName("let off whose hours allow it, only within the budget, and nobody who is no longer too many")
    void letOffWhoIsTooMany() {
        var found = repairs(0, 1, 2, ".I.", ".I.", ".I.", "...");
        assertThat(found).allSatisfy(r -> assertThat(r.effect().soft()).isPositive());
        assertThat(found.get(0).moves())
                .as("Okafor has to work")
                .containsExactlyInAnyOrder(
                        new Move(id("Chen"), 1, id("I"), null), new Move(id("Patel"), 1, id("I"), null));
        assertThat(repairs(0, 1, 1, ".I.", ".I.", ".I.", "...").get(0).moves()).hasSize(1);
        assertThat(repairs(0, 1, 0, ".I.", ".I.", ".I.", "...")).isEmpty();
        ward.request("Chen", 1, "I", true, 50).request("Patel", 1, "I", true, 50);
        assertThat(repairs(0, 1, 2, ".I.", ".I.", ".I.", "..."))
                .as("who likes to stay costs less there")
                .isEmpty();
    }

    @Test
    @DisplayName("let off nobody who relies on a duty that is near")
    void leaveThoseAloneWhoseDutyIsNear() {
        Instant before = ward.start
                .plusDays(1)
                .atTime(LocalTime.of(3, 0))
                .atZone(ward.zone)
                .toInstant();
        assertThat(repairs(before, 0, 1, 2, ".I.", ".I.", "I..", "..."))
                .allSatisfy(r -> assertThat(r.late()).isPositive());
        assertThat(repairs(before.plus(Duration.ofHours(9)), 2, 2, 2, ".I.", "...", "I..", "..."))
                .as("it has begun")
                .isEmpty();
    }

    @Test
    @DisplayName("fill what a sick call leaves only where it is still wanted")
    void meetSickCalls() {
        ward.absence("Chen", 1);
        var found = repairs(0, 1, 2, ".I.", ".I.", "I..", "...");
        assertThat(found.get(0).moves()).containsExactly(new Move(id("Chen"), 1, id("I"), null));
        var more = repairs(2, 2, 2, ".I.", ".I.", "I..", "...");
        assertThat(more.get(0).moves()).containsExactly(new Move(id("Chen"), 1, id("I"), id("Okafor")));
    }
}
