package org.rounds.it.hostile;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.rounds.it.Db;
import org.rounds.it.Description;
import org.rounds.it.Description.Operation;
import org.rounds.it.Hospital;

/** A workspace with some of everything that the description lets its coordinator create. */
final class Population {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ENOUGH = 3;

    private final Description description;
    private final Hospital hospital;
    private final String marker;
    private final RandomGenerator random;
    /** Ids by what they are of, where clients make them: "team", "person". */
    private final Map<String, List<String>> ids = new HashMap<>();

    private final Map<String, String> kinds = new HashMap<>();

    Population(Description description, Hospital hospital, String marker, long seed) {
        this.description = description;
        this.hospital = hospital;
        this.marker = marker;
        this.random = new SplittableRandom(seed);
        description.operations().stream()
                .filter(o -> description.find("POST", collection(o.template())).isPresent())
                .forEach(o -> kind(o).ifPresent(kind -> kinds.put(collection(o.template()), kind)));
    }

    Hospital hospital() {
        return hospital;
    }

    /** What the collection is of: the view that is read by id, without its ending. */
    private static java.util.Optional<String> kind(Operation operation) {
        JsonNode data = operation.model().at("/responses/200/content/application~1json/schema/properties/data/$ref");
        return operation.method().equals("GET") && operation.template().matches("/[^{]+/\\{[^/]+}") && data.isTextual()
                ? java.util.Optional.of(data.asText()
                        .replaceFirst(".*/", "")
                        .replaceFirst("View$", "")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toLowerCase(Locale.ROOT))
                : java.util.Optional.empty();
    }

    private static String collection(String template) {
        return template.replaceFirst("/\\{.*", "");
    }

    /** Fills up what is missing or gone; with new people and teams, if the old ones have no free day left by now. */
    Population replenish() {
        ids.forEach((kind, known) -> known.removeIf(id -> !isThere(kind, id)));
        fill();
        if (!kinds().stream().allMatch(this::has)) {
            ids.clear();
            fill();
        }
        return this;
    }

    /** Several turns, since one thing needs another. */
    private void fill() {
        if (kinds.containsValue("assignment") && !has("assignment")) {
            assign();
        }
        for (int turn = 0; turn < 12 * ENOUGH; turn++) {
            description.operations().stream()
                    .filter(o -> o.method().equals("POST") && kinds.containsKey(o.template()))
                    .filter(o ->
                            ids.getOrDefault(kinds.get(o.template()), List.of()).size() < ENOUGH)
                    .forEach(this::create);
        }
    }

    /** What is generated here is stopped at once, and an assignment needs a draft; some rule set made here may forbid it. */
    private void assign() {
        String team = hospital.create("teams", Map.of("name", text(random)));
        String person = hospital.create("people", Map.of("name", text(random), "type", "nurse", "team_id", team));
        String activity = hospital.activity(team);
        String draft = hospital.draft(team, "WORK", "2030-01-07", "2030-01-13", List.of(person));
        String assignment = hospital.create(
                "assignments",
                Map.of(
                        "schedule_id",
                        draft,
                        "person_id",
                        person,
                        "activity_id",
                        activity,
                        "date",
                        "2030-01-07",
                        "override_reason",
                        "Nobody else"));
        ids.computeIfAbsent("schedule", k -> new ArrayList<>()).add(draft);
        ids.computeIfAbsent("assignment", k -> new ArrayList<>()).add(assignment);
    }

    private boolean isThere(String kind, String id) {
        return kinds.entrySet().stream()
                .filter(k -> k.getValue().equals(kind))
                .allMatch(k ->
                        hospital.api().get(k.getKey().substring(1) + "/" + id).statusCode() == 200);
    }

    private void create(Operation operation) {
        JsonNode schema = operation.model().at("/requestBody/content/application~1json/schema");
        String path = operation.template().substring(1);
        Response answer = hospital.api()
                .body(new Bodies(description, this, random).valid("", schema).toString())
                .post(path);
        if (answer.statusCode() / 100 == 2) {
            String id = answer.path("data.id");
            ids.computeIfAbsent(kinds.get(operation.template()), k -> new ArrayList<>())
                    .add(id);
            stop(operation.template(), id, answer.statusCode());
        }
    }

    /** A job that goes on in the background is not what is looked at here. */
    void stop(String collection, String id, int status) {
        String path = collection + "/" + id + "/cancel";
        if (status == 202 && description.find("POST", path).isPresent()) {
            hospital.api().post(path.substring(1));
        }
    }

    /** Waits until nothing works in the background any more. */
    Population settle() {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Db.count(
                                "select count(*) from schedule where workspace_id = ?"
                                        + " and status in ('QUEUED', 'SOLVING')",
                                hospital.workspace())
                        == 0);
        return this;
    }

    List<String> kinds() {
        return kinds.values().stream().distinct().sorted().toList();
    }

    boolean has(String kind) {
        return !ids.getOrDefault(kind, List.of()).isEmpty();
    }

    /** Returns an id of that kind, or any, if there is none of it. */
    String id(String kind, RandomGenerator choice) {
        List<String> known = has(kind)
                ? ids.get(kind)
                : ids.values().stream().flatMap(List::stream).toList();
        return known.isEmpty() ? "0198c0de-0000-7000-8000-000000000001" : known.get(choice.nextInt(known.size()));
    }

    /** Returns an id for the first variable of a path. */
    String idFor(String template, RandomGenerator choice) {
        return id(kinds.getOrDefault(collection(template), ""), choice);
    }

    String text(RandomGenerator choice) {
        return marker + " " + Long.toHexString(choice.nextLong());
    }

    /** Every row of the workspace's own, as one number for each table. */
    List<String> fingerprint() {
        return Db.texts("select c.relname || '=' || (xpath('/row/n/text()', query_to_xml(format("
                + "'select md5(string_agg(t::text, '''' order by t::text)) as n from %I t where workspace_id = %L',"
                + " c.relname, '" + hospital.workspace() + "'), true, true, '')))[1]"
                + " from pg_class c join pg_attribute a on a.attrelid = c.oid"
                + " where c.relkind = 'r' and a.attname = 'workspace_id' order by 1");
    }

    static JsonNode json(byte[] body) throws java.io.IOException {
        return JSON.readTree(body);
    }
}
