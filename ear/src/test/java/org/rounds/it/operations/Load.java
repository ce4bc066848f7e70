package org.rounds.it.operations;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Clients that ask without pause until they are stopped, and remember every answer. */
final class Load implements AutoCloseable {

    /** What no request may last longer than, whatever has been killed. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean stopped;

    /** A request's end: its status, or 0 where the connection broke or nothing came in time. */
    record Answer(String request, int status, String body, long asked, long answered) {

        boolean succeeded() {
            return status >= 200 && status < 300;
        }

        String id() {
            return JsonPath.from(body).getString("data.id");
        }

        @Override
        public String toString() {
            return request + " -> " + status + " after " + (answered - asked) / 1_000_000 + " ms "
                    + body.substring(0, Math.min(body.length(), 300));
        }
    }

    /** Lets so many clients ask, each for whatever comes next; a null ends a client. */
    Load with(int number, Supplier<HttpRequest.Builder> next) {
        for (int i = 0; i < number; i++) {
            running.add(clients.submit(() -> {
                for (var request = next.get(); request != null && !stopped; request = next.get()) {
                    ask(request.timeout(LONGEST).build());
                }
            }));
        }
        return this;
    }

    private void ask(HttpRequest request) {
        String name = request.method() + " " + path(request.uri());
        long asked = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            answers.add(new Answer(name, response.statusCode(), response.body(), asked, System.nanoTime()));
        } catch (IOException e) {
            answers.add(new Answer(name, 0, e.toString(), asked, System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String path(URI uri) {
        return uri.getPath().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}");
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** Lets every client end its request. */
    @Override
    public void close() {
        stopped = true;
        try {
            for (Future<?> client : running) {
                client.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            clients.shutdownNow();
        }
    }
}
