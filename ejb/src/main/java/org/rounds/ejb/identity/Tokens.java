package org.rounds.ejb.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes and reads access tokens: MicroProfile JWTs ({@code upn}, {@code groups}) signed with the installation's EC
 * P-256 key (ES256). There is no default key; without {@code ROUNDS_SIGNING_KEY_FILE} the server does not start.
 */
@ApplicationScoped
public class Tokens {
    static final Duration LIFETIME = Duration.ofHours(1);
    private static final String ISSUER = "rounds";
    private static final int REMEMBERED = 10_000;

    @Inject
    @ConfigProperty(name = "ROUNDS_SIGNING_KEY_FILE")
    String keyFile;

    @Inject
    Clock clock;

    private ECKey key;

    /** What a verified token says, and until when. */
    private record Verified(Caller caller, Instant expires) {}

    /**
     * Those last used, by their hash: checking a signature costs more than all else that a request passes through.
     * Bounded; tokens that are no good never get in.
     */
    private final Map<ByteBuffer, Verified> verified =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Verified> eldest) {
                    return size() > REMEMBERED;
                }
            });

    @PostConstruct
    void readKey() {
        try {
            String pem = Files.readString(Path.of(keyFile));
            KeyFactory keys = KeyFactory.getInstance("EC");
            var publicKey = (ECPublicKey) keys.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY")));
            var privateKey = keys.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY")));
            key = new ECKey.Builder(Curve.P_256, publicKey)
                    .privateKey(privateKey)
                    .build();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException(
                    "ROUNDS_SIGNING_KEY_FILE must name a PEM file with an EC P-256 private and public key", e);
        }
    }

    /** Returns a secret of the installation for one purpose, from which neither the key nor the others can be told. */
    byte[] secret(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getD().decode(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] block(String pem, String type) {
        Matcher block = Pattern.compile("-----BEGIN " + type + "-----(.+?)-----END " + type + "-----", Pattern.DOTALL)
                .matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("no " + type);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }

    /** Returns a token that speaks for the caller for {@link #LIFETIME}. */
    String issue(Caller caller) {
        Instant now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(String.valueOf(caller.userId()))
                .claim("upn", caller.username())
                .claim("groups", groups(caller))
                .claim(
                        "person",
                        caller.personId() == null ? null : caller.personId().toString())
                .claim("workspace", caller.workspaceId().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** The built-in role first. */
    private static List<String> groups(Caller caller) {
        return Stream.concat(Stream.of(caller.role()), caller.roles().stream()).toList();
    }

    private static Caller caller(JWTClaimsSet claims) throws ParseException {
        List<String> groups = claims.getStringListClaim("groups");
        String person = claims.getStringClaim("person");
        return new Caller(
                UUID.fromString(claims.getSubject()),
                UUID.fromString(claims.getStringClaim("workspace")),
                groups.get(0),
                Set.copyOf(groups.subList(1, groups.size())),
                person == null ? null : UUID.fromString(person),
                claims.getStringClaim("upn"));
    }

    /** Returns whom the token speaks for; empty if it is not ours, was altered, or has expired. */
    public Optional<Caller> read(String token) {
        ByteBuffer hash = hash(token);
        Verified known = verified.get(hash);
        if (known == null) {
            Optional<Verified> found = verify(token);
            found.ifPresent(v -> verified.put(hash, v));
            known = found.orElse(null);
        }
        return known != null && known.expires().isAfter(clock.instant())
                ? Optional.of(known.caller())
                : Optional.empty();
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Verified> verify(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            boolean valid = jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)
                    && jwt.verify(new ECDSAVerifier(key.toECPublicKey()))
                    && ISSUER.equals(claims.getIssuer());
            return valid
                    ? Optional.of(new Verified(
                            caller(claims), claims.getExpirationTime().toInstant()))
                    : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
