package org.rounds.persistence.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.rounds.persistence.shared.WorkspaceEntity;

/** A hospital: the wall between tenants. Its zone decides what a day is. */
@Entity
public class Workspace extends WorkspaceEntity {
    String slug;
    String name;

    @Column(name = "time_zone")
    String timeZone;

    protected Workspace() {}

    public Workspace(UUID id, String slug, String name, ZoneId zone, Instant createdAt) {
        super(id, createdAt);
        this.slug = slug;
        this.name = name;
        this.timeZone = zone.getId();
    }

    /** Its name in addresses, unique over the installation. */
    public String slug() {
        return slug;
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
