package org.rounds.persistence.shared;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A refusal that the caller can understand and act on; it rolls the transaction back and is never wrapped by the
 * container. The HTTP door turns its kind into a status.
 */
@ApplicationException(rollback = true)
public class DomainException extends RuntimeException {
    /** Why the request is refused. */
    public enum Kind {
        MALFORMED,
        UNAUTHENTICATED,
        DENIED,
        NOT_FOUND,
        CONFLICT,
        STALE,
        TOO_LARGE,
        INVALID,
        RULE,
        PRECONDITION_REQUIRED,
        TOO_MANY
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, ?> details;

    /**
     * @param code for programs, upper snake case
     * @param details for programs, may be empty; values must be JSON-able
     */
    public DomainException(Kind kind, String code, String message, Map<String, ?> details) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.details = details;
    }

    /** Refuses an input by field: the shape of every validation error. */
    public static DomainException invalid(String field, String reason) {
        return invalid(Map.of(field, List.of(reason)));
    }

    public static DomainException invalid(Map<String, List<String>> fieldErrors) {
        String first = fieldErrors.entrySet().stream()
                .findFirst()
                .map(e -> e.getKey() + " " + e.getValue().get(0))
                .orElse("invalid");
        return new DomainException(
                Kind.INVALID, "VALIDATION_ERROR", "Invalid input: " + first, Map.of("field_errors", fieldErrors));
    }

    /** Refuses an input by field unless something holds. */
    public static void require(boolean holds, String field, String otherwise) {
        if (!holds) {
            throw invalid(field, otherwise);
        }
    }

    public static DomainException notFound(String resource, UUID id) {
        return new DomainException(Kind.NOT_FOUND, "NOT_FOUND", "There is no " + resource + " " + id, Map.of());
    }

    public static DomainException conflict(String code, String message, Map<String, ?> details) {
        return new DomainException(Kind.CONFLICT, code, message, details);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, ?> details() {
        return details;
    }
}
