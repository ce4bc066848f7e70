package org.rounds.ejb.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.people.TeamMembership;

/** A person's time in a team; days are inclusive, null is open. */
public record MembershipView(
        UUID id,
        UUID personId,
        UUID teamId,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        TeamMembership.Role role,
        Instant createdAt,
        long version)
        implements RootView {
    static MembershipView of(TeamMembership membership) {
        return new MembershipView(
                membership.id(),
                membership.personId(),
                membership.teamId(),
                membership.startDate(),
                membership.endDate(),
                membership.role(),
                membership.createdAt(),
                membership.version());
    }
}
