package org.rounds.ejb.integration;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a zip that may be hostile, in memory: never more bytes than allowed whatever its headers say, and not unless it
 * is whole. It goes by the directory at the end, as every program does but {@link java.util.zip.ZipInputStream}, which
 * cannot read what some spreadsheet libraries write.
 */
final class ZipContents {
    /** All entries together, inflated. */
    static final int MOST_BYTES = 50_000_000;

    /** A bundle has ten files, a workbook of ten sheets some thirty. */
    private static final int MOST_ENTRIES = 200;

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int LISTED = 0x02014b50;
    private static final int LISTED_SIZE = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final String file;
    private final ByteBuffer zip;
    private final LineErrors errors;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private int bytes;

    ZipContents(String file, byte[] zip, LineErrors errors) {
        this.file = file;
        this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        this.errors = errors;
    }

    /** Returns the contents by name, or as far as they could be read after noting what is wrong. */
    Map<String, byte[]> read() {
        int end = end();
        try {
            if (end < 0) {
                errors.add(file, "is no zip file, or cut off");
            } else if (zip.getShort(end + 10) < 0 || zip.getShort(end + 10) > MOST_ENTRIES) {
                errors.add(file, "has more than %d entries".formatted(MOST_ENTRIES));
            } else {
                readEntries(zip.getShort(end + 10), zip.getInt(end + 16));
            }
        } catch (DataFormatException | BufferUnderflowException | IndexOutOfBoundsException damaged) {
            errors.add(file, "is no zip file, or damaged or encrypted");
        }
        return contents;
    }

    /** Returns where the end record of the zip format (APPNOTE 4.3.16) begins, or -1. */
    private int end() {
        int latest = zip.limit() - END_SIZE;
        for (int at = latest; at >= Math.max(0, latest - LONGEST_COMMENT); at--) {
            if (zip.getInt(at) == END) {
                return at;
            }
        }
        return -1;
    }

    private void readEntries(int entries, int directory) throws DataFormatException {
        int at = directory;
        for (int entry = 0; entry < entries; entry++) {
            require(zip.getInt(at) == LISTED);
            String name = name(at + LISTED_SIZE, unsignedShort(at + 28));
            byte[] content = content(at);
            if (content == null) {
                errors.add(file, "unpacks to more than %,d bytes".formatted(MOST_BYTES));
                return;
            }
            if (contents.putIfAbsent(name, content) != null) {
                errors.add(file, "has the entry %s twice".formatted(LineErrors.quoted(name)));
            }
            at += LISTED_SIZE + unsignedShort(at + 28) + unsignedShort(at + 30) + unsignedShort(at + 32);
        }
    }

    /** Returns what an entry of the directory holds; null when it is too much together with those before. */
    private byte @Nullable [] content(int listed) throws DataFormatException {
        int local = zip.getInt(listed + 42);
        require(zip.getInt(local) == LOCAL);
        require(((zip.getShort(listed + 8) | zip.getShort(local + 6)) & ENCRYPTED) == 0);
        int from = local + LOCAL_SIZE + unsignedShort(local + 26) + unsignedShort(local + 28);
        int packed = zip.getInt(listed + 20);
        int method = zip.getShort(listed + 10);
        require(method == STORED || method == DEFLATED);
        byte[] content = method == STORED ? stored(from, packed) : inflated(from, packed);
        if (bytes > MOST_BYTES) {
            return null;
        }
        CRC32 sum = new CRC32();
        sum.update(content);
        require((int) sum.getValue() == zip.getInt(listed + 16));
        return content;
    }

    private byte[] stored(int from, int length) {
        byte[] content = new byte[zip.slice(from, length).remaining()];
        zip.get(from, content);
        bytes += content.length;
        return content;
    }

    private byte[] inflated(int from, int packed) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(zip.slice(from, packed));
            byte[] content = new byte[Math.max(256, Math.min(packed * 4, 1_000_000))];
            int length = 0;
            while (!inflater.finished() && bytes <= MOST_BYTES) {
                int more = inflater.inflate(content, length, content.length - length);
                require(more > 0 || inflater.finished() || length == content.length);
                length += more;
                bytes += more;
                if (length == content.length) {
                    content = Arrays.copyOf(content, content.length * 2);
                }
            }
            return Arrays.copyOf(content, length);
        } finally {
            inflater.end();
        }
    }

    private String name(int from, int length) {
        return StandardCharsets.UTF_8.decode(zip.slice(from, length)).toString();
    }

    private int unsignedShort(int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }

    private static void require(boolean condition) throws DataFormatException {
        if (!condition) {
            throw new DataFormatException();
        }
    }
}
