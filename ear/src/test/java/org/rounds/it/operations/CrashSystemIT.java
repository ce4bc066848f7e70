package org.rounds.it.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Server;
import org.rounds.it.Ward;

/**
 * Runs as the last class (its order; junit-platform.properties), since no other test could bear what happens here.
 * {@code -Drounds.kills=50} kills PostgreSQL more often, {@code -Drounds.kills.server=5} the application server as well.
 */
@DisplayName("When something is killed under load")
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 2, unit = TimeUnit.HOURS)
@Isolated
class CrashSystemIT {

    private static final Duration BACK = Duration.ofSeconds(15);

    @Test
    @Order(1)
    @DisplayName("clients hear 503 while PostgreSQL is away, and within 15 s of its return nothing but success")
    void outlivesARestartOfTheDatabase() throws Exception {
        Aggregates aggregates = new Aggregates();
        Map<String, Object> week = aggregates.ward().week("move_limit", null);
        for (String saturday : List.of(Ward.day(5), Ward.day(12))) {
            Ward.endless(
                    aggregates.hospital().coordinator(),
                    aggregates.ward().people().get(0),
                    saturday);
        }
        week.put("time_limit_seconds", 15);
        String solving = aggregates.generate(week);
        week.putAll(Map.of("start_date", "2030-01-14", "end_date", "2030-01-20", "time_limit_seconds", 5));
        String ending = aggregates.generate(week);
        long logged = outagesLogged();
        long gone;
        long back;
        Load load = new Load();
        try (load) {
            load.with(4, aggregates::person).with(2, aggregates::read).with(1, aggregates::roster);
            pause(2000);
            Postgres.kill();
            gone = System.nanoTime();
            pause(5000);
            Postgres.start();
            back = System.nanoTime();
            pause(BACK.toMillis() + 2000);
        }
        List<Load.Answer> answers = load.answers();
        aggregates.remember(answers);
        System.out.println("Restart of PostgreSQL: " + statuses(answers) + ", slowest "
                + answers.stream()
                                .mapToLong(a -> a.answered() - a.asked())
                                .max()
                                .orElseThrow()
                        / 1_000_000 + " ms, last refusal "
                + answers.stream()
                                .filter(a -> !a.succeeded())
                                .mapToLong(Load.Answer::answered)
                                .max()
                                .orElse(back)
                        / 1_000_000
                + " ms vs back " + back / 1_000_000);

        assertThat(answers)
                .filteredOn(answer -> !answer.succeeded())
                .as("while it was away")
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(JsonPath.from(answer.body()).getString("error.code"))
                            .isEqualTo("SERVICE_UNAVAILABLE");
                });
        assertThat(answers)
                .filteredOn(answer -> answer.asked() > back + BACK.toNanos())
                .as("after its return")
                .isNotEmpty()
                .allMatch(Load.Answer::succeeded);
        assertThat(outagesLogged() - logged).as("lines about the queue").isBetween(1L, 2L);
        assertThat(answers).filteredOn(answer -> answer.asked() < gone).anyMatch(Load.Answer::succeeded);
        for (String schedule : List.of(solving, ending)) {
            assertThat(aggregates.awaitEnd(schedule)).isEqualTo("draft");
            assertThat(aggregates.hospital().api().get("schedules/" + schedule).<Integer>path("data.job.attempts"))
                    .as("what the run came to is not lost")
                    .isEqualTo(1);
            assertThat(Db.count("select count(*) from generation_claim where job_id = cast(? as uuid)", schedule))
                    .isZero();
        }
        aggregates.assertWhole();
    }

    @Test
    @Order(2)
    @DisplayName("every aggregate is there whole or not at all, however PostgreSQL ends")
    void keepsAggregatesWholeWhenTheDatabaseIsKilled() throws Exception {
        Aggregates aggregates = new Aggregates();
        int rounds = Integer.getInteger("rounds.kills", 3);
        for (int round = 1; round <= rounds; round++) {
            boolean whole = round % 2 == 1;
            round(aggregates, () -> {
                if (whole) {
                    Postgres.kill();
                    Postgres.start();
                } else {
                    Postgres.killSession();
                }
            });
            aggregates.assertWhole();
            System.out.println("Kill " + round + " of " + rounds + ": " + aggregates.figures());
        }
    }

    @Test
    @Order(3)
    @EnabledIfSystemProperty(named = "rounds.kills.server", matches = "\\d+")
    @DisplayName("every aggregate is there whole or not at all when the application server is killed")
    void keepsAggregatesWholeWhenTheServerIsKilled() throws Exception {
        Aggregates aggregates = new Aggregates();
        int rounds = Integer.getInteger("rounds.kills.server");
        for (int round = 1; round <= rounds; round++) {
            round(aggregates, CrashSystemIT::killServer);
            Server.restart();
            aggregates.assertWhole();
            System.out.println("Server kill " + round + " of " + rounds + ": " + aggregates.figures());
        }
    }

    /** Three are wanted each day; once six of the eight are pinned off on one, two are left for it. */
    @Test
    @Order(4)
    @DisplayName("a run whose server is killed goes on from its checkpoint, with the pins that it has accepted")
    void goesOnWithARunWhoseServerIsKilled() throws Exception {
        Ward ward = Ward.of(8).needing(3);
        Map<String, Object> week = ward.longWeek();
        week.put("time_limit_seconds", 20);
        String id = Ward.generate(week);
        await("it has a checkpoint")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Db.count("select count(*) from solver_checkpoint where id = cast(? as uuid)", id) == 1);
        List<String> left = ward.people().subList(6, 8);
        for (String person : ward.people().subList(0, 6)) {
            Map<String, Object> off = new HashMap<>(Map.of("person_id", person, "date", Ward.day(4)));
            off.put("activity_id", null);
            Api.coordinator().body(off).post("schedules/" + id + "/pins").then().statusCode(201);
        }
        killServer();
        double before = Db.count("select elapsed_millis from solver_job where id = cast(? as uuid)", id) / 1000.0;
        assertThat(Ward.roster(id)).isEmpty();
        Server.restart();

        List<Double> elapsed = new ArrayList<>();
        await("it has ended")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    elapsed.add(Ward.read(id).getDouble("data.progress.elapsed_seconds"));
                    return Ward.status(id).equals("draft");
                });
        JsonPath draft = Ward.read(id);
        assertThat(draft.getString("data.job.state")).isEqualTo("done");
        assertThat(draft.getInt("data.job.attempts")).isEqualTo(2);
        assertThat(before).as("seconds before the kill").isBetween(4.0, 20.0);
        assertThat(elapsed).as("seconds since").hasSizeGreaterThan(5).allMatch(seconds -> seconds >= before);
        assertThat(draft.getDouble("data.progress.elapsed_seconds")).isBetween(20.0, 25.0);
        assertThat(Ward.roster(id))
                .hasSize(6 * 3 + 2)
                .filteredOn(cell -> cell.contains(Ward.day(4)))
                .allMatch(cell -> left.contains(cell.split(" ")[0]));
        assertThat(Db.count("select count(*) from generation_claim where job_id = cast(? as uuid)", id))
                .isZero();
    }

    private static void killServer() {
        ProcessHandle server = ProcessHandle.of(Server.running().pid()).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
    }

    private interface Blow {
        void strike() throws Exception;
    }

    /** Strikes at some moment while all kinds of aggregates are being written, before or after either publication. */
    private static void round(Aggregates aggregates, Blow blow) throws Exception {
        aggregates.draft(2);
        Load load = new Load();
        try (load) {
            load.with(4, aggregates::person).with(2, aggregates::roster);
            await("the load runs").atMost(Duration.ofSeconds(60)).until(() -> load.answers().stream()
                    .anyMatch(Load.Answer::succeeded));
            pause(ThreadLocalRandom.current().nextLong(200, 1200));
            load.with(1, aggregates::publication);
            pause(ThreadLocalRandom.current().nextLong(0, 5 * aggregates.publicationMillis() / 2 + 1));
            blow.strike();
        }
        aggregates.remember(load.answers());
        assertThat(load.answers()).anyMatch(Load.Answer::succeeded);
    }

    /** A line for each second would hide everything else. */
    private static long outagesLogged() throws IOException {
        try (Stream<String> lines =
                Files.lines(Server.running().instance().directory().resolve("server.log"))) {
            return lines.filter(line -> line.contains("The queue of solver jobs cannot be read"))
                    .count();
        }
    }

    private static Map<Integer, Long> statuses(List<Load.Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Load.Answer::status, Collectors.counting()));
    }

    /** Lets the load go on; nothing is waited for. */
    private static void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
