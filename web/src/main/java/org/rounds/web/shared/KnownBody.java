package org.rounds.web.shared;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A request whose body is read ahead, as far as {@link BodyLimit} lets through; it refuses what is longer. */
final class KnownBody extends HttpServletRequestWrapper {
    private final byte[] beginning;
    private final ServletInputStream stream;

    /** @throws org.rounds.persistence.shared.DomainException malformed, if the body cannot be read */
    KnownBody(HttpServletRequest request) {
        super(request);
        try {
            beginning = request.getInputStream().readNBytes(BodyLimit.JSON + 1);
            stream = new Whole(beginning, request.getInputStream());
        } catch (IOException e) {
            throw BodyLimit.unreadable();
        }
    }

    /** Returns the SHA-256 of the parameters and the body. */
    byte[] fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((getQueryString() + "\n").getBytes(StandardCharsets.UTF_8));
            return digest.digest(beginning);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ServletInputStream getInputStream() {
        return stream;
    }

    private static final class Whole extends ServletInputStream {
        private final InputStream whole;
        private boolean finished;

        Whole(byte[] beginning, InputStream rest) {
            whole = new SequenceInputStream(new ByteArrayInputStream(beginning), rest);
        }

        @Override
        public int read() throws IOException {
            int next = whole.read();
            finished = next < 0;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = whole.read(buffer, offset, length);
            finished = count < 0;
            return count;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("Resources read their bodies at once");
        }
    }
}
