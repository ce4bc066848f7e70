package org.rounds.ejb.schedule;

import java.util.List;
import java.util.Map;
import org.rounds.ejb.optimization.Feasibility;
import org.rounds.ejb.optimization.Finding;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.persistence.shared.DomainException;

/**
 * What can be said of a schedule before it is generated.
 *
 * @param valid whether it would be generated: there are no errors
 * @param people how many would be planned
 * @param days for how many days
 */
public record ConfigurationView(boolean valid, int people, int days, List<Finding> findings) {
    static ConfigurationView of(RosterProblem problem) {
        List<Finding> findings = Feasibility.of(problem);
        return new ConfigurationView(
                errors(findings).isEmpty(), problem.people().size(), problem.days(), findings);
    }

    private static List<Finding> errors(List<Finding> findings) {
        return findings.stream().filter(f -> f.level() == Finding.Level.ERROR).toList();
    }

    /** @throws DomainException invalid with the list, if there is an error */
    void requireValid() {
        List<Finding> errors = errors(findings);
        if (!errors.isEmpty()) {
            Finding first = errors.get(0);
            String field = first.code() == Feasibility.Code.COVER_IMPOSSIBLE ? "required" : "team_id";
            throw new DomainException(
                    DomainException.Kind.INVALID,
                    code(first),
                    first.text(),
                    Map.of(
                            "field_errors",
                            Map.of(field, List.of("asks for what nobody could do")),
                            "shortages",
                            errors.stream()
                                    .filter(f -> f.code() == Feasibility.Code.COVER_IMPOSSIBLE)
                                    .limit(MOST)
                                    .toList(),
                            "findings",
                            findings.stream().limit(MOST).toList()));
        }
    }

    private static String code(Finding first) {
        return switch (first.code()) {
            case NOTHING_TO_PLAN -> "VALIDATION_ERROR";
            case COVER_IMPOSSIBLE -> "IMPOSSIBLE_COVER";
            default -> "IMPOSSIBLE_CONFIGURATION";
        };
    }

    /** What is told of them in a refusal. */
    private static final int MOST = 100;
}
