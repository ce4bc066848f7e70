package org.rounds.web.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.Patch;

/**
 * The partial body of a change (RFC 7396): what is absent stays, what is null is cleared, objects are merged, lists are
 * replaced.
 */
public final class MergePatch<T> implements Patch<T> {
    private final ObjectNode changes;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    MergePatch(ObjectNode changes) {
        this.changes = changes;
    }

    /** @throws ConstraintViolationException if it would not be valid as a new one */
    @Override
    public T onto(T current) {
        T changed = changed(current);
        var violations = CDI.current().select(Validator.class).get().validate(changed);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return changed;
    }

    private T changed(T current) {
        try {
            Json.MAPPER.treeToValue(changes, current.getClass()); // refuses what is unknown, also where it is null
            return Json.MAPPER
                    .readerFor(current.getClass())
                    .readValue(merge(Json.MAPPER.<JsonNode>valueToTree(current), changes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode merge(@Nullable JsonNode target, ObjectNode patch) {
        ObjectNode merged = target instanceof ObjectNode object ? object : patch.objectNode();
        patch.properties().forEach(field -> {
            String name = field.getKey();
            if (field.getValue().isNull()) {
                merged.remove(name);
            } else if (field.getValue() instanceof ObjectNode inner) {
                merged.set(name, merge(merged.get(name), inner));
            } else {
                merged.set(name, field.getValue());
            }
        });
        return merged;
    }
}
