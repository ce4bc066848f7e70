package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;
import org.rounds.it.Server;

@DisplayName("Sets of duty-hour rules")
class RuleSetSystemIT {
    private final Hospital hospital = Hospital.open();
    private String admin;

    @BeforeEach
    void administer() {
        admin = hospital.user("admin", null);
    }

    private static Map<String, Object> rule(String kind, int limit, Object... more) {
        Map<String, Object> rule = new HashMap<>(Map.of("kind", kind, "limit", limit, "from_date", "2026-07-01"));
        for (int i = 0; i < more.length; i += 2) {
            rule.put((String) more[i], more[i + 1]);
        }
        return rule;
    }

    private Response create(Object... rules) {
        return as().body(Map.of("name", "ACGME", "rules", List.of(rules))).post("rule-sets");
    }

    private RequestSpecification as() {
        return Api.as(admin);
    }

    @Test
    void areStoredWithEveryFigureAndReadByThoseTheyBind() {
        String id = create(
                        rule("weekly_hours", 4800, "window_days", 28, "source", "accreditation", "citation", "6.20"),
                        rule("day_free", 7, "window_days", 28, "person_type", "resident", "pgy_level", 1),
                        rule("continuous_duty", 1440, "allowance", 240, "level", "warn", "to_date", "2027-06-30"))
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
        Api.as(hospital.user("resident", hospital.person(hospital.team())))
                .get("rule-sets/" + id)
                .then()
                .statusCode(200)
                .body("data.rules", hasSize(3))
                .body("data.rules[0].kind", equalTo("weekly_hours"))
                .body("data.rules[0].level", equalTo("hard"))
                .body("data.rules[0].citation", equalTo("6.20"))
                .body("data.rules[1].pgy_level", equalTo(1))
                .body("data.rules[2].allowance", equalTo(240))
                .body("data.rules[2].window_days", nullValue())
                .body("data.rules[2].to_date", equalTo("2027-06-30"));
        assertThat(Db.count(
                        "select count(*) from audit_record where resource = 'rule_set' and workspace_id = ?",
                        hospital.workspace()))
                .isEqualTo(1);
    }

    @Test
    void keepAWindowExactlyWhereAnAverageNeedsOne() {
        create(rule("weekly_hours", 4800))
                .then()
                .statusCode(422)
                .body("error.details.field_errors.keySet()", hasItem("rules.0.window_days"));
        create(rule("day_free", 7, "window_days", 28), rule("continuous_duty", 1440, "window_days", 28))
                .then()
                .statusCode(422)
                .body("error.details.field_errors.keySet()", hasItem("rules.1.window_days"));
        create(rule("continuous_duty", 1440, "to_date", "2026-06-30"))
                .then()
                .statusCode(422)
                .body("error.details.field_errors.keySet()", hasItem("rules.0.to_date"));
        create(rule("continuous_duty", 0)).then().statusCode(422);
        assertThat(Db.count("select count(*) from rule_set where workspace_id = ?", hospital.workspace()))
                .isZero();
    }

    @Test
    void neverHaveTwoFiguresForOneRuleOnOneDay() {
        var old = rule("continuous_duty", 960, "pgy_level", 1, "to_date", "2026-12-31");
        create(old, rule("continuous_duty", 1440, "pgy_level", 1, "from_date", "2026-12-31"))
                .then()
                .statusCode(409);
        create(old, rule("continuous_duty", 1440, "pgy_level", 1, "from_date", "2027-01-01"))
                .then()
                .statusCode(201);
    }

    @Test
    void changeAsAWholeAndOnlyOnceForTwoWhoChangeAtOnce() {
        String id =
                create(rule("day_free", 7, "window_days", 28)).then().extract().path("data.id");
        List<Integer> statuses = new ArrayList<>();
        Race.of(4, () -> as().header(seen(0))
                        .body(Map.of("rules", List.of(rule("continuous_duty", 1440))))
                        .patch("rule-sets/" + id))
                .forEach(response -> statuses.add(response.statusCode()));
        assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 412);
        as().get("rule-sets/" + id)
                .then()
                .body("data.rules", hasSize(1))
                .body("data.rules[0].kind", equalTo("continuous_duty"));
        as().header(seen(1))
                .body(Map.of("name", "Ours", "rules", List.of()))
                .put("rule-sets/" + id)
                .then()
                .statusCode(200)
                .body("data.name", equalTo("Ours"))
                .body("data.rules", hasSize(0));
        as().delete("rule-sets/" + id).then().statusCode(204);
        assertThat(Db.count("select count(*) from duty_rule where workspace_id = ?", hospital.workspace()))
                .isZero();
    }

    @Test
    void refuseAChangeThatSomebodyElseHasMadeWhileItWasRead() throws Exception {
        String id =
                create(rule("day_free", 7, "window_days", 28)).then().extract().path("data.id");
        try (Connection other = Server.jdbcAsSuperuser();
                Statement database = other.createStatement()) {
            other.setAutoCommit(false);
            database.execute("lock table duty_rule"); // the set itself can be read, its rules not yet
            CompletableFuture<Integer> late = CompletableFuture.supplyAsync(() -> as().header(seen(0))
                    .body(Map.of("rules", List.of(rule("day_free", 6, "window_days", 28))))
                    .patch("rule-sets/" + id)
                    .statusCode());
            String waiting = "select count(*) from pg_locks where not granted and relation = 'duty_rule'::regclass";
            await().until(() -> Db.count(waiting) > 0);
            database.execute("update duty_rule set limit_value = 6 where rule_set_id = '" + id + "'");
            database.execute("update rule_set set version = 1 where id = '" + id + "'");
            other.commit();
            assertThat(late.get()).isEqualTo(412);
        }
    }
}
