package org.rounds.web.admin;

import jakarta.ws.rs.core.Response;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.rounds.ejb.shared.RootView;
import org.rounds.ejb.shared.Versioned;
import org.rounds.web.envelope.Raw;

/** What a resource method gives with a status: one of a type, or many. */
record ApiView(Class<?> type, boolean many) {

    /** Returns all that it can give; none, where there is no body. */
    static List<ApiView> of(ApiOperation operation, String status) {
        List<ApiView> named = Arrays.stream(operation.java().getAnnotationsByType(APIResponse.class))
                .filter(r -> r.responseCode().equals(status))
                .flatMap(r -> Arrays.stream(r.content()))
                .flatMap(ApiView::named)
                .toList();
        return named.isEmpty() ? returned(operation.java().getGenericReturnType()) : named;
    }

    private static Stream<ApiView> named(Content content) {
        return Stream.concat(
                        Stream.of(content.schema().implementation()),
                        Arrays.stream(content.schema().oneOf()))
                .filter(type -> type != Void.class)
                .map(type -> type.isArray() ? new ApiView(type.getComponentType(), true) : new ApiView(type, false));
    }

    private static List<ApiView> returned(Type type) {
        if (type instanceof ParameterizedType many && many.getActualTypeArguments()[0] instanceof Class<?> one) {
            return List.of(new ApiView(one, true));
        }
        return type instanceof Class<?> one && one != Response.class && one != void.class
                ? List.of(new ApiView(one, false))
                : List.of();
    }

    boolean hasVersion() {
        return !many && Versioned.class.isAssignableFrom(type);
    }

    /** Whether a reader that has its version is told so, instead of being sent it again. */
    boolean isKept() {
        return !many && RootView.class.isAssignableFrom(type);
    }

    /** Whether it goes out without the envelope. */
    boolean isRaw() {
        return Raw.class.isAssignableFrom(type);
    }
}
