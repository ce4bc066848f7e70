package org.rounds.web.shared;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several {@code T} to write together: an item with an id and a version changes what is there as PATCH does, one
 * without is made.
 *
 * @param dryRun whether only to see if they could be written
 */
@SuppressWarnings("unused") // T is for those who read the description
public record Batch<T>(
        @NotNull @Size(min = 1, max = 100) List<@NotNull Map<String, @Nullable Object>> items,
        @Nullable Boolean dryRun) {
    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }
}
