package org.rounds.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Server;

/** What no HTTP client sends, over a socket of its own. */
@DisplayName("Requests that are no HTTP")
class MalformedHttpSystemIT {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final String HOST = "Host: localhost\r\n";

    private final String team = "Smuggled " + UUID.randomUUID();

    @AfterEach
    void theServerIsHealthy() {
        io.restassured.RestAssured.get(Server.uri("health/ready")).then().statusCode(200);
    }

    static Stream<Arguments> broken() {
        String json = "Content-Type: application/json\r\n";
        String post = "POST /api/v1/teams HTTP/1.1\r\n" + HOST + "Connection: close\r\n";
        return Stream.of(
                Arguments.of(
                        "a chunk without size",
                        post + json + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
                Arguments.of(
                        "a negative chunk", post + json + "Transfer-Encoding: chunked\r\n\r\n-5\r\n{}\r\n0\r\n\r\n"),
                Arguments.of("a huge chunk", post + json + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}"),
                Arguments.of(
                        "an unknown coding",
                        post + json + "Transfer-Encoding: nonsense\r\nContent-Length: 2\r\n\r\n{}"),
                Arguments.of("a negative length", post + json + "Content-Length: -1\r\n\r\n{}"),
                Arguments.of("a length that is none", post + json + "Content-Length: two\r\n\r\n{}"),
                Arguments.of("two lengths", post + json + "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}"),
                Arguments.of(
                        "a header without end",
                        "GET /api/v1/teams HTTP/1.1\r\n" + HOST + "X: " + "a".repeat(2_000_000)),
                Arguments.of(
                        "too many headers",
                        "GET /api/v1/teams HTTP/1.1\r\n" + HOST + "X: a\r\n".repeat(10_000) + "\r\n"),
                Arguments.of(
                        "an address without end",
                        "GET /api/v1/teams?" + "a".repeat(2_000_000) + " HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(
                        "a broken escape",
                        "GET /api/v1/teams/%zz?search=%z HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"),
                Arguments.of(
                        "bytes that are no text",
                        "GET /api/v1/teams/\u00ff\u00fe HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"),
                Arguments.of(
                        "a NUL in a header",
                        "GET /api/v1/teams HTTP/1.1\r\n" + HOST + "Accept: a\u0000b\r\nConnection: close\r\n\r\n"),
                Arguments.of("a protocol that is none", "GET /api/v1/teams HTTP/9.9\r\n" + HOST + "\r\n"),
                Arguments.of("no HTTP at all", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n"),
                Arguments.of("no host", "GET /api/v1/teams HTTP/1.1\r\nConnection: close\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void areRefusedOrCutOff(String what, String request) throws IOException {
        String answer = exchange(request);
        assertThat(answer)
                .satisfiesAnyOf(
                        a -> assertThat(a).isEmpty(),
                        a -> assertThat(a).startsWith("HTTP/1.1 4"),
                        a -> assertThat(a).startsWith("HTTP/1.0 4"),
                        a -> assertThat(a).startsWith("HTTP/9.9 4"),
                        a -> assertThat(a).startsWith("HTTP/1.1 505"));
        assertThat(answer).doesNotContain("Exception", "at org.", "at io.");
    }

    @Test
    @DisplayName("A body that ends before its length stores nothing")
    void aShortBodyStoresNothing() throws IOException {
        String body = "{\"name\": \"" + team + "\"}";
        String answer = exchange(post("Content-Length: " + (body.length() + 10) + "\r\n") + body);
        assertThat(answer).doesNotContain("HTTP/1.1 2", "HTTP/1.1 5");
        assertThat(stored()).isZero();
    }

    @Test
    @DisplayName("A request hidden in another's body is not answered")
    void aSmuggledRequestIsNotAnswered() throws IOException {
        String body = "{\"name\": \"" + team + "\"}";
        String hidden = post("Content-Length: " + body.length() + "\r\n") + body;
        String answer = exchange(post("Content-Length: " + (hidden.length() + 5) + "\r\nTransfer-Encoding: chunked\r\n")
                + "0\r\n\r\n" + hidden);
        assertThat(answer.split("HTTP/1\\.1 2", -1).length - 1).as(answer).isZero();
        assertThat(stored()).isZero();
    }

    private long stored() {
        return Db.count("select count(*) from team where name = ?", team);
    }

    private static String post(String more) {
        return "POST /api/v1/teams HTTP/1.1\r\n" + HOST + "Authorization: Bearer " + Api.token("coordinator")
                + "\r\nContent-Type: application/json\r\n" + more + "\r\n";
    }

    /** Sends, says that nothing more comes, and returns all that is answered. */
    private static String exchange(String request) throws IOException {
        try (Socket socket = new Socket(Server.uri().getHost(), Server.uri().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
            } catch (IOException e) {
                // cut off while we spoke: that is an answer, too
            }
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            in.transferTo(answer);
        } catch (SocketTimeoutException e) {
            // it keeps the connection
        } catch (IOException e) {
            // it cut the connection
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
