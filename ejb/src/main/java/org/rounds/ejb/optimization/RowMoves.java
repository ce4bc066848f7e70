package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;

/**
 * The solver's moves (docs/decisions/0003-row-moves.md); public for the solver's reflection only. Mostly a few people's
 * rows are taken out and put back one after the other as the exact best answer to everybody else's; sometimes two people
 * exchange a stretch of days, or a row that breaks a limit gets a single cell changed.
 */
public class RowMoves implements MoveIteratorFactory<Plan, RowMove> {
    private @Nullable Draft draft;

    @Override
    public void phaseStarted(ScoreDirector<Plan> director) {
        draft = new Draft(director.getWorkingSolution().sheet());
    }

    @Override
    public void phaseEnded(ScoreDirector<Plan> director) {
        draft = null;
    }

    @Override
    public long getSize(ScoreDirector<Plan> director) {
        Sheet sheet = director.getWorkingSolution().sheet();
        return (long) sheet.members.size() * sheet.members.size() * sheet.days;
    }

    @Override
    public Iterator<RowMove> createOriginalMoveIterator(ScoreDirector<Plan> director) {
        throw new UnsupportedOperationException("row moves have no order");
    }

    @Override
    public Iterator<RowMove> createRandomMoveIterator(ScoreDirector<Plan> director, Random random) {
        Plan plan = director.getWorkingSolution();
        plan.watch().check();
        Draft current = draft == null ? new Draft(plan.sheet()) : draft;
        draft = current;
        current.read(plan);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public RowMove next() {
                current.change(random, plan.watch());
                return move(plan, current);
            }
        };
    }

    private static RowMove move(Plan plan, Draft draft) {
        List<Cell> cells = new ArrayList<>();
        List<Integer> activities = new ArrayList<>();
        draft.takeChanges((member, day, activity) -> {
            cells.add(plan.cell(member, day));
            activities.add(activity);
        });
        return new RowMove(
                cells, activities.stream().mapToInt(Integer::intValue).toArray());
    }
}
