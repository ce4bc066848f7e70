package org.rounds.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.Server;

/**
 * What holds for each list of the API. Which filters there are is read from the API's own description; what they have to
 * give is worked out from the whole list.
 */
@DisplayName("Every list")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListSystemIT {

    /** Lists by their path in the description. */
    private static final List<String> LISTS = List.of(
            "/teams",
            "/people",
            "/activities",
            "/absences",
            "/people/{id}/absences",
            "/memberships",
            "/people/{id}/memberships",
            "/teams/{id}/memberships",
            "/requests",
            "/coverage-requirements",
            "/schedules",
            "/schedules/{id}/assignments",
            "/people/{id}/history",
            "/absences/{id}/history",
            "/teams/{id}/history",
            "/activities/{id}/history",
            "/schedules/{id}/history",
            "/assignments",
            "/academic-years",
            "/blocks",
            "/rotation-templates",
            "/shift-types",
            "/holidays",
            "/roles",
            "/rule-sets",
            "/users");

    /** Computed from rules, from the past, and of what is just being planned: what is in them no table can be filled with; they have tests of their own. */
    private static final Set<String> OTHERS = Set.of(
            "/schedules/{id}/conflicts",
            "/schedules/{id}/scenarios",
            "/schedules/{id}/versions",
            "/schedules/{id}/pins",
            "/fairness/entries",
            "/notifications");

    /** No parameters that compare, and what has tests of its own. */
    private static final Set<String> NO_FILTERS = Set.of(
            "page",
            "page_size",
            "sort",
            "search",
            "fields",
            "view",
            "id",
            "start_date",
            "end_date",
            "scenario_of",
            "scenario_of__in");

    private FilledHospital ours;
    private FilledHospital theirs;

    @BeforeAll
    void fill() {
        ours = FilledHospital.fill("Renée");
        theirs = FilledHospital.fill("Zoë");
    }

    static List<String> lists() {
        return LISTS;
    }

    @Test
    void isKnownHere() {
        Map<String, Map<String, Object>> paths = described().getMap("paths");
        assertThat(paths.keySet().stream().filter(p -> !OTHERS.contains(p)).filter(p -> parameters(p).stream()
                        .anyMatch(n -> n.equals("page"))))
                .containsExactlyInAnyOrderElementsOf(LISTS);
    }

    /** Sort keys of which many rows have the same. */
    static Stream<Arguments> equalKeys() {
        return Stream.of(
                Arguments.of("/teams", "kind"),
                Arguments.of("/teams", "-created_at"),
                Arguments.of("/people", "type"),
                Arguments.of("/people", "-type,name"),
                Arguments.of("/activities", "-kind,start_time"),
                Arguments.of("/absences", "-type"),
                Arguments.of("/people/{id}/absences", "state"),
                Arguments.of("/memberships", "role"),
                Arguments.of("/teams/{id}/memberships", "-start_date"),
                Arguments.of("/requests", "kind,-weight"),
                Arguments.of("/coverage-requirements", "required"),
                Arguments.of("/schedules", "-status"),
                Arguments.of("/schedules/{id}/assignments", "starts_at"),
                Arguments.of("/schedules/{id}/assignments", "-date"),
                Arguments.of("/assignments", "-starts_at"));
    }

    @ParameterizedTest
    @MethodSource("equalKeys")
    void isReadWholeByItsPagesWhateverTheOrder(String list, String sort) {
        List<String> all = Collections.unmodifiableList(whole(list).getList("data.id"));
        List<String> read = new ArrayList<>();
        String next = address(list, "page_size=2&sort=" + sort);
        while (next != null) {
            JsonPath page = follow(next);
            read.addAll(page.getList("data.id"));
            next = page.getString("meta.pagination.next");
        }
        assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        assertThat(get(list, "page_size=100&sort=" + sort).<String>getList("data.id"))
                .as("the same order in one page")
                .isEqualTo(read);
    }

    static Stream<Arguments> filters() {
        return LISTS.stream().flatMap(list -> parameters(list).stream()
                .filter(p -> !NO_FILTERS.contains(p))
                .map(p -> Arguments.of(list, p)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void keepsWhatItsFilterSays(String list, String parameter) {
        String field = parameter.replaceFirst("__.*", "");
        List<Map<String, Object>> rows = whole(list).getList("data");
        List<String> values = rows.stream()
                .flatMap(r -> values(r, field).stream())
                .distinct()
                .sorted()
                .toList();
        assertThat(values).as("values of %s to filter by", field).isNotEmpty();
        String middle = values.get(values.size() / 2);
        boolean several = parameter.endsWith("__in");
        String asked = several ? values.get(0) + "," + middle : middle;
        Predicate<String> matches = parameter.endsWith("__gte")
                ? v -> v.compareTo(middle) >= 0
                : parameter.endsWith("__lte")
                        ? v -> v.compareTo(middle) <= 0
                        : several ? List.of(asked.split(","))::contains : middle::equals;
        assertThat(ids(list, parameter + "=" + encoded(asked)))
                .as("%s of %s", asked, values)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .filter(r -> values(r, field).stream().anyMatch(matches))
                        .map(r -> (String) r.get("id"))
                        .toList());
    }

    /** The texts of a field, or of the elements of its plural; numbers so that they sort as numbers. */
    private static List<String> values(Map<String, Object> row, String field) {
        Object value = row.containsKey(field)
                ? row.get(field)
                : row.getOrDefault(field + "s", row.get(field.replaceFirst("y$", "ies")));
        List<?> all = value instanceof List<?> many ? many : value == null ? List.of() : List.of(value);
        return all.stream()
                .map(v -> v instanceof Integer number ? String.format("%06d", number) : String.valueOf(v))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "/absences,start_date,end_date",
        "/academic-years,start_date,end_date",
        "/blocks,start_date,end_date",
        "/people/{id}/absences,start_date,end_date",
        "/holidays,date,date",
        "/requests,date,date",
        "/coverage-requirements,start_date,end_date",
        "/schedules,start_date,end_date",
        "/schedules/{id}/assignments,date,date",
        "/assignments,date,end_date"
    })
    void keepsWhatTouchesThePeriod(String list, String first, String last) {
        List<Map<String, String>> rows = whole(list).getList("data");
        String from = FilledHospital.day(3);
        String to = FilledHospital.day(4);
        assertThat(ids(list, "start_date=" + from + "&end_date=" + to))
                .isNotEmpty()
                .hasSizeLessThan(rows.size())
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .filter(r ->
                                r.get(last).compareTo(from) >= 0 && r.get(first).compareTo(to) <= 0)
                        .map(r -> r.get("id"))
                        .toList());
    }

    @Test
    void takesSeveralFiltersTogether() {
        assertThat(get("/people", "type__in=NURSE,resident&skill=icu&active=true&team_id=" + ours.team())
                        .<String>getList("data.name"))
                .containsExactly("Renée 4 100% &+{x}", "Renée 6 100% &+{x}");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void isSearchedWithoutCaseAndAccents(String list) {
        int all = whole(list).getInt("meta.pagination.total");
        assertThat(get(list, "search=RENEE").getInt("meta.pagination.total"))
                .isEqualTo(all)
                .isPositive();
        if (!list.startsWith("/people/{id}/") && !list.endsWith("/history")) { // one name finds all or nothing
            assertThat(get(list, "search=n%C3%A9e%204%20").getInt("meta.pagination.total"))
                    .isPositive()
                    .isLessThan(all);
        }
        for (String nothing : List.of("zoe", "re_ee", "re%25ee", "%5C%5C", "%27%27")) {
            assertThat(get(list, "search=" + nothing).getInt("meta.pagination.total"))
                    .as(nothing)
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void givesTheFieldsChosen(String list) {
        Set<String> fields = whole(list).<String, Object>getMap("data[0]").keySet();
        for (String field : fields) {
            for (Map<String, Object> row : get(list, "fields=" + field).<Map<String, Object>>getList("data")) {
                assertThat(row.keySet()).containsExactlyInAnyOrderElementsOf(new HashSet<>(List.of("id", field)));
            }
        }
        assertThat(get(list, "fields=" + String.join(",", fields)).getList("data"))
                .isEqualTo(get(list, "page=1").getList("data"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "teams",
                "people",
                "activities",
                "absences",
                "requests",
                "coverage-requirements",
                "schedules",
                "academic-years",
                "rotation-templates",
                "shift-types",
                "holidays",
                "blocks"
            })
    void hasSingleResourcesThatGiveTheFieldsChosen(String collection) {
        String id = get("/" + collection, "page_size=1").getString("data[0].id");
        Map<String, Object> whole = api().get(collection + "/" + id).jsonPath().getMap("data");
        String field =
                whole.keySet().stream().filter(f -> !f.equals("id")).findFirst().orElseThrow();
        Map<String, Object> chosen = api().get(collection + "/" + id + "?fields=" + field)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .extract()
                .jsonPath()
                .getMap("data");
        whole.keySet().retainAll(List.of("id", field));
        assertThat(chosen).isEqualTo(whole);
        api().get(collection + "/" + id + "?fields=colour")
                .then()
                .statusCode(400)
                .body("error.details.field_errors.fields[0]", containsString("colour"));
    }

    static Stream<Arguments> refusals() {
        return LISTS.stream()
                .flatMap(list -> Stream.concat(
                        Stream.of(
                                        "colour=blue",
                                        "colour__gte=1",
                                        "id__like=1",
                                        "fields=colour",
                                        "fields=",
                                        "fields=id,",
                                        "search=a",
                                        "search=%20a%20",
                                        "search=ab%00",
                                        "page=1&page=2",
                                        "page_size=101",
                                        "sort=colour",
                                        "sort=limits.max_minutes",
                                        "sort=workspace_id")
                                .map(q -> Arguments.of(list, q)),
                        parameters(list).stream()
                                .filter(p -> !NO_FILTERS.contains(p) || p.endsWith("_date"))
                                .flatMap(p -> wrong(p).map(v -> Arguments.of(list, p + "=" + v)))));
    }

    /** Values that a parameter of the name cannot have. */
    private static Stream<String> wrong(String parameter) {
        String many = String.join(",", Collections.nCopies(101, "1"));
        Stream<String> few =
                parameter.matches("(name|code|action|skill|specialty|email|time_zone|username|role)(__in)?")
                        ? Stream.of("", "%00")
                        : Stream.of("", "nonsense", "+999999999-01-01", "99999999999999999999");
        return parameter.endsWith("__in") ? Stream.concat(few, Stream.of(many, "1,,2")) : few;
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesAndNamesWhatItCannotUnderstand(String list, String query) {
        String parameter = query.replaceFirst("=.*", "");
        JsonPath refusal = api().get(path(list) + "?" + query)
                .then()
                .statusCode(400)
                .body("status", equalTo("error"))
                .body("error.message", containsString(parameter))
                .extract()
                .jsonPath();
        assertThat(refusal.getString("error.code"))
                .isEqualTo(parameter.equals("sort") ? "INVALID_SORT" : "INVALID_PARAMETER");
        Map<String, List<String>> errors = refusal.getMap("error.details.field_errors");
        assertThat(errors).containsOnlyKeys(parameter);
    }

    @ParameterizedTest
    @CsvSource({
        "people?colour=blue,colour,created_at__gte",
        "people?type__gte=nurse,type__gte,type__in",
        "people?active__in=true,active__in,active",
        "people?sort=colour,sort,created_at",
        "people?fields=colour,fields,team_ids",
        "people?type=wizard,type,clinician|nurse",
        "absences?search=x,search,2 characters",
        "absences?start_date__like=x,start_date__like,start_date__gte"
    })
    void saysWhatIsPossible(String request, String parameter, String possible) {
        List<String> reasons = api().get(request).path("error.details.field_errors." + parameter);
        assertThat(reasons).singleElement().asString().containsPattern(possible);
    }

    @Test
    void linksItsPagesWithAllParametersAsTheyWere() {
        String query =
                "search=100%25%20%26%2B%7Bx%7D&sort=-name&fields=name&page_size=2&created_at__gte=1970-01-01T00:00:00Z";
        JsonPath first = get("/people", query);
        assertThat(first.getInt("meta.pagination.total")).isEqualTo(FilledHospital.NUMBER);
        String next = first.getString("meta.pagination.next");
        assertThat(next).isEqualTo(address("/people", query + "&page=2"));
        JsonPath second = follow(next);
        assertThat(second.getList("data")).hasSize(2).doesNotContainAnyElementsOf(first.getList("data"));
        JsonPath back = follow(second.getString("meta.pagination.previous"));
        assertThat(back.getList("data")).isEqualTo(first.getList("data"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void hasNothingOfAnotherWorkspace(String list) {
        Set<String> foreign = new HashSet<>(theirs.hospital()
                .api()
                .get(path(theirs, list) + "?page_size=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.id"));
        assertThat(foreign).isNotEmpty();
        assertThat(whole(list).<String>getList("data.id")).isNotEmpty().doesNotContainAnyElementsOf(foreign);
        for (String parameter : parameters(list)) {
            if (parameter.endsWith("_id")) {
                String other =
                        theirs.hospital().api().get(path(theirs, list)).jsonPath().getList("data." + parameter).stream()
                                .filter(Objects::nonNull)
                                .map(String::valueOf)
                                .findFirst()
                                .orElse(theirs.team());
                api().get(path(list) + "?" + parameter + "=" + other)
                        .then()
                        .statusCode(200)
                        .body("data", hasSize(0));
            }
        }
    }

    private JsonPath whole(String list) {
        JsonPath whole = get(list, "page_size=100");
        assertThat(whole.getInt("meta.pagination.pages")).isEqualTo(1);
        return whole;
    }

    private List<String> ids(String list, String query) {
        return get(list, "page_size=100&" + query).getList("data.id");
    }

    private JsonPath get(String list, String query) {
        return follow(address(list, query));
    }

    private JsonPath follow(String address) {
        return api().basePath("")
                .get(URI.create(address))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String address(String list, String query) {
        return Server.uri("api/v1/" + path(list)) + "?" + query;
    }

    private io.restassured.specification.RequestSpecification api() {
        return ours.hospital().api();
    }

    private String path(String list) {
        return path(ours, list);
    }

    private static String path(FilledHospital in, String list) {
        if (!list.contains("{id}")) {
            return list.substring(1);
        }
        String id =
                switch (list.split("/")[1]) {
                    case "people" -> in.person();
                    case "teams" -> in.team();
                    case "schedules" -> in.schedule();
                    default ->
                        in.hospital()
                                .api()
                                .get(list.split("/")[1] + "?page_size=1")
                                .path("data[0].id");
                };
        return list.substring(1).replace("{id}", id);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ",");
    }

    private static List<String> parameters(String list) {
        List<String> names = described().getList("paths.'" + list + "'.get.parameters.name");
        return names == null ? List.of() : names;
    }

    private static JsonPath described() {
        return Description.JSON;
    }

    private static final class Description {
        static final JsonPath JSON = Api.anonymous().get("openapi.json").jsonPath();
    }
}
