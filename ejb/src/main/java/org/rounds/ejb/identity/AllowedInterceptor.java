package org.rounds.ejb.identity;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Locale;
import java.util.Map;
import org.rounds.ejb.audit.AuditService;
import org.rounds.persistence.shared.DomainException;

/** Asks the permission table before every service method; whoever it does not name is refused. */
@Allowed
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class AllowedInterceptor {
    @Inject
    PermissionTable permissions;

    @Inject
    AuditService audit;

    @AroundInvoke
    Object ask(InvocationContext invocation) throws Exception {
        Allowed allowed = invocation.getMethod().getAnnotation(Allowed.class);
        Caller caller = Caller.current();
        if (caller == null) {
            throw new DomainException(DomainException.Kind.UNAUTHENTICATED, "UNAUTHORIZED", "Sign in first", Map.of());
        }
        Object result =
                switch (permissions.scope(caller, allowed.resource(), allowed.action())) {
                    case ALL -> Access.everything(invocation::proceed);
                    case OWN -> {
                        if (!allowed.own()) {
                            throw denied(allowed);
                        }
                        yield Access.ownOf(caller, invocation::proceed);
                    }
                    case NONE -> throw denied(allowed);
                };
        if (allowed.personal() && caller.userId() != null) {
            audit.recordRead(allowed.resource(), invocation.getParameters(), result);
        }
        return result;
    }

    private static DomainException denied(Allowed allowed) {
        return denied(allowed.resource(), allowed.action());
    }

    /** Refuses an action to which the caller's roles give no right. */
    static DomainException denied(String resource, Action action) {
        return new DomainException(
                DomainException.Kind.DENIED,
                "PERMISSION_DENIED",
                "Your role may not do this",
                Map.of("resource", resource, "action", action.name().toLowerCase(Locale.ROOT)));
    }
}
