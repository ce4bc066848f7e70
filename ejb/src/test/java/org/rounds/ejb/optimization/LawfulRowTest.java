package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** What is said of a row at once, against the rules, one by one. */
class LawfulRowTest {
    private static final int CHANGES = 60;

    /** From a lawful row on, through lawful ones only, so that it is these that are asked about. */
    @Property(tries = 400)
    void aRowKeepsItsLimitsWithAnotherDayWhereTheRulesSaySo(@ForAll long seed) {
        var random = new Random(seed);
        Sheet sheet = RandomProblem.draw(random, 16, 2, 3).sheet();
        for (Member member : sheet.members) {
            int[] row = Draft.empty(sheet)[member.index];
            var lawful = new LawfulRow(member);
            for (int i = 0; i < CHANGES && RowRule.hardPenalty(member, row) == 0; i++) {
                int day = random.nextInt(sheet.days);
                int next = (row[day] + 2 + random.nextInt(sheet.activities())) % (sheet.activities() + 1) - 1;
                int[] changed = row.clone();
                changed[day] = next;
                boolean keeps = RowRule.hardPenalty(member, changed) == 0;
                lawful.look(row);

                if (keeps && member.hasRules(Violation.Level.HARD)) {
                    // Rest between duties is taken for rest between any two days.
                    keeps = lawful.keepsWith(row, day, next);
                }
                assertThat(lawful.keepsWith(row, day, next)).isEqualTo(keeps);
                assertThat(lawful.worth(changed)).isEqualTo(Points.of(member, changed));
                Statistics.collect(keeps ? "keeps" : "breaks");
                if (keeps) {
                    row = changed;
                }
            }
        }
    }
}
