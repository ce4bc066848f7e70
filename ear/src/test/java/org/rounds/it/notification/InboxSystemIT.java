package org.rounds.it.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rounds.it.Api.seen;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;

/** What people see of what they were told. */
@DisplayName("The inbox")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxSystemIT {
    private static final int DAYS = 5;

    private final Hospital hospital = Hospital.open();
    private final String team = hospital.team();
    private final String activity = hospital.activity(team);
    private final String other = hospital.person(team);

    @BeforeAll
    void tellSomebodyElse() {
        publish(other, 0);
    }

    /** Publishes a day's work of the person and returns the schedule. */
    private String publish(String person, int day) {
        String on = "2030-05-0" + (day + 1);
        String schedule = hospital.draft(team, "WORK", on, on, List.of(person));
        hospital.create(
                "assignments",
                Map.of("schedule_id", schedule, "person_id", person, "activity_id", activity, "date", on));
        hospital.publish(schedule).then().statusCode(200);
        return schedule;
    }

    /** A user who is told of that many days. */
    private String user(String role, int days) {
        String person = hospital.person(team);
        for (int day = 0; day < days; day++) {
            publish(person, day);
        }
        return hospital.user(role, person);
    }

    private static ValidatableResponse inbox(String user, String query) {
        return Api.as(user).get("notifications" + query).then().statusCode(200);
    }

    private static String first(String user) {
        return inbox(user, "?page_size=1").extract().path("data[0].id");
    }

    @Test
    void showsOnesOwnOnlyWhateverOnesRole() {
        for (String role : List.of("admin", "coordinator", "rn")) {
            String user = user(role, 1);
            inbox(user, "").body("data", hasSize(1)).body("meta.pagination.total", equalTo(1));
            inbox(hospital.user(role, null), "").body("data", empty());
            String theirs = Db.text("select id from notification where person_id = cast(? as uuid)", other);
            for (String path : List.of("/read", "/unread")) {
                Api.as(user).post("notifications/" + theirs + path).then().statusCode(404);
            }
            Api.as(user).get("notifications/" + theirs).then().statusCode(404);
            Api.as(user).post("notifications/read-all").then().statusCode(200).body("data.marked", equalTo(1));
            Hospital.open().api().get("notifications/" + theirs).then().statusCode(404);
        }
        assertThat(Db.text("select read_at from notification where person_id = cast(? as uuid)", other))
                .isNull();
        Api.as(hospital.user("patient", null)).get("notifications").then().statusCode(403);
        Api.anonymous().get("notifications").then().statusCode(401);
    }

    /** A role of the workspace's own may be given everybody's; an inbox is still one's own. */
    @Test
    void staysOnesOwnWhereARoleReachesEverybodys() {
        String person = hospital.person(team);
        String user = hospital.user("rn", person);
        String role = Api.as(hospital.user("admin", null))
                .body(Map.of(
                        "name",
                        "auditor",
                        "title",
                        "Auditor",
                        "grants",
                        List.of(
                                Map.of("resource", "notification", "action", "list", "scope", "all"),
                                Map.of("resource", "notification", "action", "read", "scope", "all"))))
                .post("roles")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
        Db.update(
                "insert into user_role (workspace_id, user_id, role_id) select workspace_id, id, cast(? as uuid)"
                        + " from app_user where username = ?",
                role,
                user);
        inbox(user, "").body("data", empty());
        Api.as(user).post("notifications/read-all").then().statusCode(200).body("data.marked", equalTo(0));
    }

    @Test
    void isThereForWhoeverGetsAnAccountLater() {
        String person = hospital.person(team);
        String schedule = publish(person, 1);
        String name = hospital.api().get("schedules/" + schedule).path("data.name");
        inbox(hospital.user("rn", person), "")
                .body("data.person_id", contains(person))
                .body("data.schedule_id", contains(schedule))
                .body("data.absence_id", contains(nullValue()))
                .body("data.type", contains("schedule_published"))
                .body("data.cells", contains(1))
                .body("data.start_date", contains("2030-05-02"))
                .body("data.end_date", contains("2030-05-02"))
                .body("data.read", contains(false))
                .body("data.read_at", contains(nullValue()))
                .body(
                        "data.text",
                        contains(name + " is published: one of your assignments has changed, on 2030-05-02."));
    }

    @Test
    void isReadByPagesAndFilters() {
        String user = user("rn", DAYS);
        List<String> all = inbox(user, "").extract().path("data.id");
        assertThat(all).hasSize(DAYS).doesNotHaveDuplicates();
        List<String> paged = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            paged.addAll(inbox(user, "?page_size=2&page=" + page)
                    .body("meta.pagination.total", equalTo(DAYS))
                    .extract()
                    .path("data.id"));
        }
        assertThat(paged).as("newest first").isEqualTo(all);
        inbox(user, "?sort=start_date").body("data[0].start_date", equalTo("2030-05-01"));
        inbox(user, "?start_date=2030-05-02&end_date=2030-05-03").body("data", hasSize(2));
        inbox(user, "?type=assignment_changed").body("data", empty());
        inbox(user, "?type__in=schedule_published,absence_approved").body("data", hasSize(DAYS));
        inbox(user, "?search=nothing%20of%20this%20name").body("data", empty());
        String schedule = inbox(user, "?page_size=1").extract().path("data[0].schedule_id");
        inbox(user, "?schedule_id=" + schedule).body("data.id", contains(all.get(0)));
        String then = inbox(user, "").extract().path("data[2].created_at");
        inbox(user, "?created_at__gte=" + then).body("data", hasSize(3));
        Api.as(user).get("notifications?person_id=" + other).then().statusCode(400);
    }

    @Test
    void isMarkedAndCountsWhatIsUnread() {
        String user = user("rn", 3);
        String id = first(user);
        Api.as(user).get("notifications/" + id).then().header("ETag", equalTo("\"0\""));
        inbox(user, "?read=false&page_size=1").body("meta.pagination.total", equalTo(3));
        Api.as(user)
                .header(seen(7))
                .post("notifications/" + id + "/read")
                .then()
                .statusCode(412);
        String at = Api.as(user)
                .header(seen(0))
                .post("notifications/" + id + "/read")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("data.read", equalTo(true))
                .body("data.read_at", notNullValue())
                .extract()
                .path("data.read_at");
        Api.as(user)
                .post("notifications/" + id + "/read")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("data.read_at", equalTo(at));
        inbox(user, "?read=false").body("data", hasSize(2)).body("data.read", everyItem(equalTo(false)));
        inbox(user, "?read=true").body("data.id", contains(id));
        Api.as(user)
                .post("notifications/" + id + "/unread")
                .then()
                .statusCode(200)
                .body("data.read", equalTo(false))
                .body("data.read_at", nullValue());
        inbox(user, "?read=false").body("meta.pagination.total", equalTo(3));
        assertThat(Db.count("select count(*) from audit_record where resource = 'notification'"))
                .as("nobody else is concerned")
                .isZero();
    }

    @Test
    void isMarkedAsAWholeOrAsFarAsItWasSeen() {
        String user = user("rn", 3);
        String seen = inbox(user, "").extract().path("data[1].created_at");
        Api.as(user)
                .body(Map.of("until", seen))
                .post("notifications/read-all")
                .then()
                .statusCode(200)
                .body("data.marked", equalTo(2));
        inbox(user, "?read=false").body("data.id", contains(first(user)));
        Api.as(user).post("notifications/read-all").then().body("data.marked", equalTo(1));
        Api.as(user).body(Map.of()).post("notifications/read-all").then().body("data.marked", equalTo(0));
        Api.as(user)
                .body(Map.of("until", "yesterday"))
                .post("notifications/read-all")
                .then()
                .statusCode(422);
    }

    @Test
    void isMarkedByBothOfTwoWhoMarkTheSame() {
        String user = user("rn", 1);
        String id = first(user);
        for (int round = 0; round < 10; round++) {
            String mark = round % 2 == 0 ? "/read" : "/unread";
            assertThat(Race.of(2, () -> Api.as(user)
                            .post("notifications/" + id + mark)
                            .statusCode()))
                    .as("round %s", round)
                    .containsOnly(200);
        }
    }
}
