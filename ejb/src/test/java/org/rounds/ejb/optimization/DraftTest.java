package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a draft keeps up to date against the validator, which looks at everything anew. */
class DraftTest {
    private final Watch watch = new Watch(Duration.ofMinutes(5));

    @Property(tries = 300)
    void aDraftIsWorthWhatTheValidatorSaysWhateverIsChangedKeptAndTakenBack(@ForAll long seed) {
        var random = new Random(seed);
        var drawn = RandomProblem.draw(random, 16, 5, 3);
        var sheet = drawn.sheet();
        var draft = new Draft(sheet, RosterValidator.rows(sheet, RandomProblem.roster(drawn, random)));
        boolean byDay = sheet.horizon.grain() == Horizon.Grain.DAY;
        var rows = new RowChanges(sheet, draft);
        var cells = new CellChanges(draft, sheet, draft.movable);
        for (int i = 0; i < 30 && !draft.movable.isEmpty(); i++) {
            int[][] before = RowSearch.copy(draft.rows());
            if (byDay) {
                rows.change(random, watch);
            } else {
                cells.change(random);
            }
            check(sheet, draft);
            int[] changes = draft.changes();
            int[][] after = RowSearch.copy(draft.rows());
            draft.undo();
            assertThat(draft.rows()).isDeepEqualTo(before);
            check(sheet, draft);
            if (random.nextBoolean()) {
                draft.change(changes);
                assertThat(draft.rows()).isDeepEqualTo(after);
                check(sheet, draft);
                draft.keep();
                check(sheet, draft);
            }
        }
    }

    private static void check(Sheet sheet, Draft draft) {
        var value = draft.judge();
        assertThat(new Planner.Score(-value.hard(), 0, -value.soft()))
                .isEqualTo(RosterValidator.score(sheet, draft.rows()));
    }
}
