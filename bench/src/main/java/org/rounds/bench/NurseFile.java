package org.rounds.bench;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of the first nurse rostering competition (INRC 2010) in its text format, as it stands: sections of lines that end
 * with a semicolon, and lines of slashes between them.
 */
record NurseFile(
        LocalDate start,
        int days,
        List<Shift> shifts,
        List<Contract> contracts,
        List<Pattern> patterns,
        List<Nurse> nurses,
        List<Cover> covers,
        List<Request> requests) {

    record Shift(String code, LocalTime start, LocalTime end, Set<String> skills) {}

    /** A rule that is on, what it costs, and its number where it has one. */
    record Rule(boolean on, int weight, int limit) {
        int cost() {
            return on ? weight : 0;
        }
    }

    record Contract(
            String id,
            Rule mostShifts,
            Rule leastShifts,
            Rule mostDays,
            Rule leastDays,
            Rule mostDaysOff,
            Rule leastDaysOff,
            Rule mostWeekendsInARow,
            Rule leastWeekendsInARow,
            Rule mostWeekends,
            List<DayOfWeek> weekend,
            Rule complete,
            Rule identical,
            Rule nightBeforeFreeWeekend,
            Rule restAfterNights,
            Rule alternativeSkill,
            List<String> patterns) {}

    /**
     * An unwanted sequence.
     *
     * @param shifts a code, {@code Any} for any work, or {@code None} for a day off
     * @param first null for any weekday
     */
    record Pattern(String id, int weight, List<String> shifts, @Nullable DayOfWeek first) {}

    record Nurse(String id, String contract, Set<String> skills) {}

    /** @param date null where every such weekday is meant */
    record Cover(@Nullable DayOfWeek weekday, @Nullable LocalDate date, String shift, int nurses) {}

    /** @param shift null for any */
    record Request(String nurse, LocalDate date, @Nullable String shift, boolean wanted, int weight) {}

    private static final String FIRST = "SCHEDULING_PERIOD;";
    /** Where a contract's patterns stand, if it has any. */
    private static final int PATTERNS = 19;

    private static final java.util.regex.Pattern ENTRY = java.util.regex.Pattern.compile("\\((\\w+)\\|(\\w+)\\)");

    static boolean recognises(String text) {
        return text.lines().map(String::strip).anyMatch(FIRST::equals);
    }

    /** @throws Refused with the first line that cannot be read */
    static NurseFile read(String name, String text) {
        Map<String, List<Line>> sections = sections(name, text);
        List<String> period = section(sections, "SCHEDULING_PERIOD", NurseFile::words).stream()
                .findFirst()
                .orElseThrow(() -> new Refused(name + " has no period"));
        LocalDate start = LocalDate.parse(period.get(1));
        int days = (int) (LocalDate.parse(period.get(2)).toEpochDay() - start.toEpochDay()) + 1;
        List<Cover> covers = new ArrayList<>(section(sections, "DAY_OF_WEEK_COVER", NurseFile::weekdayCover));
        covers.addAll(section(sections, "DATE_SPECIFIC_COVER", NurseFile::dateCover));
        List<Request> requests = new ArrayList<>();
        for (boolean wanted : new boolean[] {false, true}) {
            String kind = wanted ? "_ON_REQUESTS" : "_OFF_REQUESTS";
            requests.addAll(section(sections, "DAY" + kind, line -> request(line, false, wanted)));
            requests.addAll(section(sections, "SHIFT" + kind, line -> request(line, true, wanted)));
        }
        return new NurseFile(
                start,
                days,
                section(sections, "SHIFT_TYPES", NurseFile::shift),
                section(sections, "CONTRACTS", NurseFile::contract),
                section(sections, "PATTERNS", NurseFile::pattern),
                section(sections, "EMPLOYEES", NurseFile::nurse),
                covers,
                requests);
    }

    Contract contract(Nurse nurse) {
        return contracts.stream()
                .filter(contract -> contract.id().equals(nurse.contract()))
                .findFirst()
                .orElseThrow(() -> new Refused("unknown contract " + nurse.contract()));
    }

    List<Pattern> patterns(Contract contract) {
        return patterns.stream()
                .filter(pattern -> contract.patterns().contains(pattern.id()))
                .toList();
    }

    /** Returns how many nurses a shift wants on a day; what is said of the date goes before what is said of the weekday. */
    int wanted(LocalDate date, String shift) {
        Stream<Cover> meant = covers.stream().filter(cover -> cover.shift().equals(shift));
        List<Cover> ofDay = meant.filter(cover -> date.equals(cover.date()) || cover.weekday() == date.getDayOfWeek())
                .toList();
        return ofDay.stream()
                .filter(cover -> cover.date() != null)
                .findFirst()
                .or(() -> ofDay.stream().findFirst())
                .map(Cover::nurses)
                .orElse(0);
    }

    private record Line(String place, String text) {}

    private interface Reader<T> {
        T read(String line);
    }

    private static Map<String, List<Line>> sections(String name, String text) {
        Map<String, List<Line>> sections = new HashMap<>();
        List<Line> current = new ArrayList<>();
        int number = 0;
        boolean title = true;
        boolean ruled = false;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.startsWith("//")) {
                title = !ruled;
                ruled = title;
            } else if (!line.isEmpty() && title) {
                current = new ArrayList<>();
                sections.put(line.split("[ =;]", 2)[0], current);
            } else if (!line.isEmpty()) {
                ruled = false;
                current.add(new Line(name + ":" + number, line.replaceFirst(";$", "")));
            } else {
                ruled = false;
            }
        }
        return sections;
    }

    private static <T> List<T> section(Map<String, List<Line>> sections, String title, Reader<T> reader) {
        List<T> read = new ArrayList<>();
        for (Line line : sections.getOrDefault(title, List.of())) {
            try {
                read.add(reader.read(line.text()));
            } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeException bad) {
                throw new Refused("%s: cannot be read: %s".formatted(line.place(), line.text()));
            }
        }
        return List.copyOf(read);
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s*,\\s*"));
    }

    private static Shift shift(String line) {
        List<String> words = words(line);
        return new Shift(
                words.get(0), LocalTime.parse(words.get(2)), LocalTime.parse(words.get(3)), skills(words.get(5)));
    }

    private static Set<String> skills(String words) {
        return Set.of(words.split("\\s+"));
    }

    private static Contract contract(String line) {
        List<String> words = words(line);
        List<DayOfWeek> weekend = new ArrayList<>();
        for (String day : words.get(12).split("(?=[A-Z])")) {
            weekend.add(weekday(day));
        }
        List<String> patterns =
                words.size() > PATTERNS ? List.of(words.get(PATTERNS).split("\\s+")) : List.of();
        return new Contract(
                words.get(0),
                rule(words.get(3)),
                rule(words.get(4)),
                rule(words.get(5)),
                rule(words.get(6)),
                rule(words.get(7)),
                rule(words.get(8)),
                rule(words.get(9)),
                rule(words.get(10)),
                rule(words.get(11)),
                weekend,
                rule(words.get(13)),
                rule(words.get(14)),
                rule(words.get(15)),
                rule(words.get(16)),
                rule(words.get(17)),
                patterns);
    }

    private static Rule rule(String word) {
        String[] parts = word.replaceAll("[()]", "").split("\\|");
        int limit = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
        return new Rule(parts[0].equals("1"), Integer.parseInt(parts[1]), limit);
    }

    private static Pattern pattern(String line) {
        List<String> words = words(line);
        List<String> shifts = new ArrayList<>();
        DayOfWeek first = null;
        Matcher entries = ENTRY.matcher(line);
        while (entries.find()) {
            if (shifts.isEmpty() && !entries.group(2).equals("Any")) {
                first = weekday(entries.group(2));
            }
            shifts.add(entries.group(1));
        }
        return new Pattern(words.get(0), Integer.parseInt(words.get(1)), shifts, first);
    }

    private static Nurse nurse(String line) {
        List<String> words = words(line);
        return new Nurse(words.get(0), words.get(2), skills(words.get(4)));
    }

    private static Cover weekdayCover(String line) {
        List<String> words = words(line);
        return new Cover(weekday(words.get(0)), null, words.get(1), Integer.parseInt(words.get(2)));
    }

    private static Cover dateCover(String line) {
        List<String> words = words(line);
        return new Cover(null, LocalDate.parse(words.get(0)), words.get(1), Integer.parseInt(words.get(2)));
    }

    private static Request request(String line, boolean ofShift, boolean wanted) {
        List<String> words = words(line);
        return new Request(
                words.get(0),
                LocalDate.parse(words.get(1)),
                ofShift ? words.get(2) : null,
                wanted,
                Integer.parseInt(words.get(ofShift ? 3 : 2)));
    }

    private static DayOfWeek weekday(String name) {
        return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
