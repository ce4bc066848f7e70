package org.rounds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * The key and certificate of an instance that was given none: for localhost and 127.0.0.1, kept, so that a browser asks
 * once. The certificate is written beside the key store, for clients that want to verify it.
 */
final class SelfMadeCertificate {

    private static final String ALIAS = "rounds";

    private SelfMadeCertificate() {}

    static void provide(Instance instance, String password) {
        var file = instance.keyStore();
        try {
            if (Files.notExists(file) || !isGood(file, password)) {
                PrivateFiles.write(file, make(instance.directory(), password));
                var certificate = read(file, password).getEncoded();
                Files.writeString(instance.certificate(), Pem.block("CERTIFICATE", certificate));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new LaunchFailure("Cannot make a certificate in " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean isGood(Path file, String password) {
        try {
            read(file, password).checkValidity();
            return true;
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    private static X509Certificate read(Path file, String password) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(file.toFile(), password.toCharArray());
        return (X509Certificate) store.getCertificate(ALIAS);
    }

    /** By keytool, since the JDK has no interface for it. */
    private static byte[] make(Path directory, String password) throws IOException {
        var place = Files.createTempDirectory(directory, ".certificate");
        try {
            var draft = place.resolve("draft.p12");
            new Command(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString(),
                                    "-genkeypair",
                                    "-alias",
                                    ALIAS,
                                    "-keyalg",
                                    "EC",
                                    "-groupname",
                                    "secp256r1",
                                    "-dname",
                                    "CN=Rounds on this machine",
                                    "-ext",
                                    "san=dns:localhost,ip:127.0.0.1",
                                    "-ext",
                                    "eku=serverAuth",
                                    "-validity",
                                    "3650",
                                    "-storetype",
                                    "PKCS12",
                                    "-keystore",
                                    draft.toString(),
                                    "-storepass:env",
                                    "PASSWORD"),
                            Map.of("PASSWORD", password))
                    .runWithUs("make a certificate");
            return Files.readAllBytes(draft);
        } finally {
            Homes.delete(place);
        }
    }
}
