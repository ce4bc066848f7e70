package org.rounds.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Instances in the public shift-scheduling format, made up, so that they may be published: wards like those of the public
 * set in any size, and a residency's year. One seed gives one file.
 */
final class Generator {
    private static final int WEEK = 7;
    private static final int REST_MINUTES = 600;
    private static final int DAY_MINUTES = 1440;
    private static final int SHIFT_MINUTES = 480;
    /** Shifts in four weeks, as in the public set. */
    private static final int FULL_TIME = 18;
    /** How much of what everybody may work is wanted. */
    private static final double USED = 0.95;

    private static final List<String> CLASSES = List.of("e", "l", "n", "d");
    private static final List<Integer> STARTS = List.of(360, 840, 1320, 540);
    private static final List<Integer> LENGTHS = List.of(480, 600, 720);

    /** What is worked: from which minute of the day, and how long. */
    private record Shift(String code, int start, int minutes) {
        boolean leavesRestBefore(Shift next) {
            return DAY_MINUTES + next.start - start - minutes >= REST_MINUTES;
        }
    }

    private final SplittableRandom random;
    private final StringJoiner lines = new StringJoiner("\n", "", "\n");

    private Generator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A ward of some weeks: the rules and weights of the public instances, staff who know some of the shifts each. */
    static String ward(int staff, int days, int shifts, long seed) {
        return new Generator(seed).wardOf(staff, days, shifts);
    }

    /**
     * A year of a residency in half-blocks, which the format calls days: every resident has a rotation in all but two of
     * them, each rotation a limit by the year of training, and nights and intensive care never follow each other.
     */
    static String residency(int residents, int halfBlocks, long seed) {
        return new Generator(seed).residencyOf(residents, halfBlocks);
    }

    private String wardOf(int staff, int days, int count) {
        List<Shift> shifts = IntStream.range(0, count).mapToObj(this::shift).toList();
        section("HORIZON", List.of(String.valueOf(days)));
        section("SHIFTS", shifts.stream().map(s -> line(s, shifts)).toList());
        List<boolean[]> knows = new ArrayList<>();
        List<String> people = new ArrayList<>();
        long capacity = 0;
        for (int person = 0; person < staff; person++) {
            boolean[] known = new boolean[count];
            for (int shift = 0; shift < count; shift++) {
                known[shift] = count <= 3 || random.nextInt(100) < 65;
            }
            known[random.nextInt(count)] = true;
            int most = days * FULL_TIME / 28 * (random.nextInt(4) == 0 ? 3 : 5) / 5 * SHIFT_MINUTES;
            capacity += most;
            knows.add(known);
            String limits = IntStream.range(0, count)
                    .mapToObj(s -> shifts.get(s).code() + "=" + (known[s] ? days : 0))
                    .collect(Collectors.joining("|"));
            people.add("P%d,%s,%d,%d,5,2,2,%d"
                    .formatted(person, limits, most, most - 2 * SHIFT_MINUTES, (days / WEEK + 1) / 2));
        }
        section("STAFF", people);
        daysOff(staff, days);
        wishes(staff, days, shifts, knows);
        double minutes = shifts.stream().mapToInt(Shift::minutes).average().orElse(SHIFT_MINUTES);
        cover(days, shifts, capacity * USED / minutes / days / count);
        return lines.toString();
    }

    private Shift shift(int number) {
        int kind = number % CLASSES.size();
        int start = STARTS.get(kind) + random.nextInt(3) * 30;
        int minutes = number < CLASSES.size() ? SHIFT_MINUTES : LENGTHS.get(random.nextInt(LENGTHS.size()));
        return new Shift(CLASSES.get(kind) + number, start, minutes);
    }

    private static String line(Shift shift, List<Shift> all) {
        return "%s,%d,%s"
                .formatted(
                        shift.code(),
                        shift.minutes(),
                        all.stream()
                                .filter(next -> !shift.leavesRestBefore(next))
                                .map(Shift::code)
                                .collect(Collectors.joining("|")));
    }

    private void daysOff(int staff, int days) {
        List<String> off = new ArrayList<>();
        for (int person = 0; person < staff; person++) {
            off.add("P%d,%s"
                    .formatted(
                            person,
                            random.ints(Math.max(1, days / 14), 0, days)
                                    .distinct()
                                    .sorted()
                                    .mapToObj(String::valueOf)
                                    .collect(Collectors.joining(","))));
        }
        section("DAYS_OFF", off);
    }

    private void wishes(int staff, int days, List<Shift> shifts, List<boolean[]> knows) {
        List<String> on = new ArrayList<>();
        List<String> off = new ArrayList<>();
        for (int person = 0; person < staff; person++) {
            for (int day = 0; day < days; day++) {
                int shift = random.nextInt(shifts.size());
                boolean asks = random.nextInt(100) < 20;
                if (asks && knows.get(person)[shift]) {
                    (random.nextInt(3) < 2 ? on : off)
                            .add("P%d,%d,%s,%d"
                                    .formatted(person, day, shifts.get(shift).code(), 1 + random.nextInt(3)));
                }
            }
        }
        section("SHIFT_ON_REQUESTS", on);
        section("SHIFT_OFF_REQUESTS", off);
    }

    private void cover(int days, List<Shift> shifts, double usual) {
        List<String> cover = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (Shift shift : shifts) {
                double wanted = usual * (day % WEEK < 5 ? 1.1 : 0.75) * (0.7 + 0.6 * random.nextDouble());
                cover.add("%d,%s,%d,100,1".formatted(day, shift.code(), Math.max(1, Math.round(wanted))));
            }
        }
        section("COVER", cover);
    }

    private String residencyOf(int residents, int halfBlocks) {
        // Code, half-blocks a year at most by year of training, heads wanted of sixty residents, what may not follow.
        List<String[]> rotations = List.of(
                new String[] {"WARD", "10|8|6", "16", ""},
                new String[] {"ICU", "3|3|3", "6", "ICU|NIGHT"},
                new String[] {"NIGHT", "3|3|2", "5", "NIGHT|ICU"},
                new String[] {"CLINIC", "5|5|5", "8", ""},
                new String[] {"ER", "4|3|2", "6", "NIGHT"},
                new String[] {"CARDIO", "2|3|3", "4", ""},
                new String[] {"NEURO", "2|2|3", "3", ""},
                new String[] {"SURGERY", "2|1|0", "2", "SURGERY"},
                new String[] {"PEDS", "2|2|1", "2", ""},
                new String[] {"CONSULT", "0|2|4", "3", ""},
                new String[] {"ELECTIVE", "2|4|6", "0", ""});
        section("HORIZON", List.of(String.valueOf(halfBlocks)));
        section("SHIFTS", rotations.stream().map(r -> r[0] + ",1," + r[3]).toList());
        List<String> people = new ArrayList<>();
        List<String> off = new ArrayList<>();
        List<String> wishes = new ArrayList<>();
        for (int resident = 0; resident < residents; resident++) {
            int year = resident % 3;
            String limits = rotations.stream()
                    .map(r -> r[0] + "=" + r[1].split("\\|")[year])
                    .collect(Collectors.joining("|"));
            people.add("R%d,%s,%d,%d,%d,1,1,%d"
                    .formatted(resident, limits, halfBlocks - 2, halfBlocks - 2, halfBlocks, halfBlocks));
            off.add("R%d,%d".formatted(resident, random.nextInt(halfBlocks)));
            for (int wish = 0; wish < 6; wish++) {
                String rotation = rotations.get(random.nextInt(rotations.size()))[0];
                wishes.add("R%d,%d,%s,%d"
                        .formatted(
                                resident,
                                wish * halfBlocks / 6 + random.nextInt(halfBlocks / 6),
                                rotation,
                                1 + random.nextInt(5)));
            }
        }
        section("STAFF", people);
        section("DAYS_OFF", off);
        section("SHIFT_ON_REQUESTS", wishes);
        section("SHIFT_OFF_REQUESTS", List.of());
        List<String> cover = new ArrayList<>();
        for (int block = 0; block < halfBlocks; block++) {
            for (String[] rotation : rotations) {
                int wanted = Integer.parseInt(rotation[2]) * residents / 60;
                int weight = wanted == 0 ? 0 : 10;
                cover.add("%d,%s,%d,100,%d".formatted(block, rotation[0], wanted, weight));
            }
        }
        section("COVER", cover);
        return lines.toString();
    }

    private void section(String name, List<String> content) {
        lines.add("SECTION_" + name);
        content.forEach(lines::add);
        lines.add("");
    }
}
