package org.rounds.it.hostile;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.rounds.it.Server;

/** One request. {@code target}: path and query. */
record Attack(long number, String method, String target, Map<String, String> headers, byte[] body) {

    HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(Server.uri().toString().replaceFirst("/$", "") + target))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> {
            try {
                request.header(name, value);
            } catch (IllegalArgumentException e) {
                request.header(name, "unsendable"); // this client cannot; MalformedHttpSystemIT can
            }
        });
        return request.build();
    }

    String path() {
        return target.replaceFirst("\\?.*", "");
    }

    @Override
    public String toString() {
        String text = "#" + number + " " + method + " " + target + " "
                + headers.entrySet().stream()
                        .filter(h -> !h.getKey().equals("Authorization"))
                        .toList() + " " + new String(body, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), 600));
    }
}
