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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/**
 * Somebody who gives care and can be rostered. A person is deactivated, never erased, since rosters of the past name
 * them; the grade is kept per academic year for the same reason.
 */
@Entity
public class Person extends WorkspaceEntity {
    /** Grades go from 1 to this. */
    public static final int HIGHEST_GRADE = 8;

    /** What a person is in the hospital; it never changes. */
    public enum Type {
        RESIDENT,
        FACULTY,
        NURSE,
        STAFF,
        AGENT
    }

    /** What a member of the faculty is in the program (catalogue/residency.md 3.1). */
    public enum FacultyRole {
        PD,
        APD,
        OIC,
        DEPT_CHIEF,
        SPORTS_MED,
        CORE,
        ADJUNCT
    }

    private static final int FRACTION_DIGITS = 2;

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

    @Nullable
    String email;

    @Column(name = "employment_fraction")
    BigDecimal employmentFraction = BigDecimal.ONE.setScale(FRACTION_DIGITS);

    @Enumerated(EnumType.STRING)
    @Column(name = "faculty_role")
    @Nullable
    FacultyRole facultyRole;

    @Embedded
    @Nullable
    Targets targets;

    @ElementCollection
    @CollectionTable(name = "person_specialty", joinColumns = @JoinColumn(name = "person_id"))
    @Column(name = "specialty")
    Set<String> specialties = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "person_grade", joinColumns = @JoinColumn(name = "person_id"))
    @MapKeyColumn(name = "academic_year")
    Map<Integer, Grade> grades = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "person_activity_limit", joinColumns = @JoinColumn(name = "person_id"))
    @MapKeyColumn(name = "activity_id")
    @Column(name = "max_shifts")
    Map<UUID, Integer> maxShifts = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "person_term", joinColumns = @JoinColumn(name = "person_id"))
    List<TermRow> terms = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "person_term_day", joinColumns = @JoinColumn(name = "person_id"))
    List<TermDay> termDays = new ArrayList<>();

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
     * @param pgyLevel null for none; who has graduated has none already
     */
    public void grade(int academicYear, @Nullable Integer pgyLevel) {
        if (pgyLevel != null) {
            grade(academicYear, Grade.of(pgyLevel));
        } else if (grade(academicYear).isPresent()) {
            grades.remove(academicYear);
        }
    }

    public void grade(int academicYear, Grade grade) {
        if (!grade.equals(grades.get(academicYear))) {
            grades.put(academicYear, grade);
        }
    }

    /** Gives these grades, by academic year, and no others. */
    public void regrade(Map<Integer, Grade> grades) {
        if (!this.grades.equals(grades)) {
            this.grades.keySet().retainAll(grades.keySet());
            grades.forEach(this::grade);
        }
    }

    /** Says who somebody is beside their name. */
    public void describe(@Nullable String email, @Nullable FacultyRole facultyRole, Set<String> specialties) {
        this.email = email;
        this.facultyRole = facultyRole;
        if (!this.specialties.equals(specialties)) {
            this.specialties.clear();
            this.specialties.addAll(specialties);
        }
    }

    /** @param fraction of full employment, 0.01 to 1 */
    public void employ(BigDecimal fraction, Targets targets) {
        this.employmentFraction = fraction.setScale(FRACTION_DIGITS);
        this.targets = targets;
    }

    /** @param maxShifts most shifts of one activity per period, by activity */
    public void limit(WorkLimits limits, Map<UUID, Integer> maxShifts) {
        this.limits = limits;
        if (!this.maxShifts.equals(maxShifts)) {
            this.maxShifts.clear();
            this.maxShifts.putAll(maxShifts);
        }
    }

    /** Gives these terms and no others. */
    public void agree(List<WorkTerm> agreed) {
        if (!terms().equals(agreed)) {
            terms.clear();
            termDays.clear();
            for (int number = 0; number < agreed.size(); number++) {
                List<WorkTerm.Day> days = agreed.get(number).days();
                terms.add(TermRow.of(number, agreed.get(number)));
                for (int position = 0; position < days.size(); position++) {
                    termDays.add(TermDay.of(number, position, days.get(position)));
                }
            }
        }
    }

    /** Returns the academic year of a day: it starts on 1 July, and is named after the year it starts in. */
    public static int academicYear(LocalDate day) {
        return day.getMonth().compareTo(Month.JULY) >= 0 ? day.getYear() : day.getYear() - 1;
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

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /** Returns the share of full employment, 0.01 to 1, with two decimals. */
    public BigDecimal employmentFraction() {
        return employmentFraction;
    }

    public Optional<FacultyRole> facultyRole() {
        return Optional.ofNullable(facultyRole);
    }

    public Set<String> specialties() {
        return Set.copyOf(specialties);
    }

    public Targets targets() {
        return targets == null ? Targets.NONE : targets;
    }

    /** Returns the grade of an academic year; none for who has graduated before. */
    public Optional<Integer> grade(int academicYear) {
        return Optional.ofNullable(grades.get(academicYear)).map(Grade::pgyLevel);
    }

    /** Returns the grades by academic year, without the years after graduation. */
    public Map<Integer, Integer> grades() {
        return grades.keySet().stream()
                .filter(year -> grade(year).isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        year -> year, year -> grade(year).orElseThrow()));
    }

    /** Returns how far the person is, or was, by academic year. */
    public Map<Integer, Grade> academicYears() {
        return Map.copyOf(grades);
    }

    public Map<UUID, Integer> maxShifts() {
        return Map.copyOf(maxShifts);
    }

    /** Returns what the contract asks at a price, in the order in which it was agreed. */
    public List<WorkTerm> terms() {
        Map<Integer, List<WorkTerm.Day>> days = termDays.stream()
                .sorted(Comparator.comparing(TermDay::position))
                .collect(Collectors.groupingBy(TermDay::number, Collectors.mapping(TermDay::day, Collectors.toList())));
        return terms.stream()
                .sorted(Comparator.comparing(TermRow::number))
                .map(term -> term.with(days.getOrDefault(term.number(), List.of())))
                .toList();
    }
}
