package org.rounds.ejb.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.ejb.integration.RosterBundle.PersonRow;
import org.rounds.ejb.integration.RosterBundle.RequestRow;
import org.rounds.ejb.integration.RosterBundle.Source;
import org.rounds.ejb.integration.ShiftSchedulingFile.Instance;

class ShiftSchedulingFileTest {
    static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private static final int CROWD = 750;

    /** Lines of a crowd before its first day off. */
    private static final int CROWD_LINES = 7 + CROWD;

    /** Lines are numbered from 1 in the tests below. */
    static final String GOOD =
            """
            # A ward for tests.
            SECTION_HORIZON
            7

            SECTION_SHIFTS
            D,480,
            N,600,D|N

            SECTION_STAFF
            # ID, MaxShifts, ...
            A,D=7|N=2,2400,960,5,2,2,1
            B,D=7,2400,960,5,1,1,1

            SECTION_DAYS_OFF
            A,0,6
            SECTION_SHIFT_ON_REQUESTS
            A,2,D,2
            SECTION_SHIFT_OFF_REQUESTS
            B,3,N,5
            SECTION_COVER
            0,D,1,100,1
            0,N,1,90,2
            """;

    @Test
    void everySectionIsRead() {
        Instance instance = read(GOOD);
        RosterBundle bundle = instance.bundle();
        assertThat(instance.days()).isEqualTo(7);
        assertThat(bundle.activities())
                .extracting(RosterBundle.ActivityRow::code)
                .containsExactly("D", "N");
        assertThat(bundle.activities().get(1).mayNotFollow()).isEqualTo(Set.of("D", "N"));
        assertThat(bundle.activities().get(1).start()).isEqualTo(LocalTime.of(7, 0));
        assertThat(bundle.activities().get(1).lengthMinutes()).isEqualTo(600);
        assertThat(bundle.people().get(0))
                .isEqualTo(new PersonRow(
                        source(11),
                        "A",
                        "A",
                        "nurse",
                        null,
                        Set.of(),
                        7,
                        Map.of("D", 7, "N", 2),
                        2400,
                        960,
                        5,
                        2,
                        2,
                        1,
                        null));
        assertThat(bundle.absences())
                .containsExactly(
                        new AbsenceRow(source(15), "A", MONDAY, MONDAY, "day_off"),
                        new AbsenceRow(source(15), "A", MONDAY.plusDays(6), MONDAY.plusDays(6), "day_off"));
        assertThat(bundle.requests())
                .containsExactly(
                        new RequestRow(source(17), "A", MONDAY.plusDays(2), "D", true, 2),
                        new RequestRow(source(19), "B", MONDAY.plusDays(3), "N", false, 5));
        assertThat(bundle.coverage()).contains(new CoverageRow(source(22), MONDAY, "N", null, 0, 1, 90, 2));
    }

    @Test
    void lineEndsByteOrderMarkAndBlanksMakeNoDifference() {
        assertThat(read(GOOD.replace("\n", "\r\n"))).isEqualTo(read(GOOD));
        assertThat(read("\uFEFF" + GOOD)).isEqualTo(read(GOOD));
        assertThat(read(GOOD.replace(",", " ,\t").replace("|", " | ").replace("=", " = ")))
                .isEqualTo(read(GOOD));
        assertThat(read(GOOD.stripTrailing())).isEqualTo(read(GOOD));
    }

    @Test
    void sectionsComeInAnyOrder() {
        String[] parts = GOOD.substring(GOOD.indexOf('\n') + 1).split("(?=SECTION_)");
        String reversed = IntStream.range(0, parts.length)
                .mapToObj(i -> parts[parts.length - 1 - i])
                .collect(Collectors.joining());
        assertThat(read(reversed).bundle().people())
                .extracting(PersonRow::maxShifts)
                .containsExactly(Map.of("D", 7, "N", 2), Map.of("D", 7));
    }

    @Test
    void daysOffAndRequestsMayBeMissing() {
        String text = GOOD.substring(0, GOOD.indexOf("SECTION_DAYS_OFF")) + "SECTION_COVER\n";
        assertThat(read(text).bundle().absences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "7 > -1 > 3: days: is not between 1 and 400: -1",
                "7 > 401 > 3: days: is not between 1 and 400: 401",
                "7 > week > 3: days: is not a whole number: \"week\"",
                "D,480, > D,0, > 6: Length: is not between 1 and 1440: 0",
                "D,480, > D,9999999999999999999, > 6: Length: is not a whole number: \"9999999999999999999\"",
                "D,480, > D > 6: has 1 values instead of 3 (ShiftID, Length, MayNotFollow)",
                "N,600,D|N > N,600,D|X > 7: MayNotFollow: is not known: \"X\"",
                "N,600,D|N > N,600,D| > 7: MayNotFollow: is empty",
                "B,D=7 > A,D=7 > 12: ID: \"A\" stands already in line 11",
                "B,D=7 > B,D > 12: MaxShifts: is not of the form code=number: \"D\"",
                "B,D=7 > B,X=7 > 12: MaxShifts: is not known: \"X\"",
                "B,D=7 > B,D=7|D=6 > 12: MaxShifts: names \"D\" twice",
                "B,D=7 > B,D=-7 > 12: MaxShifts: is not between 0 and 2147483647: -7",
                "B,D=7,2400 > B,D=7,240 > 12: MinTotalMinutes: is more than the most allowed: 960 > 240",
                "B,D=7,2400 > B,D=7 > 12: has 7 values instead of 8",
                "A,0,6 > A,0,7 > 15: DayIndexes: is not between 0 and 6: 7",
                "A,0,6 > C,0 > 15: EmployeeID: is not known: \"C\"",
                "A,0,6 > A > 15: has 1 values instead of 2",
                "A,2,D,2 > A,2,D > 17: has 3 values instead of 4",
                "A,2,D,2 > A,-2,D,2 > 17: Day: is not between 0 and 6: -2",
                "A,2,D,2 > A,2,E,2 > 17: ShiftID: is not known: \"E\"",
                "B,3,N,5 > B,3,N,-5 > 19: Weight: is not between 0 and 1000000: -5",
                "0,N,1,90,2 > 0,N,one,90,2 > 22: Requirement: is not a whole number: \"one\"",
                "0,N,1,90,2 > 0,D,1,90,2 > 22: ShiftID: has its cover on this day already in line 21",
                "960,5,1,1,1 > 960,0,1,1,1 > 12: MaxConsecutiveShifts: is not between 1 and 2147483647: 0",
                "960,5,1,1,1 > 960,5,6,1,1 > 12: MinConsecutiveShifts: is more than the most allowed: 6 > 5",
                "960,5,1,1,1 > 960,5,401,1,1 > 12: MinConsecutiveShifts: is not between 0 and 400: 401",
                "960,5,1,1,1 > 960,5,1,401,1 > 12: MinConsecutiveDaysOff: is not between 0 and 400: 401",
                "960,5,1,1,1 > 960,5,1,1,-1 > 12: MaxWeekends: is not between 0 and 2147483647: -1",
                "960,5,1,1,1 > 600001,5,1,1,1 > 12: MinTotalMinutes: is not between 0 and 600000: 600001",
                "D,480, > D,1441, > 6: Length: is not between 1 and 1440: 1441",
                "A,0,6 > A,0,6,0 > 15: DayIndexes: is away on 2026-03-02 already in line 15",
                "0,N,1,90,2 > 0,N,10001,90,2 > 22: Requirement: is not between 0 and 10000: 10001",
                "0,N,1,90,2 > 0,N,1,1000001,2 > 22: UnderWeight: is not between 0 and 1000000: 1000001",
                "0,N,1,90,2 > 0,N,1,90,-2 > 22: OverWeight: is not between 0 and 1000000: -2",
                "SECTION_COVER > SECTION_LOVER > 20: is no section of this format: \"SECTION_LOVER\"",
                "SECTION_DAYS_OFF > SECTION_STAFF > 14: SECTION_STAFF stands twice",
                "# A ward for tests. > A ward > 1: stands before the first section: \"A ward\"",
            })
    void badLineIsReportedByNumber(String good, String bad, String error) {
        assertThat(errors(GOOD.replaceFirst(Pattern.quote(good), bad)))
                .anyMatch(text -> text.startsWith("ward.txt:" + error));
    }

    @Test
    void leastOfZeroIsNoLimit() {
        PersonRow person = read(GOOD.replace("B,D=7,2400,960,5,1,1,1", "B,D=7,2400,0,5,0,0,0"))
                .bundle()
                .people()
                .get(1);
        assertThat(person.minMinutes()).isNull();
        assertThat(person.minConsecutiveShifts()).isNull();
        assertThat(person.minConsecutiveDaysOff()).isNull();
        assertThat(person.maxWeekends()).as("none may be worked").isZero();
    }

    @Test
    void mostThatNoScheduleReachesIsNoLimit() {
        PersonRow person = read(GOOD.replace("B,D=7,2400,960,5,1,1,1", "B,D=401|N=0,600001,960,401,1,1,61"))
                .bundle()
                .people()
                .get(1);
        assertThat(person.maxShifts()).isEqualTo(Map.of("N", 0));
        assertThat(person.maxMinutes()).isNull();
        assertThat(person.maxConsecutiveShifts()).isNull();
        assertThat(person.maxWeekends()).isNull();
    }

    @Test
    void longestHorizonIsReadWithItsLimits() {
        Instance year =
                read(GOOD.replaceFirst("7", "400").replace("B,D=7,2400,960,5,1,1,1", "B,D=400,600000,960,400,1,1,60"));
        PersonRow person = year.bundle().people().get(1);
        assertThat(year.days()).isEqualTo(400);
        assertThat(person.periodDays()).isEqualTo(400);
        assertThat(person.maxShifts()).isEqualTo(Map.of("D", 400));
        assertThat(person.maxMinutes()).isEqualTo(600_000);
        assertThat(person.maxConsecutiveShifts()).isEqualTo(400);
        assertThat(person.maxWeekends()).isEqualTo(60);
    }

    @Test
    void requestOfNoWeightIsLeftOut() {
        assertThat(read(GOOD.replace("A,2,D,2\n", "A,2,D,0\nA,2,D,2\n"))
                        .bundle()
                        .requests())
                .extracting(RequestRow::weight)
                .containsExactly(2, 5);
        assertThat(errors(GOOD.replace("A,2,D,2", "A,7,D,0")))
                .containsExactly("ward.txt:17: Day: is not between 0 and 6: 7");
    }

    @Test
    void sameRequestTwiceIsRefused() {
        assertThat(errors(GOOD.replace("A,2,D,2\n", "A,2,D,2\nA,2,N,2\nA,2,D,3\n")))
                .containsExactly("ward.txt:19: EmployeeID: has the same request already in line 17");
        assertThat(errors(GOOD.replace("B,3,N,5\n", "B,3,N,5\nA,2,D,2\nB,3,N,5\n")))
                .containsExactly("ward.txt:21: EmployeeID: has the same request already in line 19");
    }

    @Test
    void sameDayOffTwiceIsRefused() {
        assertThat(errors(GOOD.replace("A,0,6\n", "A,0,6\nB,0\nA,5,6\n")))
                .containsExactly("ward.txt:17: DayIndexes: is away on 2026-03-08 already in line 15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31", "2999-12-26", "-999999999-01-01", "+999999999-12-31"})
    void daysOutside1970To2999AreRefused(String firstDay) {
        LocalDate day = LocalDate.parse(firstDay);
        assertThat(refused(GOOD.getBytes(StandardCharsets.UTF_8), day).errors())
                .extracting(LineError::text)
                .containsExactly(
                        "ward.txt:3: days: do not lie between 1970-01-01 and 2999-12-31 when day 0 is " + firstDay);
        assertThat(refused(GOOD.replaceFirst("7", "x").getBytes(StandardCharsets.UTF_8), day)
                        .errors())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01", "2999-12-25"})
    void daysFrom1970To2999AreRead(String firstDay) {
        byte[] content = GOOD.getBytes(StandardCharsets.UTF_8);
        assertThat(ShiftSchedulingFile.read("ward.txt", content, LocalDate.parse(firstDay))
                        .days())
                .isEqualTo(7);
    }

    @Test
    void allErrorsAreReportedAtOnceInOrder() {
        String text = GOOD.replace("D,480", "D,0").replace("A,0,6", "Z,0").replace("0,N,1", "9,N,1");
        assertThat(errors(text))
                .containsExactly(
                        "ward.txt:6: Length: is not between 1 and 1440: 0",
                        "ward.txt:15: EmployeeID: is not known: \"Z\"",
                        "ward.txt:22: Day: is not between 0 and 6: 9");
    }

    @Test
    void oneBadHorizonDoesNotMakeEveryDayBad() {
        assertThat(errors(GOOD.replaceFirst("7", "x"))).hasSize(1);
    }

    @Test
    void oneBadPersonIsNotReportedWhereverMeant() {
        assertThat(errors(GOOD.replace("A,D=7|N=2,2400", "A,D=7|N=2"))).hasSize(1);
    }

    @Test
    void missingSectionsAreNamed() {
        assertThat(errors("SECTION_HORIZON\n7\n"))
                .containsExactly(
                        "ward.txt: has no SECTION_SHIFTS",
                        "ward.txt: has no SECTION_STAFF",
                        "ward.txt: has no SECTION_COVER");
        assertThat(errors(GOOD.replaceAll("(?m)^[AB],D=.*\n", ""))).contains("ward.txt: has no line in SECTION_STAFF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "   \r\n"})
    void emptyFileIsRefused(String text) {
        assertThat(errors(text)).containsExactly("ward.txt: is empty");
    }

    @Test
    void binaryFileIsRefused() {
        assertThat(errors(new byte[] {'P', 'K', 3, 4, 0, 0, 7})).containsExactly("ward.txt:1: is not text but binary");
        assertThat(errors(new byte[] {'#', '\n', (byte) 0xC3, '\n'})).containsExactly("ward.txt:2: is not UTF-8 text");
        assertThat(errors(GOOD.getBytes(StandardCharsets.UTF_16))).hasSize(1);
    }

    @Test
    void lineFarTooLongIsReportedWithoutRepeatingIt() {
        assertThat(errors("A".repeat(3_000_000) + "\n" + GOOD))
                .containsExactly("ward.txt:1: is longer than 20000 characters");
        assertThat(errors(GOOD.replaceFirst("B,D=7", "B".repeat(5000) + ",D=7")))
                .hasSize(2)
                .allMatch(text -> text.length() < 120);
    }

    @Test
    void errorsBeyondHundredAreOnlyCounted() {
        BadFile bad = refused((GOOD + "x,y\n".repeat(250)).getBytes(StandardCharsets.UTF_8));
        assertThat(bad.errors()).hasSize(100);
        assertThat(bad.more()).isEqualTo(150);
        assertThat(bad).hasMessageEndingWith("(and 249 more)");
    }

    @Test
    void moreThanTenThousandPeopleAreRefused() {
        String staff = IntStream.range(0, 10_001)
                .mapToObj(i -> "P" + i + ",D=7,2400,960,5,2,2,1\n")
                .collect(Collectors.joining());
        String text = "SECTION_HORIZON\n7\nSECTION_SHIFTS\nD,480,\nSECTION_COVER\nSECTION_STAFF\n" + staff;
        assertThat(errors(text))
                .containsExactly("ward.txt:10007: is more than the 10000 lines allowed in SECTION_STAFF");
    }

    @Test
    void linesBeyondTheBoundAreReportedOnce() {
        String daysOff = IntStream.range(0, 300_000)
                .mapToObj(i -> "P%d,%d\n".formatted(i / 400, i % 400))
                .collect(Collectors.joining());
        assertThat(errors(crowd(daysOff)))
                .containsExactly("ward.txt:%d: is more than the 200000 lines allowed in SECTION_DAYS_OFF"
                        .formatted(CROWD_LINES + 200_001));
    }

    @Test
    void daysOffBeyondTheBoundAreRefused() {
        String year = IntStream.range(0, 400).mapToObj(day -> "," + day).collect(Collectors.joining());
        String daysOff =
                IntStream.range(0, CROWD).mapToObj(i -> "P" + i + year + "\n").collect(Collectors.joining());
        assertThat(errors(crowd(daysOff)))
                .containsExactly(
                        "ward.txt:%d: DayIndexes: makes more than 200000 days off".formatted(CROWD_LINES + 501));
    }

    /** Enough people for more days off than a file may hold, none of them twice. */
    private static String crowd(String daysOff) {
        String staff = IntStream.range(0, CROWD)
                .mapToObj(i -> "P" + i + ",D=7,2400,960,5,2,2,1\n")
                .collect(Collectors.joining());
        return "SECTION_HORIZON\n400\nSECTION_SHIFTS\nD,480,\nSECTION_COVER\nSECTION_STAFF\n" + staff
                + "SECTION_DAYS_OFF\n" + daysOff;
    }

    @Test
    void horizonHasOneLine() {
        assertThat(errors(GOOD.replaceFirst("7\n", "7\n8\n")))
                .containsExactly("ward.txt:4: is more than the 1 lines allowed in SECTION_HORIZON");
        assertThat(errors(GOOD.replaceFirst("7\n", ""))).containsExactly("ward.txt: has no line in SECTION_HORIZON");
    }

    @Test
    void messagesHoldNoControlCharacters() {
        assertThat(errors(GOOD.replaceFirst("B,D=7", "B\u001b[31m,D=7")))
                .isNotEmpty()
                .noneMatch(text -> text.chars().anyMatch(Character::isISOControl));
    }

    private static Source source(int line) {
        return new Source("ward.txt", line);
    }

    private static Instance read(String text) {
        return ShiftSchedulingFile.read("ward.txt", text.getBytes(StandardCharsets.UTF_8), MONDAY);
    }

    private static BadFile refused(byte[] content) {
        return refused(content, MONDAY);
    }

    private static BadFile refused(byte[] content, LocalDate firstDay) {
        return catchThrowableOfType(BadFile.class, () -> ShiftSchedulingFile.read("ward.txt", content, firstDay));
    }

    private static List<String> errors(String text) {
        return errors(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> errors(byte[] content) {

        return refused(content).errors().stream().map(LineError::text).toList();
    }
}
