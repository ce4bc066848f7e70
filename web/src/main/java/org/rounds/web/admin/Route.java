package org.rounds.web.admin;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes which resource a request has reached, as its template: {@code /api/v1/people/{id}}. First, so that refusals have one. */
@Provider
@Priority(1)
public class Route implements ContainerRequestFilter {
    static final String ATTRIBUTE = Route.class.getName();

    private static final Map<Method, String> KNOWN = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        request.setAttribute(ATTRIBUTE, KNOWN.computeIfAbsent(resource.getResourceMethod(), Route::template));
    }

    private static String template(Method method) {
        return Stream.of(method.getDeclaringClass(), method)
                .map(Route::path)
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining("/", "/api/v1/", ""));
    }

    /** Without slashes around it, and without the patterns of its parameters. */
    private static String path(AnnotatedElement annotated) {
        Path path = annotated.getAnnotation(Path.class);
        return path == null
                ? ""
                : path.value().replaceAll("\\{ *(\\w+) *:[^}]*\\}", "{$1}").replaceAll("^/|/$", "");
    }
}
