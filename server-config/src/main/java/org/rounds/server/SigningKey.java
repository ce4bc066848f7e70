package org.rounds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** The key that signs this instance's tokens: EC P-256, private and public part in PEM; kept, so that a restart signs nobody out. */
final class SigningKey {

    private SigningKey() {}

    static Path of(Instance instance) {
        var file = instance.signingKey();
        if (Files.notExists(file)) {
            try {
                PrivateFiles.write(file, pem());
            } catch (IOException | GeneralSecurityException e) {
                throw new LaunchFailure("Cannot make a signing key: " + e.getMessage(), e);
            }
        }
        return file;
    }

    private static String pem() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        return Pem.block("PRIVATE KEY", pair.getPrivate().getEncoded())
                + Pem.block("PUBLIC KEY", pair.getPublic().getEncoded());
    }
}
