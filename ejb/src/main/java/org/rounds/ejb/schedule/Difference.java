package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.schedule.DiffView.CellDiff;
import org.rounds.ejb.schedule.DiffView.Change;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.CellKey;
import org.rounds.persistence.schedule.Publication;

/** Compares two rosters cell by cell: a person's slot of a day, or block. */
final class Difference {
    /** By person, in the order of days. */
    private final Map<UUID, List<CellDiff>> cells = new HashMap<>();

    private int unchanged;

    private Difference() {}

    static Difference between(List<Assignment> before, List<Assignment> after) {
        Map<CellKey, Assignment> was = byPlace(before);
        Map<CellKey, Assignment> is = byPlace(after);
        Set<CellKey> places = new HashSet<>(was.keySet());
        places.addAll(is.keySet());
        Difference difference = new Difference();
        places.forEach(place -> difference.compare(place, was.get(place), is.get(place)));
        difference
                .cells
                .values()
                .forEach(row -> row.sort(Comparator.comparing(CellDiff::date).thenComparing(CellDiff::slot)));
        return difference;
    }

    private static Map<CellKey, Assignment> byPlace(List<Assignment> assignments) {
        return assignments.stream().collect(Collectors.toMap(CellKey::of, Function.identity()));
    }

    private void compare(CellKey place, @Nullable Assignment was, @Nullable Assignment is) {
        if (was != null && is != null && isSame(was, is)) {
            unchanged++;
        } else {
            Change change = was == null ? Change.ADDED : is == null ? Change.REMOVED : Change.CHANGED;
            cells.computeIfAbsent(place.person(), p -> new ArrayList<>())
                    .add(new CellDiff(place.date(), place.slot(), change, activity(was), activity(is)));
        }
    }

    private static boolean isSame(Assignment one, Assignment other) {
        return one.activityId().equals(other.activityId())
                && one.startsAt().equals(other.startsAt())
                && one.endsAt().equals(other.endsAt());
    }

    private static @Nullable UUID activity(@Nullable Assignment assignment) {
        return assignment == null ? null : assignment.activityId();
    }

    /** Returns the first day on which something differs; null if nothing does. */
    @Nullable
    LocalDate firstDay() {
        return cells.values().stream()
                .flatMap(List::stream)
                .map(CellDiff::date)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Returns those for whom something differs. */
    Set<UUID> people() {
        return cells.keySet();
    }

    /** Returns the days of what differs, by person. */
    Map<UUID, List<LocalDate>> days() {
        return cells.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue().stream()
                .map(CellDiff::date)
                .toList()));
    }

    Publication.Difference counted() {
        return new Publication.Difference(
                number(Change.ADDED), number(Change.CHANGED), number(Change.REMOVED), cells.size());
    }

    private int number(Change change) {
        return (int) cells.values().stream()
                .flatMap(List::stream)
                .filter(c -> c.change() == change)
                .count();
    }

    /** @param names of those who are touched */
    DiffView view(UUID from, UUID to, Map<UUID, String> names) {
        Publication.Difference counted = counted();
        return new DiffView(
                from,
                to,
                new DiffView.Counts(counted.added(), counted.changed(), counted.removed(), unchanged, counted.people()),
                cells.entrySet().stream()
                        .map(row -> new DiffView.PersonDiff(
                                row.getKey(), Objects.requireNonNullElse(names.get(row.getKey()), ""), row.getValue()))
                        .sorted(Comparator.comparing(DiffView.PersonDiff::name)
                                .thenComparing(DiffView.PersonDiff::personId))
                        .toList());
    }
}
