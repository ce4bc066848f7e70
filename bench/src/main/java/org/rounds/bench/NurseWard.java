package org.rounds.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rounds.bench.Judge.Verdict;
import org.rounds.ejb.integration.BundleProblem;
import org.rounds.ejb.optimization.Contract;
import org.rounds.ejb.optimization.Contract.Day;
import org.rounds.ejb.optimization.Contract.Rule;
import org.rounds.ejb.optimization.Contract.Term;
import org.rounds.ejb.optimization.Horizon;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.RosterProblem.Activity;
import org.rounds.ejb.optimization.RosterProblem.Demand;
import org.rounds.ejb.optimization.RosterProblem.Limits;
import org.rounds.ejb.optimization.RosterProblem.Person;
import org.rounds.ejb.optimization.RosterProblem.Request;
import org.rounds.ejb.optimization.Violation.Level;

/** A nurse-rostering file as the product's problem: the cover hard and exact, each contract's rules weighted. */
record NurseWard(NurseFile file, BundleProblem problem) implements Instance {

    NurseWard(NurseFile file) {
        this(file, problem(file));
    }

    @Override
    public LocalDate start() {
        return file.start();
    }

    @Override
    public int days() {
        return file.days();
    }

    @Override
    public Verdict judge(Sheet sheet) {
        return new NurseJudge(file).judge(sheet.rows());
    }

    private static BundleProblem problem(NurseFile file) {
        Map<String, UUID> people =
                ids("nurse", file.nurses().stream().map(NurseFile.Nurse::id).toList());
        Map<String, UUID> activities =
                ids("shift", file.shifts().stream().map(NurseFile.Shift::code).toList());
        Map<String, Contract> contracts = file.contracts().stream()
                .collect(Collectors.toMap(NurseFile.Contract::id, contract -> contract(file, contract, activities)));
        var problem = new RosterProblem(
                Horizon.days(file.start(), file.days()),
                ZoneOffset.UTC,
                file.shifts().stream().map(shift -> activity(shift, activities)).toList(),
                file.nurses().stream()
                        .map(nurse -> new Person(
                                id(people, nurse.id()),
                                nurse.id(),
                                nurse.skills(),
                                new Limits(contracts.getOrDefault(nurse.contract(), Contract.NONE)),
                                List.of()))
                        .toList(),
                demands(file, activities),
                file.requests().stream()
                        .map(request -> new Request(
                                id(people, request.nurse()),
                                request.date(),
                                request.shift() == null ? null : id(activities, request.shift()),
                                request.wanted(),
                                request.weight()))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new BundleProblem(problem, people, activities);
    }

    private static Map<String, UUID> ids(String kind, List<String> codes) {
        Map<String, UUID> ids = new LinkedHashMap<>();
        codes.forEach(
                code -> ids.put(code, UUID.nameUUIDFromBytes((kind + " " + code).getBytes(StandardCharsets.UTF_8))));
        return ids;
    }

    private static UUID id(Map<String, UUID> ids, String code) {
        return Objects.requireNonNull(ids.get(code), () -> "unknown code " + code);
    }

    private static Activity activity(NurseFile.Shift shift, Map<String, UUID> activities) {
        Duration length = Duration.between(shift.start(), shift.end());
        return new Activity(
                id(activities, shift.code()),
                shift.code(),
                shift.start(),
                shift.end().isAfter(shift.start()) ? length : length.plusDays(1),
                Set.of(),
                shift.skills());
    }

    private static List<Demand> demands(NurseFile file, Map<String, UUID> activities) {
        List<Demand> demands = new ArrayList<>();
        for (int day = 0; day < file.days(); day++) {
            LocalDate date = file.start().plusDays(day);
            for (NurseFile.Shift shift : file.shifts()) {
                int wanted = file.wanted(date, shift.code());
                demands.add(new Demand(date, id(activities, shift.code()), null, wanted, wanted, 0, 0, wanted));
            }
        }
        return demands;
    }

    private static Contract contract(NurseFile file, NurseFile.Contract from, Map<String, UUID> activities) {
        List<Term> terms = new ArrayList<>(List.of(
                term(Rule.MOST_SHIFTS, from.mostShifts()),
                term(Rule.LEAST_SHIFTS, from.leastShifts()),
                term(Rule.LONGEST_WORK, from.mostDays()),
                term(Rule.SHORTEST_WORK, from.leastDays()),
                term(Rule.LONGEST_REST, from.mostDaysOff()),
                term(Rule.SHORTEST_REST, from.leastDaysOff()),
                term(Rule.MOST_WEEKENDS_IN_A_ROW, from.mostWeekendsInARow()),
                term(Rule.LEAST_WEEKENDS_IN_A_ROW, from.leastWeekendsInARow()),
                term(Rule.COMPLETE_WEEKENDS, from.complete()),
                term(Rule.IDENTICAL_WEEKENDS, from.identical()),
                // Stands even at no cost: it is what lets those without the skill work at all.
                term(Rule.ALTERNATIVE_SKILL, from.alternativeSkill())));
        terms.removeIf(term -> term.weight() == 0 && term.rule() != Rule.ALTERNATIVE_SKILL);
        return new Contract(
                from.weekend().get(0),
                from.weekend().size(),
                true,
                terms,
                file.patterns(from).stream()
                        .map(pattern -> pattern(pattern, activities))
                        .toList());
    }

    private static Term term(Rule rule, NurseFile.Rule from) {
        return new Term(rule, from.limit(), Level.SOFT, from.cost());
    }

    private static Contract.Pattern pattern(NurseFile.Pattern from, Map<String, UUID> activities) {
        Day[] days = from.shifts().stream()
                .map(shift -> switch (shift) {
                    case "None" -> Day.OFF;
                    case "Any" -> Day.ANY_WORK;
                    default -> new Day(false, Set.of(id(activities, shift)));
                })
                .toArray(Day[]::new);
        return new Contract.Pattern(Arrays.asList(days), from.first(), Level.SOFT, from.weight());
    }
}
