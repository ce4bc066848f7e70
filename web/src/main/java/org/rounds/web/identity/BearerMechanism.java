package org.rounds.web.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rounds.ejb.identity.Caller;
import org.rounds.ejb.identity.MetricsToken;
import org.rounds.ejb.identity.Tokens;

/**
 * Reads the caller from {@code Authorization: Bearer} (or {@code Token}). It never answers: what it found stays on the
 * request, and {@link CallerFilter} refuses (PLATFORM, HTTP and security).
 */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {
    static final String CALLER = Caller.class.getName();
    static final String REFUSED = CALLER + ".refused";
    private static final Pattern CREDENTIAL = Pattern.compile("(?:Bearer|Token) +(\\S+)", Pattern.CASE_INSENSITIVE);

    @Inject
    Tokens tokens;

    @Inject
    MetricsToken metricsToken;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String header = request.getHeader("Authorization");
        if (header == null) {
            return context.doNothing();
        }
        Matcher credential = CREDENTIAL.matcher(header.strip());
        Optional<Caller> caller = credential.matches() ? caller(credential.group(1)) : Optional.empty();
        if (caller.isEmpty()) {
            request.setAttribute(REFUSED, true);
            return context.doNothing();
        }
        request.setAttribute(CALLER, caller.get());
        return context.notifyContainerAboutLogin(
                String.valueOf(caller.get().userId()), Set.of(caller.get().role()));
    }

    private Optional<Caller> caller(String credential) {
        return metricsToken.read(credential).or(() -> tokens.read(credential));
    }
}
