package org.rounds.bench.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rounds.ejb.optimization.Contract;
import org.rounds.ejb.optimization.Contract.Pattern;
import org.rounds.ejb.optimization.Contract.Rule;
import org.rounds.ejb.optimization.Contract.Term;

/**
 * What a contract costs one person: windows of days for the longest runs, a literal for each run that is too short, and one
 * for each place where a pattern can stand. All weighted; nights and histories are not modelled.
 */
final class ContractModel {
    private final CpModel model;
    private final LinearExprBuilder cost;
    private final Contract contract;
    private final List<Map<UUID, BoolVar>> cells;
    private final List<BoolVar> work;
    private final LocalDate start;

    ContractModel(
            CpModel model,
            LinearExprBuilder cost,
            Contract contract,
            List<Map<UUID, BoolVar>> cells,
            List<BoolVar> work,
            LocalDate start) {
        this.model = model;
        this.cost = cost;
        this.contract = contract;
        this.cells = cells;
        this.work = work;
        this.start = start;
    }

    void add() {
        contract.terms().forEach(this::add);
        contract.patterns().forEach(this::add);
    }

    private void add(Term term) {
        switch (term.rule()) {
            case MOST_SHIFTS -> charge(shifts().add(-term.limit()), work.size(), term.weight());
            case LEAST_SHIFTS -> {
                LinearExprBuilder missing = LinearExpr.newBuilder().add(term.limit());
                work.forEach(day -> missing.addTerm(day, -1));
                charge(missing, term.limit(), term.weight());
            }
            case LONGEST_WORK -> tooLong(literals(work, true), term);
            case SHORTEST_WORK -> tooShort(literals(work, true), term);
            case LONGEST_REST -> tooLong(literals(work, false), term);
            case SHORTEST_REST -> tooShort(literals(work, false), term);
            case MOST_WEEKENDS -> {
                List<BoolVar> weekends = weekendsWorked();
                charge(
                        LinearExpr.newBuilder()
                                .addSum(weekends.toArray(BoolVar[]::new))
                                .add(-term.limit()),
                        weekends.size(),
                        term.weight());
            }
            case MOST_WEEKENDS_IN_A_ROW -> tooLong(literals(weekendsWorked(), true), term);
            case LEAST_WEEKENDS_IN_A_ROW -> tooShort(literals(weekendsWorked(), true), term);
            case COMPLETE_WEEKENDS -> weekends().forEach(days -> complete(days, term.weight()));
            case IDENTICAL_WEEKENDS -> weekends().forEach(days -> identical(days, term.weight()));
            default -> {
                // The skill is charged with the demand; nights are not modelled.
            }
        }
    }

    private LinearExprBuilder shifts() {
        return LinearExpr.newBuilder().addSum(work.toArray(BoolVar[]::new));
    }

    /** Adds what an amount above 0 costs. */
    private void charge(LinearExprBuilder amount, int most, int weight) {
        IntVar paid = model.newIntVar(0, Math.max(0, most), "");
        model.addGreaterOrEqual(LinearExpr.newBuilder().add(paid), amount);
        cost.addTerm(paid, weight);
    }

    /** Adds what it costs if all of these hold. */
    private void charge(List<Literal> together, int weight) {
        BoolVar paid = model.newBoolVar("");
        List<Literal> clause = new ArrayList<>(List.of(paid));
        together.forEach(literal -> clause.add(literal.not()));
        model.addBoolOr(clause);
        cost.addTerm(paid, weight);
    }

    private static List<Literal> literals(List<BoolVar> days, boolean positive) {
        List<Literal> literals = new ArrayList<>();
        days.forEach(day -> literals.add(positive ? day : day.not()));
        return literals;
    }

    private void tooLong(List<Literal> row, Term term) {
        for (int from = 0; from + term.limit() < row.size(); from++) {
            charge(row.subList(from, from + term.limit() + 1), term.weight());
        }
    }

    private void tooShort(List<Literal> row, Term term) {
        for (int length = 1; length < term.limit(); length++) {
            for (int from = 0; from + length <= row.size(); from++) {
                boolean edge = from == 0 || from + length == row.size();
                if (contract.closed() || !edge) {
                    List<Literal> run = new ArrayList<>(row.subList(from, from + length));
                    if (from > 0) {
                        run.add(row.get(from - 1).not());
                    }
                    if (from + length < row.size()) {
                        run.add(row.get(from + length).not());
                    }
                    charge(run, term.weight() * (term.limit() - length));
                }
            }
        }
    }

    /** Returns the days of each weekend that begins in the horizon. */
    private List<List<Integer>> weekends() {
        List<List<Integer>> weekends = new ArrayList<>();
        for (int day = 0; day < work.size(); day++) {
            if (start.plusDays(day).getDayOfWeek() == contract.weekendStart()) {
                List<Integer> days = new ArrayList<>();
                for (int d = day; d < Math.min(work.size(), day + contract.weekendDays()); d++) {
                    days.add(d);
                }
                weekends.add(days);
            }
        }
        return weekends;
    }

    private List<BoolVar> weekendsWorked() {
        List<BoolVar> worked = new ArrayList<>();
        for (List<Integer> days : weekends()) {
            BoolVar any = model.newBoolVar("");
            model.addMaxEquality(any, days.stream().map(work::get).toArray(BoolVar[]::new));
            worked.add(any);
        }
        return worked;
    }

    private void complete(List<Integer> days, int weight) {
        for (int i = 1; i < days.size(); i++) {
            BoolVar before = work.get(days.get(i - 1));
            BoolVar now = work.get(days.get(i));
            charge(List.of(before, now.not()), weight * (days.size() - i));
            charge(List.of(before.not(), now), weight * i);
        }
    }

    /** Each kind of work beyond the first costs as many units as the weekend has days, if all days are worked. */
    private void identical(List<Integer> days, int weight) {
        int size = days.size();
        Set<UUID> kinds = new HashSet<>();
        days.forEach(day -> kinds.addAll(cells.get(day).keySet()));
        LinearExprBuilder beyond = LinearExpr.newBuilder().add(-1 - (long) size * size);
        for (UUID kind : kinds) {
            BoolVar used = model.newBoolVar("");
            for (int day : days) {
                BoolVar cell = cells.get(day).get(kind);
                if (cell != null) {
                    model.addImplication(cell, used);
                }
            }
            beyond.add(used);
        }
        days.forEach(day -> beyond.addTerm(work.get(day), size));
        charge(beyond, size, weight * size);
    }

    private void add(Pattern pattern) {
        for (int from = 0; from + pattern.days().size() <= work.size(); from++) {
            if (pattern.first() == null || pattern.first() == start.plusDays(from).getDayOfWeek()) {
                LinearExprBuilder fitting = LinearExpr.newBuilder().add(1 - pattern.days().size());
                for (int i = 0; i < pattern.days().size(); i++) {
                    fit(pattern.days().get(i), from + i, fitting);
                }
                charge(fitting, 1, pattern.weight());
            }
        }
    }

    private void fit(Contract.Day asked, int day, LinearExprBuilder fitting) {
        if (asked.off()) {
            fitting.add(1).addTerm(work.get(day), -1);
        } else if (asked.activities().isEmpty()) {
            fitting.add(work.get(day));
        } else {
            asked.activities().forEach(activity -> {
                BoolVar cell = cells.get(day).get(activity);
                if (cell != null) {
                    fitting.add(cell);
                }
            });
        }
    }

    /** Returns what doing work without the skill costs; below 0 where it may not be done. */
    static int priceOfSkill(Contract contract) {
        List<Term> terms = contract.terms().stream()
                .filter(term -> term.rule() == Rule.ALTERNATIVE_SKILL)
                .toList();
        return terms.isEmpty() ? -1 : terms.stream().mapToInt(Term::weight).sum();
    }
}
