package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;

@DisplayName("Nights, weekends, holidays and calls")
@InTurn
class FairPlanSystemIT {
    /** A Monday; the second Sunday after it has no third hour in Berlin. */
    private static final String SPRING = "2030-03-18";

    private static final String LAST_OF_SPRING = "2030-03-31";

    private final Hospital hospital = Hospital.open().administered();
    private Roster roster;

    @BeforeEach
    void fourPeople() {
        roster = Roster.of(hospital, 4);
    }

    private String shift(String start) {
        return hospital.create(
                "activities",
                Map.of(
                        "team_id",
                        roster.team(),
                        "code",
                        Api.unique("S"),
                        "start_time",
                        start,
                        "length_minutes",
                        480,
                        "presence",
                        "on_site"));
    }

    private void cover(String activity, String from, String to, List<Integer> weekdays) {
        hospital.create(
                "coverage-requirements",
                Map.of(
                        "team_id",
                        roster.team(),
                        "activity_id",
                        activity,
                        "start_date",
                        from,
                        "end_date",
                        to,
                        "weekdays",
                        weekdays,
                        "required",
                        1));
    }

    private void holiday(String team, int day, String kind) {
        Map<String, Object> holiday = new HashMap<>(
                Map.of("name", kind, "kind", kind, "date", SPRING.replace("18", Integer.toString(18 + day))));
        holiday.put("team_id", team);
        hospital.create("holidays", holiday);
    }

    /** One holiday of each kind from the second day on, one of another team's, and one that is observed later. */
    private void holidays() {
        String[] kinds = {"federal", "local", "inauguration", "training", "minimal_manning", "closure"};
        for (int i = 0; i < kinds.length; i++) {
            holiday(i % 2 == 0 ? null : roster.team(), i + 1, kinds[i]);
        }
        holiday(hospital.team(), 8, "local");
        hospital.create(
                "holidays",
                Map.of("name", "Moved", "kind", "federal", "date", "2030-03-30", "observed_date", "2030-04-01"));
    }

    private static int day(String date) {
        return (int) ChronoUnit.DAYS.between(LocalDate.parse(Roster.FIRST), LocalDate.parse(date));
    }

    private static void assign(Roster to, String activity, int person, int... days) {
        for (int day : days) {
            to.doing(activity).assign(person, day(SPRING) + day);
        }
    }

    /** Has what the first person does counted by the rules, has the schedule published, and by the ledger. */
    private void assertCountedAlike(Roster schedule, int perDay, String... categories) {
        Map<String, Float> counted = new HashMap<>();
        hospital.api()
                .get("schedules/" + schedule.schedule() + "/validation")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Map<String, Object>>>getList(
                        "data.violations.findAll { it.person != null && it.person.id == '"
                                + roster.people().get(0) + "' && it.rule.startsWith('fairness_') }")
                .forEach(v -> counted.put(
                        ((Object) v.get("rule")).toString(),
                        ((Number) v.get("numbers").get("actual")).floatValue() / perDay));
        schedule.published();
        Map<String, Float> posted = new HashMap<>();
        years(0).forEach(y -> {
            String rule = "fairness_" + y.get("category") + "s";
            if (counted.containsKey(rule)) {
                posted.put(rule, ((Number) y.get("earned")).floatValue());
            }
        });
        assertThat(counted.keySet()).containsExactlyInAnyOrder(categories);
        assertThat(posted).isEqualTo(counted);
    }

    private List<Map<String, Object>> years(int person) {
        return hospital.api()
                .get("people/" + roster.people().get(person) + "/fairness")
                .jsonPath()
                .getList("data.years");
    }

    @Test
    void areWorkThatTheLedgerCountsToo() {
        Roster work = roster.another("WORK", SPRING, LAST_OF_SPRING);
        holidays();
        String night = shift("22:00");
        cover(night, SPRING, LAST_OF_SPRING, List.of(1, 2, 3, 4, 5, 6, 7));
        assign(work, roster.activity(), 0, 0, 4, 9);
        assign(work, night, 0, 1, 5, 10);
        assign(work, shift("19:00"), 0, 2, 6, 11);
        assign(work, shift("03:00"), 0, 3, 8, 12);
        assign(work, shift("03:30"), 0, 13);
        hospital.api()
                .get("schedules/" + work.schedule() + "/score")
                .then()
                .statusCode(200)
                .body("data.rules.rule", hasItems("fairness_nights", "fairness_weekends", "fairness_holidays"));
        hospital.api()
                .get("schedules/" + work.schedule() + "/validation")
                .then()
                .body("data.violations.text", hasItem(containsString(" has 9 nights, the fair share is about 4.")))
                .body(
                        "data.violations.text",
                        hasItem(containsString(" has 4 weekend days, the fair share is about 1.")))
                .body("data.violations.text", hasItem(containsString(" has 4 holidays, the fair share is about 1.")));
        hospital.api()
                .get("schedules/" + work.schedule() + "/conflicts")
                .then()
                .statusCode(200)
                .body("data.findAll { it.text.contains('fair share') }.size()", org.hamcrest.Matchers.equalTo(0));
        assertCountedAlike(work, 1, "fairness_nights", "fairness_weekends", "fairness_holidays");
    }

    @Test
    void areCallsThatTheLedgerCountsToo() {
        Roster calls = roster.another("CALL", SPRING, LAST_OF_SPRING);
        holidays();
        cover(calls.activity(), SPRING, LAST_OF_SPRING, List.of(1, 2, 3, 4, 5, 6, 7));
        assign(calls, roster.activity("22:00", "on_site"), 0, 1, 3, 5);
        assign(calls, roster.activity("22:00", "at_home"), 0, 6, 12);
        assign(calls, roster.activity("22:00", "none"), 0, 13);
        assign(calls, calls.activity(), 0, 8, 9, 10, 11);
        assertCountedAlike(calls, 1, "fairness_calls", "fairness_weekends", "fairness_holidays");
    }

    @Test
    void countHalfWhereTheyAreHalfDays() {
        Roster halves = roster.another("WORK", SPRING, LAST_OF_SPRING);
        Db.update("update schedule set granularity = 'HALF_DAY' where id = cast(? as uuid)", halves.schedule());
        cover(roster.activity(), SPRING, LAST_OF_SPRING, List.of(6, 7));
        assign(halves, roster.activity(), 0, 5, 6, 12);
        assign(halves, shift("16:00"), 0, 5, 13);
        assertCountedAlike(halves, 2, "fairness_weekends");
    }

    @Test
    void areMadeUpForInTheNextScheduleAlsoWhereItIsOfAnotherYear() {
        String spring = "2030-06-03";
        String summer = "2030-07-01";
        String end = "2030-07-28";
        String night = shift("22:00");
        Roster two = new Roster(hospital, roster.team(), roster.people().subList(0, 2), roster.activity(), "");
        Roster before = two.another("WORK", spring, "2030-06-30");
        for (int week = 0; week < 4; week++) {
            int monday = day(spring) + 7 * week;
            for (int day = 0; day < 4; day++) {
                before.doing(night).assign(week == 3 && day > 1 ? 1 : 0, monday + day);
            }
            before.assign(0, monday + 5);
            before.assign(week == 3 ? 1 : 0, monday + 6);
        }
        before.published();

        cover(night, summer, end, List.of(1, 2, 3, 4));
        cover(roster.activity(), summer, end, List.of(6, 7));
        Map<String, Object> both =
                Map.of("team_id", two.team(), "person_ids", two.people(), "start_date", summer, "end_date", end);
        String next = hospital.generated(5000, both);
        hospital.publish(next).then().statusCode(200);

        // The first did 7 of 8 days on weekends and 14 of 16 nights before.
        assertMadeUp("weekend", 3, 8);
        assertMadeUp("night", 6, 16);
        roster.assertConsistent();
    }

    private void assertMadeUp(String category, float ahead, int wanted) {
        Map<String, Object> first = summer(0, category);
        Map<String, Object> second = summer(1, category);
        assertThat(number(first, "brought_forward")).isEqualTo(ahead);
        assertThat(number(first, "earned") + number(second, "earned")).isEqualTo(wanted);
        assertThat(number(second, "earned")).as("of the other").isGreaterThan(number(first, "earned") + ahead);
        assertThat(number(first, "balance")).as("over both").isBetween(-1f, 1f);
        assertThat(number(second, "balance")).isBetween(-1f, 1f);
    }

    private Map<String, Object> summer(int person, String category) {
        return years(person).stream()
                .filter(y -> y.get("category").equals(category)
                        && y.get("academic_year").equals(2030))
                .findFirst()
                .orElseThrow();
    }

    private static float number(Map<String, Object> year, String field) {
        return ((Number) year.get(field)).floatValue();
    }
}
