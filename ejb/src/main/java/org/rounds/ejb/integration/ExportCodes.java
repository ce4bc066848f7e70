package org.rounds.ejb.integration;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.shared.DomainException;

/** How people and activities are called in an export. */
final class ExportCodes {
    private final List<Activity> activities;
    private final Map<UUID, String> activityCodes = new HashMap<>();
    private final Map<UUID, String> personCodes = new LinkedHashMap<>();

    /**
     * @param possible the team's own activities and the workspace's
     * @param people in the order of the export: persons have no code of their own, so their places are their codes
     * @param mentioned activities that rows speak of
     * @throws DomainException conflict, if an activity of the team and one of the workspace would have the same code
     */
    ExportCodes(List<Activity> possible, List<Person> people, Stream<UUID> mentioned) {
        activities = used(possible, mentioned);
        Set<String> taken = new HashSet<>();
        for (Activity activity : activities) {
            if (!taken.add(activity.code())) {
                throw DomainException.conflict(
                        "EXPORT_AMBIGUOUS",
                        "The team uses an activity of its own and one of the workspace with the same code; rename one",
                        Map.of("code", activity.code()));
            }
            activityCodes.put(activity.id(), activity.code());
        }
        people.forEach(person -> personCodes.put(person.id(), "P" + (personCodes.size() + 1)));
    }

    /** Returns the team's own activities and those of the workspace that it uses, by code. */
    private static List<Activity> used(List<Activity> possible, Stream<UUID> mentioned) {
        Map<UUID, Activity> byId = new HashMap<>();
        possible.forEach(activity -> byId.put(activity.id(), activity));
        Deque<UUID> open = new ArrayDeque<>();
        possible.stream().filter(activity -> activity.teamId() != null).forEach(own -> open.add(own.id()));
        mentioned.forEach(open::add);
        Set<Activity> used = new HashSet<>();
        while (!open.isEmpty()) {
            Activity activity = byId.get(open.remove());
            if (activity != null && used.add(activity)) {
                open.addAll(activity.mayNotFollow());
            }
        }
        return used.stream().sorted(Comparator.comparing(Activity::code)).toList();
    }

    List<Activity> activities() {
        return activities;
    }

    /** Returns null for another team's activity. */
    @Nullable
    String activity(UUID id) {
        return activityCodes.get(id);
    }

    String person(UUID id) {
        return Objects.requireNonNull(personCodes.get(id));
    }
}
