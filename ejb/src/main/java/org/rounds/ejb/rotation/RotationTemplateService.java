package org.rounds.ejb.rotation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.rotation.ActivityRepository;
import org.rounds.persistence.rotation.RotationPattern;
import org.rounds.persistence.rotation.RotationRequirement;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Listing;

/** Rotations, as residents' years are made of: activities with a week and requirements of their own. */
@Stateless
public class RotationTemplateService {
    private static final ActivityFace FACE = ActivityFace.ROTATION_TEMPLATES;

    @Inject
    ActivityRepository activities;

    @Inject
    ActivityStore store;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    @Allowed(resource = "rotation", action = Action.CREATE)
    public RotationTemplateView create(SaveRotationTemplate command) {
        Activity template = store.make(command.activity());
        describe(template, command);
        return RotationTemplateView.of(store.store(template));
    }

    /** @throws DomainException conflict, if its team would change under those who are on it */
    @Allowed(resource = "rotation", action = Action.UPDATE)
    public RotationTemplateView change(UUID id, long version, Patch<SaveRotationTemplate> patch) {
        Activity template = store.find(FACE, id);
        return changes.change(
                template, version, ActivityStore.WORD, new ActivityUpdated(id), RotationTemplateView::of, () -> {
                    SaveRotationTemplate command = patch.onto(SaveRotationTemplate.of(template));
                    store.rewrite(template, command.activity(template));
                    describe(template, command);
                });
    }

    private static void describe(Activity template, SaveRotationTemplate command) {
        template.be(command.traits());
        template.ask(requirements(command));
    }

    private static List<RotationRequirement> requirements(SaveRotationTemplate command) {
        Set<Integer> grades = new HashSet<>();
        for (RotationRequirementView requirement : command.requirements()) {
            if (!grades.add(requirement.pgyLevel())) {
                throw DomainException.invalid("requirements", "has pgy_level " + requirement.pgyLevel() + " twice");
            }
            Integer most = requirement.maxBlocks();
            if (most != null && most < requirement.minBlocks()) {
                throw DomainException.invalid("requirements.max_blocks", "must not be less than min_blocks");
            }
        }
        return command.requirements().stream()
                .map(RotationRequirementView::toRequirement)
                .toList();
    }

    /** Keeps it as history: it can be in no new requirement of cover. */
    @Allowed(resource = "rotation", action = Action.UPDATE)
    public RotationTemplateView archive(UUID id, @Nullable Long version) {
        Activity template = store.find(FACE, id);
        return changes.change(
                template,
                version,
                ActivityStore.WORD,
                new ActivityArchived(id),
                RotationTemplateView::of,
                () -> template.archive(clock.instant()));
    }

    @Allowed(resource = "rotation", action = Action.UPDATE)
    public RotationTemplateView restore(UUID id, @Nullable Long version) {
        Activity template = store.find(FACE, id);
        return changes.change(
                template,
                version,
                ActivityStore.WORD,
                new ActivityRestored(id),
                RotationTemplateView::of,
                template::restore);
    }

    @Allowed(resource = "rotation", action = Action.READ)
    public RotationPatternsView patterns(UUID id) {
        return RotationPatternsView.of(store.find(FACE, id));
    }

    /** Gives the rotation another week. */
    @Allowed(resource = "rotation", action = Action.UPDATE)
    public RotationPatternsView changePatterns(UUID id, long version, Patch<SaveRotationPatterns> patch) {
        Activity template = store.find(FACE, id);
        return changes.change(
                template,
                version,
                ActivityStore.WORD,
                new ActivityUpdated(id),
                RotationPatternsView::of,
                () -> template.follow(week(patch.onto(SaveRotationPatterns.of(template)))));
    }

    private List<RotationPattern> week(SaveRotationPatterns command) {
        List<RotationPattern> week =
                command.patterns().stream().map(RotationPatternView::toPattern).toList();
        Set<List<@Nullable Object>> times = new HashSet<>();
        for (RotationPattern pattern : week) {
            if (!times.add(java.util.Arrays.asList(pattern.weekday(), pattern.slot(), pattern.week()))) {
                throw DomainException.invalid("patterns", "has weekday " + pattern.weekday() + " with a slot twice");
            }
        }
        Set<UUID> used = week.stream().map(RotationPattern::activityId).collect(Collectors.toSet());
        if (store.require("patterns.activity_id", used).stream().anyMatch(FACE::shows)) {
            throw DomainException.invalid("patterns.activity_id", "names a rotation, which has a week of its own");
        }
        return week;
    }

    /** @throws DomainException conflict, if something refers to it */
    @Allowed(resource = "rotation", action = Action.DELETE)
    public void delete(UUID id, @Nullable Long version) {
        store.remove(store.find(FACE, id), version);
    }

    @Allowed(resource = "rotation", action = Action.READ)
    public RotationTemplateView get(UUID id) {
        return RotationTemplateView.of(store.find(FACE, id));
    }

    @Allowed(resource = "rotation", action = Action.LIST)
    public Listing.Result<RotationTemplateView> list(Listing.Query query) {
        return activities.list(FACE.limit(query)).map(RotationTemplateView::of);
    }
}
