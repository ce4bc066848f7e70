package org.rounds.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rounds.bench.Judge.Verdict;
import org.rounds.ejb.optimization.Planner.Score;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterValidator;

class JudgeTest {
    private static final Ward WARD = Wards.twoWeeks();

    @Test
    void lawfulRosterCostsOnlyWishesAndCover() {
        assertThat(judged(".DD.....DD....", "DD............", "...D.........."))
                .isEqualTo(new Verdict(0, 100 + 1 + 90));
    }

    @Test
    void surplusAndUnmetWishesCost() {
        assertThat(judged(".DDNN...DD....", "DDNN..........", ".............."))
                .as("under day 0, over day 1, over day 3 N, C's wish, B's wish")
                .isEqualTo(new Verdict(0, 100 + 1 + 7 + 4 + 5));
    }

    @ParameterizedTest
    @CsvSource({
        "too many N,          .NNN.........., 1",
        "work on a day off,   DDD..........., 1",
        "too few minutes,     .............., 960",
        "run too long,        .DDDDD........, 1",
        "run too short,       .DD.....D....., 1",
        "break too short,     .DD.DD........, 1",
        "D after N,           .DD....ND....., 1",
        "short runs at edges, .DD..........D, 0",
    })
    void brokenRuleOfFirstPersonIsCounted(String rule, String row, long hard) {
        assertThat(judged(row, "DD............", "..............").hard())
                .as(rule)
                .isEqualTo(hard);
    }

    @Test
    void weekendCountsOnceForBothDays() {
        assertThat(judged(".....DD.......", "DD............", "").hard()).isZero();
        assertThat(judged(".....DD.....DD", "DD............", "").hard()).isEqualTo(1);
        assertThat(judged(".....DD....DD.", "DD............", "").hard()).isEqualTo(1);
    }

    @Property(tries = 500)
    void judgeAndValidatorAgreeOnAnyRoster(@ForAll long seed) {
        Roster roster = Wards.anyRoster(WARD.problem().problem(), new Random(seed));
        Score score = new RosterValidator().score(WARD.problem().problem(), roster);
        assertThat(Judge.judge(WARD, Sheet.of(WARD, roster)))
                .isEqualTo(new Verdict(-score.hard(), -score.medium() - score.soft()));
    }

    /** A row is a letter a day, a dot for a day off. */
    private static Verdict judged(String... rows) {
        List<String> lines = new ArrayList<>();
        for (String row : rows) {
            lines.add(String.join("\t", row.replace('.', ' ').split("")));
        }
        return Judge.judge(WARD, Sheet.of(WARD, lines));
    }
}
