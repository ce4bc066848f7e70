package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is judged of a change is what judging both rosters as a whole gives. */
class WhatIfTest {
    @Property(tries = 400)
    void aChangeGainsWhatTheWholeScoreDoes(@ForAll long seed) {
        var random = new Random(seed);
        var drawn = RandomProblem.draw(random, 20, 6, 3);
        Sheet sheet = drawn.sheet();
        int[][] rows = RosterValidator.rows(sheet, RandomProblem.roster(drawn, random));
        var whatIf = new WhatIf(sheet, rows);
        for (int time = 0; time < 5; time++) {
            List<WhatIf.Change> changes = changes(sheet, random);
            int[][] changed = Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
            changes.forEach(c -> changed[c.member().index][c.day()] = c.activity());
            var before = judge(sheet, rows);
            var after = judge(sheet, changed);
            var gain = whatIf.gain(changes);

            assertThat(gain.hard())
                    .isEqualTo(after.score().hard() - before.score().hard());
            assertThat(gain.soft())
                    .isEqualTo(after.score().soft() - before.score().soft());
            assertThat(whatIf.before(changes)).isSubsetOf(before.violations());
            assertThat(whatIf.after(changes)).isSubsetOf(after.violations());
            assertThat(without(before.violations(), whatIf.before(changes)))
                    .as("what is elsewhere stays")
                    .containsExactlyInAnyOrderElementsOf(without(after.violations(), whatIf.after(changes)));
        }
    }

    /** Also several of one person, of one day, and of one cell. */
    private static List<WhatIf.Change> changes(Sheet sheet, Random random) {
        List<WhatIf.Change> changes = new ArrayList<>();
        int few = 1 + random.nextInt(3);
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int day = random.nextInt(Math.min(few, sheet.days));
            int[] possible = java.util.stream.IntStream.range(Sheet.OFF, sheet.activities())
                    .filter(a -> a == Sheet.OFF
                            || sheet.horizon.offers(
                                    day, sheet.problem.activities().get(a).start()))
                    .toArray();
            changes.add(new WhatIf.Change(
                    sheet.members.get(random.nextInt(Math.min(few, sheet.members.size()))),
                    day,
                    possible[random.nextInt(possible.length)]));
        }
        return changes;
    }

    private static RosterValidator.Judgement judge(Sheet sheet, int[][] rows) {
        List<Roster.Cell> cells = new ArrayList<>();
        for (Member member : sheet.members) {
            for (int day = 0; day < sheet.days; day++) {
                int activity = rows[member.index][day];
                if (activity != Sheet.OFF) {
                    cells.add(new Roster.Cell(
                            member.person.id(),
                            sheet.date(day),
                            sheet.problem.activities().get(activity).id()));
                }
            }
        }
        return RosterValidator.prepare(sheet.problem).judge(new Roster(cells));
    }

    private static List<Violation> without(List<Violation> all, List<Violation> some) {
        List<Violation> rest = new ArrayList<>(all);
        some.forEach(v -> assertThat(rest.remove(v)).isTrue());
        return rest;
    }
}
