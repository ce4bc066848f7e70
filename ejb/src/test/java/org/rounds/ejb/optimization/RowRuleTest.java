package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edges of the row rules: clock changes, histories, weekends that begin anywhere. */
class RowRuleTest {

    @ParameterizedTest(name = "the night of {0} in {1} leaves {2} minutes of rest")
    @CsvSource({
        "2026-03-28, Europe/Berlin, 600",
        "2026-03-27, Europe/Berlin, 660",
        "2026-10-24, Europe/Berlin, 720",
        "2026-03-07, America/New_York, 600",
        "2026-10-31, America/New_York, 720",
        "2026-11-01, America/New_York, 660"
    })
    void restIsRealTimeAcrossClockChanges(LocalDate night, String zone, long minutes) {
        var sheet = new TestProblem(2)
                .start(night, zone)
                .activity("L", "12:00", 540, "")
                .activity("D", "08:00", 480, "")
                .person("Ada", limits().rest(660))
                .sheet();

        assertThat(sheet.rest(0, 0, 1)).isEqualTo(minutes);
        assertThat(penalty(RowRule.REST, sheet, "LD")).isEqualTo(Math.max(0, 660 - minutes));
    }

    @ParameterizedTest(name = "a night from {0} in {1} ends {2} minutes before the next one")
    @CsvSource({
        "2026-03-28, Europe/Berlin, -60",
        "2026-10-24, Europe/Berlin, 60",
        "2026-03-07, America/New_York, -60",
        "2026-10-31, America/New_York, 60"
    })
    void aFullDayOverlapsTheNextWhereTheClockJumpsAhead(LocalDate night, String zone, long minutes) {
        var sheet = new TestProblem(2)
                .start(night, zone)
                .activity("H", "20:00", 1440, "")
                .person("Ada", limits())
                .sheet();

        assertThat(sheet.rest(0, 0, 0)).isEqualTo(minutes);
        assertThat(penalty(RowRule.REST, sheet, "HH")).isEqualTo(Math.max(0, -minutes));
    }

    @Test
    void realOverlapBreaksRestWithoutAnyMinimum() {
        var sheet = new TestProblem(2)
                .activity("D", "07:00", 480, "")
                .activity("H", "08:00", 1440, "")
                .person("Ada", limits())
                .sheet();

        assertThat(penalty(RowRule.REST, sheet, "HD")).isEqualTo(60);
        assertThat(penalty(RowRule.REST, sheet, "H.")).isZero();
    }

    @Test
    void restAndSuccessionLookBackIntoTheHistory() {
        var sheet = new TestProblem(1)
                .activity("E", "06:00", 480, "")
                .activity("L", "14:00", 480, "E")
                .person("Ada", limits().rest(660), "L")
                .sheet();

        assertThat(penalty(RowRule.SUCCESSION, sheet, "E")).isEqualTo(1);
        assertThat(penalty(RowRule.REST, sheet, "E")).isEqualTo(180);
        assertThat(penalty(RowRule.REST, sheet, "L")).isZero();
    }

    @ParameterizedTest(name = "{0} | {1}: too short by {2}")
    @CsvSource({
        "'', E..EE, 0",
        "'', .E.EE, 1",
        "'', EE..E, 0",
        ".E, ..EEE, 1",
        ".E, E..EE, 0",
        "EE, ..EEE, 0",
        "E, ..EEE, 0",
        "..E, .E..E, 2"
    })
    void runsOfWorkContinueFromTheHistory(String history, String row, long penalty) {
        var sheet = new TestProblem(5)
                .threeShifts()
                .person("Ada", limits().work(2, null), history)
                .sheet();

        assertThat(penalty(RowRule.MIN_CONSECUTIVE_SHIFTS, sheet, row)).isEqualTo(penalty);
    }

    @ParameterizedTest(name = "{0} | {1}: too short by {2}")
    @CsvSource({"'', .EE.E, 1", "E., EE..E, 1", "E., .E..E, 0", "., EE..E, 0", "'', EE..., 0", "'', EEEE., 0"})
    void runsOfRestContinueFromTheHistory(String history, String row, long penalty) {
        var sheet = new TestProblem(5)
                .threeShifts()
                .person("Ada", limits().daysOff(2), history)
                .sheet();

        assertThat(penalty(RowRule.MIN_CONSECUTIVE_DAYS_OFF, sheet, row)).isEqualTo(penalty);
    }

    @ParameterizedTest(name = "{0} | {1}: too long by {2}")
    @CsvSource({
        "'', EEE.EE, 0",
        "'', EEEE.E, 1",
        "'', .EEEEE, 2",
        ".EE, EE.EEE, 1",
        "EEEE, EE.E.E, 2",
        "EEEEEE, .E..EE, 0"
    })
    void onlyTheHorizonsDaysOfALongRunCount(String history, String row, long penalty) {
        var sheet = new TestProblem(6)
                .threeShifts()
                .person("Ada", limits().work(null, 3), history)
                .sheet();

        assertThat(penalty(RowRule.MAX_CONSECUTIVE_SHIFTS, sheet, row)).isEqualTo(penalty);
    }

    @ParameterizedTest(name = "from {0}: {1} works {2} weekends")
    @CsvSource({
        "2026-01-05, .....EE.....EE, 2",
        "2026-01-05, .....E......E., 2",
        "2026-01-05, EEEEE..EEEEE.., 0",
        "2026-01-10, EE.....EE....., 2",
        "2026-01-11, E.....EE.....E, 3",
        "2026-01-11, E.....EE......, 2",
        "2026-01-11, .EEEEE........, 0",
        "2026-01-07, ...EE.....E..., 2"
    })
    void weekendsCountForAnyFirstDay(LocalDate start, String row, long weekends) {
        var sheet = new TestProblem(14)
                .start(start, "UTC")
                .threeShifts()
                .person("Ada", limits().weekends(0))
                .sheet();

        assertThat(penalty(RowRule.MAX_WEEKENDS, sheet, row)).isEqualTo(weekends);
    }

    private static long penalty(RowRule rule, Sheet sheet, String row) {
        int[] worked = row.chars()
                .map(letter -> letter == '.' ? Sheet.OFF : sheet.activity(TestProblem.id(Character.toString(letter))))
                .toArray();
        return rule.penalty(sheet.members.get(0), worked);
    }
}
