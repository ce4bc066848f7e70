package org.rounds.it.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rounds.it.Api;
import org.rounds.it.Hospital;

/** The bounds stand in commands, readers and tables: at its edges a value has the same fate by API and by file. */
@DisplayName("What the API takes and what an import takes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundsSystemIT {

    private Hospital hospital;
    private String team;

    @BeforeAll
    void open() {
        hospital = Hospital.open();
        team = hospital.team();
    }

    @ParameterizedTest
    @CsvSource({
        "people, pgy_level, 1, 8",
        "people, limits.period_days, 1, 400",
        "people, limits.max_minutes, 0, 600000",
        "people, limits.min_minutes, 0, 600000",
        "people, limits.max_consecutive_shifts, 1, 400",
        "people, limits.min_consecutive_shifts, 1, 400",
        "people, limits.min_consecutive_days_off, 1, 400",
        "people, limits.max_weekends, 0, 60",
        "people, limits.min_rest_minutes, 0, 2880",
        "people, targets.clinical_blocks, 0, 27",
        "people, targets.min_clinic_halfdays_per_week, 0, 14",
        "people, targets.max_clinic_halfdays_per_week, 0, 14",
        "activities, length_minutes, 1, 1440",
        "coverage, required, 0, 10000",
        "coverage, under_weight, 0, 1000000",
        "coverage, over_weight, 0, 1000000",
        "requests, weight, 1, 1000000",
    })
    void areTheSameNumbers(String table, String field, int least, int most) {
        assertFate(table, field, least - 1, false);
        assertFate(table, field, least, true);
        assertFate(table, field, most, true);
        assertFate(table, field, most + 1, false);
    }

    @ParameterizedTest
    @CsvSource({
        "people, name, 255",
        "activities, name, 255",
        "activities, code, 64",
        "people, skills, 64",
        "activities, skills, 64",
        "coverage, skill, 64",
        "absences, notes, 1000"
    })
    void areTheSameLengths(String table, String field, int most) {
        assertFate(table, field, "x".repeat(most), true);
        assertFate(table, field, "x".repeat(most + 1), false);
    }

    @ParameterizedTest
    @CsvSource({
        "people, name, a\u200Bb, true",
        "people, type, patient, false",
        "people, skills, Upper, false",
        "people, skills, -x, false",
        "people, email, ada@example.org, true",
        "people, email, ada, false",
        "people, email, @b, false",
        "people, email, a b@example.org, false",
        "people, employment_fraction, 0.01, true",
        "people, employment_fraction, 1, true",
        "people, employment_fraction, 0, false",
        "people, employment_fraction, 1.01, false",
        "people, employment_fraction, 0.125, false",
        "people, faculty_role, core, false",
        "absences, state, anticipated, true",
        "absences, state, perhaps, false",
        "activities, kind, call, true",
        "activities, kind, party, false",
        "activities, presence, at_home, true",
        "activities, presence, away, false",
        "activities, start_time, 23:59, true",
        "activities, start_time, 24:01, false",
        "activities, start_time, 07:00:30, false",
        "coverage, date, 1970-01-01, true",
        "coverage, date, 1969-12-31, false",
        "coverage, date, 2999-12-31, true",
        "coverage, date, 3000-01-01, false",
        "requests, date, 1970-01-01, true",
        "requests, date, 3000-01-01, false",
        "requests, kind, maybe, false",
        "absences, start_date, 1970-01-01, true",
        "absences, start_date, 1969-12-31, false",
        "absences, start_date, 2031-01-02, false",
        "absences, end_date, 2999-12-31, true",
        "absences, end_date, 3000-01-01, false",
        "absences, type, party, false",
    })
    void areTheSameWordsAndDays(String table, String field, String value, boolean taken) {
        assertFate(table, field, value, taken);
    }

    private void assertFate(String table, String field, Object value, boolean taken) {
        Response preview = hospital.api()
                .contentType("application/zip")
                .body(Tables.zipOf(bundle(table, field, value)))
                .post("imports?team_name=W&dry_run=true");
        assertThat(preview.<Boolean>path("data.valid"))
                .as("%s %s = %s by file: %s", table, field, value, preview.asString())
                .isEqualTo(taken);
        Response posted = posted(table, field, value);
        assertThat(posted.statusCode())
                .as("%s %s = %s by API: %s", table, field, value, posted.asString())
                .isEqualTo(taken ? 201 : 422);
    }

    private Response posted(String table, String field, Object value) {
        Map<String, Object> body = new HashMap<>(
                switch (table) {
                    case "people" -> Map.of("name", "A", "type", "resident");
                    case "activities" -> Map.of("code", Api.unique("S"), "start_time", "08:00", "length_minutes", 480);
                    case "coverage" ->
                        Map.of(
                                "team_id",
                                team,
                                "activity_id",
                                hospital.activity(team),
                                "date",
                                "2030-01-01",
                                "required",
                                1);
                    case "requests" -> Map.of("person_id", hospital.person(team), "date", "2030-01-01", "kind", "on");
                    default ->
                        Map.of(
                                "person_id",
                                hospital.person(team),
                                "type",
                                "sick",
                                "start_date",
                                "2031-01-01",
                                "end_date",
                                "2031-01-01");
                });
        String[] parts = field.split("\\.");
        if (parts.length > 1) {
            body.put(parts[0], Map.of(parts[1], value));
        } else {
            body.put(
                    field,
                    switch (field) {
                        case "skills" -> List.of(value);
                        case "employment_fraction" -> new BigDecimal(value.toString());
                        default -> value;
                    });
        }
        return hospital.api().body(body).post(table.equals("coverage") ? "coverage-requirements" : table);
    }

    private static Map<String, String> bundle(String table, String field, Object value) {
        String column = field.replaceFirst(".*\\.", "").replace("start_time", "start");
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        rows.put("activities", Map.of("code", "D", "start", "08:00", "length_minutes", "480"));
        rows.put("people", Map.of("code", "A", "type", "resident"));
        Map<String, String> row = new LinkedHashMap<>(
                switch (table) {
                    case "coverage" -> Map.of("date", "2030-01-01", "activity", "D", "required", "1");
                    case "requests" -> Map.of("person", "A", "date", "2030-01-01", "kind", "on");
                    case "absences" ->
                        Map.of("person", "A", "type", "sick", "start_date", "2031-01-01", "end_date", "2031-01-01");
                    default -> rows.getOrDefault(table, Map.of());
                });
        row.put(column, String.valueOf(value));
        rows.put(table, row);
        rows.forEach((name, cells) -> files.put(
                name + ".csv", String.join(",", cells.keySet()) + "\n" + String.join(",", cells.values()) + "\n"));
        return files;
    }
}
