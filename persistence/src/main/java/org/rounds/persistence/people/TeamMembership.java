package org.rounds.persistence.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/** A person's time in a team; days are inclusive, null is open. */
@Entity
@Table(name = "team_membership")
public class TeamMembership extends WorkspaceEntity {
    /** What a person is in the team. */
    public enum Role {
        LEAD,
        MEMBER
    }

    @Column(name = "team_id")
    UUID teamId;

    @Column(name = "person_id")
    UUID personId;

    @Column(name = "start_date")
    @Nullable
    LocalDate startDate;

    @Column(name = "end_date")
    @Nullable
    LocalDate endDate;

    @Enumerated(EnumType.STRING)
    Role role = Role.MEMBER;

    protected TeamMembership() {}

    /** Joins a team with no known beginning or end. */
    public TeamMembership(UUID id, UUID teamId, UUID personId, Instant createdAt) {
        super(id, createdAt);
        this.teamId = teamId;
        this.personId = personId;
    }

    /** Belongs to a team from and to a day, both inclusive; null is open. */
    public TeamMembership(
            UUID id,
            UUID teamId,
            UUID personId,
            @Nullable LocalDate startDate,
            @Nullable LocalDate endDate,
            Instant createdAt) {
        this(id, teamId, personId, createdAt);
        this.startDate = startDate;
        this.endDate = endDate;
    }

    public void change(@Nullable LocalDate startDate, @Nullable LocalDate endDate, Role role) {
        this.startDate = startDate;
        this.endDate = endDate;
        this.role = role;
    }

    public UUID teamId() {
        return teamId;
    }

    public UUID personId() {
        return personId;
    }

    public @Nullable LocalDate startDate() {
        return startDate;
    }

    public @Nullable LocalDate endDate() {
        return endDate;
    }

    public Role role() {
        return role;
    }
}
