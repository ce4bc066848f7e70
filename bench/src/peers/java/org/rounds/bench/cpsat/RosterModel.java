package org.rounds.bench.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.RosterProblem.Absence;
import org.rounds.ejb.optimization.RosterProblem.Activity;
import org.rounds.ejb.optimization.RosterProblem.Demand;
import org.rounds.ejb.optimization.RosterProblem.Limits;
import org.rounds.ejb.optimization.RosterProblem.Person;
import org.rounds.ejb.optimization.RosterProblem.Request;

/**
 * One literal for each person, day and activity, one for each person and day worked, and sums over windows of days:
 * the form in which CP-SAT does best on rosters; automata are far behind. It knows the rules of the public instances;
 * rest hours, history and pins are not modelled.
 */
final class RosterModel {
    private final CpModel model = new CpModel();
    private final RosterProblem problem;
    private final LinearExprBuilder cost = LinearExpr.newBuilder();
    private final Set<Absence> absences;

    /** By person, then day: the literals by activity (none where it is ruled out), and whether any is worked. */
    private final List<List<Map<UUID, BoolVar>>> cells = new ArrayList<>();

    private final List<List<BoolVar>> worked = new ArrayList<>();

    RosterModel(RosterProblem problem) {
        this.problem = problem;
        absences = new HashSet<>(problem.absences());
        problem.people().forEach(this::addPerson);
        problem.demands().forEach(this::addDemand);
        problem.requests().forEach(this::addRequest);
        model.minimize(cost);
    }

    CpModel model() {
        return model;
    }

    Roster roster(CpSolver solver) {
        List<Roster.Cell> roster = new ArrayList<>();
        for (int person = 0; person < cells.size(); person++) {
            UUID id = problem.people().get(person).id();
            for (int day = 0; day < problem.days(); day++) {
                LocalDate date = problem.start().plusDays(day);
                cells.get(person).get(day).forEach((activity, literal) -> {
                    if (solver.booleanValue(literal)) {
                        roster.add(new Roster.Cell(id, date, activity));
                    }
                });
            }
        }
        return new Roster(roster);
    }

    private void addPerson(Person person) {
        List<Map<UUID, BoolVar>> row = new ArrayList<>();
        List<BoolVar> work = new ArrayList<>();
        for (int day = 0; day < problem.days(); day++) {
            row.add(cell(person, day));
            BoolVar any = model.newBoolVar("");
            model.addEquality(LinearExpr.sum(row.get(day).values().toArray(BoolVar[]::new)), any);
            work.add(any);
        }
        cells.add(row);
        worked.add(work);
        addSuccessions(row);
        addCounts(person.limits(), row);
        addLongestRun(work, person.limits().maxConsecutiveShifts());
        addShortestRun(work, person.limits().minConsecutiveShifts(), true);
        addShortestRun(work, person.limits().minConsecutiveDaysOff(), false);
        addWeekends(work, person.limits().maxWeekends());
        new ContractModel(model, cost, person.limits().contract(), row, work, problem.start()).add();
    }

    private Map<UUID, BoolVar> cell(Person person, int day) {
        Map<UUID, BoolVar> cell = new HashMap<>();
        boolean absent =
                absences.contains(new Absence(person.id(), problem.start().plusDays(day)));
        for (Activity activity : problem.activities()) {
            Integer most = person.limits().maxShifts().get(activity.id());
            boolean able = person.skills().containsAll(activity.skills());
            int price = ContractModel.priceOfSkill(person.limits().contract());
            if (!absent && (able || price >= 0) && (most == null || most > 0)) {
                BoolVar literal = model.newBoolVar("");
                cell.put(activity.id(), literal);
                cost.addTerm(literal, able ? 0 : price);
            }
        }
        return cell;
    }

    private void addSuccessions(List<Map<UUID, BoolVar>> row) {
        for (int day = 0; day + 1 < row.size(); day++) {
            for (Activity activity : problem.activities()) {
                Literal first = row.get(day).get(activity.id());
                if (first != null && !activity.mayNotFollow().isEmpty()) {
                    List<Literal> clashing = new ArrayList<>(List.of(first));
                    for (UUID next : activity.mayNotFollow()) {
                        Literal literal = row.get(day + 1).get(next);
                        if (literal != null) {
                            clashing.add(literal);
                        }
                    }
                    model.addAtMostOne(clashing);
                }
            }
        }
    }

    private void addCounts(Limits limits, List<Map<UUID, BoolVar>> row) {
        LinearExprBuilder minutes = LinearExpr.newBuilder();
        for (Activity activity : problem.activities()) {
            LinearExprBuilder shifts = LinearExpr.newBuilder();
            for (Map<UUID, BoolVar> cell : row) {
                BoolVar literal = cell.get(activity.id());
                if (literal != null) {
                    shifts.add(literal);
                    minutes.addTerm(literal, activity.length().toMinutes());
                }
            }
            Integer most = limits.maxShifts().get(activity.id());
            if (most != null && most < row.size()) {
                model.addLessOrEqual(shifts, most);
            }
        }
        long least = limits.minMinutes() == null ? 0 : limits.minMinutes();
        long most = limits.maxMinutes() == null ? Integer.MAX_VALUE : limits.maxMinutes();
        model.addLinearConstraint(minutes, least, most);
    }

    private void addLongestRun(List<BoolVar> work, @Nullable Integer most) {
        for (int from = 0; most != null && from + most < work.size(); from++) {
            model.addLessOrEqual(
                    LinearExpr.sum(work.subList(from, from + most + 1).toArray(BoolVar[]::new)), most);
        }
    }

    /** Forbids each run that is too short and has a neighbour of the other kind on both sides. */
    private void addShortestRun(List<BoolVar> work, @Nullable Integer least, boolean ofWork) {
        for (int length = 1; least != null && length < least; length++) {
            for (int before = 0; before + length + 1 < work.size(); before++) {
                List<Literal> clause = new ArrayList<>();
                clause.add(literal(work.get(before), ofWork));
                clause.add(literal(work.get(before + length + 1), ofWork));
                work.subList(before + 1, before + length + 1).forEach(day -> clause.add(literal(day, !ofWork)));
                model.addBoolOr(clause);
            }
        }
    }

    private static Literal literal(BoolVar variable, boolean positive) {
        return positive ? variable : variable.not();
    }

    private void addWeekends(List<BoolVar> work, @Nullable Integer most) {
        if (most == null) {
            return;
        }
        List<BoolVar> weekends = new ArrayList<>();
        for (int day = 0; day < work.size(); day++) {
            DayOfWeek weekday = problem.start().plusDays(day).getDayOfWeek();
            if (weekday == DayOfWeek.SATURDAY || weekends.isEmpty() && weekday == DayOfWeek.SUNDAY) {
                weekends.add(model.newBoolVar(""));
            }
            if (weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY) {
                model.addImplication(work.get(day), weekends.get(weekends.size() - 1));
            }
        }
        model.addLessOrEqual(LinearExpr.sum(weekends.toArray(BoolVar[]::new)), most);
    }

    private void addDemand(Demand demand) {
        int day = (int) (demand.date().toEpochDay() - problem.start().toEpochDay());
        LinearExprBuilder heads = LinearExpr.newBuilder();
        for (int person = 0; person < cells.size(); person++) {
            BoolVar literal = cells.get(person).get(day).get(demand.activity());
            boolean counts = demand.skill() == null
                    || problem.people().get(person).skills().contains(demand.skill());
            if (literal != null && counts) {
                heads.add(literal);
            }
        }
        if (demand.minimum() > 0) {
            model.addGreaterOrEqual(heads, demand.minimum());
        }
        Integer maximum = demand.maximum();
        if (maximum != null) {
            model.addLessOrEqual(heads, maximum);
        }
        IntVar under = model.newIntVar(0, demand.required(), "");
        IntVar over = model.newIntVar(0, cells.size(), "");
        model.addEquality(heads.add(under).addTerm(over, -1), demand.required());
        cost.addTerm(under, demand.underWeight()).addTerm(over, demand.overWeight());
    }

    private void addRequest(Request request) {
        int person = person(request.person());
        int day = (int) (request.date().toEpochDay() - problem.start().toEpochDay());
        UUID activity = request.activity();
        BoolVar meant = activity == null
                ? worked.get(person).get(day)
                : cells.get(person).get(day).get(activity);
        if (request.wanted()) {
            cost.add(request.weight());
        }
        if (meant != null) {
            cost.addTerm(meant, request.wanted() ? -request.weight() : request.weight());
        }
    }

    private int person(UUID id) {
        return problem.people().stream().map(Person::id).toList().indexOf(id);
    }
}
