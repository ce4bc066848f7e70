package org.rounds.persistence.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/**
 * One person's activity in one period of one schedule (a block, a day or half a day), with the instants it really takes:
 * {@code [startsAt, endsAt)}. One that a person wrote, and not the planner, is pinned.
 */
@Entity
public class Assignment extends WorkspaceEntity {
    /** Which part of its day; a block has many days. */
    public enum Slot {
        BLOCK,
        DAY,
        NIGHT,
        AM,
        PM;

        boolean isHalf() {
            return this == AM || this == PM;
        }
    }

    /**
     * Where in time: days are inclusive, instants half-open.
     *
     * @param endDate the start date, unless the slot is a block
     */
    public record Place(LocalDate date, LocalDate endDate, Slot slot, Instant startsAt, Instant endsAt) {}

    @Column(name = "schedule_id")
    UUID scheduleId;

    @Column(name = "person_id")
    UUID personId;

    @Enumerated(EnumType.STRING)
    Layer layer;

    LocalDate date;

    @Column(name = "end_date")
    LocalDate endDate;

    @Enumerated(EnumType.STRING)
    Slot slot;

    @Column(name = "activity_id")
    UUID activityId;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    boolean pinned;

    @Column(name = "override_reason")
    @Nullable
    String overrideReason;

    @Nullable
    String notes;

    @Column(name = "worked_minutes")
    @Nullable
    Integer workedMinutes;

    @Column(name = "in_force")
    boolean inForce;

    protected Assignment() {}

    /** One of the planner's. */
    public Assignment(UUID id, Schedule schedule, UUID personId, UUID activityId, Place place, Instant createdAt) {
        super(id, createdAt);
        this.scheduleId = schedule.id();
        this.layer = schedule.layer();
        lay(personId, activityId, place);
    }

    private void lay(UUID personId, UUID activityId, Place place) {
        this.personId = personId;
        this.activityId = activityId;
        this.date = place.date();
        this.endDate = place.endDate();
        this.slot = place.slot();
        this.startsAt = place.startsAt();
        this.endsAt = place.endsAt();
    }

    /** Takes over what another schedule has in its place: who does what when, and why. */
    public void adopt(Assignment other) {
        lay(other.personId, other.activityId, other.place());
        pinned = other.pinned;
        overrideReason = other.overrideReason;
        notes = other.notes;
    }

    /** Makes it what a person wants there: from now on it is no longer the planner's. */
    public void rewrite(UUID personId, UUID activityId, Place place) {
        lay(personId, activityId, place);
        pinned = true;
        overrideReason = null;
    }

    /** Makes it one that a person asked for. */
    public void pin() {
        pinned = true;
    }

    /** Says why it stands although it breaks a rule. */
    public void override(String reason) {
        overrideReason = reason;
    }

    public void note(@Nullable String notes) {
        this.notes = notes;
    }

    /** Puts it in force, as one written into a schedule that is. */
    public void enforce() {
        inForce = true;
    }

    /** Says whether both cannot be in the same person's row: they share a day, and not only its halves. */
    public boolean clashes(Assignment other) {
        boolean halves = slot != other.slot && slot.isHalf() && other.slot.isHalf();
        return personId.equals(other.personId)
                && !date.isAfter(other.endDate)
                && !endDate.isBefore(other.date)
                && !halves;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public UUID personId() {
        return personId;
    }

    public Layer layer() {
        return layer;
    }

    public LocalDate date() {
        return date;
    }

    public LocalDate endDate() {
        return endDate;
    }

    /** Returns where in time it is. */
    public Place place() {
        return new Place(date, endDate, slot, startsAt, endsAt);
    }

    public Slot slot() {
        return slot;
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

    /** Whether a person wrote it, and not the planner. */
    public boolean pinned() {
        return pinned;
    }

    public Optional<String> overrideReason() {
        return Optional.ofNullable(overrideReason);
    }

    public Optional<String> notes() {
        return Optional.ofNullable(notes);
    }

    /** Minutes really worked of a call taken at home, which count as hours; empty: none told. */
    public OptionalInt workedMinutes() {
        return workedMinutes == null ? OptionalInt.empty() : OptionalInt.of(workedMinutes);
    }

    public boolean inForce() {
        return inForce;
    }
}
