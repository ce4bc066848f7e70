package org.rounds.ejb.people;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.people.Team;

/**
 * @param kind a ward unless said otherwise
 * @param timeZone IANA id; the workspace's unless said otherwise
 */
public record CreateTeam(@NotBlank @Size(max = 255) String name, Team.@Nullable Kind kind, @Nullable String timeZone) {}
