package org.rounds.ejb.schedule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rounds.persistence.schedule.FairnessEntry.Category;
import org.rounds.persistence.schedule.FairnessRepository;

/** What one person has done of the work that is to be borne alike: a line per category and academic year, oldest first. */
public record FairnessStatementView(UUID personId, List<Year> years) {
    /**
     * One year of one category, in days.
     *
     * @param academicYear the year in which it begins
     * @param broughtForward the balance that the year began with
     * @param earned what the person has done
     * @param share what would have been the person's part
     * @param balance by how much the person has done more than that so far; negative for less
     */
    public record Year(
            Category category,
            int academicYear,
            BigDecimal broughtForward,
            BigDecimal earned,
            BigDecimal share,
            BigDecimal balance) {}

    /** @param posted the person's, by category and year */
    static FairnessStatementView of(UUID person, List<FairnessRepository.Year> posted) {
        List<Year> years = new ArrayList<>();
        for (FairnessRepository.Year total : posted) {
            Year last = years.isEmpty() ? null : years.get(years.size() - 1);
            BigDecimal before = last == null || last.category() != total.category() ? BigDecimal.ZERO : last.balance();
            years.add(new Year(
                    total.category(),
                    total.academicYear(),
                    before,
                    total.earned(),
                    total.share(),
                    before.add(total.earned()).subtract(total.share())));
        }
        return new FairnessStatementView(person, years);
    }
}
