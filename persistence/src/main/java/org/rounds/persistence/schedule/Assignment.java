package org.rounds.persistence.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** One person's activity on one day of one schedule, with the instants it really takes: {@code [startsAt, endsAt)}. */
@Entity
public class Assignment {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id", updatable = false)
    UUID workspaceId;

    @Column(name = "schedule_id")
    UUID scheduleId;

    @Column(name = "person_id")
    UUID personId;

    @Enumerated(EnumType.STRING)
    Layer layer;

    LocalDate date;

    @Column(name = "activity_id")
    UUID activityId;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    @Column(name = "in_force")
    boolean inForce;

    protected Assignment() {}

    public Assignment(
            UUID id,
            Schedule schedule,
            UUID personId,
            LocalDate date,
            UUID activityId,
            Instant startsAt,
            Instant endsAt) {
        this.id = id;
        this.scheduleId = schedule.id();
        this.layer = schedule.layer();
        this.personId = personId;
        this.date = date;
        this.activityId = activityId;
        this.startsAt = startsAt;
        this.endsAt = endsAt;
    }

    public UUID id() {
        return id;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public UUID personId() {
        return personId;
    }

    public LocalDate date() {
        return date;
    }

    public UUID activityId() {
        return activityId;
    }

    public Instant startsAt() {
        return startsAt;
    }

    public Instant endsAt() {
        return endsAt;
    }

    public boolean inForce() {
        return inForce;
    }
}
