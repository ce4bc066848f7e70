package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Hospital;

@DisplayName("The conflicts of a schedule")
class ConflictSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();

    private final Roster roster = Roster.of(HOSPITAL, 3);

    private Response conflicts(String query) {
        return HOSPITAL.api().get("schedules/" + roster.schedule() + "/conflicts" + query);
    }

    private void assignThough(int person, int day) {
        roster.post(roster.cell(person, day, "override_reason", "to see what is said"))
                .then()
                .statusCode(201);
    }

    @Test
    void areToldInWordsAndDataTheWorstFirst() {
        roster.assign(0, 0);
        roster.assign(1, 0);
        roster.absent(0, 0);
        roster.needing("minimum", 1);
        conflicts("?page_size=100")
                .then()
                .statusCode(200)
                .body("meta.pagination.total", equalTo(14))
                .body("data[0].kind", equalTo("absence_conflict"))
                .body("data[0].severity", equalTo("critical"))
                .body("data[0].person_id", equalTo(roster.people().get(0)))
                .body("data[0].start_date", equalTo(Roster.FIRST))
                .body("data[0].text", containsString("absent"))
                .body("data.kind", hasItems("absence_conflict", "coverage_gap", "capacity_exceeded"))
                .body("data.findAll { it.rule == 'minimum_cover' }.severity", everyItem(equalTo("critical")));
    }

    @Test
    void arePagedFilteredSearchedAndSorted() {
        roster.needing("minimum", 1);
        assertThat(conflicts("?rule=minimum_cover&page_size=3&page=3&sort=-start_date")
                        .<String>path("data[0].start_date"))
                .isEqualTo(Roster.FIRST);
        conflicts("?rule=minimum_cover&page_size=3").then().body("meta.pagination.total", equalTo(7));
        conflicts("?kind=rest_period").then().statusCode(200).body("data", empty());
        conflicts("?kind=colour").then().statusCode(400);
        conflicts("?severity=critical&start_date=" + Roster.day(2) + "&end_date=" + Roster.day(3))
                .then()
                .body("data.start_date", contains(Roster.day(2), Roster.day(3)));
        conflicts("?search=AT%20L%C3%89AST&severity=critical").then().body("meta.pagination.total", equalTo(7));
        conflicts("?search=nobody").then().body("data", empty());
    }

    /** What a person may work as a whole is no matter of duty hours. */
    @Test
    void countLimitsOfWorkAsCapacityAndWhatIsLackingAsAGap() {
        for (int person = 0; person < 2; person++) {
            String path = "people/" + roster.people().get(person);
            Map<String, Integer> limits =
                    person == 0 ? Map.of("max_minutes", 479, "max_weekends", 0) : Map.of("min_minutes", 481);
            HOSPITAL.api()
                    .header(seen(HOSPITAL.api().get(path)))
                    .body(Map.of("limits", limits))
                    .patch(path)
                    .then()
                    .statusCode(200);
        }
        assignThough(0, 5);
        String first = "?person_id=" + roster.people().get(0);
        conflicts(first + "&sort=rule")
                .then()
                .body("data.rule", contains("max_minutes", "max_weekends"))
                .body("data.kind", contains("capacity_exceeded", "capacity_exceeded"));
        conflicts("?rule=min_minutes").then().body("data.kind", contains("coverage_gap"));
    }

    @Test
    void tellWhatIsAcceptedAndWhatIsNot() {
        roster.absent(0, 2);
        assignThough(0, 2);
        conflicts("?acknowledged=true")
                .then()
                .body("data.kind", contains("absence_conflict"))
                .body("data.severity", contains("warning"));
        conflicts("?severity=critical").then().body("data", empty());
    }

    @Test
    void reachAcrossLayers() {
        roster.published().assign(0, 3);
        Roster call = roster.another("CALL", Roster.FIRST, Roster.LAST);
        String there = call.post(call.cell(0, 3, "override_reason", "to see what is said"))
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
        HOSPITAL.api()
                .get("schedules/" + call.schedule() + "/conflicts?rule=on_site_overlap")
                .then()
                .body("data.kind", contains("scheduling_overlap"))
                .body("data[0].actual", equalTo(480))
                .body("data[0].assignment_ids", hasItem(there))
                .body("data[0].person_id", equalTo(roster.people().get(0)));
        HOSPITAL.api()
                .get("schedules/" + call.schedule() + "/conflicts?rule=overlap")
                .then()
                .body("data.kind", contains("scheduling_overlap"));
        call.publish().then().statusCode(409).body("error.code", equalTo("ON_SITE_OVERLAP"));
        assertThat(call.<String>read("status")).isEqualTo("draft");
        roster.assertConsistent();
    }

    @Test
    void areTheirOwnForResidents() {
        roster.absent(0, 1);
        roster.absent(1, 1);
        assignThough(0, 1);
        assignThough(1, 1);
        roster.published();
        String resident = HOSPITAL.user("resident", roster.people().get(0));
        Api.as(resident)
                .get("schedules/" + roster.schedule() + "/conflicts")
                .then()
                .statusCode(200)
                .body("data.person_id", contains(roster.people().get(0)))
                .body("data.person_id", not(hasItem(roster.people().get(1))));
        Api.as(HOSPITAL.user("faculty", roster.people().get(1)))
                .get("schedules/" + roster.schedule() + "/conflicts")
                .then()
                .statusCode(403);
    }
}
