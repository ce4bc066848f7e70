package org.rounds.ejb.schedule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.rounds.persistence.schedule.FairnessEntry.Category;
import org.rounds.persistence.schedule.FairnessRepository;

/** How evenly a team bears its burdensome work, by category. */
public record TeamFairnessView(UUID teamId, List<OfCategory> categories) {
    /** @param spread between the highest and the lowest balance, in days */
    public record OfCategory(Category category, BigDecimal spread, List<OfPerson> people) {}

    /**
     * What one of them has done, in days, whoever has done most beyond the own share first.
     *
     * @param balance earned without the share
     */
    public record OfPerson(UUID personId, String name, BigDecimal earned, BigDecimal share, BigDecimal balance) {
        private OfPerson with(FairnessRepository.Total total) {
            return new OfPerson(
                    personId,
                    name,
                    earned.add(total.earned()),
                    share.add(total.share()),
                    balance.add(total.earned()).subtract(total.share()));
        }
    }

    static TeamFairnessView of(UUID team, List<FairnessRepository.Total> totals, Map<UUID, String> names) {
        Map<Category, Map<UUID, OfPerson>> byCategory = new TreeMap<>();
        for (FairnessRepository.Total total : totals) {
            UUID person = total.personId();
            byCategory
                    .computeIfAbsent(total.category(), c -> new TreeMap<>())
                    .merge(
                            person,
                            new OfPerson(
                                            person,
                                            names.getOrDefault(person, ""),
                                            BigDecimal.ZERO,
                                            BigDecimal.ZERO,
                                            BigDecimal.ZERO)
                                    .with(total),
                            (known, added) -> known.with(total));
        }
        List<OfCategory> categories = new ArrayList<>();
        byCategory.forEach((category, people) -> categories.add(ofCategory(
                category,
                people.values().stream()
                        .sorted(Comparator.comparing(OfPerson::balance)
                                .reversed()
                                .thenComparing(OfPerson::name))
                        .toList())));
        return new TeamFairnessView(team, categories);
    }

    private static OfCategory ofCategory(Category category, List<OfPerson> people) {
        BigDecimal most = people.get(0).balance();
        return new OfCategory(
                category, most.subtract(people.get(people.size() - 1).balance()), people);
    }
}
