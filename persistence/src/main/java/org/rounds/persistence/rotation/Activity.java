package org.rounds.persistence.rotation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/**
 * Something a person can be given to do: a shift, a call, a clinic. It has a real start and a real length, so that a
 * night across a clock change is as long as it is.
 */
@Entity
public class Activity extends WorkspaceEntity {
    /** The typed faces of an activity. */
    public enum Kind {
        ROTATION,
        SHIFT,
        CALL,
        CLINIC,
        EDUCATION,
        LEAVE,
        OFF
    }

    /** Where the person is. On-site intervals of one person never overlap. */
    public enum Presence {
        ON_SITE,
        AT_HOME,
        NONE
    }

    @Column(name = "team_id")
    @Nullable
    UUID teamId;

    String code;
    String name;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Column(name = "start_time")
    LocalTime startTime;

    @Column(name = "length_minutes")
    int lengthMinutes;

    @Enumerated(EnumType.STRING)
    Presence presence;

    boolean bookable;

    ActivityTraits traits = ActivityTraits.NONE;

    @Column(name = "archived_at")
    @Nullable
    Instant archivedAt;

    @ElementCollection
    @CollectionTable(name = "rotation_pattern", joinColumns = @JoinColumn(name = "template_id"))
    List<RotationPattern> patterns = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "rotation_requirement", joinColumns = @JoinColumn(name = "template_id"))
    List<RotationRequirement> requirements = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "activity_skill", joinColumns = @JoinColumn(name = "activity_id"))
    @Column(name = "skill")
    Set<String> skills = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "activity_may_not_follow", joinColumns = @JoinColumn(name = "activity_id"))
    @Column(name = "next_id")
    Set<UUID> mayNotFollow = new HashSet<>();

    protected Activity() {}

    /**
     * @param teamId whose activity it is; null for every team of the workspace
     * @param lengthMinutes 1 to 1440
     */
    public Activity(
            UUID id,
            @Nullable UUID teamId,
            String code,
            String name,
            Kind kind,
            LocalTime startTime,
            int lengthMinutes,
            Presence presence,
            boolean bookable,
            Instant createdAt) {
        super(id, createdAt);
        change(teamId, code, name, kind, startTime, lengthMinutes, presence, bookable);
    }

    /** As the constructor. */
    public final void change(
            @Nullable UUID teamId,
            String code,
            String name,
            Kind kind,
            LocalTime startTime,
            int lengthMinutes,
            Presence presence,
            boolean bookable) {
        this.teamId = teamId;
        this.code = code;
        this.name = name;
        this.kind = kind;
        this.startTime = startTime;
        this.lengthMinutes = lengthMinutes;
        this.presence = presence;
        this.bookable = bookable;
    }

    /** Requires these skills and no others. */
    public void require(Set<String> skills) {
        if (!this.skills.equals(skills)) { // what is cleared counts as changed
            this.skills.clear();
            this.skills.addAll(skills);
        }
    }

    /** Forbids these activities and no others on the day after this one. */
    public void forbidNext(Set<UUID> activities) {
        if (!mayNotFollow.equals(activities)) {
            mayNotFollow.clear();
            mayNotFollow.addAll(activities);
        }
    }

    public void be(ActivityTraits traits) {
        this.traits = traits;
    }

    /** Gives a rotation this week and no other. */
    public void follow(Collection<RotationPattern> week) {
        if (!Set.copyOf(patterns).equals(Set.copyOf(week))) {
            patterns.clear();
            patterns.addAll(week);
        }
    }

    /** Asks this of the grades and nothing else. */
    public void ask(Collection<RotationRequirement> grades) {
        if (!Set.copyOf(requirements).equals(Set.copyOf(grades))) {
            requirements.clear();
            requirements.addAll(grades);
        }
    }

    /** Keeps it as history: nothing new is planned with it. */
    public void archive(Instant now) {
        archivedAt = archivedAt == null ? now : archivedAt;
    }

    public void restore() {
        archivedAt = null;
    }

    /** Returns the instant at which it begins on the day; in a clock gap, the first instant after the gap. */
    public Instant startsAt(LocalDate day, ZoneId zone) {
        return day.atTime(startTime).atZone(zone).toInstant();
    }

    /** Returns its end: the start plus the real length, whatever the clocks do meanwhile. */
    public Instant endsAt(LocalDate day, ZoneId zone) {
        return startsAt(day, zone).plus(length());
    }

    public Duration length() {
        return Duration.ofMinutes(lengthMinutes);
    }

    public @Nullable UUID teamId() {
        return teamId;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public LocalTime startTime() {
        return startTime;
    }

    public Presence presence() {
        return presence;
    }

    public boolean bookable() {
        return bookable;
    }

    public Set<String> skills() {
        return Set.copyOf(skills);
    }

    public Set<UUID> mayNotFollow() {
        return Set.copyOf(mayNotFollow);
    }

    public List<RotationPattern> patterns() {
        return List.copyOf(patterns);
    }

    public List<RotationRequirement> requirements() {
        return List.copyOf(requirements);
    }

    /** Whether it has what only a rotation has. */
    public boolean hasRotationParts() {
        return archived() || !patterns.isEmpty() || !requirements.isEmpty();
    }

    public ActivityTraits traits() {
        return traits;
    }

    public boolean archived() {
        return archivedAt != null;
    }

    public boolean leaveEligible() {
        return traits.leaveEligible();
    }

    public boolean supervisionRequired() {
        return traits.supervisionRequired();
    }

    public boolean providesSupervision() {
        return traits.providesSupervision();
    }

    public @Nullable Integer minPgyLevel() {
        return traits.minPgyLevel();
    }

    public @Nullable Integer maxPgyLevel() {
        return traits.maxPgyLevel();
    }
}
