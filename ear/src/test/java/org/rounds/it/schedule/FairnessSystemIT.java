package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.comparesEqualTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.rounds.it.Api.seen;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

@DisplayName("The fairness ledger")
class FairnessSystemIT {
    private static final int SATURDAY = 5;

    private final Hospital hospital = Hospital.open().administered();
    private Roster roster;
    private Roster nights;

    @BeforeEach
    void fourPeople() {
        roster = Roster.of(hospital, 4);
        nights = roster.doing(roster.activity("22:00", "on_site"));
    }

    /** The balance of each category that the person has any line of. */
    private Map<String, Float> balances(int person) {
        Map<String, Float> balances = new HashMap<>();
        hospital.api()
                .get("people/" + roster.people().get(person) + "/fairness")
                .then()
                .statusCode(200)
                .body("data.person_id", equalTo(roster.people().get(person)))
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("data.years")
                .forEach(y -> balances.put(
                        ((String) y.get("category")).toUpperCase(Locale.ROOT),
                        ((Number) y.get("balance")).floatValue()));
        return balances;
    }

    @Test
    void setsWhatSomebodyDidAgainstAnEvenPart() {
        nights.assign(0, 1);
        nights.assign(0, SATURDAY);
        roster.assign(1, SATURDAY + 1);
        assertThat(balances(0)).as("before publication").isEmpty();
        roster.published();

        // Two nights, both calls, and two days of weekend among four.
        assertThat(balances(0))
                .containsExactlyInAnyOrderEntriesOf(Map.of("CALL", 1.5f, "NIGHT", 1.5f, "WEEKEND", 0.5f));
        assertThat(balances(1))
                .containsExactlyInAnyOrderEntriesOf(Map.of("CALL", -0.5f, "NIGHT", -0.5f, "WEEKEND", 0.5f));
        assertThat(balances(3))
                .containsExactlyInAnyOrderEntriesOf(Map.of("CALL", -0.5f, "NIGHT", -0.5f, "WEEKEND", -0.5f));
        roster.assertConsistent();
        hospital.api()
                .get("teams/" + roster.team() + "/fairness")
                .then()
                .statusCode(200)
                .body("data.categories.category", contains("call", "night", "weekend"))
                .body("data.categories[1].people", hasSize(4))
                .body(
                        "data.categories[1].people[0].person_id",
                        equalTo(roster.people().get(0)))
                .body("data.categories[1].people[0].earned", comparesEqualTo(2f))
                .body("data.categories[1].people[0].share", comparesEqualTo(0.5f))
                .body("data.categories[1].spread", comparesEqualTo(2f));
        hospital.api()
                .get("fairness/entries?category=night&sort=-created_at&person_id="
                        + roster.people().get(0))
                .then()
                .statusCode(200)
                .body("data.earned", contains(comparesEqualTo(2f)))
                .body("data.schedule_id", contains(roster.schedule()));
        hospital.api()
                .get("fairness/entries?search=nobody%20of%20this%20name")
                .then()
                .body("data", empty());
    }

    @Test
    void countsHolidaysOfTheTeam() {
        hospital.create("holidays", Map.of("team_id", roster.team(), "name", "Ours", "date", Roster.day(2)));
        hospital.create("holidays", Map.of("team_id", hospital.team(), "name", "Theirs", "date", Roster.day(3)));
        hospital.create(
                "holidays",
                Map.of("team_id", roster.team(), "name", "Training", "date", Roster.day(4), "kind", "training"));
        roster.assign(0, 2);
        roster.assign(1, 3);
        roster.assign(2, 4);
        roster.published();
        assertThat(balances(0)).containsExactlyEntriesOf(Map.of("HOLIDAY", 0.75f));
        assertThat(balances(1)).containsExactlyEntriesOf(Map.of("HOLIDAY", -0.25f));
        assertThat(balances(2)).containsExactlyEntriesOf(Map.of("HOLIDAY", -0.25f));
    }

    @Test
    void countsHalfDaysHalfAndNoNightAtHome() {
        String half = roster.assign(0, SATURDAY);
        Db.update("update assignment set slot = 'AM' where id = cast(? as uuid)", half);
        roster.doing(roster.activity("22:00", "at_home")).assign(1, 1);
        roster.published();
        assertThat(balances(0)).containsExactlyInAnyOrderEntriesOf(Map.of("WEEKEND", 0.375f, "CALL", -0.25f));
        assertThat(balances(1)).containsExactlyInAnyOrderEntriesOf(Map.of("WEEKEND", -0.125f, "CALL", 0.75f));
    }

    @Test
    void givesWhoIsAheadASmallerShareOfTheNextCalls() {
        Roster calls = roster.another("CALL", Roster.FIRST, Roster.LAST);
        for (int day = 0; day < 7; day++) {
            calls.assign(0, day);
        }
        calls.published();
        String from = LocalDate.parse(Roster.FIRST).plusWeeks(4).toString();
        String to = LocalDate.parse(from).plusDays(27).toString();
        Roster next = roster.another("CALL", from, to);
        hospital.cover(roster.team(), next.activity(), from, to, 1);
        Map<String, Integer> limits = new HashMap<>();
        hospital.api()
                .get("schedules/" + next.schedule() + "/validation")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Map<String, Object>>>getList("data.violations.findAll { it.rule == 'fairness_calls' }")
                .forEach(v -> limits.merge(
                        (String) v.get("person").get("id"),
                        (Integer) v.get("numbers").get("limit"),
                        Integer::max));
        // Of 28 nights 7 each, but the first has done 5.25 of the last 7 too many, the others 1.75 too few.
        assertThat(limits.get(roster.people().get(0))).isEqualTo(2);
        assertThat(limits.get(roster.people().get(1))).isEqualTo(9);
    }

    @Test
    void sharesByEmploymentAndOnlyAmongThoseAlike() {
        hospital.api()
                .header(seen(0))
                .body(Map.of("employment_fraction", 0.5))
                .patch("people/" + roster.people().get(3))
                .then()
                .statusCode(200);
        Db.update(
                "update person set type = 'STAFF' where id = cast(? as uuid)",
                roster.people().get(2));
        roster.assign(0, SATURDAY);
        roster.published();
        assertThat(balances(0)).containsExactlyEntriesOf(Map.of("WEEKEND", 0.6f));
        assertThat(balances(1)).containsExactlyEntriesOf(Map.of("WEEKEND", -0.4f));
        assertThat(balances(2)).isEmpty();
        assertThat(balances(3)).containsExactlyEntriesOf(Map.of("WEEKEND", -0.2f));
        roster.assertConsistent();
    }

    @Test
    void followsWhateverBecomesOfWhatWasPublished() {
        String cell = nights.assign(0, 1);
        roster.published();
        assertThat(balances(0)).containsEntry("NIGHT", 0.75f);

        hospital.api()
                .header(seen(hospital.api().get("assignments/" + cell)))
                .body(Map.of("person_id", roster.people().get(1)))
                .patch("assignments/" + cell)
                .then()
                .statusCode(200);
        assertThat(balances(0)).containsEntry("NIGHT", -0.25f);
        assertThat(balances(1)).containsEntry("NIGHT", 0.75f);

        Roster later = roster.another("WORK", Roster.FIRST, Roster.LAST).published();
        assertThat(balances(1)).as("nobody works").containsEntry("NIGHT", 0f).containsEntry("CALL", 0f);

        hospital.api()
                .body(Map.of("reason", "It was the wrong one"))
                .post("schedules/" + later.schedule() + "/rollback")
                .then()
                .statusCode(200);
        assertThat(balances(1)).containsEntry("NIGHT", 0.75f);
        roster.assertConsistent();
        assertThat(Db.count(
                        "select count(*) from fairness_entry where schedule_id = cast(? as uuid)", roster.schedule()))
                .as("nothing is rewritten")
                .isGreaterThan(20);
    }

    @Test
    void goesOnOverTheYears() {
        roster.assign(0, SATURDAY);
        roster.published();
        String nextYear = LocalDate.parse(Roster.day(SATURDAY)).plusWeeks(52).toString();
        Roster then = roster.another("WORK", nextYear, nextYear);
        then.post(then.cell(1, SATURDAY, "date", nextYear)).then().statusCode(201);
        then.published();
        hospital.api()
                .get("people/" + roster.people().get(0) + "/fairness")
                .then()
                .body("data.years*.brought_forward*.floatValue()", contains(0f, 0.75f))
                .body("data.years*.balance*.floatValue()", contains(0.75f, 0.5f));
        roster.assertConsistent();
    }

    @Test
    void isReadByOthersOnlyAsFarAsItIsTheirOwn() {
        roster.assign(0, SATURDAY);
        roster.published();
        String own = roster.people().get(0);
        String nurse = hospital.user("rn", own);
        Api.as(nurse)
                .get("fairness/entries")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data.person_id", everyItem(equalTo(own)));
        Api.as(nurse)
                .get("people/" + roster.people().get(1) + "/fairness")
                .then()
                .statusCode(404);
        Api.as(nurse).get("teams/" + roster.team() + "/fairness").then().statusCode(403);
    }

    @Test
    void isKeptBalancedByTheDatabaseItself() {
        roster.assign(0, SATURDAY);
        roster.published();
        assertThatThrownBy(() -> Db.update(
                        "insert into fairness_entry select uuidv7(), workspace_id, schedule_id, person_id, category,"
                                + " academic_year, 1, 0, now(), 0 from fairness_entry where schedule_id = '"
                                + roster.schedule()
                                + "'"))
                .hasStackTraceContaining("do not come to the same sum");
    }
}
