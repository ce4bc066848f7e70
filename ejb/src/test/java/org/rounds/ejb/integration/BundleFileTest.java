package org.rounds.ejb.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.ActivityRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.ejb.integration.RosterBundle.Membership;
import org.rounds.ejb.integration.RosterBundle.PersonRow;
import org.rounds.ejb.integration.RosterBundle.Profile;
import org.rounds.ejb.integration.RosterBundle.RequestRow;
import org.rounds.ejb.integration.RosterBundle.Source;
import org.rounds.ejb.integration.RosterBundle.Terms;
import org.rounds.persistence.people.Grade;
import org.rounds.persistence.people.Targets;

class BundleFileTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void everyFileIsReadWithItsDefaults() {
        RosterBundle bundle = read(Zip.ward());
        assertThat(bundle.activities().get(1))
                .isEqualTo(new ActivityRow(
                        new Source("activities.csv", 3),
                        "N",
                        "Night",
                        LocalTime.of(21, 30),
                        600,
                        Set.of("D", "N"),
                        Set.of("icu")));
        assertThat(bundle.people()).containsExactly(ada(), bo());
        assertThat(bundle.coverage())
                .containsExactly(
                        new CoverageRow(new Source("coverage.csv", 2), MONDAY, "D", null, 1, 2, 50, 3),
                        new CoverageRow(new Source("coverage.csv", 3), MONDAY, "N", "icu", 1, 1, 100, 1));
        assertThat(bundle.requests())
                .containsExactly(
                        new RequestRow(new Source("requests.csv", 2), "A", MONDAY.plusDays(1), "D", true, 4),
                        new RequestRow(new Source("requests.csv", 3), "B", MONDAY.plusDays(2), null, false, 1));
        assertThat(bundle.absences())
                .containsExactly(
                        absence(2, "A", MONDAY.plusDays(3), MONDAY.plusDays(5), "conference"),
                        absence(3, "B", MONDAY.plusDays(4), MONDAY.plusDays(4), "vacation"));
    }

    @Test
    void lineEndsByteOrderMarkAndOrderOfColumnsMakeNoDifference() {
        Zip zip = Zip.ward();
        RosterBundle bundle = read(zip);
        String people = new String(zip.entries().get("people.csv"), StandardCharsets.UTF_8);
        assertThat(read(zip.with("people.csv", "\uFEFF" + people.replace("\n", "\r\n"))))
                .isEqualTo(bundle);
        assertThat(
                        read(
                                zip.with(
                                        "requests.csv",
                                        """
                        weight,kind,activity,date,person
                        4,on,D,2026-03-03,A
                        ,off,,2026-03-04,B""")))
                .isEqualTo(bundle);
    }

    @Test
    void onlyActivitiesAndPeopleAreRequired() {
        Zip zip = Zip.ward().without("coverage.csv").without("requests.csv").without("absences.csv");
        assertThat(read(zip).coverage()).isEmpty();
        assertThat(errors(zip.without("people.csv"))).containsExactly("ward.zip: has no people.csv");
        assertThat(errors(zip.without("activities.csv"))).contains("ward.zip: has no activities.csv");
    }

    @Test
    void rowAfterQuotedLineBreakKeepsItsPhysicalLine() {
        Zip zip = Zip.ward()
                .with(
                        "people.csv",
                        """
                code,type

                "A",nurse
                "B

                b",nurse
                C,doctor
                """);
        assertThat(errors(zip))
                .contains("people.csv:7: type: is not one of resident, faculty, nurse, staff, agent: \"doctor\"");
    }

    @Test
    void teamAndWhatIsThereMoreThanOnceHaveTablesOfTheirOwn() {
        RosterBundle bundle = read(
                Zip.ward()
                        .with("team.csv", "name,kind,time_zone\nNorth,clinic,Europe/Berlin\n")
                        .with("successions.csv", "activity,may_not_follow\nD,N\n")
                        .with(
                                "grades.csv",
                                "person,academic_year,pgy_level,graduated\nB,2024,1,\nB,2025,2,false\nB,2026,,true\n")
                        .with("specialties.csv", "person,specialty\nB,Sports medicine\nB,A|B\n")
                        .with("max_shifts.csv", "person,activity,max_shifts\nB,N,3\n")
                        .with(
                                "memberships.csv",
                                "person,start_date,end_date,role\nA,,2026-03-31,\nA,2026-05-01,2026-06-30,lead\nB,2026-01-01,,\n"));
        assertThat(bundle.team())
                .isEqualTo(new RosterBundle.TeamRow(new Source("team.csv", 2), "North", "clinic", "Europe/Berlin"));
        assertThat(bundle.activities().get(0).mayNotFollow()).containsExactly("N");
        assertThat(bundle.people().get(1).grades())
                .isEqualTo(Map.of(2024, Grade.of(1), 2025, Grade.of(2), 2026, Grade.GRADUATED));
        assertThat(bundle.people().get(1).profile().specialties()).containsExactlyInAnyOrder("Sports medicine", "A|B");
        assertThat(bundle.people().get(1).maxShifts()).isEqualTo(Map.of("N", 3));
        assertThat(bundle.people().get(0).memberships())
                .containsExactly(
                        new Membership(null, LocalDate.of(2026, 3, 31)),
                        new Membership(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 6, 30), "lead"));
    }

    @Test
    void whatIsKnownOfPeopleAndAbsencesIsRead() {
        RosterBundle bundle = read(
                Zip.ward()
                        .with(
                                "people.csv",
                                """
                        code,type,email,employment_fraction,faculty_role,clinical_blocks,max_clinic_halfdays_per_week
                        A,faculty,ada@example.org,0.8,core,10,4
                        B,resident,,,,,
                        """)
                        .with(
                                "absences.csv",
                                """
                        person,start_date,type,state,blocking,away_from_program,return_date_tentative,replacement_activity,notes
                        A,2026-03-05,tdy,pending,false,false,true,D,Seoul
                        B,2026-03-05,sick,rejected,,true,,,
                        B,2026-03-05,sick,,,,,,
                        """));
        assertThat(bundle.people().get(0).profile())
                .isEqualTo(new Profile(
                        "ada@example.org",
                        new BigDecimal("0.80"),
                        "core",
                        Set.of(),
                        new Targets(10, null, 4),
                        List.of()));
        assertThat(bundle.people().get(1).profile()).isEqualTo(Profile.NONE);
        assertThat(bundle.absences())
                .extracting(AbsenceRow::terms)
                .containsExactly(
                        new Terms("pending", false, false, true, "D", "Seoul", null),
                        new Terms("rejected", true, true, false, null, null, null),
                        Terms.USUAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "team > name,kind;North,barn > team.csv:2: kind: is not one of program, ward, clinic, site",
                "team > name,time_zone;North,Moon/East > team.csv:2: time_zone: is not a zone such as Europe/Berlin",
                "team > name,kind;North,;South, > team.csv:3: is more than the 1 lines allowed in team.csv",
                "successions > activity,may_not_follow;D,X > successions.csv:2: may_not_follow: is not known",
                "successions > activity,may_not_follow;D,N;D,N > successions.csv:3: may_not_follow: stands already",
                "grades > person,academic_year,pgy_level;B,2025,9 > grades.csv:2: pgy_level: is not between 1 and 8: 9",
                "grades > person,academic_year,pgy_level;B,2025,1;B,2025,2 > grades.csv:3: academic_year: has a grade",
                "grades > person,academic_year,pgy_level;B,2025, > grades.csv:2: pgy_level: is empty",
                "grades > person,academic_year,pgy_level,graduated;B,2025,3,true > grades.csv:2: pgy_level: is not for who",
                "specialties > person,specialty;B,;B,x > specialties.csv:2: specialty: is empty",
                "specialties > person,specialty;B,x;B,x > specialties.csv:3: specialty: stands already for this person",
                "specialties > person,specialty;B,0;B,1;B,2;B,3;B,4;B,5;B,6;B,7;B,8;B,9;B,10 >"
                        + " specialties.csv:12: specialty: is more than the 10 of one person",
                "people > code,email;A,a@b.c;B,A@B.c > people.csv:3: email: \"A@B.c\" stands already in line 2",
                "people > code,employment_fraction;A,0;B,1 > people.csv:2: employment_fraction: is not between 0.01 and 1",
                "people > code,employment_fraction;A,0.5;B,0.125 > people.csv:3: employment_fraction: is not between",
                "people > code,faculty_role;A,core;B, > people.csv:2: faculty_role: is for faculty only",
                "people > code,clinical_blocks;A,28;B, > people.csv:2: clinical_blocks: is not between 0 and 27: 28",
                "people > code,min_clinic_halfdays_per_week,max_clinic_halfdays_per_week;A,5,4;B,, >"
                        + " people.csv:2: min_clinic_halfdays_per_week: is more than the most allowed: 5 > 4",
                "memberships > person,role;A,boss > memberships.csv:2: role: is not one of lead, member",
                "absences > person,start_date,state;A,2026-03-05,maybe > absences.csv:2: state: is not one of anticipated",
                "absences > person,start_date,blocking;A,2026-03-05,no > absences.csv:2: blocking: is not one of true",
                "absences > person,start_date,away_from_program;A,2026-03-05,true >"
                        + " absences.csv:2: away_from_program: is for residents only",
                "absences > person,start_date,replacement_activity;A,2026-03-05,X >"
                        + " absences.csv:2: replacement_activity: is not known: \"X\"",
                "absences > person,start_date,state;A,2026-03-05,denied;A,2026-03-05,pending;A,2026-03-05,anticipated >"
                        + " absences.csv:4: person: is away on 2026-03-05 already in line 3",
                "max_shifts > person,activity,max_shifts;B,D,1;B,D,1 > max_shifts.csv:3: activity: has a limit already",
                "max_shifts > person,activity,max_shifts;A,D,1 > people.csv:2: max_shifts: has a limit in its own table",
                "terms > person,term,rule,limit;A,51,longest_work,1 > terms.csv:2: term: is not between 1 and 50: 51",
                "terms > person,term,rule,limit;A,1,longest_day,1 > terms.csv:2: rule: is not one of most_shifts",
                "terms > person,term,rule,limit;A,1,longest_work,401 > terms.csv:2: limit: is not between 1 and 400: 401",
                "terms > person,term,rule,limit;A,1,longest_work, > terms.csv:2: limit: ",
                "terms > person,term,rule,limit;A,1,complete_weekends,1 > terms.csv:2: limit: is not for this rule",
                "terms > person,term,rule,limit,weight;A,1,longest_work,1,0 > terms.csv:2: weight: is not between 1",
                "terms > person,term,rule,limit,first_weekday;A,1,longest_work,1,1 > terms.csv:2: first_weekday: is for",
                "terms > person,term,rule,limit;A,1,longest_work,1;A,2,longest_work,1 > terms.csv:3: rule: stands already",
                "terms > person,term,rule,limit;A,1,longest_work,1;A,1,longest_work,2 > terms.csv:3: term: stands already",
                "terms > person,term,rule;A,1,unwanted_pattern > terms.csv:2: rule: has no day in term_days",
                "terms > person,term,rule;X,1,complete_weekends > terms.csv:2: person: is not known",
                "term_days > person,term,position,kind;A,1,1,off > term_days.csv:2: term: names no unwanted pattern",
                "term_days > person,term,position,kind;A,1,8,off > term_days.csv:2: position: is not between 1 and 7: 8",
                "term_days > person,term,position,kind;A,1,1,on > term_days.csv:2: kind: is not one of off, work, activity",
                "term_days > person,term,position,kind,activity;A,1,1,activity,X > term_days.csv:2: activity: is not known",
                "term_days > person,term,position,kind,activity;A,1,1,off,D > term_days.csv:2: activity: is not for this",
                "term_days > person,term,position,kind;A,1,1,off;A,1,1,work > term_days.csv:3: position: stands already",
                "memberships > person,start_date,end_date;A,2026-02-02,2026-02-01 > memberships.csv:2: end_date: is before",
                "memberships > person,start_date,end_date;A,,;A,2026-02-01, > memberships.csv:3: person: is in the team",
                "coverage > date,end_date,weekdays,activity;2026-03-02,2026-03-08,1|8,D > coverage.csv:2: weekdays: is not",
                "coverage > date,end_date,weekdays,activity;2026-03-02,2026-03-08,1|1,D > coverage.csv:2: weekdays: names",
                "coverage > date,end_date,weekdays,activity;2026-03-02,2026-03-08,1|2,D;2026-03-05,2026-03-05,2,D >"
                        + " coverage.csv:3: activity: has its cover on this day already in line 2",
            })
    void badLineOfThoseTablesIsReported(String table, String lines, String error) {
        assertThat(errors(Zip.ward().with(table + ".csv", lines.replace(';', '\n'))))
                .anyMatch(text -> text.startsWith(error));
    }

    @Test
    void coverOfAPeriodIsReadByWeekday() {
        String coverage = "date,end_date,weekdays,activity,required\n2026-03-02,2026-03-31,1|5,D,1\n"
                + "2026-03-02,2026-03-31,2|3,D,2\n2026-04-01,2026-04-30,,D,3\n";
        assertThat(read(Zip.ward().with("coverage.csv", coverage)).coverage())
                .extracting(CoverageRow::weekdays)
                .containsExactly(
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        Set.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY),
                        Set.of(DayOfWeek.values()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "''=1+1 > =1+1",
                "''''x > ''x",
                "'t Hart > 't Hart",
                "=1+1 > =1+1",
                "`  Ada  ` > Ada",
                "`''  Ada  ` > `  Ada  `"
            })
    void textBehindTwoApostrophesIsMeantAsItStands(String cell, String name) {
        assertThat(read(Zip.ward().replacing("people.csv", "Ada", cell))
                        .people()
                        .get(0)
                        .name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "activities.csv > D,Day > N,Day > activities.csv:3: code: \"N\" stands already in line 2",
                "activities.csv > 07:00 > 25:00 > activities.csv:2: start: is not a time such as 07:00: \"25:00\"",
                "activities.csv > ,480, > ,1441, > activities.csv:2: length_minutes: is not between 1 and 1440: 1441",
                "activities.csv > D|N > D|X > activities.csv:3: may_not_follow: is not known: \"X\"",
                "people.csv > D=14 > E=14 > people.csv:2: max_shifts: is not known: \"E\"",
                "people.csv > D=14|N=4 > D=14|N > people.csv:2: max_shifts: is not of the form code=number: \"N\"",
                "people.csv > 4320 > 600001 > people.csv:2: max_minutes: is not between 0 and 600000: 600001",
                "people.csv > 4320 > -1 > people.csv:2: max_minutes: is not between 0 and 600000: -1",
                "people.csv > 4320 > 1e3 > people.csv:2: max_minutes: is not a whole number: \"1e3\"",
                "people.csv > resident > patient > people.csv:3: type: is not one of",
                "people.csv > icu|iv > icu|icu > people.csv:2: skills: names \"icu\" twice",
                "people.csv > pgy_level > grade > people.csv:1: has an unknown column: \"grade\"",
                "people.csv > pgy_level > name > people.csv:1: name: is a column twice",
                "people.csv > code > type > people.csv:1: code: is missing from the header row",
                "people.csv > A,Ada > ,Ada > people.csv:2: code: is empty",
                "people.csv > A,Ada > A > people.csv:2: has 8 values instead of the 9 of the header",
                "coverage.csv > 2026-03-02 > 2026-02-30 > coverage.csv:2: date: is not a date such as",
                "coverage.csv > 2026-03-02 > 9999-03-02 > coverage.csv:2: date: is not between 1970-01-01",
                "coverage.csv > D,,1,2 > D,,3,2 > coverage.csv:2: minimum: is more than is required: 3 > 2",
                "coverage.csv > date,activity > date,end_date,activity > coverage.csv:2: has 7 values instead of the 8",
                "activities.csv > 07:00 > 07:00:30 > activities.csv:2: start: is not to the minute: 07:00:30",
                "coverage.csv > N,icu,1,, > D,,1,, > coverage.csv:3: activity: has its cover on this day already in line 2",
                "requests.csv > A,2026 > C,2026 > requests.csv:2: person: is not known: \"C\"",
                "requests.csv > ,on, > ,maybe, > requests.csv:2: kind: is not one of on, off: \"maybe\"",
                "requests.csv > D,on,4 > D,on,-4 > requests.csv:2: weight: is not between 1 and 1000000: -4",
                "absences.csv > 2026-03-07 > 2026-03-01 > absences.csv:2: end_date: is before the start date",
                "absences.csv > conference > party > absences.csv:2: type: is not one of vacation, sick",
                "absences.csv > conference > \"conference > absences.csv:2: has a quote that is not closed",
            })
    void badLineIsReportedByFileAndNumber(String file, String good, String bad, String error) {
        assertThat(errors(Zip.ward().replacing(file, good, bad))).anyMatch(text -> text.startsWith(error));
    }

    @ParameterizedTest
    @CsvSource({
        "pgy_level, 1, 8",
        "period_days, 1, 400",
        "max_minutes, 0, 600000",
        "min_minutes, 0, 600000",
        "max_consecutive_shifts, 1, 400",
        "min_consecutive_shifts, 1, 400",
        "min_consecutive_days_off, 1, 400",
        "max_weekends, 0, 60",
        "min_rest_minutes, 0, 2880",
    })
    void limitOfPersonIsWhatTheDatabaseTakes(String column, int least, int most) {
        Zip zip = Zip.ward();
        String people = "code,%s\nA,%d\nB,\n";
        String error = "people.csv:2: %s: is not between %d and %d: %d";
        zip = zip.without("coverage.csv");
        assertThat(read(zip.with("people.csv", people.formatted(column, least))).people())
                .hasSize(2);
        assertThat(read(zip.with("people.csv", people.formatted(column, most))).people())
                .hasSize(2);
        assertThat(errors(zip.with("people.csv", people.formatted(column, least - 1))))
                .containsExactly(error.formatted(column, least, most, least - 1));
        assertThat(errors(zip.with("people.csv", people.formatted(column, most + 1))))
                .containsExactly(error.formatted(column, least, most, most + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "min_minutes, max_minutes",
        "min_consecutive_shifts, max_consecutive_shifts",
    })
    void leastAboveMostIsRefused(String least, String most) {
        Zip zip = Zip.ward().without("coverage.csv");
        String people = "code,%s,%s\nA,%d,7\nB,,\n";
        assertThat(read(zip.with("people.csv", people.formatted(least, most, 7)))
                        .people())
                .hasSize(2);
        assertThat(errors(zip.with("people.csv", people.formatted(least, most, 8))))
                .containsExactly("people.csv:2: %s: is more than the most allowed: 8 > 7".formatted(least));
    }

    @Test
    void limitThatCannotBeReadIsNotComparedWithAnother() {
        assertThat(errors(Zip.ward()
                        .with("people.csv", "code,max_consecutive_shifts,min_consecutive_shifts\nA,401,2\nB,,\n")))
                .containsExactly("people.csv:2: max_consecutive_shifts: is not between 1 and 400: 401");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "people.csv > D=14|N > D=401|N > people.csv:2: max_shifts: is not between 0 and 400: 401",
                "people.csv > icu|iv > icu|I.V. > people.csv:2: skills: is not 1 to 64 of a-z, 0-9",
                "people.csv > icu|iv > _iv > people.csv:2: skills: is not 1 to 64 of a-z, 0-9",
                "activities.csv > D|N,icu > D|N,ICU > activities.csv:3: skills: is not 1 to 64 of a-z, 0-9",
                "coverage.csv > N,icu > N,icu bed > coverage.csv:3: skill: is not 1 to 64 of a-z, 0-9",
                "coverage.csv > ,1,2,50,3 > ,1,10001,50,3 > coverage.csv:2: required: is not between 0 and 10000: 10001",
                "coverage.csv > ,50,3 > ,1000001,3 > coverage.csv:2: under_weight: is not between 0 and 1000000: 1000001",
                "coverage.csv > ,50,3 > ,50,-1 > coverage.csv:2: over_weight: is not between 0 and 1000000: -1",
                "coverage.csv > 2026 > 1969 > coverage.csv:2: date: is not between 1970-01-01 and 2999-12-31: 1969-03-02",
                "requests.csv > 2026 > 3000 > requests.csv:2: date: is not between 1970-01-01 and 2999-12-31: 3000-03-03",
                "requests.csv > on,4 > on,0 > requests.csv:2: weight: is not between 1 and 1000000: 0",
                "requests.csv > on,4 > on,1000001 > requests.csv:2: weight: is not between 1 and 1000000: 1000001",
                "absences.csv > A,2026 > A,1969 > absences.csv:2: start_date: is not between 1970-01-01 and 2999-12-31",
                "absences.csv > 2026-03-07 > 3000-01-01 > absences.csv:2: end_date: is not between 1970-01-01",
                "activities.csv > D,Day > ,Day > activities.csv:2: code: is empty",
            })
    void valueThatTheDatabaseRefusesIsReportedByFileAndNumber(String file, String good, String bad, String error) {
        assertThat(errors(Zip.ward().replacing(file, good, bad))).anyMatch(text -> text.startsWith(error));
    }

    @Test
    void codeOrSkillHasAtMost64Characters() {
        String most = "c".repeat(64);
        Zip zip = Zip.ward().without("coverage.csv");
        assertThat(read(zip.with("people.csv", "code,skills\n%s,%s\nA,\nB,\n".formatted(most, most)))
                        .people())
                .hasSize(3);
        assertThat(errors(zip.with("people.csv", "code,skills\n%sc,\nA,%sc\nB,\n".formatted(most, most))))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("people.csv:2: code: is longer than 64 characters"))
                .anyMatch(text -> text.startsWith("people.csv:3: skills: is not 1 to 64 of"));
    }

    @Test
    void requiredThatCannotBeReadIsNotComparedWithMinimum() {
        assertThat(errors(Zip.ward().replacing("coverage.csv", "D,,1,2", "D,,1,10001")))
                .containsExactly("coverage.csv:2: required: is not between 0 and 10000: 10001");
    }

    @Test
    void absenceOfYearsIsRead() {
        assertThat(read(Zip.ward().replacing("absences.csv", "2026-03-07", "2031-04-08"))
                        .absences())
                .hasSize(2);
    }

    @Test
    void datesFrom1970To2999AreRead() {
        String absences = "person,start_date\nA,1970-01-01\nA,2999-12-31\n";
        assertThat(read(Zip.ward().with("absences.csv", absences)).absences()).hasSize(2);
    }

    @Test
    void sameRequestTwiceIsRefused() {
        assertThat(
                        errors(
                                Zip.ward()
                                        .with(
                                                "requests.csv",
                                                """
                        person,date,activity,kind,weight
                        A,2026-03-03,D,on,4
                        A,2026-03-03,,on,4
                        A,2026-03-03,D,off,4
                        A,2026-03-03,D,on,5
                        A,2026-03-03,,on,4
                        """)))
                .containsExactly(
                        "requests.csv:5: person: has the same request already in line 2",
                        "requests.csv:6: person: has the same request already in line 3");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-05, 2026-03-05",
        "2026-03-06, 2026-03-06, 2026-03-06",
        "2026-03-07, 2026-03-09, 2026-03-07",
        "2026-03-01, 2026-03-31, 2026-03-05",
    })
    void absencesOfOnePersonThatOverlapAreRefused(String start, String end, String shared) {
        String absences = "person,start_date,end_date\nA,2026-03-05,2026-03-07\nB,2026-03-05,\nA,%s,%s\n";
        assertThat(errors(Zip.ward().with("absences.csv", absences.formatted(start, end))))
                .containsExactly("absences.csv:4: person: is away on %s already in line 2".formatted(shared));
    }

    @Test
    void absencesThatOnlyMeetAreRead() {
        String absences =
                "person,start_date,end_date\nA,2026-03-05,2026-03-07\nA,2026-03-08,\nA,2026-03-01,2026-03-04\n";
        assertThat(read(Zip.ward().with("absences.csv", absences)).absences()).hasSize(3);
    }

    @Test
    void coverOfOneActivityOncePerSkillIsRead() {
        Zip zip = Zip.ward().replacing("coverage.csv", "N,icu,1", "D,icu,1");
        assertThat(read(zip).coverage()).hasSize(2);
        assertThat(errors(zip.replacing("coverage.csv", "D,,1,2", "D,icu,1,2")))
                .contains("coverage.csv:3: activity: has its cover on this day already in line 2");
    }

    @Test
    void rowsThatCannotBeReadRepeatNothing() {
        String absences = "person,start_date\nA,x\nA,y\n";
        assertThat(errors(Zip.ward().with("absences.csv", absences)))
                .hasSize(2)
                .allMatch(text -> text.contains("is not a date"));
    }

    @Test
    void missingColumnIsReportedOnceAndNotForEveryRow() {
        assertThat(errors(Zip.ward().replacing("people.csv", "code,", "id,")))
                .containsExactly(
                        "people.csv:1: has an unknown column: \"id\"",
                        "people.csv:1: code: is missing from the header row");
    }

    @Test
    void errorsOfAllFilesAreReportedAtOnce() {
        Zip zip = Zip.ward()
                .replacing("activities.csv", ",480,", ",0,")
                .replacing("people.csv", "4320", "x")
                .replacing("absences.csv", "A,", "Z,");
        assertThat(errors(zip))
                .containsExactly(
                        "absences.csv:2: person: is not known: \"Z\"",
                        "activities.csv:2: length_minutes: is not between 1 and 1440: 0",
                        "people.csv:2: max_minutes: is not a whole number: \"x\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"activities.csv", "people.csv", "coverage.csv"})
    void fileWithoutTextIsRefused(String file) {
        assertThat(errors(Zip.ward().with(file, ""))).contains(file + ": is empty");
        assertThat(errors(Zip.ward().with(file, new byte[] {(byte) 0xFF, 0})))
                .contains(file + ":1: is not UTF-8 text")
                .doesNotContain(file + ": is empty");
    }

    @Test
    void nobodyAndFloorThatNobodyCouldReachAreHardlyMeant() {
        Zip nobody =
                Zip.ward().with("people.csv", "code\n").without("requests.csv").without("absences.csv");
        assertThat(warnings(nobody))
                .containsExactly(
                        "people: has no line below its header",
                        "coverage.csv:2: minimum: is 1 and only 0 could ever be there",
                        "coverage.csv:3: minimum: is 1 and only 0 could ever be there");
        assertThat(warnings(Zip.ward().replacing("coverage.csv", "N,icu,1", "N,icu,2")))
                .containsExactly("coverage.csv:3: minimum: is 2 and only 1 could ever be there");
        assertThat(warnings(Zip.ward())).isEmpty();
    }

    @Test
    void moreThanTenThousandPeopleAreRefused() {
        assertThat(errors(Zip.ward().with("people.csv", "code\n" + codes(10_001))))
                .contains("people.csv:10002: is more than the 10000 lines allowed in people.csv");
        assertThat(read(new Zip(Map.of())
                                .with("people.csv", "code\n" + codes(10_000))
                                .with("activities.csv", "code,start,length_minutes\nD,07:00,480\n"))
                        .people())
                .hasSize(10_000);
    }

    @Test
    void lineOrCellFarTooLongIsRefused() {
        assertThat(errors(Zip.ward().with("people.csv", "code\n" + ",".repeat(5_000_000))))
                .contains("people.csv:2: is longer than 20000 characters");
        assertThat(errors(Zip.ward().with("people.csv", "code\n\"" + "A\n".repeat(1_000_000) + "\"\n")))
                .contains("people.csv:2: code: is longer than 20000 characters");
        assertThat(errors(Zip.ward()
                        .with(
                                "people.csv",
                                "code,skills\nA,"
                                        + codes(101).toLowerCase(Locale.ROOT).replace('\n', '|'))))
                .contains("people.csv:2: skills: names more than 100");
    }

    @Test
    void zipBombIsRefusedBeforeItUnfolds() {
        byte[] bomb = Zip.ward().with("people.csv", new byte[60_000_000]).bytes();
        assertThat(bomb).hasSizeLessThan(100_000);
        assertThat(errors(bomb)).containsExactly("ward.zip: unpacks to more than 50,000,000 bytes");
    }

    @Test
    void sizeInHeaderIsNotTrusted() {
        byte[] bomb = Zip.ward().with("people.csv", new byte[60_000_000]).bytes();
        byte[] size = {(byte) 0x00, (byte) 0x87, (byte) 0x93, 0x03};
        for (int at = 0; at < bomb.length - 4; at++) {
            if (Arrays.equals(bomb, at, at + 4, size, 0, 4)) {
                bomb[at + 3] = 0;
            }
        }
        assertThat(errors(bomb)).containsExactly("ward.zip: unpacks to more than 50,000,000 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../people.csv", "/etc/passwd", "ward/people.csv", "ward/", "people.CSV", "notes.txt", ""})
    void entryWithAnyOtherNameIsRefused(String name) {
        assertThat(errors(Zip.ward().with(name, ""))).anyMatch(text -> text.contains("has an entry that is none of"));
    }

    @Test
    void tooManyEntriesAreRefused() {
        Zip zip = Zip.ward();
        for (int i = 0; i < 500; i++) {
            zip = zip.with("extra" + i, "");
        }
        assertThat(errors(zip)).containsExactly("ward.zip: has more than 200 entries");
    }

    @Test
    void entryTwiceIsRefused() {
        byte[] zip = Zip.ward().with("peoplf.csv", "code\nZ\n").bytes();
        assertThat(errors(renamed(zip, "peoplf.csv", "people.csv")))
                .containsExactly("ward.zip: has the entry \"people.csv\" twice");
    }

    @Test
    void encryptedZipIsRefused() {
        byte[] zip = Zip.ward().bytes();
        zip[6] |= 1;
        assertThat(errors(zip)).containsExactly("ward.zip: is no zip file, or damaged or encrypted");
    }

    @Test
    void zipCutAnywhereIsRefused() {
        byte[] zip = Zip.ward().bytes();
        for (int length = 0; length < zip.length; length++) {
            assertThat(errors(Arrays.copyOf(zip, length)))
                    .as("cut to %d", length)
                    .isNotEmpty();
        }
    }

    @Test
    void otherFileIsRefused() {
        assertThat(errors("code,name\n".getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    private static byte[] renamed(byte[] zip, String name, String other) {
        String text = new String(zip, StandardCharsets.ISO_8859_1).replace(name, other);
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String codes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "P" + i + "\n").collect(Collectors.joining());
    }

    private static PersonRow ada() {
        return new PersonRow(
                new Source("people.csv", 2),
                "A",
                "Ada",
                "nurse",
                null,
                Set.of("icu", "iv"),
                14,
                Map.of("D", 14, "N", 4),
                4320,
                null,
                null,
                null,
                null,
                null,
                660);
    }

    private static PersonRow bo() {
        return new PersonRow(
                new Source("people.csv", 3),
                "B",
                "Bo, \"the\" second",
                "resident",
                2,
                Set.of(),
                null,
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static AbsenceRow absence(int line, String person, LocalDate start, LocalDate end, String type) {
        return new AbsenceRow(new Source("absences.csv", line), person, start, end, type);
    }

    private static List<String> warnings(Zip zip) {
        return Warnings.of(read(zip), Map.of()).stream().map(LineError::text).toList();
    }

    private static RosterBundle read(Zip zip) {
        return BundleFile.read("ward.zip", zip.bytes());
    }

    private static List<String> errors(Zip zip) {
        return errors(zip.bytes());
    }

    private static List<String> errors(byte[] zip) {
        BadFile bad = catchThrowableOfType(BadFile.class, () -> BundleFile.read("ward.zip", zip));
        return bad.errors().stream().map(LineError::text).toList();
    }
}
