package org.rounds.ejb.schedule;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rounds.persistence.schedule.FairnessEntry.Category;
import org.rounds.persistence.schedule.FairnessRepository.Standing;

/** How evenly a team bears its burdensome work, by category. */
public record TeamFairnessView(UUID teamId, List<OfCategory> categories) {
    /** @param spread between the highest and the lowest balance, in days */
    public record OfCategory(Category category, BigDecimal spread, List<OfPerson> people) {}

    /**
     * What one of them has done, in days, whoever has done most beyond the own share first.
     *
     * @param balance earned without the share
     */
    public record OfPerson(UUID personId, String name, BigDecimal earned, BigDecimal share, BigDecimal balance) {}

    /** @param standings the highest balance first */
    static TeamFairnessView of(UUID team, List<Standing> standings) {
        return new TeamFairnessView(
                team,
                standings.stream()
                        .collect(Collectors.groupingBy(Standing::category, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(e -> ofCategory(e.getKey(), e.getValue()))
                        .toList());
    }

    private static OfCategory ofCategory(Category category, List<Standing> standings) {
        BigDecimal most = standings.get(0).balance();
        BigDecimal least = standings.get(standings.size() - 1).balance();
        return new OfCategory(
                category,
                most.subtract(least),
                standings.stream()
                        .map(s -> new OfPerson(s.personId(), s.name(), s.earned(), s.share(), s.balance()))
                        .toList());
    }
}
