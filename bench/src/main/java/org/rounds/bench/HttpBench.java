package org.rounds.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the product adds to a request: its own answer beside plain JDBC's on the same server and data source. The targets
 * take turns of a quarter of a second each, so that whatever else the machine does meets them alike.
 */
final class HttpBench {
    private static final long TURN_NANOS = 250_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final PrintStream out;

    HttpBench(URI server, PrintStream out) {
        this.server = server;
        this.out = out;
    }

    /** Measures a read of one team for as long on each target. The demo has to be loaded, and the bare servlet deployed. */
    void run(int seconds, int threads) throws IOException {
        String token = token();
        JsonNode team = read("/api/v1/teams?page_size=1", token).at("/data/0/id");
        String workspace = workspace(token);
        String tenant = "?workspace=" + workspace;
        Map<String, HttpRequest> targets = new LinkedHashMap<>();
        targets.put("GET /teams/{id}", request("/api/v1/teams/" + team.asText(), token));
        targets.put("bare: the same row", request("/rounds-bare/team" + tenant + "&id=" + team.asText(), token));
        targets.put("bare: a row of no tenant", request("/rounds-bare/right", token));
        targets.put("bare: that, workspace set", request("/rounds-bare/right" + tenant, token));
        measure(targets, Math.max(2, seconds / 5), threads);
        Map<String, List<Long>> times = measure(targets, seconds, threads);
        double base = perSecond(times.values().iterator().next(), threads);
        out.printf("%-28s %9s %7s %8s %8s%n", "target", "req/s", "ratio", "p50 ms", "p99 ms");
        times.forEach((name, nanos) -> out.printf(
                Locale.ROOT,
                "%-28s %9.0f %7.2f %8.2f %8.2f%n",
                name,
                perSecond(nanos, threads),
                base / perSecond(nanos, threads),
                at(nanos, 0.5),
                at(nanos, 0.99)));
    }

    private Map<String, List<Long>> measure(Map<String, HttpRequest> targets, int seconds, int threads)
            throws IOException {
        Map<String, List<Long>> times = new LinkedHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (long turn = 0; turn < seconds * 1_000_000_000L / TURN_NANOS; turn++) {
                for (var target : targets.entrySet()) {
                    long end = System.nanoTime() + TURN_NANOS;
                    List<Future<List<Long>>> clients = new ArrayList<>();
                    for (int i = 0; i < threads; i++) {
                        clients.add(pool.submit(() -> until(end, target.getValue())));
                    }
                    List<Long> of = times.computeIfAbsent(target.getKey(), name -> new ArrayList<>());
                    for (var client : clients) {
                        of.addAll(client.get());
                    }
                }
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        } finally {
            pool.shutdownNow();
        }
        return times;
    }

    private List<Long> until(long end, HttpRequest request) throws IOException, InterruptedException {
        List<Long> times = new ArrayList<>();
        while (System.nanoTime() < end) {
            times.add(time(request));
        }
        return times;
    }

    /** Returns how long one answer takes, which has to be 200. */
    long time(HttpRequest request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = http.send(request, BodyHandlers.ofByteArray()).statusCode();
        if (status != 200) {
            throw new IOException(request.uri().getPath() + " answers " + status);
        }
        return System.nanoTime() - start;
    }

    private static double perSecond(List<Long> nanos, int threads) {
        return threads
                * 1e9
                * nanos.size()
                / nanos.stream().mapToLong(Long::longValue).sum();
    }

    static double at(List<Long> nanos, double part) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[(int) (part * (sorted.length - 1))] / 1e6;
    }

    String token() throws IOException {
        String body = JSON.writeValueAsString(Map.of("username", "coordinator", "password", "rounds-demo"));
        return send(HttpRequest.newBuilder(server.resolve("/api/v1/auth/token"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .at("/access_token")
                .asText();
    }

    /** As the token says it: nobody else does. */
    static String workspace(String token) throws IOException {
        byte[] claims = java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return JSON.readTree(claims).at("/workspace").asText();
    }

    JsonNode read(String path, String token) throws IOException {
        return send(request(path, token));
    }

    HttpRequest request(String path, String token) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    JsonNode send(HttpRequest request) throws IOException {
        try {
            return JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
