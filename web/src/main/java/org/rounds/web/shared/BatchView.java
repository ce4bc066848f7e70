package org.rounds.web.shared;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a batch has done, or would do in a dry run.
 *
 * @param ids of what was written, in the order of the items; none in a dry run
 * @param errors why nothing was written; none in a success
 */
public record BatchView(int created, int updated, List<UUID> ids, List<Error> errors) {
    /**
     * Why an item was refused.
     *
     * @param index of the item, from 0
     */
    public record Error(int index, String code, String message, Map<String, List<String>> fieldErrors) {}
}
