package org.rounds.ejb.identity;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Map;
import org.rounds.persistence.shared.DomainException;

/** Asks the permission table before every service method; whoever it does not name is refused. */
@Allowed
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class AllowedInterceptor {
    @Inject
    PermissionTable permissions;

    @AroundInvoke
    Object ask(InvocationContext invocation) throws Exception {
        Allowed allowed = invocation.getMethod().getAnnotation(Allowed.class);
        Caller caller = Caller.current();
        if (caller == null) {
            throw new DomainException(DomainException.Kind.UNAUTHENTICATED, "UNAUTHORIZED", "Sign in first", Map.of());
        }
        if (!permissions.permits(caller.role(), allowed.resource(), allowed.action())) {
            throw new DomainException(
                    DomainException.Kind.DENIED,
                    "PERMISSION_DENIED",
                    "The role " + caller.role() + " may not do this",
                    Map.of("resource", allowed.resource(), "action", name(allowed.action())));
        }
        return invocation.proceed();
    }

    private static String name(Action action) {
        return action.name().toLowerCase(java.util.Locale.ROOT);
    }
}
