package org.rounds.ejb.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    private static final Instant NOW = Instant.parse("2030-01-07T08:00:00Z");

    private final Caller caller =
            new Caller(UUID.randomUUID(), UUID.randomUUID(), "faculty", Set.of("chief"), UUID.randomUUID(), "ada");
    private Tokens tokens = new Tokens();

    @BeforeEach
    void readKey(@TempDir Path directory) throws Exception {
        tokens = tokens(directory);
    }

    @Test
    void speakForTheirCallerEveryTime() {
        String token = tokens.issue(caller);
        assertThat(tokens.read(token)).contains(caller);
        assertThat(tokens.read(token)).contains(caller);
    }

    @Test
    void expireAlsoWhereTheyAreKnown() {
        String token = tokens.issue(caller);
        tokens.clock = at(Tokens.LIFETIME.minusSeconds(1));
        assertThat(tokens.read(token)).contains(caller);
        tokens.clock = at(Tokens.LIFETIME);
        assertThat(tokens.read(token)).isEmpty();
        assertThat(tokens.read(token)).isEmpty();
    }

    @Test
    void areRefusedWithAnythingAlteredAlsoWhereTheTrueOneIsKnown() {
        String token = tokens.issue(caller);
        assertThat(tokens.read(token)).contains(caller);
        for (int at : new int[] {0, token.indexOf('.') + 5, token.lastIndexOf('.') + 9}) {
            char other = token.charAt(at) == 'x' ? 'y' : 'x';
            String altered = token.substring(0, at) + other + token.substring(at + 1);
            assertThat(tokens.read(altered)).as("at %d", at).isEmpty();
            assertThat(tokens.read(altered)).as("again at %d", at).isEmpty();
        }
    }

    @Test
    void ofAnotherInstallationAreRefused(@TempDir Path other) throws Exception {
        String token = tokens(other).issue(caller);
        assertThat(tokens.read(token)).isEmpty();
        assertThat(tokens.read(token)).isEmpty();
    }

    private static Tokens tokens(Path directory) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Path file = directory.resolve("key.pem");
        Files.writeString(
                file,
                pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                        + pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        Tokens made = new Tokens();
        made.keyFile = file.toString();
        made.clock = at(Duration.ZERO);
        made.readKey();
        return made;
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + type
                + "-----\n";
    }

    private static Clock at(Duration later) {
        return Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
    }
}
