package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What a draft keeps up to date against the validator, which looks at everything anew. */
class DraftTest {
    private final Watch watch = new Watch(Duration.ofDays(1));

    @Property(tries = 300)
    void aDraftIsWorthWhatTheValidatorSaysWhateverIsChangedKeptAndTakenBack(@ForAll long seed) {
        change(seed, 30);
    }

    /** Opt-in, since it takes long: {@code mvn test -pl ejb -am -Dtest=DraftTest -Drounds.moves=10000000 -Drounds.seed=1}. */
    @Test
    @EnabledIfSystemProperty(named = "rounds.moves", matches = "\\d+")
    void noMoveOfManyLeavesAWrongScore() {
        long wanted = Long.getLong("rounds.moves");
        long seed = Long.getLong("rounds.seed", 1);
        long began = System.nanoTime();
        long moves = 0;
        int problems = 0;
        int streamed = 0;
        while (moves < wanted) {
            Draft draft = change(seed + problems, (int) Math.min(100, wanted - moves));
            moves += draft.movable.isEmpty() ? 0 : Math.min(100, wanted - moves);
            problems++;
            if (problems % 20 == 0) {
                assertThat(SameScoreTest.streamed(draft.sheet(), draft.rows()))
                        .as("streams, seed %d", seed + problems - 1)
                        .isEqualTo(score(draft));
                streamed++;
            }
            if (problems % 5000 == 0) {
                System.out.printf("%,d moves of %,d problems%n", moves, problems);
            }
        }
        System.out.printf(
                "%,d moves of %,d problems (seeds from %d), %,d rosters judged by the streams too, no score wrong, %d s%n",
                moves, problems, seed, streamed, (System.nanoTime() - began) / 1_000_000_000);
    }

    /** Draws a problem and a roster and changes it so many times; each change is judged, taken back, perhaps made again and kept. */
    private Draft change(long seed, int moves) {
        var random = new Random(seed);
        var drawn = RandomProblem.draw(random, 16, 5, 3);
        var sheet = drawn.sheet();
        var draft = new Draft(sheet, RosterValidator.rows(sheet, RandomProblem.roster(drawn, random)));
        var rows = new RowChanges(sheet, draft);
        var cells = new CellChanges(draft, sheet, draft.movable);
        boolean byDay = sheet.horizon.grain() == Horizon.Grain.DAY;
        for (int i = 0; i < moves && !draft.movable.isEmpty(); i++) {
            int[][] before = RowSearch.copy(draft.rows());
            Points was = draft.judge();
            if (random.nextInt(4) == 0) {
                scatter(sheet, draft, random);
            } else if (byDay) {
                rows.change(random, watch);
            } else {
                cells.change(random);
            }
            check(draft, seed, i);
            int[] changes = draft.changes();
            int[][] after = RowSearch.copy(draft.rows());
            draft.undo();
            assertThat(draft.rows()).isDeepEqualTo(before);
            assertThat(draft.judge()).isEqualTo(was);
            if (random.nextBoolean()) {
                draft.change(changes);
                assertThat(draft.rows()).isDeepEqualTo(after);
                check(draft, seed, i);
                draft.keep();
            }
            check(draft, seed, i);
        }
        return draft;
    }

    /** Changes a few cells with no regard to any rule. */
    private static void scatter(Sheet sheet, Draft draft, Random random) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            Member member = sheet.members.get(random.nextInt(sheet.members.size()));
            draft.touch(member);
            draft.set(member, random.nextInt(sheet.days), random.nextInt(sheet.activities() + 1) - 1);
        }
    }

    private static void check(Draft draft, long seed, int move) {
        var value = draft.judge();
        assertThat(new Planner.Score(-value.hard(), 0, -value.soft()))
                .as("seed %d, move %d", seed, move)
                .isEqualTo(score(draft));
    }

    private static Planner.Score score(Draft draft) {
        return RosterValidator.score(draft.sheet(), draft.rows());
    }
}
