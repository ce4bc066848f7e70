package org.rounds.ejb.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands for addresses and for what people type as their name, which may be a password, where these are only counted:
 * the same on every node, and worth nothing without the installation's key.
 */
@ApplicationScoped
public class Pseudonyms {
    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 16;

    @Inject
    Tokens tokens;

    /** Returns 32 hexadecimal digits. */
    public String of(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(tokens.secret("pseudonyms"), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
