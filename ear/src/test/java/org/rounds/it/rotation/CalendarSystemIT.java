package org.rounds.it.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;

@DisplayName("Academic years and blocks")
class CalendarSystemIT {
    private final Hospital hospital = Hospital.open();

    private String year(int year) {
        return hospital.create("academic-years", Map.of("year", year));
    }

    private ValidatableResponse layOut(String year, Map<String, ?> body) {
        return hospital.api()
                .body(body)
                .post("academic-years/" + year + "/blocks")
                .then();
    }

    private ValidatableResponse patch(String path, Map<String, ?> body) {
        return hospital.api()
                .header(seen(hospital.api().get(path)))
                .body(body)
                .patch(path)
                .then();
    }

    @Test
    void yearsTakeTheirDefaults() {
        hospital.api()
                .body(Map.of("year", 2027))
                .post("academic-years")
                .then()
                .statusCode(201)
                .body("data.name", equalTo("2027/2028"))
                .body("data.start_date", equalTo("2027-07-01"))
                .body("data.end_date", equalTo("2028-06-30"));
    }

    @ParameterizedTest
    @CsvSource({
        "1969, , , year",
        "2999, , , year",
        "2030, 2031-07-01, 2032-06-30, start_date",
        "2030, 2030-07-01, 2030-06-30, end_date",
        "2030, 2030-07-01, 2031-08-05, end_date"
    })
    void yearsKeepToTheirBounds(int year, String from, String to, String field) {
        Map<String, Object> body =
                from == null ? Map.of("year", year) : Map.of("year", year, "start_date", from, "end_date", to);
        hospital.api()
                .body(body)
                .post("academic-years")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey(field));
    }

    @Test
    void yearsNeverOverlap() {
        year(2030);
        hospital.api()
                .body(Map.of("year", 2031, "start_date", "2031-06-30"))
                .post("academic-years")
                .then()
                .statusCode(409);
        year(2031);
        hospital.api()
                .get("academic-years?start_date=2031-07-01&end_date=2031-07-01")
                .then()
                .body("data.year", contains(2031));
    }

    @Test
    void ofAYearAreLaidOutAtOnce() {
        String year = year(2026);
        layOut(year, Map.of())
                .statusCode(201)
                .header("Location", endsWith("/api/v1/blocks?academic_year_id=" + year))
                .body("data", hasSize(14))
                .body("data[0].start_date", equalTo("2026-07-01"))
                .body("data[0].end_date", equalTo("2026-07-01"))
                .body("data.orientation.findAll { it }", hasSize(1))
                .body("data[1].start_date", equalTo("2026-07-02"))
                .body("data[13].number", equalTo(13))
                .body("data[13].end_date", equalTo("2027-06-30"));
        assertThat(Db.count(
                        "select count(*) from domain_event where type = 'block.created' and workspace_id = ?",
                        hospital.workspace()))
                .isEqualTo(14);
        assertThat(Db.count(
                        "select count(*) from audit_record where resource = 'block' and workspace_id = ?",
                        hospital.workspace()))
                .isEqualTo(14);
        hospital.api()
                .get("blocks?start_date=2026-07-29&end_date=2026-07-30")
                .then()
                .body("data.number", contains(1, 2));
        hospital.api()
                .get("blocks?academic_year_id=" + year + "&number=13")
                .then()
                .body("data", hasSize(1));
        hospital.api()
                .get("blocks?search=block%201&sort=number")
                .then()
                .body("data.number", contains(1, 10, 11, 12, 13));
    }

    @Test
    void areLaidOutAsAsked() {
        layOut(year(2026), Map.of("length_days", 14, "first_start", "2026-07-06"))
                .statusCode(201)
                .body("data[0].end_date", equalTo("2026-07-05"))
                .body("data[1].start_date", equalTo("2026-07-06"))
                .body("data[1].end_date", equalTo("2026-07-19"));
        layOut(year(2027), Map.of("first_start", "2027-07-01")).body("data[0].number", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "length_days, 6, length_days",
        "length_days, 367, length_days",
        "first_start, 2026-06-30, first_start",
        "first_start, 2027-07-01, first_start"
    })
    void areNotLaidOutAgainstTheirBounds(String field, String value, String named) {
        layOut(year(2026), Map.of(field, value.matches("\\d+") ? Integer.valueOf(value) : value))
                .statusCode(422)
                .body("error.details.field_errors", hasKey(named));
        hospital.api().get("blocks").then().body("data", empty());
    }

    @Test
    void areNoMoreThanTheirNumbers() {
        String year = hospital.create("academic-years", Map.of("year", 2026, "end_date", "2027-08-04"));
        layOut(year, Map.of("length_days", 7))
                .statusCode(422)
                .body("error.details.field_errors", hasKey("length_days"));
    }

    @Test
    void areLaidOutOnceByThoseWhoDoItTogether() {
        String year = year(2026);
        String rows = hospital.rows();
        List<Response> answers =
                Race.of(4, () -> hospital.api().body(Map.of()).post("academic-years/" + year + "/blocks"));
        assertThat(answers.stream().map(Response::statusCode)).containsExactlyInAnyOrder(201, 409, 409, 409);
        hospital.api().get("blocks").then().body("meta.pagination.total", equalTo(14));
        assertThat(hospital.rows()).isNotEqualTo(rows);
        layOut(year, Map.of()).statusCode(409).body("error.details.used_by", contains("block"));
    }

    @Test
    void stayWithinTheirYear() {
        String year = year(2026);
        Map<String, Object> late =
                Map.of("academic_year_id", year, "number", 13, "start_date", "2027-06-10", "end_date", "2027-07-01");
        hospital.api()
                .body(late)
                .post("blocks")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("end_date"));
        layOut(year, Map.of());
        patch("academic-years/" + year, Map.of("end_date", "2027-06-29"))
                .statusCode(409)
                .body("error.details.used_by", contains("block"));
        patch("academic-years/" + year, Map.of("end_date", "2027-07-10", "name", "Long"))
                .statusCode(200);
        String last = hospital.api().get("blocks?number=13").path("data[0].id");
        patch("blocks/" + last, Map.of("end_date", "2027-07-10")).statusCode(200);
        patch("blocks/" + last, Map.of("start_date", "2027-06-02")).statusCode(409);
        hospital.api()
                .delete("academic-years/" + year)
                .then()
                .statusCode(409)
                .body("error.details.used_by", contains("block"));
        patch("blocks/" + last, Map.of("academic_year_id", year(2028)))
                .statusCode(422)
                .body("error.details.field_errors", hasKey("start_date"));
    }

    /** Whoever is first: no block is outside of its year afterwards. */
    @Test
    void stayWithinTheirYearAlsoInARace() {
        for (int round = 0; round < 10; round++) {
            int number = 2026 + round;
            String year = year(number);
            String end = (number + 1) + "-06-30";
            Map<String, Object> block = Map.of(
                    "academic_year_id", year, "number", 1, "start_date", (number + 1) + "-06-01", "end_date", end);
            List<Integer> statuses = Race.of(
                    List.of(() -> hospital.api().body(block).post("blocks").statusCode(), () -> hospital.api()
                            .header(seen(0))
                            .body(Map.of("end_date", (number + 1) + "-06-15"))
                            .patch("academic-years/" + year)
                            .statusCode()));
            assertThat(statuses)
                    .isIn(Stream.of(409, 422)
                            .flatMap(refused -> Stream.of(List.of(201, refused), List.of(refused, 200)))
                            .toList());
        }
        assertThat(Db.count(
                        "select count(*) from block b join academic_year y on y.id = b.academic_year_id"
                                + " where b.workspace_id = ? and (b.end_date > y.end_date or b.start_date < y.start_date)",
                        hospital.workspace()))
                .isZero();
    }
}
