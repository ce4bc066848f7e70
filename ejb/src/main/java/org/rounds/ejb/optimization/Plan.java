package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;

/** A roster as the solver sees it: a cell for every person and day; public for the solver's reflection only. */
@PlanningSolution
public class Plan {
    /** By person, then by day. */
    @PlanningEntityCollectionProperty
    private final List<Cell> cells;

    @PlanningScore
    private @Nullable HardMediumSoftLongScore score;

    private final @Nullable Sheet sheet;
    private final @Nullable RowSearch search;

    /** For the solver, which copies plans. */
    protected Plan() {
        cells = new ArrayList<>();
        sheet = null;
        search = null;
    }

    Plan(Sheet sheet, int[][] rows, @Nullable RowSearch search) {
        this.sheet = sheet;
        this.search = search;
        cells = new ArrayList<>(sheet.members.size() * sheet.days);
        for (Member member : sheet.members) {
            List<Integer> able = IntStream.range(0, sheet.activities())
                    .filter(activity -> member.able[activity] && member.maxShifts[activity] > 0)
                    .boxed()
                    .toList();
            for (int day = 0; day < sheet.days; day++) {
                List<Integer> possible = member.absent[day] ? List.of() : able;
                cells.add(new Cell(member, day, possible, rows[member.index][day]));
            }
        }
    }

    Sheet sheet() {
        return Objects.requireNonNull(sheet);
    }

    RowSearch search() {
        return Objects.requireNonNull(search);
    }

    Cell cell(int member, int day) {
        return cells.get(member * sheet().days + day);
    }

    Planner.Score score() {
        var value = Objects.requireNonNull(score);
        return new Planner.Score(value.hardScore(), value.mediumScore(), value.softScore());
    }

    /** Reads the cells into rows by person. */
    void readRows(int[][] rows) {
        int next = 0;
        for (int[] row : rows) {
            for (int day = 0; day < row.length; day++) {
                row[day] = cells.get(next++).worked();
            }
        }
    }
}
