package org.rounds.ejb.rotation;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Listing;

/** Some kinds of activities under a name of their own. They share ids and versions with the others. */
public enum ActivityFace {
    ACTIVITIES("activity", EnumSet.allOf(Activity.Kind.class)),
    SHIFT_TYPES(
            "shift type",
            Set.of(Activity.Kind.SHIFT, Activity.Kind.CALL, Activity.Kind.CLINIC, Activity.Kind.EDUCATION)),
    ROTATION_TEMPLATES("rotation template", Set.of(Activity.Kind.ROTATION));

    private final String word;
    private final Set<Activity.Kind> kinds;

    ActivityFace(String word, Set<Activity.Kind> kinds) {
        this.word = word;
        this.kinds = kinds;
    }

    String word() {
        return word;
    }

    boolean shows(Activity activity) {
        return kinds.contains(activity.kind());
    }

    Listing.Query limit(Listing.Query query) {
        return this == ACTIVITIES ? query : query.only("kind", kinds);
    }

    /** @throws DomainException invalid, if it shows no such activities */
    void require(Activity.Kind kind) {
        if (!kinds.contains(kind)) {
            throw DomainException.invalid(
                    "kind",
                    "must be one of "
                            + kinds.stream()
                                    .map(k -> k.name().toLowerCase(Locale.ROOT))
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
    }
}
