package org.rounds.ejb.integration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.ActivityRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.ejb.integration.RosterBundle.PersonRow;
import org.rounds.ejb.integration.RosterBundle.Profile;
import org.rounds.ejb.integration.RosterBundle.RequestRow;
import org.rounds.ejb.integration.RosterBundle.Terms;

/**
 * A bundle as the cells that {@link BundleFile} reads again: text, whole numbers, dates and times, in the order of a
 * table's columns; null is an empty cell. What a person or activity has more than once stands in a table of its own, where
 * no code can be mistaken for a list.
 */
final class BundleCells {
    private BundleCells() {}

    static Stream<List<@Nullable Object>> of(RosterBundle bundle, Table table) {
        return switch (table) {
            case TEAM ->
                Stream.ofNullable(bundle.team()).map(team -> cells(text(team.name()), team.kind(), team.timeZone()));
            case ACTIVITIES -> bundle.activities().stream().map(BundleCells::activity);
            case SUCCESSIONS ->
                bundle.activities().stream().flatMap(activity -> activity.mayNotFollow().stream()
                        .sorted()
                        .map(next -> cells(text(activity.code()), text(next))));
            case PEOPLE -> bundle.people().stream().map(BundleCells::person);
            case GRADES -> bundle.people().stream().flatMap(BundleCells::grades);
            case SPECIALTIES ->
                bundle.people().stream().flatMap(person -> person.profile().specialties().stream()
                        .sorted()
                        .map(specialty -> cells(text(person.code()), text(specialty))));
            case MAX_SHIFTS ->
                bundle.people().stream().flatMap(person -> new TreeMap<>(person.maxShifts())
                        .entrySet().stream()
                                .map(most -> cells(text(person.code()), text(most.getKey()), most.getValue())));
            case TERMS -> bundle.people().stream().flatMap(BundleCells::terms);
            case TERM_DAYS -> bundle.people().stream().flatMap(BundleCells::termDays);
            case MEMBERSHIPS ->
                bundle.people().stream().flatMap(person -> person.memberships().stream()
                        .map(time -> cells(text(person.code()), time.startDate(), time.endDate(), time.role())));
            case COVERAGE -> bundle.coverage().stream().map(BundleCells::coverage);
            case REQUESTS -> bundle.requests().stream().map(BundleCells::request);
            case ABSENCES -> bundle.absences().stream().map(BundleCells::absence);
        };
    }

    private static Stream<List<@Nullable Object>> grades(PersonRow person) {
        return new TreeMap<>(person.grades())
                .entrySet().stream()
                        .map(year -> cells(
                                text(person.code()),
                                year.getKey(),
                                year.getValue().pgyLevel(),
                                String.valueOf(year.getValue().graduated())));
    }

    private static Stream<List<@Nullable Object>> terms(PersonRow person) {
        List<TermRow> terms = person.profile().terms();
        return IntStream.range(0, terms.size())
                .mapToObj(i -> cells(
                        text(person.code()),
                        i + 1,
                        ExportRows.word(terms.get(i).rule()),
                        terms.get(i).limit(),
                        terms.get(i).weight(),
                        terms.get(i).firstWeekday()));
    }

    private static Stream<List<@Nullable Object>> termDays(PersonRow person) {
        List<TermRow> terms = person.profile().terms();
        return IntStream.range(0, terms.size()).boxed().flatMap(i -> {
            List<TermRow.Day> days = terms.get(i).days();
            return IntStream.range(0, days.size())
                    .mapToObj(position -> cells(
                            text(person.code()),
                            i + 1,
                            position + 1,
                            ExportRows.word(days.get(position).kind()),
                            optional(days.get(position).activity())));
        });
    }

    private static List<@Nullable Object> activity(ActivityRow row) {
        return cells(
                text(row.code()),
                text(row.name()),
                row.kind(),
                row.start(),
                row.lengthMinutes(),
                row.presence(),
                String.valueOf(row.bookable()),
                String.valueOf(row.shared()),
                list(row.skills()),
                null);
    }

    private static List<@Nullable Object> person(PersonRow row) {
        Profile profile = row.profile();
        return cells(
                text(row.code()),
                text(row.name()),
                row.type(),
                String.valueOf(row.active()),
                row.pgyLevel(),
                list(row.skills()),
                row.periodDays(),
                null,
                row.maxMinutes(),
                row.minMinutes(),
                row.maxConsecutiveShifts(),
                row.minConsecutiveShifts(),
                row.minConsecutiveDaysOff(),
                row.maxWeekends(),
                row.minRestMinutes(),
                optional(profile.email()),
                profile.employmentFraction(),
                profile.facultyRole(),
                profile.targets().clinicalBlocks(),
                profile.targets().minClinicHalfdaysPerWeek(),
                profile.targets().maxClinicHalfdaysPerWeek());
    }

    private static List<@Nullable Object> coverage(CoverageRow row) {
        return cells(
                row.date(),
                unless(row.endDate(), row.date()),
                row.weekdays().size() == DayOfWeek.values().length ? null : weekdays(row.weekdays()),
                text(row.activity()),
                row.skill(),
                row.minimum(),
                row.required(),
                row.underWeight(),
                row.overWeight());
    }

    private static List<@Nullable Object> request(RequestRow row) {
        return cells(
                text(row.person()), row.date(), optional(row.activity()), row.wanted() ? "on" : "off", row.weight());
    }

    private static List<@Nullable Object> absence(AbsenceRow row) {
        Terms terms = row.terms();
        return cells(
                text(row.person()),
                row.startDate(),
                unless(row.endDate(), row.startDate()),
                row.type(),
                terms.state(),
                String.valueOf(terms.blocking()),
                terms.awayFromProgram() == null ? null : String.valueOf(terms.awayFromProgram()),
                String.valueOf(terms.returnDateTentative()),
                optional(terms.replacement()),
                optional(terms.notes()),
                optional(terms.reviewNotes()));
    }

    private static @Nullable LocalDate unless(LocalDate date, LocalDate fallback) {
        return date.equals(fallback) ? null : date;
    }

    private static @Nullable String optional(@Nullable String text) {
        return text == null ? null : text(text);
    }

    private static String text(String text) {
        return TableRows.exactly(text);
    }

    private static @Nullable String list(Set<String> skills) {
        return skills.isEmpty() ? null : skills.stream().sorted().collect(Collectors.joining("|"));
    }

    private static String weekdays(Set<DayOfWeek> days) {
        return days.stream().sorted().map(day -> String.valueOf(day.getValue())).collect(Collectors.joining("|"));
    }

    private static List<@Nullable Object> cells(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }
}
