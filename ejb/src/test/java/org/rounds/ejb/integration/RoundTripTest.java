package org.rounds.ejb.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.ActivityRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.ejb.integration.RosterBundle.Membership;
import org.rounds.ejb.integration.RosterBundle.PersonRow;
import org.rounds.ejb.integration.RosterBundle.Profile;
import org.rounds.ejb.integration.RosterBundle.RequestRow;
import org.rounds.ejb.integration.RosterBundle.Source;
import org.rounds.ejb.integration.RosterBundle.TeamRow;
import org.rounds.ejb.integration.RosterBundle.Terms;
import org.rounds.persistence.people.Grade;
import org.rounds.persistence.people.Targets;
import org.rounds.persistence.people.WorkTerm;

/** Whatever a bundle holds is read again from either kind of file exactly as it was written. */
class RoundTripTest {
    private static final Source NOWHERE = new Source("", 0);
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Property(tries = 300)
    void writtenBundleIsReadAgain(@ForAll ExportFormat format, @ForAll("texts") List<String> texts, @ForAll long seed) {
        RosterBundle bundle = bundle(texts, new Random(seed));
        assertThat(unplaced(BundleFile.read("round", written(format, bundle)))).isEqualTo(bundle);
    }

    @Property(tries = 300)
    void noCellBeginsAsAFormula(@ForAll("texts") List<String> texts, @ForAll long seed) {
        RosterBundle bundle = bundle(texts, new Random(seed));
        for (Table table : Table.values()) {
            assertThat(BundleCells.of(bundle, table).flatMap(List::stream).filter(String.class::isInstance))
                    .noneMatch(cell -> "=+-@\t\r\n".indexOf(((String) cell).charAt(0)) >= 0);
        }
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> hostile = Arbitraries.of(
                "=1+1",
                "+49 30 1234",
                "-1",
                "@SUM(A1)",
                "=HYPERLINK(\"http://x\";\"y\")",
                "''",
                "'t Hart",
                "'''",
                "007",
                "1e5",
                "2026-03-02",
                "TRUE",
                "a,b;c\td",
                "two\nlines",
                "two\r\nlines",
                "\rlone",
                "\"quoted\"",
                "\"",
                " around ",
                "\u00A0hard",
                "A|B=3",
                "_x0041_",
                "_x005F_",
                "\u0001bell\u0007",
                "\uFFFE",
                "\uFEFFmark",
                "\u2028line",
                "<b>&amp;</b>",
                "]]>",
                "שלום עולם",
                "\u202Egnp",
                "👩‍⚕️ Ünïcødé",
                "x".repeat(64));
        Arbitrary<String> any = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(text -> !text.trim().isEmpty() && text.indexOf('\0') < 0 && isText(text));
        return Arbitraries.oneOf(hostile, any).list().ofSize(8).uniqueElements();
    }

    private static boolean isText(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }

    private static byte[] written(ExportFormat format, RosterBundle bundle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            format.write(bundle, out);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toByteArray();
    }

    /** Three activities and three people with everything else about them, called by eight texts that are not alike. */
    private static RosterBundle bundle(List<String> texts, Random random) {
        List<String> activities = texts.subList(0, 3);
        List<String> people = texts.subList(3, 6);
        LocalDate second = MONDAY.plusDays(40);
        return new RosterBundle(
                new TeamRow(NOWHERE, texts.get(6), "clinic", random.nextBoolean() ? "Asia/Kolkata" : null),
                activities.stream()
                        .map(code -> activity(code, texts.get(7), activities, random))
                        .toList(),
                people.stream()
                        .map(code -> person(code, texts.get(7), activities, random))
                        .toList(),
                List.of(
                        cover(MONDAY, MONDAY, activities.get(0), null, random),
                        cover(MONDAY, second, activities.get(1), "icu", random)),
                people.stream()
                        .map(person -> new RequestRow(
                                NOWHERE,
                                person,
                                MONDAY.plusDays(random.nextInt(300_000)),
                                random.nextBoolean() ? null : activities.get(2),
                                random.nextBoolean(),
                                1 + random.nextInt(Bounds.WEIGHT)))
                        .toList(),
                people.stream()
                        .map(person -> new AbsenceRow(
                                NOWHERE,
                                person,
                                MONDAY,
                                MONDAY.plusDays(random.nextInt(2) * 1_000),
                                "parental",
                                terms(texts.get(7), activities, random)))
                        .toList());
    }

    private static ActivityRow activity(String code, String name, List<String> activities, Random random) {
        return new ActivityRow(
                NOWHERE,
                code,
                name,
                random.nextBoolean() ? "call" : "education",
                LocalTime.of(random.nextInt(24), random.nextInt(60)),
                1 + random.nextInt(Bounds.DAY_MINUTES),
                random.nextBoolean() ? "at_home" : "none",
                random.nextBoolean(),
                random.nextBoolean(),
                some(activities, random),
                some(List.of("icu", "0-1_a", "007"), random));
    }

    private static PersonRow person(String code, String name, List<String> activities, Random random) {
        int least = random.nextInt(100);
        String type = List.of("agent", "resident", "faculty").get(random.nextInt(3));
        return new PersonRow(
                NOWHERE,
                code,
                name,
                type,
                random.nextBoolean(),
                number(random, 1, 8),
                random.nextBoolean() ? Map.of() : Map.of(1970, Grade.of(1), 1972, Grade.GRADUATED, 2999, Grade.of(8)),
                random.nextBoolean()
                        ? List.of()
                        : List.of(new Membership(null, MONDAY), new Membership(MONDAY.plusDays(1), null, "lead")),
                some(List.of("icu", "0-1_a", "007"), random),
                number(random, 1, Bounds.DAYS),
                random.nextBoolean() ? Map.of() : Map.of(activities.get(0), 0, activities.get(1), Bounds.DAYS),
                number(random, least, Bounds.MINUTES),
                number(random, 0, least),
                number(random, 1 + least, Bounds.DAYS),
                number(random, 1, 1 + least),
                number(random, 1, Bounds.DAYS),
                number(random, 0, Bounds.WEEKENDS),
                number(random, 0, 2_880),
                profile(code, name, type, activities, random));
    }

    private static Profile profile(String code, String specialty, String type, List<String> activities, Random random) {
        return new Profile(
                random.nextBoolean() ? null : code,
                BigDecimal.valueOf(1 + random.nextInt(100), 2),
                type.equals("faculty") ? "sports_med" : null,
                some(List.of(specialty, "Sport|Medizin", "=1"), random),
                new Targets(number(random, 0, 27), number(random, 0, 5), number(random, 5, 14)),
                agreed(activities, random));
    }

    private static List<TermRow> agreed(List<String> activities, Random random) {
        TermRow.Day day = new TermRow.Day(WorkTerm.Kind.ACTIVITY, activities.get(random.nextInt(activities.size())));
        TermRow.Day off = new TermRow.Day(WorkTerm.Kind.OFF, null);
        TermRow.Day work = new TermRow.Day(WorkTerm.Kind.WORK, null);
        List<TermRow> all = new ArrayList<>(List.of(
                new TermRow(WorkTerm.Rule.UNWANTED_PATTERN, null, 3, number(random, 1, 7), List.of(day, off, work)),
                new TermRow(WorkTerm.Rule.UNWANTED_PATTERN, null, 3, number(random, 1, 7), List.of(day))));
        for (WorkTerm.Rule rule : WorkTerm.Rule.values()) {
            if (rule != WorkTerm.Rule.UNWANTED_PATTERN) {
                Integer limit = rule.limited() ? rule.least() + random.nextInt(rule.most() - rule.least() + 1) : null;
                all.add(new TermRow(rule, limit, 1 + random.nextInt(Bounds.WEIGHT), null, List.of()));
            }
        }
        Collections.shuffle(all, random);
        return all.subList(0, random.nextInt(all.size() + 1));
    }

    private static Terms terms(String notes, List<String> activities, Random random) {
        return new Terms(
                List.of("anticipated", "pending", "confirmed", "rejected", "denied", "cancelled")
                        .get(random.nextInt(6)),
                random.nextBoolean(),
                random.nextBoolean() ? null : Boolean.FALSE,
                random.nextBoolean(),
                random.nextBoolean() ? null : activities.get(1),
                random.nextBoolean() ? null : notes,
                random.nextBoolean() ? null : "n".repeat(Bounds.NOTES));
    }

    private static CoverageRow cover(
            LocalDate first, LocalDate last, String activity, @Nullable String skill, Random random) {
        return new CoverageRow(
                NOWHERE,
                first,
                last,
                random.nextBoolean() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.of(DayOfWeek.of(1 + random.nextInt(7))),
                activity,
                skill,
                random.nextInt(3),
                3 + random.nextInt(9_998),
                random.nextInt(Bounds.WEIGHT + 1),
                random.nextInt(Bounds.WEIGHT + 1));
    }

    private static @Nullable Integer number(Random random, int least, int most) {
        return random.nextBoolean() ? null : Integer.valueOf(least + random.nextInt(most - least + 1));
    }

    private static Set<String> some(List<String> all, Random random) {
        return new HashSet<>(all.subList(0, random.nextInt(all.size() + 1)));
    }

    /** Returns the bundle as if its rows had stood nowhere. */
    private static RosterBundle unplaced(RosterBundle bundle) {
        return new RosterBundle(
                bundle.team() == null ? null : unplaced(bundle.team()),
                unplaced(bundle.activities()),
                unplaced(bundle.people()),
                unplaced(bundle.coverage()),
                unplaced(bundle.requests()),
                unplaced(bundle.absences()));
    }

    private static <R extends Record> List<R> unplaced(List<R> rows) {
        return rows.stream().map(row -> unplaced(row)).toList();
    }

    @SuppressWarnings("unchecked") // a record's canonical constructor makes that record
    private static <R extends Record> R unplaced(R row) {
        try {
            RecordComponent[] components = row.getClass().getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = new Object[components.length];
            for (int i : IntStream.range(0, components.length).toArray()) {
                values[i] = types[i] == Source.class
                        ? NOWHERE
                        : components[i].getAccessor().invoke(row);
            }
            Constructor<?> canonical = row.getClass().getDeclaredConstructor(types);
            return (R) canonical.newInstance(values);
        } catch (ReflectiveOperationException never) {
            throw new IllegalStateException(never);
        }
    }
}
