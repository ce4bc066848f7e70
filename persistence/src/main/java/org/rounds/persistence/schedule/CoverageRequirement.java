package org.rounds.persistence.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/** How many people a team wants on an activity, on the weekdays of a period; both days inclusive. */
@Entity
@Table(name = "coverage_requirement")
public class CoverageRequirement extends WorkspaceEntity {
    /**
     * @param skill counts only people with this skill; null counts everyone
     * @param minimum below this a roster may not be published
     * @param underWeight penalty per missing head
     * @param overWeight penalty per head too many
     */
    public record Heads(@Nullable String skill, int minimum, int required, int underWeight, int overWeight) {}

    @Column(name = "team_id")
    UUID teamId;

    @Column(name = "activity_id")
    UUID activityId;

    @Nullable
    String skill;

    @Column(name = "start_date")
    LocalDate startDate;

    @Column(name = "end_date")
    LocalDate endDate;

    /** Bit 0 is Monday. */
    int weekdays;

    int minimum;
    int required;

    @Column(name = "under_weight")
    int underWeight;

    @Column(name = "over_weight")
    int overWeight;

    protected CoverageRequirement() {}

    public CoverageRequirement(
            UUID id,
            UUID teamId,
            UUID activityId,
            LocalDate startDate,
            LocalDate endDate,
            Set<DayOfWeek> weekdays,
            Heads heads,
            Instant createdAt) {
        super(id, createdAt);
        change(teamId, activityId, startDate, endDate, weekdays, heads);
    }

    public final void change(
            UUID teamId,
            UUID activityId,
            LocalDate startDate,
            LocalDate endDate,
            Set<DayOfWeek> weekdays,
            Heads heads) {
        this.teamId = teamId;
        this.activityId = activityId;
        this.startDate = startDate;
        this.endDate = endDate;
        this.weekdays = weekdays.stream().mapToInt(d -> 1 << d.ordinal()).sum();
        this.skill = heads.skill();
        this.minimum = heads.minimum();
        this.required = heads.required();
        this.underWeight = heads.underWeight();
        this.overWeight = heads.overWeight();
    }

    public boolean appliesOn(LocalDate day) {
        return !day.isBefore(startDate) && !day.isAfter(endDate) && weekdays().contains(day.getDayOfWeek());
    }

    public Set<DayOfWeek> weekdays() {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if ((weekdays & 1 << day.ordinal()) != 0) {
                days.add(day);
            }
        }
        return days;
    }

    public UUID teamId() {
        return teamId;
    }

    public UUID activityId() {
        return activityId;
    }

    public LocalDate startDate() {
        return startDate;
    }

    public LocalDate endDate() {
        return endDate;
    }

    public Heads heads() {
        return new Heads(skill, minimum, required, underWeight, overWeight);
    }
}
