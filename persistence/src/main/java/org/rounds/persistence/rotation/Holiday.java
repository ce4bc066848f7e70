package org.rounds.persistence.rotation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/** A day on which a team, or everybody, does not work as on others. */
@Entity
public class Holiday extends WorkspaceEntity {
    /** What makes it one. */
    public enum Kind {
        FEDERAL,
        LOCAL,
        TRAINING,
        MINIMAL_MANNING,
        CLOSURE,
        INAUGURATION
    }

    /** How much is meant to go on. */
    public enum Intent {
        NORMAL,
        REDUCED,
        CLOSED
    }

    @Column(name = "team_id")
    @Nullable
    UUID teamId;

    LocalDate date;

    @Column(name = "observed_date")
    @Nullable
    LocalDate observedDate;

    String name;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Enumerated(EnumType.STRING)
    Intent intent;

    protected Holiday() {}

    /**
     * @param teamId whose holiday it is; null for every team of the workspace
     * @param observedDate the day off in lieu; null where it is the holiday itself
     */
    public Holiday(
            UUID id,
            @Nullable UUID teamId,
            LocalDate date,
            @Nullable LocalDate observedDate,
            String name,
            Kind kind,
            Intent intent,
            Instant createdAt) {
        super(id, createdAt);
        change(teamId, date, observedDate, name, kind, intent);
    }

    /** As the constructor. */
    public final void change(
            @Nullable UUID teamId,
            LocalDate date,
            @Nullable LocalDate observedDate,
            String name,
            Kind kind,
            Intent intent) {
        this.teamId = teamId;
        this.date = date;
        this.observedDate = observedDate;
        this.name = name;
        this.kind = kind;
        this.intent = intent;
    }

    /** Returns the day that is off: in lieu, or itself. */
    public LocalDate dayOff() {
        return observedDate == null ? date : observedDate;
    }

    public @Nullable UUID teamId() {
        return teamId;
    }

    public LocalDate date() {
        return date;
    }

    public @Nullable LocalDate observedDate() {
        return observedDate;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public Intent intent() {
        return intent;
    }
}
