package org.rounds.web.shared;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Caller;
import org.rounds.ejb.shared.Idempotency;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.IdempotencyKey;
import org.rounds.web.problem.Problems;

/**
 * Gives a POST with an {@code Idempotency-Key} one transaction for its effect and its answer, which goes out when that
 * is committed.
 */
public class IdempotencyFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final Pattern KEY = Pattern.compile("[ -~]{1,255}");

    /** Where secrets are shown once, which nobody stores. */
    private static final Set<String> NEVER = Set.of("auth", "api-keys", "webhooks", "imports");

    @Inject
    transient Idempotency idempotency;

    @Inject
    transient UserTransaction transaction;

    @Inject
    transient Problems problems;

    @Inject
    transient Clock clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String key = request.getHeader("Idempotency-Key");
        Caller caller = Caller.current();
        Optional<String> path =
                ApiPath.resource(request).filter(p -> p.indexOf(0) < 0); // nothing is there, nor could be
        if (key == null
                || caller == null
                || caller.userId() == null
                || path.filter(p -> !isExempt(p, request)).isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            if (!KEY.matcher(key).matches()) {
                throw new DomainException(
                        DomainException.Kind.MALFORMED,
                        "INVALID_HEADER",
                        "Idempotency-Key must have 1 to 255 printable ASCII characters",
                        Map.of("header", "Idempotency-Key"));
            }
            var scope = new IdempotencyKey.Scope(caller.userId(), request.getMethod(), path.get(), key);
            once(caller, scope, new KnownBody(request), response, chain);
        } catch (IOException | ServletException e) {
            throw e;
        } catch (Exception e) { // the transaction's own among them: what the commit finds is an answer too
            response.reset();
            problems.of(e).write(request, response, clock.instant());
        }
    }

    private static boolean isExempt(String path, HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || NEVER.contains(path.split("/", 2)[0])
                || path.endsWith("/diagnose"); // computes long, and has no effect
    }

    private void once(
            Caller caller,
            IdempotencyKey.Scope scope,
            KnownBody request,
            HttpServletResponse response,
            FilterChain chain)
            throws Exception {
        transaction.begin();
        try {
            byte[] fingerprint = request.fingerprint();
            IdempotencyKey.@Nullable Answer first =
                    idempotency.begin(caller, scope, fingerprint).orElse(null);
            if (first != null) {
                transaction.rollback();
                replay(first, response);
                return;
            }
            HeldAnswer answer = new HeldAnswer(response);
            chain.doFilter(request, answer);
            if (answer.isSuccess()
                    && transaction.getStatus() == Status.STATUS_ACTIVE) { // what was only tried is no effect
                idempotency.keep(scope, fingerprint, answer.toKeep());
                transaction.commit();
            } else {
                transaction.rollback();
            }
            answer.send();
        } finally {
            end();
        }
    }

    private static void replay(IdempotencyKey.Answer first, HttpServletResponse response) throws IOException {
        response.setStatus(first.status());
        response.setHeader("Idempotency-Replayed", "true");
        setIfThere(response, "Location", first.location());
        setIfThere(response, "ETag", first.etag());
        if (first.mediaType() != null) {
            response.setContentType(first.mediaType());
        }
        response.getOutputStream().write(first.body());
    }

    private static void setIfThere(HttpServletResponse response, String name, @Nullable String value) {
        if (value != null) {
            response.setHeader(name, Objects.requireNonNull(value));
        }
    }

    /** Ends what an exception has left open. */
    private void end() throws SystemException {
        if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transaction.rollback();
        }
    }
}
