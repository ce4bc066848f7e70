package org.rounds.ejb.integration;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do; nothing of it was done.
 *
 * @param valid whether the file would be taken in
 * @param teamName null where neither the request nor the file names the team
 * @param counts rows that would be stored; null unless valid
 * @param errors why not, by file and line: at most {@value LineErrors#KEPT}
 * @param more how many further errors there are
 * @param warnings what would be taken in, though it is hardly meant
 */
public record ImportPreview(
        boolean valid,
        @Nullable String teamName,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        ImportView.@Nullable Counts counts,
        List<LineError> errors,
        int more,
        List<LineError> warnings) {

    static ImportPreview of(ImportView view) {
        return new ImportPreview(
                true,
                view.teamName(),
                view.startDate(),
                view.endDate(),
                view.imported(),
                List.of(),
                0,
                view.warnings());
    }

    static ImportPreview refused(@Nullable String teamName, List<LineError> errors, int more) {
        return new ImportPreview(false, teamName, null, null, null, errors, more, List.of());
    }
}
