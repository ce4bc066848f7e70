package org.rounds.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds every answer that any test gets against the API's description. */
final class AsDescribed implements Filter {

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        String path = request.getURI().replaceFirst("^\\w+://[^/]+", "").replaceFirst("[?#].*", "");
        Map<String, String> headers = response.headers().asList().stream()
                .collect(Collectors.toMap(
                        h -> h.getName().toLowerCase(Locale.ROOT), Header::getValue, (first, second) -> first));
        Description.served().saw(request.getMethod(), path, response.statusCode());
        var answer = new Description.Answer(
                response.statusCode(),
                headers,
                response.asByteArray(),
                request.getURI().contains("fields="));
        assertThat(Description.served().faults(request.getMethod(), path, answer))
                .as(
                        "%s %s is as described; answered %s %s",
                        request.getMethod(), path, response.statusCode(), response.asString())
                .isEmpty();
        return response;
    }
}
