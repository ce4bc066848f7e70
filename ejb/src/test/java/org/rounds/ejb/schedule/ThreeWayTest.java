package org.rounds.ejb.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.schedule.Assignment.Slot;
import org.rounds.persistence.schedule.CellKey;

@Label("A merge of scenarios, and what is told of them")
class ThreeWayTest {
    private static final LocalDate FIRST = LocalDate.of(2030, 1, 7);
    private static final UUID DAY = new UUID(1, 1);
    private static final UUID NIGHT = new UUID(1, 2);

    private static CellKey cell(int person, int day) {
        return new CellKey(new UUID(0, person), FIRST.plusDays(day), Slot.DAY);
    }

    /** Small, so that rosters have much in common: up to four people, four days, three activities. */
    @Provide
    Arbitrary<Map<CellKey, UUID>> rosters() {
        return Arbitraries.maps(cells(), activities()).ofMaxSize(16);
    }

    /** What somebody does to a roster; nothing stands for a day off. */
    @Provide
    Arbitrary<Map<CellKey, @Nullable UUID>> edits() {
        return Arbitraries.maps(cells(), activities().injectNull(0.3)).ofMaxSize(8);
    }

    private static Arbitrary<CellKey> cells() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 3))
                .as(ThreeWayTest::cell);
    }

    private static Arbitrary<UUID> activities() {
        return Arbitraries.integers().between(1, 3).map(n -> new UUID(1, n));
    }

    private static Map<CellKey, UUID> edited(Map<CellKey, UUID> roster, Map<CellKey, @Nullable UUID> edits) {
        Map<CellKey, UUID> edited = new HashMap<>(roster);
        edits.forEach((cell, activity) -> put(edited, cell, activity));
        return edited;
    }

    private static void put(Map<CellKey, UUID> roster, CellKey cell, @Nullable UUID activity) {
        if (activity == null) {
            roster.remove(cell);
        } else {
            roster.put(cell, activity);
        }
    }

    private static Map<CellKey, UUID> merged(
            Map<CellKey, UUID> base, Map<CellKey, UUID> schedule, Map<CellKey, UUID> scenario) {
        Map<CellKey, UUID> merged = new HashMap<>(schedule);
        ThreeWay.of(base, schedule, scenario).taken().forEach(c -> put(merged, c.key(), c.scenario()));
        return merged;
    }

    @Property
    void ofTwoWithNothingInCommonIsBothInEitherOrder(
            @ForAll("rosters") Map<CellKey, UUID> base,
            @ForAll("edits") Map<CellKey, @Nullable UUID> one,
            @ForAll("edits") Map<CellKey, @Nullable UUID> all) {
        Map<CellKey, @Nullable UUID> other = new HashMap<>(all);
        other.keySet().removeAll(one.keySet());
        Map<CellKey, UUID> first = edited(base, one);
        Map<CellKey, UUID> second = edited(base, other);
        assertThat(merged(base, merged(base, base, first), second))
                .isEqualTo(merged(base, merged(base, base, second), first))
                .isEqualTo(edited(first, other));
        assertThat(ThreeWay.of(base, first, second).conflicts()).isEmpty();
    }

    @Property
    void losesNothing(
            @ForAll("rosters") Map<CellKey, UUID> base,
            @ForAll("edits") Map<CellKey, @Nullable UUID> here,
            @ForAll("edits") Map<CellKey, @Nullable UUID> there) {
        Map<CellKey, UUID> schedule = edited(base, here);
        Map<CellKey, UUID> scenario = edited(base, there);
        ThreeWay merge = ThreeWay.of(base, schedule, scenario);
        Map<CellKey, UUID> merged = merged(base, schedule, scenario);
        Set<CellKey> conflicts =
                merge.conflicts().stream().map(ThreeWay.Cell::key).collect(Collectors.toSet());
        Set<CellKey> all = new HashSet<>(base.keySet());
        all.addAll(here.keySet());
        all.addAll(there.keySet());
        for (CellKey cell : all) {
            boolean byScenario = !Objects.equals(base.get(cell), scenario.get(cell));
            boolean bySchedule = !Objects.equals(base.get(cell), schedule.get(cell));
            boolean alike = Objects.equals(schedule.get(cell), scenario.get(cell));
            assertThat(conflicts.contains(cell)).isEqualTo(byScenario && bySchedule && !alike);
            assertThat(merge.agreed().contains(cell)).isEqualTo(byScenario && alike);
            assertThat(merged.get(cell)).isEqualTo(byScenario && !bySchedule ? scenario.get(cell) : schedule.get(cell));
        }
    }

    @Property
    void isToldSoThatDoingItGivesOneAndUndoingItTheOther(
            @ForAll("rosters") Map<CellKey, UUID> before, @ForAll("edits") Map<CellKey, @Nullable UUID> edits) {
        Map<CellKey, UUID> after = edited(before, edits);
        List<RosterChange> changes = RosterChange.between(before, after);
        assertThat(applied(before, changes)).isEqualTo(after);
        assertThat(applied(after, changes.stream().map(ThreeWayTest::reversed).toList()))
                .isEqualTo(before);
    }

    @Property
    void isToldTheOtherWayRoundAsTheReverse(
            @ForAll("rosters") Map<CellKey, UUID> one, @ForAll("rosters") Map<CellKey, UUID> other) {
        assertThat(RosterChange.between(other, one).stream().map(ThreeWayTest::asSets))
                .containsExactlyInAnyOrderElementsOf(RosterChange.between(one, other).stream()
                        .map(ThreeWayTest::reversed)
                        .map(ThreeWayTest::asSets)
                        .toList());
    }

    private static Map<CellKey, UUID> applied(Map<CellKey, UUID> roster, List<RosterChange> changes) {
        Map<CellKey, UUID> applied = new HashMap<>(roster);
        changes.forEach(c -> c.gone()
                .forEach(p -> assertThat(applied.remove(p.cell(), p.activity())).isTrue()));
        changes.forEach(c -> c.come()
                .forEach(p -> assertThat(applied.put(p.cell(), p.activity())).isNull()));
        return applied;
    }

    private static RosterChange reversed(RosterChange change) {
        RosterChange.Kind kind =
                switch (change.kind()) {
                    case ADDITION -> RosterChange.Kind.REMOVAL;
                    case REMOVAL -> RosterChange.Kind.ADDITION;
                    case HAND_OVER, EXCHANGE, MOVE, CHANGE -> change.kind();
                };
        return new RosterChange(kind, change.come(), change.gone());
    }

    private static Object asSets(RosterChange change) {
        return List.of(change.kind(), Set.copyOf(change.gone()), Set.copyOf(change.come()));
    }

    @Example
    void knowsWhatHappens() {
        assertThat(kinds(Map.of(cell(1, 0), DAY), Map.of(cell(2, 0), DAY))).containsExactly("HAND_OVER");
        assertThat(kinds(Map.of(cell(1, 0), DAY, cell(2, 0), NIGHT), Map.of(cell(1, 0), NIGHT, cell(2, 0), DAY)))
                .containsExactly("EXCHANGE");
        assertThat(kinds(Map.of(cell(1, 0), DAY), Map.of(cell(1, 1), DAY))).containsExactly("MOVE");
        assertThat(kinds(Map.of(cell(1, 0), DAY), Map.of(cell(1, 0), NIGHT))).containsExactly("CHANGE");
        assertThat(kinds(Map.of(), Map.of(cell(1, 0), DAY))).containsExactly("ADDITION");
        assertThat(kinds(Map.of(cell(1, 0), DAY), Map.of())).containsExactly("REMOVAL");
        assertThat(kinds(Map.of(cell(1, 0), DAY, cell(2, 0), NIGHT), Map.of(cell(2, 0), DAY, cell(3, 0), NIGHT)))
                .as("a chain")
                .containsExactly("HAND_OVER", "HAND_OVER");
    }

    private static Stream<String> kinds(Map<CellKey, UUID> before, Map<CellKey, UUID> after) {
        return RosterChange.between(before, after).stream().map(c -> c.kind().name());
    }
}
