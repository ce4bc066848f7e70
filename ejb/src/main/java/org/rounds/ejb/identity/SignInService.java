package org.rounds.ejb.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.rounds.persistence.identity.Credentials;
import org.rounds.persistence.identity.IdentityRepository;
import org.rounds.persistence.shared.DomainException;

/** Turns a user name and a password into a token. The only service that nobody has to be signed in for. */
@Stateless
public class SignInService {
    /** What an unknown user's password is checked against, so that the answer takes as long as for a known one. */
    private static final String NOBODY = Passwords.hash("nobody");

    private static final Counter FAILURES = Metrics.counter("rounds.sign_in.failures");

    @Inject
    IdentityRepository identities;

    @Inject
    Tokens tokens;

    /** @throws DomainException unauthenticated, in the same words and time whatever was wrong */
    public TokenView signIn(SignIn attempt) {
        Optional<Credentials> known = identities.credentials(attempt.username());
        boolean matches = Passwords.matches(
                attempt.password(), known.map(Credentials::passwordHash).orElse(NOBODY));
        if (!matches || known.filter(Credentials::active).isEmpty()) {
            FAILURES.increment();
            throw new DomainException(
                    DomainException.Kind.UNAUTHENTICATED,
                    "INVALID_CREDENTIALS",
                    "User name or password is wrong",
                    Map.of());
        }
        Credentials user = known.orElseThrow();
        String token = tokens.issue(new Caller(user.userId(), user.workspaceId(), user.role(), attempt.username()));
        return new TokenView(token, token, "Bearer", Tokens.LIFETIME.toSeconds());
    }
}
