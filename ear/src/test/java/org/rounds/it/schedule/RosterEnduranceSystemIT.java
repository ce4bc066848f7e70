package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;

/** {@code -Drounds.operations=20000} does more than every build; {@code -Drounds.operations.seed} does others. */
@DisplayName("A hospital in which much is changed at once")
class RosterEnduranceSystemIT {
    private static final int NUMBER = Integer.getInteger("rounds.operations", 400);
    private static final long SEED = Long.getLong("rounds.operations.seed", 20_261_122L);
    private static final int CLIENTS = 8;
    private static final int PEOPLE = 5;

    private final Hospital hospital = Hospital.open();
    private final Roster week = Roster.of(hospital, PEOPLE);
    private final String atHome = week.activity("17:00", "at_home");
    private final List<Roster> schedules = new CopyOnWriteArrayList<>();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();

    @Test
    void keepsToWhatIsAlwaysTrue() {
        schedules.add(week);
        schedules.add(week.another("WORK", Roster.FIRST, Roster.day(3)));
        schedules.add(week.another("CALL", Roster.FIRST, Roster.LAST));
        AtomicInteger next = new AtomicInteger();
        List<Callable<Void>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(() -> {
                for (int number = next.getAndIncrement(); number < NUMBER; number = next.getAndIncrement()) {
                    act(new SplittableRandom(SEED + number));
                }
                return null;
            });
        }
        long start = System.nanoTime();
        Race.of(clients);
        System.out.printf(
                "%d operations, seed %d, %d s: %s%n",
                NUMBER, SEED, (System.nanoTime() - start) / 1_000_000_000, new TreeMap<>(answers));

        week.assertConsistent();
        assertEveryEffectIsOnTheTrail();
        assertThat(answers.keySet()).as("answers").noneMatch(a -> a.matches(".* 5\\d\\d"));
        assertThat(answers.keySet()).as("what has succeeded").contains("assign 201", "change 200", "publish 200");
    }

    private void act(SplittableRandom random) {
        Roster roster = schedules.get(random.nextInt(schedules.size()));
        int die = random.nextInt(100);
        if (die < 45) {
            count("assign", roster.post(cell(roster, random)));
        } else if (die < 60) {
            count("change", change(roster, random));
        } else if (die < 72) {
            any(
                    roster,
                    random,
                    id -> count("take away", hospital.api().delete("assignments/" + id + "?override_reason=r")));
        } else if (die < 82) {
            count("publish", roster.publish());
        } else if (die < 88) {
            count(
                    "roll back",
                    hospital.api()
                            .body(Map.of("reason", "it was the wrong week"))
                            .post("schedules/" + roster.schedule() + "/rollback"));
        } else if (die < 93) {
            String person = week.people().get(random.nextInt(PEOPLE));
            String day = Roster.day(random.nextInt(7));
            count(
                    "absence",
                    hospital.api()
                            .body(Map.of("person_id", person, "type", "sick", "start_date", day, "end_date", day))
                            .post("absences"));
        } else if (die < 96 && schedules.size() < 40) {
            int from = random.nextInt(4);
            schedules.add(week.another(
                    random.nextInt(4) == 0 ? "CALL" : "WORK", Roster.day(from), Roster.day(from + random.nextInt(4))));
        } else {
            watch(roster);
        }
    }

    private Map<String, Object> cell(Roster roster, SplittableRandom random) {
        Map<String, Object> cell = roster.cell(random.nextInt(PEOPLE), random.nextInt(7));
        cell.put("override_reason", "whatever it breaks");
        if (random.nextInt(4) == 0) {
            cell.put("activity_id", atHome);
        }
        return cell;
    }

    private Response change(Roster roster, SplittableRandom random) {
        Map<String, Object> cell = cell(roster, random);
        cell.remove("schedule_id");
        List<String> ids = ids(roster);
        String id = ids.isEmpty() ? roster.schedule() : ids.get(random.nextInt(ids.size()));
        Response seen = hospital.api().get("assignments/" + id);
        return seen.statusCode() == 200
                ? hospital.api().header(seen(seen)).body(cell).patch("assignments/" + id)
                : seen;
    }

    private void any(Roster roster, SplittableRandom random, java.util.function.Consumer<String> action) {
        List<String> ids = ids(roster);
        if (!ids.isEmpty()) {
            action.accept(ids.get(random.nextInt(ids.size())));
        }
    }

    private static List<String> ids(Roster roster) {
        return Db.texts("select id from assignment where schedule_id = cast(? as uuid) order by id", roster.schedule());
    }

    /** A version that has been seen is never followed by a lower one. */
    private void watch(Roster roster) {
        int before = versions.getOrDefault(roster.schedule(), 0);
        int now = roster.read("version");
        assertThat(now).isGreaterThanOrEqualTo(before);
        versions.merge(roster.schedule(), now, Math::max);
    }

    private void count(String action, Response answer) {
        answers.computeIfAbsent(action + " " + answer.statusCode(), a -> new LongAdder())
                .increment();
        if (answer.statusCode() >= 500) {
            System.out.println(action + ": " + answer.asString());
        }
    }

    private long answered(String action) {
        LongAdder number = answers.get(action);
        return number == null ? 0 : number.sum();
    }

    /** What has succeeded has left its record and its fact, and nothing else has. */
    private void assertEveryEffectIsOnTheTrail() {
        Map.of(
                        "create assignment", "assign 201",
                        "update assignment", "change 200",
                        "delete assignment", "take away 204",
                        "publish schedule", "publish 200",
                        "rollback schedule", "roll back 200",
                        "create absence", "absence 201")
                .forEach((record, answer) -> assertThat(Db.count(
                                "select count(*) from audit_record where workspace_id = ? and action = ? and resource = ?",
                                hospital.workspace(),
                                record.split(" ")[0],
                                record.split(" ")[1]))
                        .as(record)
                        .isLessThanOrEqualTo(answered(answer))
                        .isGreaterThanOrEqualTo(record.startsWith("update") ? 0 : answered(answer)));
        Map.of(
                        "assignment.created", "assign 201",
                        "assignment.deleted", "take away 204",
                        "schedule.published", "publish 200",
                        "schedule.rolled_back", "roll back 200")
                .forEach((event, answer) -> assertThat(Db.count(
                                "select count(*) from domain_event where workspace_id = ? and type = ?",
                                hospital.workspace(),
                                event))
                        .as(event)
                        .isEqualTo(answered(answer)));
        assertThat(Db.count("select count(*) from assignment where workspace_id = ? and pinned", hospital.workspace()))
                .isEqualTo(answered("assign 201") - answered("take away 204"));
    }
}
