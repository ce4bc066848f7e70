package org.rounds.ejb.schedule;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rounds.ejb.optimization.Contract;
import org.rounds.ejb.optimization.Violation;
import org.rounds.persistence.people.WorkTerm;

/** What a person's terms ask of the days of one schedule. Weekends are Saturday and Sunday, as for the limits. */
public final class ContractOf {
    /**
     * How much of what is agreed for a period is due over the horizon: maxima are rounded up, minima down.
     *
     * @param days of the horizon
     * @param paid days of the horizon without leave, which counts as time worked
     * @param period days for which totals are agreed
     */
    public record Share(int days, int paid, int period) {
        int of(WorkTerm.Rule rule, int total) {
            return switch (rule) {
                case MOST_SHIFTS -> RowLimitsOf.share(total, paid, period, true);
                case LEAST_SHIFTS -> RowLimitsOf.share(total, paid, period, false);
                case MOST_WEEKENDS -> RowLimitsOf.share(total, days, period, true);
                default -> total;
            };
        }
    }

    private ContractOf() {}

    /** @param known activities that may stand in the schedule: a pattern with others cannot, and is left out */
    public static Contract terms(Collection<WorkTerm> terms, Set<UUID> known, Share share) {
        if (terms.isEmpty()) {
            return Contract.NONE;
        }
        return new Contract(
                Contract.NONE.weekendStart(),
                Contract.NONE.weekendDays(),
                Contract.NONE.closed(),
                terms.stream()
                        .filter(term -> term.rule() != WorkTerm.Rule.UNWANTED_PATTERN)
                        .map(term -> term(term, share))
                        .toList(),
                terms.stream()
                        .filter(term -> term.rule() == WorkTerm.Rule.UNWANTED_PATTERN)
                        .filter(term -> known.containsAll(activities(term).collect(Collectors.toSet())))
                        .map(ContractOf::pattern)
                        .toList());
    }

    private static Contract.Term term(WorkTerm term, Share share) {
        Integer limit = term.limit();
        return new Contract.Term(
                Contract.Rule.valueOf(term.rule().name()),
                limit == null ? 0 : share.of(term.rule(), limit),
                Violation.Level.SOFT,
                term.weight());
    }

    private static Contract.Pattern pattern(WorkTerm term) {
        Integer first = term.firstWeekday();
        return new Contract.Pattern(
                term.days().stream().map(ContractOf::day).toList(),
                first == null ? null : DayOfWeek.of(first),
                Violation.Level.SOFT,
                term.weight());
    }

    private static Contract.Day day(WorkTerm.Day day) {
        return switch (day.kind()) {
            case OFF -> Contract.Day.OFF;
            case WORK -> Contract.Day.ANY_WORK;
            case ACTIVITY -> new Contract.Day(false, Set.of(Objects.requireNonNull(day.activityId())));
        };
    }

    private static Stream<UUID> activities(WorkTerm term) {
        return term.days().stream().map(WorkTerm.Day::activityId).filter(Objects::nonNull);
    }
}
