package org.rounds.web.shared;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what the filters have said (request id, limits) when an answer is thrown away for an error. */
final class KeptHeaders extends HttpServletResponseWrapper {
    KeptHeaders(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void reset() {
        Map<String, String> kept = new LinkedHashMap<>();
        getHeaderNames().stream()
                .filter(name -> name.startsWith("X-"))
                .forEach(name -> kept.put(name, getHeader(name)));
        super.reset();
        kept.forEach(this::setHeader);
    }
}
