package org.rounds.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rounds.bench.Judge.Verdict;
import org.rounds.bench.NurseFile.Contract;
import org.rounds.bench.NurseFile.Nurse;
import org.rounds.bench.NurseFile.Pattern;
import org.rounds.bench.NurseFile.Request;
import org.rounds.bench.NurseFile.Shift;

/**
 * What a roster is worth by the rules of the competition, slowly and plainly from the file. It shares nothing with the
 * product's rules.
 *
 * <p>What is before and behind the period does not exist: a run that touches an edge is as long as it stands. A weekend
 * counts from its first day in the period on.
 */
final class NurseJudge {
    private final NurseFile file;

    NurseJudge(NurseFile file) {
        this.file = file;
    }

    /** @param rows by nurse the days' shifts, empty for a day off */
    Verdict judge(List<List<String>> rows) {
        long penalty = 0;
        for (int i = 0; i < rows.size(); i++) {
            Nurse nurse = file.nurses().get(i);
            penalty += contract(file.contract(nurse), nurse, rows.get(i));
        }
        for (Request request : file.requests()) {
            int nurse = file.nurses().stream().map(Nurse::id).toList().indexOf(request.nurse());
            String worked = rows.get(nurse).get(day(request.date()));
            boolean done = request.shift() == null ? !worked.isEmpty() : worked.equals(request.shift());
            penalty += done == request.wanted() ? 0 : request.weight();
        }
        return new Verdict(cover(rows), penalty);
    }

    private long cover(List<List<String>> rows) {
        long off = 0;
        for (int day = 0; day < file.days(); day++) {
            LocalDate date = file.start().plusDays(day);
            for (Shift shift : file.shifts()) {
                int column = day;
                long there = rows.stream()
                        .filter(row -> row.get(column).equals(shift.code()))
                        .count();
                off += Math.abs(there - file.wanted(date, shift.code()));
            }
        }
        return off;
    }

    private long contract(Contract contract, Nurse nurse, List<String> row) {
        long penalty = 0;
        List<Boolean> works = row.stream().map(shift -> !shift.isEmpty()).toList();
        int worked = (int) works.stream().filter(day -> day).count();
        penalty += over(worked, contract.mostShifts()) + under(worked, contract.leastShifts());
        for (int run : runs(works, true)) {
            penalty += over(run, contract.mostDays()) + under(run, contract.leastDays());
        }
        for (int run : runs(works, false)) {
            penalty += over(run, contract.mostDaysOff()) + under(run, contract.leastDaysOff());
        }
        List<List<String>> weekends = weekends(contract, row);
        List<Boolean> worksWeekend = weekends.stream()
                .map(weekend -> weekend.stream().anyMatch(shift -> !shift.isEmpty()))
                .toList();
        for (int run : runs(worksWeekend, true)) {
            penalty += over(run, contract.mostWeekendsInARow()) + under(run, contract.leastWeekendsInARow());
        }
        for (List<String> weekend : weekends) {
            penalty += (long) contract.complete().cost() * holes(weekend);
            penalty += (long) contract.identical().cost() * different(weekend);
        }
        for (Pattern pattern : file.patterns(contract)) {
            penalty += (long) pattern.weight() * matches(pattern, row);
        }
        return penalty + (long) contract.alternativeSkill().cost() * unskilled(nurse, row);
    }

    private long unskilled(Nurse nurse, List<String> row) {
        return file.shifts().stream()
                .filter(shift -> !nurse.skills().containsAll(shift.skills()))
                .mapToLong(shift -> row.stream().filter(shift.code()::equals).count())
                .sum();
    }

    private static long over(int value, NurseFile.Rule most) {
        return (long) most.cost() * Math.max(0, value - most.limit());
    }

    private static long under(int value, NurseFile.Rule least) {
        return (long) least.cost() * Math.max(0, least.limit() - value);
    }

    /** Returns the lengths of the runs of one kind. */
    private static List<Integer> runs(List<Boolean> row, boolean kind) {
        List<Integer> runs = new ArrayList<>();
        int length = 0;
        for (int day = 0; day <= row.size(); day++) {
            if (day < row.size() && row.get(day) == kind) {
                length++;
            } else if (length > 0) {
                runs.add(length);
                length = 0;
            }
        }
        return runs;
    }

    private List<List<String>> weekends(Contract contract, List<String> row) {
        List<List<String>> weekends = new ArrayList<>();
        for (int day = 0; day < file.days(); day++) {
            if (file.start().plusDays(day).getDayOfWeek() == contract.weekend().get(0)) {
                weekends.add(row.subList(
                        day, Math.min(file.days(), day + contract.weekend().size())));
            }
        }
        return weekends;
    }

    /** Counts, for every begin and end of work inside the weekend, the days between it and the weekend's edge. */
    private static long holes(List<String> weekend) {
        long holes = 0;
        for (int day = 1; day < weekend.size(); day++) {
            boolean before = !weekend.get(day - 1).isEmpty();
            boolean now = !weekend.get(day).isEmpty();
            holes += before && !now ? weekend.size() - day : 0;
            holes += !before && now ? day : 0;
        }
        return holes;
    }

    /** Counts for each kind of work in a weekend worked on all days the days of the other kinds. */
    private static long different(List<String> weekend) {
        if (weekend.contains("")) {
            return 0;
        }
        Set<String> kinds = new HashSet<>(weekend);
        return (long) kinds.size() * weekend.size() - weekend.size();
    }

    private int matches(Pattern pattern, List<String> row) {
        int matches = 0;
        for (int from = 0; from + pattern.shifts().size() <= row.size(); from++) {
            boolean weekday = pattern.first() == null
                    || pattern.first() == file.start().plusDays(from).getDayOfWeek();
            matches += weekday && matches(pattern, row, from) ? 1 : 0;
        }
        return matches;
    }

    private static boolean matches(Pattern pattern, List<String> row, int from) {
        for (int i = 0; i < pattern.shifts().size(); i++) {
            String worked = row.get(from + i);
            boolean fits =
                    switch (pattern.shifts().get(i)) {
                        case "Any" -> !worked.isEmpty();
                        case "None" -> worked.isEmpty();
                        default -> worked.equals(pattern.shifts().get(i));
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private int day(LocalDate date) {
        return (int) (date.toEpochDay() - file.start().toEpochDay());
    }
}
