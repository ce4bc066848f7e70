package org.rounds.ejb.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
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
    /** OWASP's second choice for Argon2id: 19 MiB, two passes, one lane; about 50 ms. */
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    /** What an unknown user's password is checked against, so that the answer takes as long as for a known one. */
    private static final String NOBODY =
            Password.hash("nobody").addRandomSalt(16).with(ARGON2).getResult();

    @Inject
    IdentityRepository identities;

    @Inject
    Tokens tokens;

    /** Returns the form in which a password is stored. */
    public static String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }

    /** @throws DomainException unauthenticated, in the same words and time whatever was wrong */
    public TokenView signIn(SignIn attempt) {
        Optional<Credentials> known = identities.credentials(attempt.username());
        boolean matches = Password.check(
                        attempt.password(), known.map(Credentials::passwordHash).orElse(NOBODY))
                .with(ARGON2);
        if (!matches || known.filter(Credentials::active).isEmpty()) {
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
