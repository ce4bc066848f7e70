package org.rounds.bench;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rounds.ejb.optimization.Roster;

/**
 * A roster as a benchmark writes it: for each member of staff in the file's order the code of each day's shift, empty
 * for a day off; a line each, tabs between days.
 */
record Sheet(List<List<String>> rows) {

    static Sheet of(Instance ward, Roster roster) {
        Map<UUID, String> people = ward.problem().personCodes();
        Map<UUID, String> activities = ward.problem().activityCodes();
        List<String> order = codes(ward);
        List<List<String>> rows = new ArrayList<>();
        order.forEach(person -> rows.add(new ArrayList<>(Collections.nCopies(ward.days(), ""))));
        for (Roster.Cell cell : roster.cells()) {
            int day = (int) (cell.date().toEpochDay() - ward.start().toEpochDay());
            int person = order.indexOf(people.get(cell.person()));
            rows.get(person).set(day, String.valueOf(activities.get(cell.activity())));
        }
        return new Sheet(rows);
    }

    /**
     * Reads a sheet that was written for a ward; days missing at the end of a line are days off, as some editors cut
     * tabs there.
     *
     * @throws Refused if it has another number of lines, too many days or an unknown shift
     */
    static Sheet read(Instance ward, Path file) throws IOException {
        try {
            return of(ward, Files.readAllLines(file));
        } catch (MalformedInputException notText) {
            throw new Refused(file + " is not UTF-8 text");
        }
    }

    static Sheet of(Instance ward, List<String> lines) {
        if (lines.size() != ward.problem().personIds().size()) {
            throw new Refused("the roster has %d lines for %d members of staff"
                    .formatted(lines.size(), ward.problem().personIds().size()));
        }
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(row(ward, rows.size() + 1, line));
        }
        return new Sheet(rows);
    }

    private static List<String> row(Instance ward, int number, String line) {
        List<String> row = new ArrayList<>(
                Arrays.stream(line.split("\t", -1)).map(String::strip).toList());
        if (row.size() > ward.days()) {
            throw new Refused(
                    "line %d of the roster has %d days instead of %d".formatted(number, row.size(), ward.days()));
        }
        for (String code : row) {
            if (!code.isEmpty() && !ward.problem().activityIds().containsKey(code)) {
                throw new Refused("line %d of the roster has an unknown shift: %s".formatted(number, code));
            }
        }
        while (row.size() < ward.days()) {
            row.add("");
        }
        return row;
    }

    void write(Path file) throws IOException {
        Files.write(file, lines());
    }

    List<String> lines() {
        return rows.stream().map(row -> String.join("\t", row)).toList();
    }

    private static List<String> codes(Instance ward) {
        return List.copyOf(ward.problem().personIds().keySet());
    }
}
