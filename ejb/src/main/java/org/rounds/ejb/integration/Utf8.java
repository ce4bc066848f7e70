package org.rounds.ejb.integration;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.rounds.ejb.integration.RosterBundle.Source;

/** Turns the bytes of a file into text, or says why they are none. */
final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /**
     * Returns the text without a byte order mark; empty text after noting the error when the bytes are not UTF-8 or
     * hold a zero, as pictures, archives and other encodings do.
     */
    static String text(String file, byte[] content, LineErrors errors) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer characters = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(bytes, characters, true);
        String text = characters.flip().toString();
        if (result.isError()) {
            errors.add(new Source(file, lines(text)), null, "is not UTF-8 text");
            return "";
        }
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            errors.add(new Source(file, lines(text.substring(0, zero))), null, "is not text but binary");
            return "";
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Returns the number of the line in which the text ends, from 1. */
    private static int lines(String text) {
        return 1 + (int) text.chars().filter(character -> character == '\n').count();
    }
}
