package org.rounds.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Description;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;
import org.rounds.it.Server;

/** {@code -Drounds.hostile=50000} sends more than every build does; {@code -Drounds.hostile.seed} sends others. */
@DisplayName("Hostile requests")
@InTurn
class HostileSystemIT {
    private static final int NUMBER = Integer.getInteger("rounds.hostile", 2_000);
    private static final long SEED = Long.getLong("rounds.hostile.seed", 20_261_122L);
    private static final int TURN = 1_000;
    private static final int CONNECTIONS = 4;
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Set<String> WITHOUT_BODY = Set.of("OPTIONS", "TRACE", "HEAD");
    private static final String SECRET = "Zebrafink";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Description description = Description.served();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Queue<Timed> times = new ConcurrentLinkedQueue<>();

    /** How long an attack took. */
    private record Timed(Attack attack, Duration time) {}

    @Test
    @DisplayName("R1.1 R1.2 R1.3 neither break the server, nor reach another workspace, nor keep anybody waiting")
    void breakNothing() throws Exception {
        Population victim = new Population(description, Hospital.open().administered(), SECRET, SEED)
                .replenish()
                .settle();
        assertThat(victim.kinds()).isNotEmpty().allMatch(victim::has);
        List<String> before = victim.fingerprint();
        Population own = new Population(description, Hospital.open().administered(), "Own", SEED + 1);
        Attacks attacks = new Attacks(description, own, victim, SEED);

        for (long first = 0; first < NUMBER && faults.size() < 100; first += TURN) {
            own.replenish();
            turn(attacks, first, Math.min(first + TURN, NUMBER), own);
        }
        requireSpeed();

        assertThat(faults).as("%d attacks, seed %d", NUMBER, SEED).isEmpty();
        assertThat(victim.fingerprint()).as("the other workspace").isEqualTo(before);
        assertThat(own.replenish().kinds()).as("the workspace they came from").allMatch(own::has);
        io.restassured.RestAssured.get(Server.uri("health/ready")).then().statusCode(200);
    }

    private void turn(Attacks attacks, long first, long end, Population own) throws Exception {
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (long number = first; number < end; number++) {
                Attack attack = attacks.attack(number);
                sent.add(connections.submit(() -> send(attack, own)));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } finally {
            connections.shutdownNow();
        }
    }

    private void send(Attack attack, Population own) {
        try {
            long start = System.nanoTime();
            HttpResponse<byte[]> response = answer(attack);
            times.add(new Timed(attack, Duration.ofNanos(System.nanoTime() - start)));
            judge(attack, response);
            if (response.statusCode() == 202) {
                String id = Population.json(response.body()).at("/data/id").asText();
                own.stop(attack.path().replaceFirst("^/api/v1", ""), id, 202);
            }
        } catch (IOException e) {
            faults.add(attack + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A server may close a kept connection just when the next request begins (RFC 9112, 9.5): that one is sent again. */
    private HttpResponse<byte[]> answer(Attack attack) throws IOException, InterruptedException {
        try {
            return client.send(attack.request(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException closed) {
            return client.send(attack.request(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private void judge(Attack attack, HttpResponse<byte[]> response) {
        Map<String, String> headers = response.headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        h -> h.getKey().toLowerCase(Locale.ROOT),
                        h -> h.getValue().get(0),
                        (a, b) -> a));
        List<String> found = new ArrayList<>();
        if (response.statusCode() >= 500) {
            found.add("the server is broken");
        }
        String body = new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
        // What Open Liberty's web container refuses never reaches the application.
        boolean refusedBefore = response.statusCode() == 400 && body.contains("CWWWC0005I");
        if (!refusedBefore && !WITHOUT_BODY.contains(attack.method())) {
            found.addAll(description.faults(
                    attack.method(),
                    attack.path(),
                    new Description.Answer(
                            response.statusCode(),
                            headers,
                            response.body(),
                            String.valueOf(response.uri().getRawQuery()).contains("fields="))));
        }
        if (body.contains(SECRET)) {
            found.add("data of the other workspace");
        }
        if (headers.containsKey("x-injected")) {
            found.add("an injected header");
        }
        if (!found.isEmpty()) {
            faults.add(attack + "\n  -> " + response.statusCode() + " " + found + " "
                    + body.substring(0, Math.min(body.length(), 300)));
        }
    }

    /** What was slow among the others is sent again, alone: a busy machine is no fault of the server's. */
    private void requireSpeed() throws Exception {
        List<Timed> slowest = times.stream()
                .sorted(Comparator.comparing(Timed::time).reversed())
                .limit(20)
                .toList();
        System.out.printf(
                "%d hostile requests, seed %d; slowest %d ms: %s%n",
                times.size(),
                SEED,
                slowest.get(0).time().toMillis(),
                slowest.get(0).attack());
        for (Timed slow : slowest) {
            if (slow.time().compareTo(LONGEST) > 0 && fastest(slow.attack()).compareTo(LONGEST) > 0) {
                faults.add(slow.attack() + " took " + slow.time().toMillis() + " ms");
            }
        }
    }

    private Duration fastest(Attack attack) throws Exception {
        Duration fastest = Duration.ofDays(1);
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            client.send(attack.request(), HttpResponse.BodyHandlers.ofByteArray());
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            fastest = time.compareTo(fastest) < 0 ? time : fastest;
        }
        return fastest;
    }
}
