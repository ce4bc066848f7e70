package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Days;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.schedule.DutyRule;
import org.rounds.persistence.schedule.RuleSet;
import org.rounds.persistence.schedule.RuleSetRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** Duty-hour rules. What is changed holds from the next plan, validation or publication on. */
@Stateless
public class RuleSetService {
    @Inject
    RuleSetRepository sets;

    @Inject
    TeamService teams;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /** The database refuses a second set of that name, and two figures for one rule on one day. */
    @Allowed(resource = "rule_set", action = Action.CREATE)
    public RuleSetView create(SaveRuleSet command) {
        RuleSet set = new RuleSet(Ids.next(), team(command), command.name(), rules(command), clock.instant());
        return RuleSetView.of(changes.store(set, "rule_set", new RuleSetCreated(set.id())));
    }

    @Allowed(resource = "rule_set", action = Action.UPDATE)
    public RuleSetView change(UUID id, long version, Patch<SaveRuleSet> patch) {
        RuleSet set = find(id);
        return changes.change(set, version, "rule_set", new RuleSetUpdated(id), RuleSetView::of, () -> {
            SaveRuleSet command = patch.onto(SaveRuleSet.of(set));
            set.change(team(command), command.name(), rules(command));
        });
    }

    @Allowed(resource = "rule_set", action = Action.DELETE)
    public void delete(UUID id, @Nullable Long version) {
        changes.remove(find(id), version, "rule_set", new RuleSetDeleted(id));
    }

    private @Nullable UUID team(SaveRuleSet command) {
        return command.teamId() == null ? null : teams.named(command.teamId()).id();
    }

    private static List<DutyRule> rules(SaveRuleSet command) {
        for (int i = 0; i < command.rules().size(); i++) {
            require("rules." + i + ".", command.rules().get(i));
        }
        return command.rules().stream().map(DutyRuleView::rule).toList();
    }

    private static void require(String path, DutyRuleView rule) {
        if (rule.kind().averaged() != (rule.windowDays() != null)) {
            throw DomainException.invalid(
                    path + "window_days",
                    rule.kind().averaged()
                            ? "is needed: the rule is averaged"
                            : "must be absent: the rule is not averaged");
        }
        Days.requireKnown(path + "from_date", rule.fromDate());
        LocalDate last = rule.toDate();
        if (last != null) {
            Days.requireKnown(path + "to_date", last);
            if (last.isBefore(rule.fromDate())) {
                throw DomainException.invalid(path + "to_date", "must not be before from_date");
            }
        }
    }

    @Allowed(resource = "rule_set", action = Action.READ)
    public RuleSetView get(UUID id) {
        return RuleSetView.of(find(id));
    }

    @Allowed(resource = "rule_set", action = Action.LIST)
    public Listing.Result<RuleSetView> list(Listing.Query query) {
        return sets.list(query).map(RuleSetView::of);
    }

    /**
     * Returns the rules that bind a team.
     *
     * @param without sets that are taken not to bind it
     * @param with sets that are taken to bind it, whosever they are
     */
    @Allowed(resource = "rule_set", action = Action.READ)
    public List<DutyRule> binding(UUID teamId, Set<UUID> without, Set<UUID> with) {
        return sets.binding(teamId, without, with);
    }

    /** @throws DomainException invalid, naming the field, unless the ids name rule sets */
    @Allowed(resource = "rule_set", action = Action.READ)
    public void require(String field, Set<UUID> ids) {
        if (!ids.stream().allMatch(id -> sets.find(id).isPresent())) {
            throw DomainException.invalid(field, "names no rule set");
        }
    }

    private RuleSet find(UUID id) {
        return sets.find(id).orElseThrow(() -> DomainException.notFound("rule set", id));
    }
}
