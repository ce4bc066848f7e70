package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;

/**
 * The solver's moves (docs/decisions/0003-row-moves.md); public for the solver's reflection only. A move leads to the next
 * better roster that {@link RowSearch} has found; the solver judges it with all its rules and tells of it.
 */
public class RowMoves implements MoveIteratorFactory<Plan, RowMove> {

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
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public RowMove next() {
                int[][] better = plan.search().better();
                return better == null ? new RowMove(List.of(), new int[0]) : move(plan, better);
            }
        };
    }

    private static RowMove move(Plan plan, int[][] rows) {
        List<Cell> cells = new ArrayList<>();
        List<Integer> activities = new ArrayList<>();
        for (int member = 0; member < rows.length; member++) {
            for (int day = 0; day < rows[member].length; day++) {
                if (plan.cell(member, day).worked() != rows[member][day]) {
                    cells.add(plan.cell(member, day));
                    activities.add(rows[member][day]);
                }
            }
        }
        return new RowMove(
                cells, activities.stream().mapToInt(Integer::intValue).toArray());
    }
}
