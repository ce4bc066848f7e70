package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** Gives any number of cells new activities at once; possibly none, when a search found nothing better to try. */
final class RowMove extends AbstractMove<Plan> {
    private final List<Cell> cells;
    private final int[] activities;

    RowMove(List<Cell> cells, int[] activities) {
        this.cells = cells;
        this.activities = activities;
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<Plan> director) {
        return true;
    }

    @Override
    protected RowMove createUndoMove(ScoreDirector<Plan> director) {
        return new RowMove(cells, cells.stream().mapToInt(Cell::worked).toArray());
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<Plan> director) {
        for (int i = 0; i < activities.length; i++) {
            Cell cell = cells.get(i);
            director.beforeVariableChanged(cell, "activity");
            cell.work(activities[i]);
            director.afterVariableChanged(cell, "activity");
        }
    }

    @Override
    public RowMove rebase(ScoreDirector<Plan> director) {
        return new RowMove(rebaseList(cells, director), activities);
    }

    @Override
    public Collection<?> getPlanningEntities() {
        return cells;
    }

    @Override
    public Collection<?> getPlanningValues() {
        List<@Nullable Integer> values = new ArrayList<>();
        for (int activity : activities) {
            values.add(activity == Sheet.OFF ? null : Integer.valueOf(activity));
        }
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowMove move && cells.equals(move.cells) && Arrays.equals(activities, move.activities);
    }

    @Override
    public int hashCode() {
        return Objects.hash(cells, Arrays.hashCode(activities));
    }
}
