package org.rounds.ejb.people;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.people.Team;

/**
 * @param kind a ward unless said otherwise
 * @param timeZone IANA id; the workspace's unless said otherwise
 */
public record SaveTeam(@NotBlank @Size(max = 255) String name, Team.@Nullable Kind kind, @Nullable String timeZone) {
    static SaveTeam of(Team team) {
        return new SaveTeam(
                team.name(), team.kind(), team.zone().map(ZoneId::getId).orElse(null));
    }

    @Override
    public Team.Kind kind() {
        return kind == null ? Team.Kind.WARD : kind;
    }
}
