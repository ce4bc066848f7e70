package org.rounds.web.shared;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.rounds.persistence.shared.IdempotencyKey;

/** An answer that waits until it is known to be true. Status and headers go through; the body is held. */
final class HeldAnswer extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private final ServletOutputStream stream = new ServletOutputStream() {
        @Override
        public void write(int b) {
            body.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            body.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("Resources write their answers at once");
        }
    };

    HeldAnswer(HttpServletResponse response) {
        super(response);
    }

    boolean isSuccess() {
        return getStatus() >= 200 && getStatus() < 300;
    }

    IdempotencyKey.Answer toKeep() {
        return new IdempotencyKey.Answer(
                getStatus(), getHeader("Location"), getHeader("ETag"), getContentType(), body.toByteArray());
    }

    void send() throws IOException {
        if (body.size() > 0) {
            body.writeTo(getResponse().getOutputStream());
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(body, true, StandardCharsets.UTF_8);
    }

    @Override
    public void flushBuffer() {
        // not yet
    }

    @Override
    public void resetBuffer() {
        body.reset();
    }

    @Override
    public void reset() {
        body.reset();
        super.reset();
    }
}
