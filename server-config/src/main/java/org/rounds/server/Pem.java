package org.rounds.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Keys and certificates as text. */
final class Pem {

    private Pem() {}

    static String block(String type, byte[] encoded) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + type + "-----\n" + lines.encodeToString(encoded) + "\n-----END " + type + "-----\n";
    }
}
