package org.rounds.web.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** A missing file must not be remembered as missing for a year. */
final class ErrorsNotKept extends HttpServletResponseWrapper {
    ErrorsNotKept(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
        setHeader("Cache-Control", "no-store");
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        setHeader("Cache-Control", "no-store");
        super.sendError(status, message);
    }
}
