package org.rounds.web.shared;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.rounds.persistence.shared.DomainException;

/** Stops reading a body that is too large: 1 MB of JSON, 50 MB of anything else (PLATFORM, HTTP). */
@Provider
public class BodyLimit implements ReaderInterceptor {
    static final int JSON = 1_000_000;
    private static final long FILE = 50_000_000;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        boolean json = MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType());
        context.setInputStream(new Limited(context.getInputStream(), json ? JSON : FILE));
        return context.proceed();
    }

    /** Refuses a body that cannot be read: it is the client's end of the connection, or its coding, never ours. */
    static DomainException unreadable() {
        return new DomainException(
                DomainException.Kind.MALFORMED,
                "INCOMPLETE_BODY",
                "The body ends before its length, or is not coded as it says",
                Map.of());
    }

    private static final class Limited extends FilterInputStream {
        private final long most;
        private long read;

        Limited(InputStream body, long most) {
            super(body);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] next = new byte[1];
            return read(next, 0, 1) < 0 ? -1 : next[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count;
            try {
                count = super.read(buffer, offset, length);
            } catch (IOException e) {
                throw unreadable();
            }
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > most) {
                throw new DomainException(
                        DomainException.Kind.TOO_LARGE,
                        "PAYLOAD_TOO_LARGE",
                        "The body is larger than " + most + " bytes",
                        Map.of("limit_bytes", most));
            }
        }
    }
}
