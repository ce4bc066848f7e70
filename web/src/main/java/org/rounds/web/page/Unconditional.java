package org.rounds.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Hides the date that the browser's copy has. The build stamps every file with the same date, so that the server would
 * call an old copy good after an upgrade; the tag of the content decides instead.
 */
final class Unconditional extends HttpServletRequestWrapper {
    private static final String DATE = "If-Modified-Since";

    Unconditional(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return DATE.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public long getDateHeader(String name) {
        return DATE.equalsIgnoreCase(name) ? -1 : super.getDateHeader(name);
    }
}
