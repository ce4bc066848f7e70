package org.rounds.it.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Server;
import org.rounds.it.Ward;

/** Writes of many rows each, and the question whether each is there whole. */
final class Aggregates {

    private static final String PERSON =
            """
            {"name": "Whole", "type": "resident", "pgy_level": 2, "skills": ["icu", "lead", "night"],
             "team_id": "%s", "limits": {"period_days": 28, "max_shifts": {"%s": 3},
              "terms": [{"rule": "unwanted_pattern", "days": [{"kind": "off"}, {"kind": "work"}]}]}}""";
    private static final String ROSTER =
            """
            SECTION_HORIZON
            7

            SECTION_SHIFTS
            E,480,
            N,600,E

            SECTION_STAFF
            A,E=7|N=5,4320,0,5,1,1,2
            B,E=7|N=5,4320,0,5,1,1,2
            C,E=7|N=0,4320,0,5,1,1,2

            SECTION_COVER
            0,E,1,100,1
            1,E,1,100,1
            2,N,1,100,1
            """;

    /** A person's rows in other tables, each of which must be there so many times. */
    private static final Map<String, Integer> OF_PERSON = Map.of(
            "person_skill c where c.person_id", 3,
            "person_grade c where c.pgy_level = 2 and c.person_id", 1,
            "team_membership c where c.person_id", 1,
            "person_activity_limit c where c.max_shifts = 3 and c.person_id", 1,
            "person_term c where c.person_id", 1,
            "person_term_day c where c.person_id", 2,
            "audit_record c where c.action = 'create' and c.resource = 'person' and c.resource_id", 1,
            "domain_event c where c.type = 'person.created' and c.subject_id", 1);

    private static final Map<String, Integer> OF_IMPORT = Map.of(
            "team_membership c where c.team_id", 3,
            "activity c where c.team_id", 2,
            "coverage_requirement c where c.team_id", 3,
            "audit_record c where c.action in ('create', 'import') and c.resource = 'team' and c.resource_id", 2,
            "domain_event c where c.type in ('team.created', 'roster.imported') and c.subject_id", 2);
    private static final Map<String, Integer> OF_PUBLICATION = Map.of(
            "audit_record c where c.action = 'publish' and c.resource_id", 1,
            "domain_event c where c.type = 'schedule.published' and c.subject_id", 1);

    private static final String IMPORT = "POST /api/v1/imports";
    private static final String PUBLISH = "POST /api/v1/schedules/{id}/publish";

    private record Draft(String id, String tag) {}

    private final Hospital hospital = Hospital.open();
    private final String token = Api.token(hospital.coordinator());
    private final String team = hospital.team();
    private final String activity = hospital.activity(team);
    private final Ward ward = new Ward(team, List.of(hospital.person(team), hospital.person(team)), activity);
    /** Where the created people go: nobody plans them. */
    private final String crowd = hospital.team();

    private final String crowdActivity = hospital.activity(crowd);
    /** Ids of what was answered with success, by request. */
    private final Map<String, List<String>> acknowledged = new HashMap<>();

    private final Queue<Draft> drafts = new ConcurrentLinkedQueue<>();
    /** What a publication takes here under load: a guess, corrected after each round. */
    private long publicationMillis = 200;

    Hospital hospital() {
        return hospital;
    }

    Ward ward() {
        return ward;
    }

    HttpRequest.Builder read() {
        return request("people?page_size=5");
    }

    HttpRequest.Builder person() {
        return request("people").POST(BodyPublishers.ofString(PERSON.formatted(crowd, crowdActivity)));
    }

    HttpRequest.Builder roster() {
        String name = URLEncoder.encode(Api.unique("Import"), StandardCharsets.UTF_8);
        return request("imports?team_name=" + name + "&start_date=2030-01-07")
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(ROSTER));
    }

    /** Publishes one of the drafts; null when none is left. */
    HttpRequest.Builder publication() {
        Draft draft = drafts.poll();
        return draft == null
                ? null
                : request("schedules/" + draft.id() + "/publish")
                        .header("If-Match", draft.tag())
                        .POST(BodyPublishers.noBody());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(Server.uri("api/v1/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    /** Makes drafts of the same week, each of which supersedes the one published before. */
    void draft(int number) {
        for (int i = 0; i < number; i++) {
            String id = generate(ward.week());
            assertThat(awaitEnd(id)).isEqualTo("draft");
            drafts.add(new Draft(id, hospital.api().get("schedules/" + id).header("ETag")));
        }
    }

    /** Asks again while the database is still coming back. */
    String generate(Map<String, ?> schedule) {
        return await("the database is back")
                .atMost(Duration.ofSeconds(60))
                .until(() -> hospital.api().body(schedule).post("schedules"), answer -> answer.statusCode() != 503)
                .then()
                .statusCode(202)
                .extract()
                .path("data.id");
    }

    /** Waits until a schedule's run has ended, and returns how. */
    String awaitEnd(String schedule) {
        return await("schedule " + schedule + " has ended")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> hospital.api()
                                .get("schedules/" + schedule)
                                .jsonPath()
                                .getString("data.status"),
                        status -> !List.of("queued", "solving").contains(status));
    }

    void remember(Collection<Load.Answer> answers) {
        answers.stream()
                .filter(a -> a.succeeded() && a.request().startsWith("POST"))
                .forEach(answer -> acknowledged
                        .computeIfAbsent(answer.request(), request -> new ArrayList<>())
                        .add(id(answer)));
        publicationMillis = answers.stream()
                .filter(a -> a.succeeded() && a.request().equals(PUBLISH))
                .mapToLong(a -> (a.answered() - a.asked()) / 1_000_000)
                .max()
                .orElse(publicationMillis * 3 / 2); // longer next time, if the blow was always faster
    }

    /** Each answer is read once: a long run has ten thousands. */
    private static String id(Load.Answer answer) {
        JsonPath body = JsonPath.from(answer.body());
        return body.getString(answer.request().equals(IMPORT) ? "data.team_id" : "data.id");
    }

    long publicationMillis() {
        return publicationMillis;
    }

    /** What was answered with success is there; what is there is there with all its rows, and nothing else is. */
    void assertWhole() {
        assertThere("POST /api/v1/people", "select id from person where workspace_id = ?");
        assertThere(IMPORT, "select id from team where workspace_id = ?");
        assertThere(
                PUBLISH, "select id from schedule where status in ('PUBLISHED', 'SUPERSEDED') and workspace_id = ?");
        assertComplete("person r where r.name = 'Whole'", OF_PERSON);
        assertComplete("team r where r.name like 'Import%'", OF_IMPORT);
        assertComplete("schedule r where r.status in ('PUBLISHED', 'SUPERSEDED')", OF_PUBLICATION);
        assertNone("schedule r where r.status = 'DRAFT' and exists (select 1 from assignment a"
                + " where a.schedule_id = r.id and a.in_force)");
        assertNone("schedule r where r.status = 'DRAFT' and exists (select 1 from domain_event e"
                + " where e.subject_id = r.id and e.type = 'schedule.published')");
        assertNone("assignment r where r.in_force <> exists (select 1 from duty d where d.assignment_id = r.id)");
        assertNone("domain_event r where type = 'person.created'"
                + " and not exists (select 1 from person p where p.id = r.subject_id)");
        assertNone("audit_record r where resource = 'person' and action = 'create'"
                + " and not exists (select 1 from person p where p.id = r.resource_id)");
        assertNone("domain_event r where type in ('team.created', 'roster.imported')"
                + " and not exists (select 1 from team t where t.id = r.subject_id)");
    }

    private void assertThere(String request, String query) {
        Set<String> missing = new HashSet<>(acknowledged.getOrDefault(request, List.of()));
        Db.texts(query, hospital.workspace()).forEach(missing::remove);
        assertThat(missing).as("answered with success but lost: " + request).isEmpty();
    }

    private void assertComplete(String rows, Map<String, Integer> children) {
        children.forEach((child, number) ->
                assertNone(rows + " and " + number + " <> (select count(*) from " + child + " = r.id)"));
    }

    private void assertNone(String rows) {
        assertThat(Db.texts("select r.id from " + rows + " and r.workspace_id = ?", hospital.workspace()))
                .as("half there: " + rows)
                .isEmpty();
    }

    /** How many of each there are, and of how many publications that was said. */
    String figures() {
        int said = acknowledged.getOrDefault(PUBLISH, List.of()).size();
        return Db.text(
                        "select (select count(*) from person where name = 'Whole' and workspace_id = w.id) || ' people, '"
                                + " || (select count(*) from team where name like 'Import%' and workspace_id = w.id)"
                                + " || ' imports, ' || (select count(*) from schedule where published_at is not null"
                                + " and workspace_id = w.id) || ' publications' from workspace w where id = ?",
                        hospital.workspace())
                + " (" + said + " acknowledged), one takes " + publicationMillis + " ms";
    }
}
