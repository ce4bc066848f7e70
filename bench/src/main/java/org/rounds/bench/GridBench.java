package org.rounds.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What it takes to read a large roster: a month of 200 people as a grid and as a list of violations, at a steady rate,
 * beside the same rows by plain JDBC on the same server and data source. Answers are timed from when they were due, so
 * that a stall counts for all who wait.
 */
final class GridBench {
    private static final int PEOPLE = 200;
    private static final int DAYS = 28;
    private static final int CLIENTS = 8;
    private static final int CHANGES = 20;

    private final HttpBench http;
    private final PrintStream out;

    GridBench(HttpBench http, PrintStream out) {
        this.http = http;
        this.out = out;
    }

    /** Generates the roster first; the demo has to be loaded, without limits, and the bare servlet deployed. */
    void run(int seconds, int rate) throws IOException {
        String token = http.token();
        String schedule = schedule(token);
        String tenant = "&workspace=" + HttpBench.workspace(token);
        Map<String, HttpRequest> targets = new LinkedHashMap<>();
        String path = "/api/v1/schedules/" + schedule;
        targets.put("grid of 200 x 28", http.request(path + "/assignments?view=grid", token));
        targets.put("validation of it", http.request(path + "/validation", token));
        targets.put("bare: its assignments", http.request("/rounds-bare/grid?schedule=" + schedule + tenant, token));
        for (HttpRequest target : targets.values()) {
            steady(target, 5, rate);
        }
        out.printf("%-24s %8s %8s %8s   at %d requests a second%n", "target", "p50 ms", "p95 ms", "p99 ms", rate);
        for (var target : targets.entrySet()) {
            print(target.getKey(), steady(target.getValue(), seconds, rate));
        }
        afterChanges(schedule, targets, token);
    }

    private void print(String target, List<Long> nanos) {
        out.printf(
                Locale.ROOT,
                "%-24s %8.1f %8.1f %8.1f%n",
                target,
                HttpBench.at(nanos, 0.5),
                HttpBench.at(nanos, 0.95),
                HttpBench.at(nanos, 0.99));
    }

    /** One client who changes the roster by hand, and reads it when something else in the hospital has changed as well. */
    private void afterChanges(String schedule, Map<String, HttpRequest> targets, String token) throws IOException {
        out.printf("%-24s %8s %8s %8s   %d times, one client%n", "target", "p50 ms", "p95 ms", "p99 ms", CHANGES);
        String cell = http.read("/api/v1/schedules/" + schedule + "/assignments?page_size=1", token)
                .at("/data/0/id")
                .asText();
        Map<String, List<Long>> times = new LinkedHashMap<>();
        for (int i = 0; i < CHANGES; i++) {
            JsonNode assignment =
                    http.read("/api/v1/assignments/" + cell, token).at("/data");
            long start = System.nanoTime();
            http.send(HttpRequest.newBuilder(
                            http.request("/api/v1/assignments/" + cell + "?override_reason=bench", token),
                            (n, v) -> true)
                    .header("If-Match", "\"" + assignment.at("/version").asText() + "\"")
                    .DELETE()
                    .build());
            took(times, "taking a cell away", start);
            start = System.nanoTime();
            String body = "{\"schedule_id\": \"%s\", \"person_id\": %s, \"activity_id\": %s, \"date\": %s}"
                    .formatted(
                            schedule,
                            assignment.at("/person_id"),
                            assignment.at("/activity_id"),
                            assignment.at("/date"));
            cell = http.send(post("/api/v1/assignments", body, token))
                    .at("/data/id")
                    .asText();
            took(times, "giving it back", start);
            for (var target : targets.entrySet()) {
                http.send(post("/api/v1/teams", "{\"name\": \"Bench " + System.nanoTime() + "\"}", token));
                start = System.nanoTime();
                http.send(target.getValue());
                took(times, target.getKey(), start);
            }
        }
        times.forEach(this::print);
    }

    private static void took(Map<String, List<Long>> times, String what, long start) {
        times.computeIfAbsent(what, w -> new ArrayList<>()).add(System.nanoTime() - start);
    }

    private HttpRequest post(String path, String body, String token) {
        return HttpRequest.newBuilder(http.request(path, token), (n, v) -> true)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private List<Long> steady(HttpRequest request, int seconds, int rate) throws IOException {
        Queue<Long> times = new ConcurrentLinkedQueue<>();
        Queue<Exception> failures = new ConcurrentLinkedQueue<>();
        ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);
        try {
            long start = System.nanoTime();
            for (int i = 0; i < seconds * rate; i++) {
                long due = start + i * 1_000_000_000L / rate;
                clients.schedule(
                        () -> {
                            try {
                                http.time(request);
                                times.add(System.nanoTime() - due);
                            } catch (IOException | InterruptedException e) {
                                failures.add(e);
                            }
                        },
                        due - System.nanoTime(),
                        TimeUnit.NANOSECONDS);
            }
            clients.shutdown();
            if (!clients.awaitTermination(10L * seconds, TimeUnit.SECONDS) || !failures.isEmpty()) {
                throw new IOException("not all were answered: " + failures.peek());
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            clients.shutdownNow();
        }
        return new ArrayList<>(times);
    }

    private String schedule(String token) throws IOException {
        String name = "Bench%20" + System.currentTimeMillis();
        String team = http.send(HttpRequest.newBuilder(
                                http.request("/api/v1/imports?start_date=2031-01-06&team_name=" + name, token),
                                (n, v) -> true)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(instance()))
                        .build())
                .at("/data/team_id")
                .asText();
        String body = "{\"name\": \"Bench\", \"team_id\": \"" + team + "\", \"start_date\": \"2031-01-06\","
                + " \"end_date\": \"2031-02-02\", \"time_limit_seconds\": 20}";
        String schedule =
                http.send(post("/api/v1/schedules", body, token)).at("/data/id").asText();
        JsonNode data;
        do {
            data = http.read("/api/v1/schedules/" + schedule, token).at("/data");
        } while (List.of("queued", "solving").contains(data.at("/status").asText()));
        out.printf("200 x 28, 20 s: %s, %s%n", data.at("/status").asText(), data.at("/score"));
        return schedule;
    }

    /** Three shifts, every third of the people on each, one weekend in two. */
    static String instance() {
        var text = new StringBuilder(
                "SECTION_HORIZON\n28\n\nSECTION_SHIFTS\nE,480,\nL,480,E\nN,480,E|L\n\nSECTION_STAFF\n");
        for (int person = 0; person < PEOPLE; person++) {
            text.append("P").append(person).append(",E=28|L=28|N=8,9600,6720,5,2,2,2\n");
        }
        text.append("\nSECTION_COVER\n");
        for (int day = 0; day < DAYS; day++) {
            int weekend = day % 7 > 4 ? 10 : 0;
            text.append(day).append(",E,").append(50 - weekend).append(",100,1\n");
            text.append(day).append(",L,").append(45 - weekend).append(",100,1\n");
            text.append(day).append(",N,").append(30 - weekend).append(",100,1\n");
        }
        return text.toString();
    }
}
