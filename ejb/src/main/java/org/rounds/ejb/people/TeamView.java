package org.rounds.ejb.people;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.people.Team;

/** A team; {@code timeZone} is null where it is the workspace's. */
public record TeamView(UUID id, String name, Team.Kind kind, @Nullable String timeZone, Instant createdAt, long version)
        implements RootView {
    static TeamView of(Team team) {
        return new TeamView(
                team.id(),
                team.name(),
                team.kind(),
                team.zone().map(ZoneId::getId).orElse(null),
                team.createdAt(),
                team.version());
    }
}
