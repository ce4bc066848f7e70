package org.rounds.ejb.integration;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever bytes come, a reader returns or throws {@link BadFile}; any other exception fails the property. */
class HostileFileTest {
    private static final byte[] TEXT = ShiftSchedulingFileTest.GOOD.getBytes(StandardCharsets.UTF_8);
    private static final byte[] ZIP = Zip.ward().bytes();
    private static final List<String> FILES = List.copyOf(Zip.ward().entries().keySet());

    @Property(tries = 500)
    void textFromAnyBytesIsReadOrRefused(@ForAll byte[] content) {
        readText(content);
    }

    @Property(tries = 500)
    void changedTextIsReadOrRefused(@ForAll("changes") List<Change> changes) {
        readText(changed(TEXT, changes));
    }

    @Property(tries = 500)
    void zipFromAnyBytesIsReadOrRefused(@ForAll byte[] content) {
        readZip(content);
    }

    @Property(tries = 500)
    void changedZipIsReadOrRefused(@ForAll("changes") List<Change> changes) {
        readZip(changed(ZIP, changes));
    }

    @Property(tries = 500)
    void changedEntryIsReadOrRefused(@ForAll long seed, @ForAll("changes") List<Change> changes) {
        String name = FILES.get(new Random(seed).nextInt(FILES.size()));
        byte[] entry = Zip.ward().entries().getOrDefault(name, new byte[0]);
        readZip(Zip.ward().with(name, changed(entry, changes)).bytes());
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<String> pieces = Arbitraries.of(
                "",
                "\n",
                "\r",
                "\"",
                "\"\"",
                ",",
                "|",
                "=",
                "-",
                "\0",
                "#",
                "9999999999999999999",
                "SECTION_",
                "\uFEFF",
                "2026-13-01",
                "\uD83D\uDE00",
                "\u2028",
                " ");
        return Combinators.combine(
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.integers().between(0, 12),
                        pieces)
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    /** Some bytes replaced by others. */
    record Change(int at, int length, String piece) {
        byte[] applied(byte[] content) {
            int from = content.length == 0 ? 0 : at % content.length;
            int to = Math.min(content.length, from + length);
            byte[] put = piece.getBytes(StandardCharsets.UTF_8);
            byte[] result = Arrays.copyOf(content, content.length - (to - from) + put.length);
            System.arraycopy(put, 0, result, from, put.length);
            System.arraycopy(content, to, result, from + put.length, content.length - to);
            return result;
        }
    }

    private static byte[] changed(byte[] content, List<Change> changes) {
        byte[] result = content;
        for (Change change : changes) {
            result = change.applied(result);
        }
        return result;
    }

    private static void readText(byte[] content) {
        try {
            ShiftSchedulingFile.Instance instance =
                    ShiftSchedulingFile.read("ward.txt", content, ShiftSchedulingFileTest.MONDAY);
            BundleProblem.of(instance.bundle(), ShiftSchedulingFileTest.MONDAY, instance.days(), ZoneOffset.UTC);
        } catch (BadFile refused) {
            // As it should be.
        }
    }

    private static void readZip(byte[] content) {
        try {
            RosterBundle bundle = BundleFile.read("ward.zip", content);
            BundleProblem.of(bundle, ShiftSchedulingFileTest.MONDAY, 28, ZoneOffset.UTC);
        } catch (BadFile refused) {
            // As it should be.
        }
    }
}
