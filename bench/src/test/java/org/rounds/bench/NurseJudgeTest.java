package org.rounds.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rounds.bench.Judge.Verdict;
import org.rounds.ejb.optimization.Planner.Score;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterValidator;

/** The nurse-rostering format: its judge against figures reckoned by hand, and the product's rules against the judge. */
class NurseJudgeTest {
    /** Two weeks from a Friday; the first contract pays for runs and weekends, the second for skills and patterns. */
    private static final String TEXT =
            """
            ////////////////////////////////////////////////////////////////////
            SCHEDULING_PERIOD;
            ////////////////////////////////////////////////////////////////////
            small, 2010-01-01, 2010-01-14;

            ////////////////////////////////////////////////////////////////////
            SKILLS = 2;
            ////////////////////////////////////////////////////////////////////
            Nurse;
            Head;

            ////////////////////////////////////////////////////////////////////
            SHIFT_TYPES = 3;
            ////////////////////////////////////////////////////////////////////
            D, Day, 08:30:00, 16:30:00, 1, Nurse;
            N, Night, 22:30:00, 06:30:00, 1, Nurse;
            H, Head, 08:30:00, 16:30:00, 1, Head;

            ////////////////////////////////////////////////////////////////////
            CONTRACTS = 2;
            ////////////////////////////////////////////////////////////////////
            0, full, (1|1), (1|2|6), (1|3|2), (1|5|3), (1|7|2), (1|11|6), (1|13|2), (1|17|1), (0|19|2), (0|0|0), \
            SaturdaySunday, (1|23), (1|29), (0|0), (0|0), (0|31), 0,;
            1, half, (1|1), (0|2|6), (0|3|2), (0|5|3), (0|7|2), (0|11|6), (0|13|2), (0|17|1), (1|19|2), (0|0|0), \
            FridaySaturdaySunday, (0|23), (0|29), (0|0), (0|0), (1|31), 2, 0 1;

            ////////////////////////////////////////////////////////////////////
            PATTERNS = 2;
            ////////////////////////////////////////////////////////////////////
            0, 37, 2 (N|Any) (D|Any);
            1, 41, 3 (None|Friday) (Any|Saturday) (Any|Sunday);

            ////////////////////////////////////////////////////////////////////
            EMPLOYEES 2;
            ////////////////////////////////////////////////////////////////////
            0, Ada, 0, 2, Nurse Head;
            1, Bob, 1, 1, Nurse;

            ////////////////////////////////////////////////////////////////////
            DAY_OF_WEEK_COVER = 1;
            ////////////////////////////////////////////////////////////////////
            Monday, D, 1;

            ////////////////////////////////////////////////////////////////////
            DATE_SPECIFIC_COVER = 1;
            ////////////////////////////////////////////////////////////////////
            2010-01-11, D, 0;

            ////////////////////////////////////////////////////////////////////
            DAY_OFF_REQUESTS = 1;
            ////////////////////////////////////////////////////////////////////
            0, 2010-01-05, 43;

            ////////////////////////////////////////////////////////////////////
            DAY_ON_REQUESTS = 0;
            ////////////////////////////////////////////////////////////////////


            ////////////////////////////////////////////////////////////////////
            SHIFT_OFF_REQUESTS = 0;
            ////////////////////////////////////////////////////////////////////


            ////////////////////////////////////////////////////////////////////
            SHIFT_ON_REQUESTS = 1;
            ////////////////////////////////////////////////////////////////////
            1, 2010-01-06, N, 47;
            """;

    private static final Instance WARD = new NurseWard(NurseFile.read("small.txt", TEXT));

    /** Lines of Ada's rows are worth what the primes of her contract say: Friday is day 0, Saturdays are 1 and 8. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "as agreed,                ......DD..DD.., 0",
        "night then day,           ......ND..DD.., 0",
        "two shifts too many,      DDD..DDD..DD.., 4",
        "one shift; a short run,   ......D......., 21",
        "a run of four,            ......DD..DDDD, 5",
        "one day off at the edge,  .DD...DD......, 13",
        "one day of a weekend,     ......DDD....., 23",
        "two kinds on a weekend,   DDN...DD......, 58",
        "two weekends in a row,    DDD.....DD...., 17",
        "works on a wish,          ....DD...DD..., 66",
    })
    void adaPaysForRunsWeekendsAndWishes(String why, String row, long penalty) {
        assertThat(judged(row, ".....N........").penalty()).as(why).isEqualTo(penalty);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "as wished,                .....N........, 0",
        "not as wished,            .....D........, 47",
        "night then day,           .....ND......., 37",
        "a weekend of three days,  .....N..D....., 19",
        "after a free friday,      .....N..DD...., 60",
        "friday as well,           .....N.DDD...., 19",
        "two weekends in a row,    D....N.D......, 0",
        "the head's work,          .....N.....H.., 31",
    })
    void bobPaysForSkillsPatternsAndSingleWeekends(String why, String row, long penalty) {
        assertThat(judged("......DD..DD..", row).penalty()).as(why).isEqualTo(penalty);
    }

    @Test
    void coverIsExactAndDatesGoBeforeWeekdays() {
        assertThat(judged("..............", "..............").hard()).isEqualTo(1);
        assertThat(judged("...D......D...", "...D.....N....").hard()).isEqualTo(1 + 1 + 1);
    }

    @Test
    void badLineIsNamed() {
        assertThatThrownBy(() -> NurseFile.read("small.txt", TEXT.replace("1, 2010-01-06, N, 47", "1, soon, N, 47")))
                .isInstanceOf(Refused.class)
                .hasMessageMatching("small.txt:[0-9]+: cannot be read: 1, soon, N, 47");
    }

    @Test
    void fileIsRecognisedAndSolvedAsJudged(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("small.txt"), TEXT);
        var out = new ByteArrayOutputStream();
        int status = new Bench(new PrintStream(out, true, StandardCharsets.UTF_8), System.err)
                .run("roster", "--instance", file.toString(), "--seconds", "1");
        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("hard=0 penalty=");
    }

    @Property(tries = 500)
    void judgeAndValidatorAgreeOnAnyRoster(@ForAll long seed) {
        Roster roster = Wards.anyRoster(WARD.problem().problem(), new Random(seed));
        Score score = new RosterValidator().score(WARD.problem().problem(), roster);
        assertThat(WARD.judge(Sheet.of(WARD, roster))).isEqualTo(new Verdict(-score.hard(), -score.soft()));
    }

    private static Verdict judged(String... rows) {
        List<String> lines = new ArrayList<>();
        for (String row : rows) {
            lines.add(String.join("\t", row.replace('.', ' ').split("")));
        }
        return WARD.judge(Sheet.of(WARD, lines));
    }
}
