package org.rounds.ejb.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.schedule.CellKey;

/**
 * Brings what a scenario has changed into the schedule that it branches off, cell by cell. What only one of them has changed
 * since they were the same stands; what both have changed alike is agreed; what they have changed differently is a conflict.
 *
 * @param taken what the schedule gets from the scenario, by day
 * @param conflicts what somebody has to decide, by day
 * @param agreed what is in both by now
 */
record ThreeWay(List<Cell> taken, List<Cell> conflicts, List<CellKey> agreed) {

    /** What is in a cell: at first, in the schedule by now, in the scenario by now; null is nothing. */
    record Cell(CellKey key, @Nullable UUID base, @Nullable UUID schedule, @Nullable UUID scenario) {
        private boolean isChangedByScenario() {
            return !Objects.equals(base, scenario);
        }

        private boolean isAgreed() {
            return Objects.equals(schedule, scenario);
        }

        boolean isChangedBySchedule() {
            return !Objects.equals(base, schedule);
        }
    }

    static ThreeWay of(Map<CellKey, UUID> base, Map<CellKey, UUID> schedule, Map<CellKey, UUID> scenario) {
        ThreeWay merge = new ThreeWay(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        TreeSet<CellKey> cells = new TreeSet<>(base.keySet());
        cells.addAll(scenario.keySet());
        for (CellKey key : cells) {
            Cell cell = new Cell(key, base.get(key), schedule.get(key), scenario.get(key));
            if (!cell.isChangedByScenario()) {
                continue;
            }
            if (cell.isAgreed()) {
                merge.agreed.add(key);
            } else if (cell.isChangedBySchedule()) {
                merge.conflicts.add(cell);
            } else {
                merge.taken.add(cell);
            }
        }
        return merge;
    }
}
