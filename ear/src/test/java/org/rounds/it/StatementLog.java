package org.rounds.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the statements that reach the test server's PostgreSQL, by the workspace they are for. */
public final class StatementLog {

    /** A log line of ours: {@code pid|text}. */
    private static final Pattern LINE = Pattern.compile("(\\d+)\\|(LOG|DETAIL): +(.*)");

    public void start() {
        set("log_line_prefix = '%p|'");
        set("log_statement = 'all'");
        set("log_parameter_max_length = 100");
        Db.text("select pg_reload_conf()");
        // The server's connections hear of it a little later.
        await("statements are logged").atMost(Duration.ofSeconds(30)).until(() -> {
            int before = lines().size();
            Api.coordinator().get("teams");
            List<String> after = lines();
            return after.subList(before, after.size()).stream().anyMatch(l -> l.contains("set_config"));
        });
    }

    public void stop() {
        for (String setting : List.of("log_line_prefix", "log_statement", "log_parameter_max_length")) {
            Db.update("alter system reset " + setting);
        }
        Db.text("select pg_reload_conf()");
    }

    private static void set(String setting) {
        Db.update("alter system set " + setting);
    }

    /** Returns how many statements the workspace's transactions had while the request ran. */
    public long of(Hospital hospital, Runnable request) {
        Api.token(hospital.coordinator()); // signing in is not the request
        int before = lines().size();
        request.run();
        List<String> after = lines();
        return count(hospital, after.subList(before, after.size()));
    }

    /** A backend's statements belong to the workspace that was set last on it, until its transaction ends. */
    private static long count(Hospital hospital, List<String> lines) {
        String wanted = hospital.workspace().toString();
        Map<String, Boolean> ours = new HashMap<>();
        Map<String, Boolean> setting = new HashMap<>();
        long statements = 0;
        for (String line : lines) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                continue; // a statement's second line
            }
            String backend = parts.group(1);
            String text = parts.group(3);
            if (parts.group(2).equals("DETAIL")) {
                if (setting.getOrDefault(backend, false)) {
                    ours.put(backend, text.contains(wanted));
                    setting.put(backend, false);
                }
            } else if (text.contains("set_config('rounds.workspace'")) {
                setting.put(backend, true);
            } else if (text.endsWith(": COMMIT") || text.endsWith(": ROLLBACK") || text.endsWith(": BEGIN")) {
                ours.put(backend, false);
            } else if (ours.getOrDefault(backend, false) && !text.contains("pg_catalog.")) {
                // the driver asks the catalogue what columns are like, once on each connection
                statements++;
            }
        }
        return statements;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log() {
        return Server.running().instance().serverLog().resolveSibling("postgresql.log");
    }
}
