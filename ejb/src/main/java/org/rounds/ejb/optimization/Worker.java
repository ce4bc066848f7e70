package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One thread's part in a {@link RowSearch}: thinks changes out on a draft of its own, and hands in what it accepts. */
final class Worker {
    private final RowSearch search;
    private final RandomGenerator random;
    private final Watch watch;
    private final Draft draft;
    private final boolean byDay;
    private final RowChanges rows;
    private final CellChanges cells;
    private Points value;
    /** How many of the changes handed in this draft has. */
    private volatile int version;

    Worker(RowSearch search, Sheet sheet, int[][] start, RandomGenerator random, Watch watch) {
        this.search = search;
        this.random = random;
        this.watch = watch;
        draft = new Draft(sheet, start);
        byDay = sheet.horizon.grain() == Horizon.Grain.DAY;
        rows = new RowChanges(sheet, draft);
        cells = new CellChanges(draft, sheet, draft.movable);
        value = draft.judge();
    }

    Draft draft() {
        return draft;
    }

    Points value() {
        return value;
    }

    int version() {
        return version;
    }

    /** Follows what the others have handed in; what none waits for any more is forgotten. */
    void catchUp() {
        version = search.catchUp(this, version);
    }

    /** Tries one change. */
    void step() {
        catchUp();
        int @Nullable [][] offered = search.offered();
        if (offered != null) {
            draft.become(offered);
        } else if (byDay) {
            rows.change(random, watch);
        } else {
            cells.change(random);
        }
        Points next = draft.judge();
        double luck = random.nextDouble();
        if (!search.accepts(value, next, luck)) {
            draft.undo();
            return;
        }
        version = search.handIn(this, version, next, luck);
    }

    /** Makes a change that another thread has handed in. */
    void follow(int[] change) {
        draft.change(change);
        value = draft.judge();
        draft.keep();
    }

    void keep(Points next) {
        value = next;
        draft.keep();
    }

    /** Builds a first roster: person by person, in any order, what is best beside those already there, for who has nothing. */
    int[][] build() {
        List<Member> order =
                new ArrayList<>(draft.movable.stream().filter(draft::idle).toList());
        while (!order.isEmpty() && !watch.over()) {
            Member member = order.remove(random.nextInt(order.size()));
            if (byDay) {
                rows.build(member, random, watch);
            } else {
                cells.build(member, random);
            }
        }
        return draft.rows();
    }
}
