package org.rounds.ejb.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.rounds.persistence.identity.Credentials;
import org.rounds.persistence.identity.IdentityRepository;
import org.rounds.persistence.shared.DomainException;

/**
 * Turns a user name and a password into a token. The only service that nobody has to be signed in for. No connection is
 * held while a password is checked: the counting has short transactions of its own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInService {
    /** What an unknown user's password is checked against, so that the answer takes as long as for a known one. */
    private static final String NOBODY = Passwords.hash("nobody");

    private static final Counter FAILURES = Metrics.counter("rounds.sign_in.failures");

    @Inject
    IdentityRepository identities;

    @Inject
    Lockouts lockouts;

    @Inject
    OneByOne turns;

    @Inject
    Tokens tokens;

    /**
     * @param address where the attempt comes from
     * @throws DomainException unauthenticated, in the same words and time whatever was wrong; too many, if the account or
     *     the address has to wait
     */
    public TokenView signIn(SignIn attempt, String address) {
        return turns.take(attempt.username(), () -> check(attempt, address));
    }

    private TokenView check(SignIn attempt, String address) {
        lockouts.enter(attempt.username(), address);
        Optional<Credentials> known = matching(attempt);
        if (known.isEmpty()) {
            FAILURES.increment();
            throw new DomainException(
                    DomainException.Kind.UNAUTHENTICATED,
                    "INVALID_CREDENTIALS",
                    "User name or password is wrong",
                    Map.of());
        }
        lockouts.succeeded(attempt.username());
        Credentials user = known.orElseThrow();
        String token = tokens.issue(new Caller(
                user.userId(), user.workspaceId(), user.role(), user.roles(), user.personId(), attempt.username()));
        return new TokenView(token, token, "Bearer", Tokens.LIFETIME.toSeconds());
    }

    /** Tells if anybody could sign in so; counts for nothing, since it is the server's own look at itself. */
    @Allowed(resource = "workspace", action = Action.READ)
    public boolean opens(SignIn attempt) {
        return matching(attempt).isPresent();
    }

    private Optional<Credentials> matching(SignIn attempt) {
        Optional<Credentials> known = identities.credentials(attempt.username());
        boolean matches = Passwords.matches(
                attempt.password(), known.map(Credentials::passwordHash).orElse(NOBODY));
        return known.filter(user -> matches && user.active());
    }
}
