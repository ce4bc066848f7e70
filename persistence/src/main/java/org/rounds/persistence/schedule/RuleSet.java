package org.rounds.persistence.schedule;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/** The duty-hour rules that somebody has made, such as an accreditation body or the hospital: for one team or for all. */
@Entity
@Table(name = "rule_set")
public class RuleSet extends WorkspaceEntity {
    @Column(name = "team_id")
    @Nullable
    UUID teamId;

    String name;

    @ElementCollection
    @CollectionTable(name = "duty_rule", joinColumns = @JoinColumn(name = "rule_set_id"))
    List<DutyRule> rules = new ArrayList<>();

    protected RuleSet() {}

    /** @param teamId whom it binds; null for every team of the workspace */
    public RuleSet(UUID id, @Nullable UUID teamId, String name, List<DutyRule> rules, Instant createdAt) {
        super(id, createdAt);
        change(teamId, name, rules);
    }

    /** As the constructor. */
    public final void change(@Nullable UUID teamId, String name, List<DutyRule> rules) {
        this.teamId = teamId;
        this.name = name;
        if (!Set.copyOf(this.rules).equals(Set.copyOf(rules))) { // what is cleared counts as changed
            this.rules.clear();
            this.rules.addAll(rules);
        }
    }

    public Optional<UUID> teamId() {
        return Optional.ofNullable(teamId);
    }

    public String name() {
        return name;
    }

    public List<DutyRule> rules() {
        return List.copyOf(rules);
    }
}
