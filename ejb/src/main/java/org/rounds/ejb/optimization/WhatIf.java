package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells what a change of some cells would do to a roster's score. Everything that a roster is judged by belongs to one
 * person's row or to one day, so only the rows and the days that are touched are judged again. For one thread.
 */
final class WhatIf {
    /** What a person would do in a period; {@link Sheet#OFF} for nothing. */
    record Change(Member member, int day, int activity) {}

    /** The people of one day, counted. */
    private record Day(int[] heads, Guard.Count guards) {
        Day copy() {
            return new Day(heads.clone(), guards.copy());
        }
    }

    final Sheet sheet;
    private final int[][] rows;
    private final Map<Integer, Points> rowCosts = new HashMap<>();
    private final Map<Integer, Day> days = new HashMap<>();

    WhatIf(Sheet sheet, int[][] rows) {
        this.sheet = sheet;
        this.rows = rows;
    }

    int worked(Member member, int day) {
        return rows[member.index][day];
    }

    /** Returns the same for the roster with these changes. */
    WhatIf with(List<Change> changes) {
        int[][] changed = rows.clone();
        changed(changes).forEach((member, row) -> changed[member] = row);
        return new WhatIf(sheet, changed);
    }

    /** Returns how many people serve the need. */
    int heads(Need need) {
        return day(need.day()).heads[need.position()];
    }

    /** Returns what the score would gain; below zero, lose. Of changes of the same cell the last one holds. */
    Points gain(List<Change> changes) {
        Points gain = Points.NONE;
        for (var row : changed(changes).entrySet()) {
            Points now = rowCosts.computeIfAbsent(row.getKey(), index -> ofRow(index, rows[index]));
            gain = gain.plus(now).minus(ofRow(row.getKey(), row.getValue()));
        }
        for (var day : touched(changes).entrySet()) {
            gain = gain.plus(cost(day.getKey(), day(day.getKey()))).minus(cost(day.getKey(), day.getValue()));
        }
        return gain;
    }

    /** Returns what is broken in the rows and on the days that the changes touch, as it is without them. */
    List<Violation> before(List<Change> changes) {
        List<Violation> violations = new ArrayList<>();
        changed(changes).keySet().forEach(m -> RosterValidator.addRow(sheet.members.get(m), rows[m], violations));
        touched(changes).keySet().forEach(day -> tell(day, day(day), violations));
        return violations;
    }

    /** As {@link #before}, with the changes. */
    List<Violation> after(List<Change> changes) {
        List<Violation> violations = new ArrayList<>();
        changed(changes).forEach((m, row) -> RosterValidator.addRow(sheet.members.get(m), row, violations));
        touched(changes).forEach((day, counted) -> tell(day, counted, violations));
        return violations;
    }

    /** The changed rows by their person's index. */
    private SortedMap<Integer, int[]> changed(List<Change> changes) {
        SortedMap<Integer, int[]> changed = new TreeMap<>();
        for (Change change : changes) {
            int index = change.member().index;
            changed.computeIfAbsent(index, i -> rows[i].clone())[change.day()] = change.activity();
        }
        return changed;
    }

    /** The days with changes, counted anew. */
    private SortedMap<Integer, Day> touched(List<Change> changes) {
        SortedMap<Integer, Day> touched = new TreeMap<>();
        Map<Integer, int[]> changed = changed(changes);
        changes.stream().map(Change::day).distinct().forEach(day -> {
            Day counted = day(day).copy();
            changed.forEach((index, row) -> {
                Member member = sheet.members.get(index);
                count(day, counted, member, rows[index][day], -1);
                count(day, counted, member, row[day], 1);
            });
            touched.put(day, counted);
        });
        return touched;
    }

    private Day day(int day) {
        return days.computeIfAbsent(day, d -> {
            Day counted = new Day(new int[sheet.needs[d].length], new Guard.Count(sheet.guards[d]));
            sheet.members.forEach(member -> count(d, counted, member, worked(member, d), 1));
            return counted;
        });
    }

    private void count(int day, Day counted, Member member, int activity, int step) {
        counted.guards.add(member, activity, step);
        if (activity != Sheet.OFF) {
            for (Need need : sheet.needsOf[day][activity]) {
                counted.heads[need.position()] += need.counts(member) ? step : 0;
            }
        }
    }

    private Points ofRow(int index, int[] row) {
        return Points.of(sheet.members.get(index), row);
    }

    private Points cost(int day, Day counted) {
        long hard = counted.guards.penalty(Violation.Level.HARD);
        long soft = counted.guards.penalty(Violation.Level.SOFT);
        for (Need need : sheet.needs[day]) {
            int heads = counted.heads[need.position()];
            hard += need.outOfBounds(heads);
            soft += need.under(heads) + need.over(heads);
        }
        return new Points(hard, soft);
    }

    private void tell(int day, Day counted, List<Violation> violations) {
        for (Need need : sheet.needs[day]) {
            RosterValidator.addCover(sheet, need, counted.heads[need.position()], violations);
        }
        counted.guards.tell(sheet, violations);
    }
}
