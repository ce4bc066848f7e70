package org.rounds.persistence.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/** People who are scheduled together: a program, a ward, a clinic, a site. */
@Entity
public class Team extends WorkspaceEntity {
    /** What kind of team it is. */
    public enum Kind {
        PROGRAM,
        WARD,
        CLINIC,
        SITE
    }

    String name;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Column(name = "time_zone")
    @Nullable
    String timeZone;

    protected Team() {}

    /** @param zone where its days begin and end; null for the workspace's zone */
    public Team(UUID id, String name, Kind kind, @Nullable ZoneId zone, Instant createdAt) {
        super(id, createdAt);
        change(name, kind, zone);
    }

    /** @param zone where its days begin and end; null for the workspace's zone */
    public final void change(String name, Kind kind, @Nullable ZoneId zone) {
        this.name = Objects.requireNonNull(name, "name");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.timeZone = zone == null ? null : zone.getId();
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the team's own zone, if it is not the workspace's. */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(timeZone).map(ZoneId::of);
    }
}
