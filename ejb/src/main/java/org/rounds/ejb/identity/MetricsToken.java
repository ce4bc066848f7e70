package org.rounds.ejb.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The credential of a monitoring system, which is nobody's: it may read metrics and health, and nothing else. */
@ApplicationScoped
public class MetricsToken {
    /** No user can have this role: its rows in the permission table are the token's. */
    private static final Caller BEARER = new Caller(null, new UUID(0, 0), "metrics-token", Set.of(), null, null);

    @Inject
    @ConfigProperty(name = "ROUNDS_METRICS_TOKEN")
    Optional<String> token;

    /** Returns the monitoring system, if this is its token. Takes the same time however much of it is right. */
    public Optional<Caller> read(String credential) {
        return token.filter(expected -> MessageDigest.isEqual(bytes(expected), bytes(credential)))
                .map(expected -> BEARER);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
