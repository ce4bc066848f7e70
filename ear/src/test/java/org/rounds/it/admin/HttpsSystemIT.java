package org.rounds.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Server;

@DisplayName("HTTPS")
class HttpsSystemIT {

    private static URI address() {
        return Server.running().httpsUri().orElseThrow().resolve("health");
    }

    private static HttpResponse<String> get(HttpClient client, URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Trusts the certificate beside the key store, and nothing else. */
    private static SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        try (InputStream file = Files.newInputStream(Server.running().instance().certificate())) {
            trusted.setCertificateEntry(
                    "rounds", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void showsACertificateForThisMachine(String host) throws Exception {
        URI address = URI.create(address().toString().replace("localhost", host));
        var answer = get(HttpClient.newBuilder().sslContext(trusting()).build(), address);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("healthy");
    }

    @Test
    void isRefusedByWhoeverDoesNotKnowTheCertificate() {
        assertThatThrownBy(() -> get(HttpClient.newHttpClient(), address())).isInstanceOf(SSLHandshakeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaks(String protocol) throws Exception {
        var only = new SSLParameters(null, new String[] {protocol});
        var client = HttpClient.newBuilder()
                .sslContext(trusting())
                .sslParameters(only)
                .build();
        assertThat(get(client, address()).sslSession().orElseThrow().getProtocol())
                .isEqualTo(protocol);
    }

    /** Browsers would keep to HTTPS on every port of localhost for a year. */
    @Test
    void isNotDemandedOfBrowsersWhereTheCertificateIsSelfMade() throws Exception {
        var answer = get(HttpClient.newBuilder().sslContext(trusting()).build(), address());
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void keepsItsKeyToItself() throws IOException {
        var keyStore = Server.running().instance().certificate().resolveSibling("https-keystore.p12");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyStore)))
                .isEqualTo("rw-------");
    }
}
