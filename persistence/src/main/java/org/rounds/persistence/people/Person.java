package org.rounds.persistence.people;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/**
 * Somebody who gives care and can be rostered. A person is deactivated, never erased, since rosters of the past name
 * them; the grade is kept per academic year for the same reason.
 */
@Entity
public class Person extends WorkspaceEntity {
    /** What a person is in the hospital; it never changes. */
    public enum Type {
        RESIDENT,
        FACULTY,
        NURSE,
        STAFF,
        AGENT
    }

    String name;

    @Enumerated(EnumType.STRING)
    Type type;

    boolean active = true;

    @Embedded
    @Nullable
    WorkLimits limits;

    @ElementCollection
    @CollectionTable(name = "person_skill", joinColumns = @JoinColumn(name = "person_id"))
    @Column(name = "skill")
    Set<String> skills = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "person_grade", joinColumns = @JoinColumn(name = "person_id"))
    @MapKeyColumn(name = "academic_year")
    @Column(name = "pgy_level")
    Map<Integer, Integer> grades = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "person_activity_limit", joinColumns = @JoinColumn(name = "person_id"))
    @MapKeyColumn(name = "activity_id")
    @Column(name = "max_shifts")
    Map<UUID, Integer> maxShifts = new HashMap<>();

    protected Person() {}

    public Person(UUID id, String name, Type type, Instant createdAt) {
        super(id, createdAt);
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
    }

    public void rename(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /** Takes into rosters, or out of all that are still to be planned. */
    public void activate(boolean active) {
        this.active = active;
    }

    /** Gives these skills and no others. */
    public void qualify(Set<String> skills) {
        if (!this.skills.equals(skills)) { // what is cleared counts as changed
            this.skills.clear();
            this.skills.addAll(skills);
        }
    }

    /**
     * @param academicYear the year in which the academic year starts
     * @param pgyLevel null for none
     */
    public void grade(int academicYear, @Nullable Integer pgyLevel) {
        if (pgyLevel == null) {
            grades.remove(academicYear);
        } else if (!pgyLevel.equals(grades.get(academicYear))) {
            grades.put(academicYear, pgyLevel);
        }
    }

    /** @param maxShifts most shifts of one activity per period, by activity */
    public void limit(WorkLimits limits, Map<UUID, Integer> maxShifts) {
        this.limits = limits;
        if (!this.maxShifts.equals(maxShifts)) {
            this.maxShifts.clear();
            this.maxShifts.putAll(maxShifts);
        }
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    public boolean active() {
        return active;
    }

    public WorkLimits limits() {
        return limits == null ? WorkLimits.NONE : limits;
    }

    public Set<String> skills() {
        return Set.copyOf(skills);
    }

    public Optional<Integer> grade(int academicYear) {
        return Optional.ofNullable(grades.get(academicYear));
    }

    /** Returns the grades by academic year. */
    public Map<Integer, Integer> grades() {
        return Map.copyOf(grades);
    }

    public Map<UUID, Integer> maxShifts() {
        return Map.copyOf(maxShifts);
    }
}
