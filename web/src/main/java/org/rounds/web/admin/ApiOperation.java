package org.rounds.web.admin;

import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * An operation of the description with the Java method that answers it. The two are matched by the operation's id, which
 * smallrye makes from package, class and method (pom.xml) and which is shortened in the end.
 */
record ApiOperation(PathItem.HttpMethod method, Operation model, Method java) {

    static List<ApiOperation> all(OpenAPI api) {
        return api.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().entrySet().stream()
                        .map(o -> new ApiOperation(
                                o.getKey(), o.getValue(), method(o.getValue().getOperationId()))))
                .toList();
    }

    private static Method method(String id) {
        int at = id.lastIndexOf('_');
        try {
            return Arrays.stream(Class.forName(id.substring(0, at)).getDeclaredMethods())
                    .filter(m -> m.getName().equals(id.substring(at + 1)) && answersRequests(m))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No resource method is called " + id));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(id, e);
        }
    }

    private static boolean answersRequests(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    /** Gives the id that clients call the operation by: {@code personList} for PersonResource.list. */
    void nameForGood() {
        String resource = java.getDeclaringClass().getSimpleName().replaceFirst("Resource$", "");
        String name = java.getName();
        model.setOperationId(Character.toLowerCase(resource.charAt(0))
                + resource.substring(1)
                + Character.toUpperCase(name.charAt(0))
                + name.substring(1));
    }

    /** Returns the type of the body: of the one parameter that JAX-RS takes from nowhere else. */
    Optional<AnnotatedType> body() {
        return Arrays.stream(java.getParameters())
                .filter(p -> Arrays.stream(p.getAnnotations())
                        .noneMatch(a -> a.annotationType().getPackageName().startsWith("jakarta.ws.rs")))
                .map(p -> p.getAnnotatedType())
                .findFirst();
    }

    List<Parameter> parameters() {
        return Objects.requireNonNullElse(model.getParameters(), List.of());
    }

    boolean writes() {
        return method != PathItem.HttpMethod.GET && method != PathItem.HttpMethod.HEAD;
    }

    boolean takesBody() {
        return model.getRequestBody() != null;
    }

    boolean takesFile() {
        return takesBody() && !model.getRequestBody().getContent().hasMediaType("application/json");
    }

    boolean takes(Parameter.In where) {
        return parameters().stream().anyMatch(p -> p.getIn() == where);
    }

    boolean takesHeader(String name) {
        return parameters().stream().anyMatch(p -> p.getIn() == Parameter.In.HEADER && name.equals(p.getName()));
    }

    /** Whether anybody may call it; all others need what the document as a whole asks for. */
    boolean isPublic() {
        return Optional.ofNullable(model.getSecurity()).map(List::isEmpty).orElse(false);
    }
}
