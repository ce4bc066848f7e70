package org.rounds.web.shared;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.DomainException;

/** Reads the version that a client has seen from {@code If-Match: "<version>"}. */
public final class IfMatch {
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    private IfMatch() {}

    /** @throws DomainException precondition required, if the header is missing; malformed, if it is no version */
    public static long required(@Nullable String header) {
        Long version = optional(header);
        if (version == null) {
            throw new DomainException(
                    DomainException.Kind.PRECONDITION_REQUIRED,
                    "PRECONDITION_REQUIRED",
                    "Send the ETag that you have read as If-Match",
                    Map.of());
        }
        return version;
    }

    /** Returns null where the header is missing. @throws DomainException malformed, if it is no version */
    public static @Nullable Long optional(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher version = VERSION.matcher(header.strip());
        if (!version.matches()) {
            throw new DomainException(
                    DomainException.Kind.MALFORMED,
                    "INVALID_HEADER",
                    "If-Match must be one ETag as read, such as \"3\"",
                    Map.of("header", "If-Match"));
        }
        return Long.valueOf(version.group(1));
    }
}
