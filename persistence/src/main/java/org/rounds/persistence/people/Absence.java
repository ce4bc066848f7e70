package org.rounds.persistence.people;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/**
 * Days on which a person is away, both inclusive. It is asked for and approved or rejected, or anticipated (before the
 * name of who comes is known, say) and confirmed or denied; until it has ended so it can be cancelled.
 */
@Entity
public class Absence extends WorkspaceEntity {
    /** Why somebody is away (catalogue/residency.md 3.6; maternity and paternity are {@link #PARENTAL}). */
    public enum Type {
        VACATION,
        SICK,
        CONFERENCE,
        TRAINING,
        PARENTAL,
        DAY_OFF,
        OTHER,
        MEDICAL,
        FAMILY_EMERGENCY,
        BEREAVEMENT,
        EMERGENCY_LEAVE,
        DEPLOYMENT,
        TDY,
        CONVALESCENT,
        MILITARY_DUTY,
        ADMINISTRATIVE;

        /** Tells if it is leave, which takes its share of the hours that are due; a fixed day off takes none. */
        public boolean leave() {
            return this != DAY_OFF;
        }
    }

    /** Whether it holds (catalogue/residency.md 7.7). */
    public enum State {
        ANTICIPATED,
        PENDING,
        APPROVED,
        CONFIRMED,
        REJECTED,
        DENIED,
        CANCELLED;

        /** Tells if somebody has still to decide. */
        public boolean open() {
            return this == PENDING || this == ANTICIPATED;
        }

        /** Tells if it counts when people are rostered. */
        public boolean inForce() {
            return this == APPROVED || this == CONFIRMED;
        }

        /** Returns the state after a yes, if somebody has still to decide. */
        public Optional<State> granted() {
            return open() ? Optional.of(this == PENDING ? APPROVED : CONFIRMED) : Optional.empty();
        }

        /** Returns the state after a no, if somebody has still to decide. */
        public Optional<State> refused() {
            return open() ? Optional.of(this == PENDING ? REJECTED : DENIED) : Optional.empty();
        }

        /** Returns the state after it was called off, if it has not ended already. */
        public Optional<State> calledOff() {
            return open() || inForce() ? Optional.of(CANCELLED) : Optional.empty();
        }
    }

    @Column(name = "person_id")
    UUID personId;

    @Enumerated(EnumType.STRING)
    Type type;

    @Column(name = "start_date")
    LocalDate startDate;

    @Column(name = "end_date")
    LocalDate endDate;

    @Enumerated(EnumType.STRING)
    State state;

    @Embedded
    AbsenceTerms terms;

    @Column(name = "reviewed_by")
    @Nullable
    UUID reviewedBy;

    @Column(name = "reviewed_at")
    @Nullable
    Instant reviewedAt;

    @Column(name = "review_notes")
    @Nullable
    String reviewNotes;

    protected Absence() {}

    public Absence(
            UUID id,
            UUID personId,
            Type type,
            LocalDate startDate,
            LocalDate endDate,
            State state,
            AbsenceTerms terms,
            Instant createdAt) {
        super(id, createdAt);
        this.state = Objects.requireNonNull(state, "state");
        change(personId, type, startDate, endDate, terms);
    }

    public final void change(UUID personId, Type type, LocalDate startDate, LocalDate endDate, AbsenceTerms terms) {
        this.personId = personId;
        this.type = type;
        this.startDate = startDate;
        this.endDate = endDate;
        this.terms = terms;
    }

    /**
     * Takes it to a state that {@link State} leads to from its own.
     *
     * @param by the user who decides; null for the server itself, which leaves no trace here
     * @param notes why; null for none
     */
    public void decide(State next, @Nullable UUID by, Instant at, @Nullable String notes) {
        this.state = next;
        this.reviewedBy = by;
        this.reviewedAt = by == null ? null : at;
        this.reviewNotes = notes;
    }

    public UUID personId() {
        return personId;
    }

    public Type type() {
        return type;
    }

    public LocalDate startDate() {
        return startDate;
    }

    public LocalDate endDate() {
        return endDate;
    }

    public State state() {
        return state;
    }

    public AbsenceTerms terms() {
        return terms;
    }

    /** Tells if the person cannot be rostered on its days, once it is {@link #inForce}. */
    public boolean blocking() {
        return terms.blocking();
    }

    /** Tells if it counts when people are rostered. */
    public boolean inForce() {
        return state.inForce();
    }

    /** Tells if it is leave, which takes its share of the hours that are due. */
    public boolean leave() {
        return type.leave();
    }

    /** Returns the user who has approved, rejected or cancelled it last. */
    public Optional<UUID> reviewedBy() {
        return Optional.ofNullable(reviewedBy);
    }

    public Optional<Instant> reviewedAt() {
        return Optional.ofNullable(reviewedAt);
    }

    public Optional<String> reviewNotes() {
        return Optional.ofNullable(reviewNotes);
    }
}
