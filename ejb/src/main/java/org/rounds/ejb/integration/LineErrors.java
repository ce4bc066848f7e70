package org.rounds.ejb.integration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.Source;

/** Collects what is wrong with a file, so that its writer hears of everything at once. */
final class LineErrors {
    /** Beyond this a list helps nobody; further errors are only counted. */
    static final int KEPT = 100;

    /** What an error repeats of the file is cut to this, in characters. */
    private static final int QUOTED = 40;

    private static final Comparator<LineError> BY_PLACE =
            Comparator.comparing(LineError::file).thenComparingInt(LineError::line);

    private final List<LineError> kept = new ArrayList<>();
    private int more;

    void add(Source source, @Nullable String field, String message) {
        if (kept.size() < KEPT) {
            kept.add(new LineError(source.file(), source.line(), field, message));
        } else {
            more++;
        }
    }

    /** Notes an error about the file as a whole. */
    void add(String file, String message) {
        add(new Source(file, 0), null, message);
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** Returns how many errors were found, kept or not. */
    int count() {
        return kept.size() + more;
    }

    /** Returns how many of the errors kept are of one file. */
    long of(String file) {
        return kept.stream().filter(error -> error.file().equals(file)).count();
    }

    /** Returns the exception with the errors so far, by file, line and then as found; there must be one. */
    BadFile asException() {
        return new BadFile(kept.stream().sorted(BY_PLACE).toList(), more);
    }

    /** @throws BadFile if there is an error */
    void throwIfAny() {
        if (!isEmpty()) {
            throw asException();
        }
    }

    /** Returns what a message may repeat of a file: short, and without characters that a terminal would act on. */
    static String quoted(String text) {
        String shown = text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
        return "\""
                + shown.codePoints()
                        .map(LineErrors::harmless)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + "\"";
    }

    private static int harmless(int character) {
        return Row.isPlain(character) ? character : '\uFFFD';
    }
}
