package org.rounds.ejb.integration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.rounds.ejb.integration.RosterBundle.ActivityRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.persistence.rotation.Activity;

/** What a bundle may say, though it is hardly meant. */
final class Warnings {
    private Warnings() {}

    /** @param shared the workspace's own activities by code */
    static List<LineError> of(RosterBundle bundle, Map<String, Activity> shared) {
        List<LineError> warnings = new ArrayList<>();
        if (bundle.activities().isEmpty()) {
            warnings.add(new LineError(Table.ACTIVITIES.title(), 0, null, "has no line below its header"));
        }
        if (bundle.people().isEmpty()) {
            warnings.add(new LineError(Table.PEOPLE.title(), 0, null, "has no line below its header"));
        }
        addImpossible(bundle, warnings);
        for (ActivityRow row : bundle.activities()) {
            Activity there = shared.get(row.code());
            if (row.shared() && there != null && !isAlike(row, there)) {
                warnings.add(warning(row.source(), "shared", "is taken as the workspace has it, which is not as here"));
            }
        }
        return warnings.size() <= LineErrors.KEPT ? warnings : List.copyOf(warnings.subList(0, LineErrors.KEPT));
    }

    /** A floor that all the people there are could not reach makes every roster unsafe. */
    private static void addImpossible(RosterBundle bundle, List<LineError> warnings) {
        Map<String, Integer> bySkill = new HashMap<>();
        bundle.people().forEach(person -> person.skills().forEach(skill -> bySkill.merge(skill, 1, Integer::sum)));
        for (CoverageRow cover : bundle.coverage()) {
            int able = cover.skill() == null ? bundle.people().size() : bySkill.getOrDefault(cover.skill(), 0);
            if (cover.minimum() > able) {
                String message = "is %d and only %d could ever be there".formatted(cover.minimum(), able);
                warnings.add(warning(cover.source(), "minimum", message));
            }
        }
    }

    private static LineError warning(RosterBundle.Source source, String field, String message) {
        return new LineError(source.file(), source.line(), field, message);
    }

    private static boolean isAlike(ActivityRow row, Activity there) {
        return row.name().equals(there.name())
                && row.kind().equalsIgnoreCase(there.kind().name())
                && row.start().equals(there.startTime())
                && row.lengthMinutes() == there.length().toMinutes()
                && row.presence().equalsIgnoreCase(there.presence().name())
                && row.bookable() == there.bookable()
                && new HashSet<>(row.skills()).equals(there.skills());
    }
}
