package org.rounds.web.integration;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** What {@code Content-Disposition} says of a file to be saved (RFC 6266). */
final class Attachment {
    private static final String PLAIN = "!#$&+-.^_`|~";
    private static final int LONGEST = 100;

    private Attachment() {}

    /**
     * Returns the header for a name that may hold anything: in ASCII for old clients, and as it is, percent-encoded (RFC
     * 8187), without what could lead out of a folder or end the header.
     */
    static String named(String name, String extension) {
        String safe = name.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || "\\/:*?\"<>|".indexOf(c) >= 0 ? '_' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceFirst("^\\.+", "_");
        String ascii = Normalizer.normalize(safe, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9 ._-]+", "_");
        return "attachment; filename=\"%s.%s\"; filename*=UTF-8''%s.%s"
                .formatted(ascii, extension, encoded(safe), extension);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet > 0 && (Character.isLetterOrDigit(octet) || PLAIN.indexOf(octet) >= 0);
            encoded.append(plain ? String.valueOf((char) octet) : "%%%02X".formatted(octet & 0xFF));
        }
        return encoded.toString();
    }
}
