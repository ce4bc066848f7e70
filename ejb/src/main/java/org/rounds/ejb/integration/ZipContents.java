package org.rounds.ejb.integration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks a zip that may be hostile, in memory: only entries with the names expected, never more bytes than allowed
 * whatever its headers say, and not unless it is whole.
 */
final class ZipContents {
    /** All entries together, inflated. */
    static final int MOST_BYTES = 50_000_000;

    /** Enough to name what else somebody packed; a bundle has five files. */
    private static final int MOST_ENTRIES = 20;

    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 65_535;

    private final String file;
    private final byte[] zip;
    private final Set<String> expected;
    private final LineErrors errors;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private int entries;
    private int bytes;

    ZipContents(String file, byte[] zip, Set<String> expected, LineErrors errors) {
        this.file = file;
        this.zip = zip;
        this.expected = expected;
        this.errors = errors;
    }

    /** Returns the contents by name, or as far as they could be read after noting what is wrong. */
    Map<String, byte[]> read() {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            readEntries(in);
        } catch (IOException | IllegalArgumentException damaged) {
            // The JDK tells a name that is not text by IllegalArgumentException.
            errors.add(file, "is no zip file, or damaged or encrypted");
        }
        return contents;
    }

    private void readEntries(ZipInputStream in) throws IOException {
        ZipEntry entry = in.getNextEntry();
        while (entry != null) {
            if (++entries > MOST_ENTRIES) {
                errors.add(file, "has more than %d entries".formatted(MOST_ENTRIES));
                return;
            }
            byte[] content = in.readNBytes(MOST_BYTES - bytes + 1);
            bytes += content.length;
            if (bytes > MOST_BYTES) {
                errors.add(file, "unpacks to more than %,d bytes".formatted(MOST_BYTES));
                return;
            }
            keep(entry.getName(), content);
            entry = in.getNextEntry();
        }
        requireWhole();
    }

    private void keep(String name, byte[] content) {
        if (!expected.contains(name)) {
            errors.add(
                    file,
                    "has an entry that is none of %s: %s"
                            .formatted(String.join(", ", expected), LineErrors.quoted(name)));
        } else if (contents.putIfAbsent(name, content) != null) {
            errors.add(file, "has the entry %s twice".formatted(name));
        }
    }

    /** Reading entries one by one would not notice a zip cut between two of them; its directory at the end does. */
    private void requireWhole() {
        int end = endOfDirectory();
        if (end < 0) {
            errors.add(file, "is no zip file, or cut off");
        } else if (unsignedShort(end + 10) != entries) {
            errors.add(file, "is damaged: it lists %d entries and has %d".formatted(unsignedShort(end + 10), entries));
        }
    }

    /** Returns where the end record of the zip format (APPNOTE 4.3.16) begins, or -1. */
    private int endOfDirectory() {
        int earliest = Math.max(0, zip.length - END_SIZE - LONGEST_COMMENT);
        for (int at = zip.length - END_SIZE; at >= earliest; at--) {
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 5 && zip[at + 3] == 6) {
                return at;
            }
        }
        return -1;
    }

    private int unsignedShort(int at) {
        return (zip[at] & 0xFF) | (zip[at + 1] & 0xFF) << 8;
    }
}
