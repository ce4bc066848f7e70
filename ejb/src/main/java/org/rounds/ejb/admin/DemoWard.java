package org.rounds.ejb.admin;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle;

/**
 * A nursing ward of 40 over four weeks: three shifts, registered nurses and assistants, some who can lead a shift,
 * part-timers, leave and wishes. The names are made up; the numbers are those of an ordinary medical ward.
 */
final class DemoWard {
    static final int DAYS = 28;
    private static final int SHIFT_MINUTES = 480;
    private static final RosterBundle.Source SOURCE = new RosterBundle.Source("demo", 0);
    private static final List<String> NAMES = List.of(
            "Amina Haddad",
            "Anders Lindqvist",
            "Beatriz Fonseca",
            "Bogdan Ionescu",
            "Chiara Bellini",
            "Chinedu Okafor",
            "Daniela Vargas",
            "Dilnoza Karimova",
            "Ebba Sørensen",
            "Emeka Nwosu",
            "Fatima Zahra Idrissi",
            "Finn Gallagher",
            "Grace Mensah",
            "Gustavo de la Cruz",
            "Hana Nováková",
            "Haruka Ishii",
            "Imani Wanjiru",
            "Ivo Kovačević",
            "Jasmine Baptiste",
            "João Pinheiro",
            "Katarzyna Wróbel",
            "Keala Kahale",
            "Leila Rahmani",
            "Lwazi Dlamini",
            "Maeve O’Sullivan",
            "Mei-Ling Zhang",
            "Miriam Goldberg",
            "Nadia Petrenko",
            "Nguyễn Thị Lan",
            "Omar Farouk",
            "Petra Schönfeld",
            "Priya Raghavan",
            "Rosa Quispe",
            "Samuel Adeyemi",
            "Sanna Virtanen",
            "Tomás Herrera",
            "Ursula Brandt",
            "Vikram Chauhan",
            "Yael Abramov",
            "Zanele Khumalo");

    private final LocalDate start;
    private final Random random = new Random(40);

    /** @param start a Monday */
    DemoWard(LocalDate start) {
        this.start = start;
    }

    RosterBundle bundle() {
        List<RosterBundle.PersonRow> people = people();
        List<RosterBundle.AbsenceRow> absences = absences(people);
        return new RosterBundle(activities(), people, coverage(), requests(people, absences), absences);
    }

    private static List<RosterBundle.ActivityRow> activities() {
        return List.of(
                shift("E", "Early", 7, Set.of()),
                shift("L", "Late", 15, Set.of("E")),
                shift("N", "Night", 23, Set.of("E", "L")));
    }

    private static RosterBundle.ActivityRow shift(String code, String name, int hour, Set<String> mayNotFollow) {
        return new RosterBundle.ActivityRow(
                SOURCE, code, name, LocalTime.of(hour, 0), SHIFT_MINUTES, mayNotFollow, Set.of());
    }

    private static List<RosterBundle.PersonRow> people() {
        return IntStream.range(0, NAMES.size()).mapToObj(DemoWard::person).toList();
    }

    /** Every fourth is an assistant, every third registered nurse can lead, and a third work part-time. */
    private static RosterBundle.PersonRow person(int number) {
        boolean registered = number % 4 != 3;
        Set<String> skills = !registered ? Set.of() : number % 3 == 0 ? Set.of("rn", "charge") : Set.of("rn");
        int most = number % 7 == 5 ? 12 : number % 5 == 2 ? 16 : 20;
        return new RosterBundle.PersonRow(
                SOURCE,
                "P" + number,
                NAMES.get(number),
                registered ? "nurse" : "staff",
                null,
                skills,
                DAYS,
                Map.of("N", 8),
                most * SHIFT_MINUTES,
                most * 3 / 4 * SHIFT_MINUTES,
                5,
                2,
                2,
                3,
                660);
    }

    private List<RosterBundle.CoverageRow> coverage() {
        return start.datesUntil(start.plusDays(DAYS))
                .flatMap(day -> Stream.of(
                                cover(day, "E", weekend(day) ? 7 : 9),
                                cover(day, "L", weekend(day) ? 6 : 8),
                                cover(day, "N", 5))
                        .flatMap(List::stream))
                .toList();
    }

    /** Heads, of them registered nurses, of them one who can lead. */
    private static List<RosterBundle.CoverageRow> cover(LocalDate day, String shift, int heads) {
        return List.of(
                row(day, shift, null, heads - 2, heads, 100, 10),
                row(day, shift, "rn", heads / 2, heads - 3, 100, 0),
                row(day, shift, "charge", 1, 1, 100, 0));
    }

    private static RosterBundle.CoverageRow row(
            LocalDate day, String shift, @Nullable String skill, int minimum, int required, int under, int over) {
        return new RosterBundle.CoverageRow(SOURCE, day, shift, skill, minimum, required, under, over);
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /** Two people a week on leave, a course, and a cold. */
    private List<RosterBundle.AbsenceRow> absences(List<RosterBundle.PersonRow> people) {
        List<RosterBundle.AbsenceRow> absences = new ArrayList<>();
        for (int week = 0; week < DAYS / 7; week++) {
            LocalDate monday = start.plusWeeks(week);
            for (int i = 0; i < 2; i++) {
                absences.add(absence(people.get(week * 5 + i * 20 + 1), monday, 7, "vacation"));
            }
            absences.add(absence(people.get(week * 3 + 2), monday.plusDays(2), 1, "training"));
        }
        absences.add(absence(people.get(4), start.plusDays(9), 3, "sick"));
        return absences;
    }

    private static RosterBundle.AbsenceRow absence(
            RosterBundle.PersonRow person, LocalDate first, int days, String type) {
        return new RosterBundle.AbsenceRow(SOURCE, person.code(), first, first.plusDays(days - 1), type);
    }

    /** One to three wishes each, at different days, none while on leave. */
    private List<RosterBundle.RequestRow> requests(
            List<RosterBundle.PersonRow> people, List<RosterBundle.AbsenceRow> absences) {
        List<RosterBundle.RequestRow> requests = new ArrayList<>();
        for (RosterBundle.PersonRow person : people) {
            random.ints(1 + random.nextInt(3), 0, DAYS)
                    .distinct()
                    .mapToObj(start::plusDays)
                    .filter(day -> absences.stream().noneMatch(a -> covers(a, person, day)))
                    .forEach(day -> requests.add(wish(person, day)));
        }
        return requests;
    }

    private static boolean covers(RosterBundle.AbsenceRow absence, RosterBundle.PersonRow person, LocalDate day) {
        return absence.person().equals(person.code())
                && !day.isBefore(absence.startDate())
                && !day.isAfter(absence.endDate());
    }

    private RosterBundle.RequestRow wish(RosterBundle.PersonRow person, LocalDate day) {
        boolean wanted = random.nextInt(4) == 0;
        String shift = wanted ? List.of("E", "L", "N").get(random.nextInt(3)) : null;
        return new RosterBundle.RequestRow(SOURCE, person.code(), day, shift, wanted, wanted ? 2 : 5);
    }
}
