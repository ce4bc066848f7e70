package org.rounds.ejb.people;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.people.TeamMembership;

/**
 * Days are inclusive; absent is open.
 *
 * @param personId never changes
 * @param teamId never changes
 * @param role a member unless said otherwise
 */
public record SaveMembership(
        @NotNull UUID personId,
        @NotNull UUID teamId,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        TeamMembership.@Nullable Role role) {
    static SaveMembership of(TeamMembership membership) {
        return new SaveMembership(
                membership.personId(),
                membership.teamId(),
                membership.startDate(),
                membership.endDate(),
                membership.role());
    }

    /** Returns one of which nothing is known but whose it is: what a creation below the person starts from. */
    @SuppressWarnings("NullAway") // validated once the body is merged
    static SaveMembership ofPerson(UUID personId) {
        return new SaveMembership(personId, null, null, null, null);
    }

    /** Returns one of which nothing is known but the team: what a creation below the team starts from. */
    @SuppressWarnings("NullAway") // validated once the body is merged
    static SaveMembership ofTeam(UUID teamId) {
        return new SaveMembership(null, teamId, null, null, null);
    }

    @Override
    public TeamMembership.Role role() {
        return role == null ? TeamMembership.Role.MEMBER : role;
    }
}
