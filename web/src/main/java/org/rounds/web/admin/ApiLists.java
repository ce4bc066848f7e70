package org.rounds.web.admin;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Fields;
import org.rounds.web.shared.ListContract;
import org.rounds.web.shared.Listed;

/** The parameters of lists, which no method has in its signature: a filter's values are those of the view's field. */
final class ApiLists {
    private ApiLists() {}

    static void describe(OpenAPI api, Operation operation, Method method) {
        Fields.view(method)
                .ifPresent(view -> operation.addParameter(parameter(
                        Fields.PARAMETER,
                        "Only these fields of the answer, and the id",
                        any(constants(Fields.of(view).keySet())))));
        ListContract.of(method).ifPresent(list -> describe(api, operation, list));
    }

    private static void describe(OpenAPI api, Operation operation, ListContract list) {
        Listed listed = list.listed();
        List<String> keys =
                Stream.of(listed.sorts()).flatMap(s -> Stream.of(s, "-" + s)).toList();
        operation.addParameter(parameter(
                ListContract.SORT,
                "Sorted by these, each downwards with a leading -; then by id",
                any(constants(keys))
                        .maxItems(null)
                        .defaultValue(List.of(listed.defaultSort().split(",")))));
        operation.addParameter(parameter(
                ListContract.SEARCH,
                "Text anywhere in " + listed.search() + ", whatever its case and accents",
                ApiModels.string().minLength(2)));
        if (listed.period()) {
            Schema day = ApiModels.string().format("date");
            operation.addParameter(
                    parameter(ListContract.FIRST_DAY, "Only what touches the days from this one, inclusive", day));
            operation.addParameter(
                    parameter(ListContract.LAST_DAY, "Only what touches the days up to this one, inclusive", day));
        }
        Map<String, Schema> view = Objects.requireNonNull(
                        api.getComponents().getSchemas().get(listed.of().getSimpleName()))
                .getProperties();
        list.comparisons().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(filter -> {
                    String field = filter.getValue().field();
                    Schema value = value(view, field);
                    operation.addParameter(
                            switch (filter.getValue().operator()) {
                                case EQUAL -> parameter(filter.getKey(), "Only what has this " + field, value);
                                case AT_LEAST ->
                                    parameter(filter.getKey(), "Only what has this " + field + " or more", value);
                                case AT_MOST ->
                                    parameter(filter.getKey(), "Only what has this " + field + " or less", value);
                                case IN ->
                                    parameter(filter.getKey(), "Only what has one of these as " + field, any(value));
                            });
                });
    }

    /** The schema of the field, or of its elements, which a parameter cannot have as null. */
    private static Schema value(Map<String, Schema> view, String field) {
        Schema schema = view.containsKey(field)
                ? view.get(field)
                : Objects.requireNonNull(view.get(Listing.plural(field)), field).getItems();
        if (schema.getAnyOf() != null) {
            return schema.getAnyOf().get(0);
        }
        if (schema.getRef() != null) {
            return schema;
        }
        List<Schema.SchemaType> types = new ArrayList<>(schema.getType());
        types.remove(Schema.SchemaType.NULL);
        return OASFactory.createSchema()
                .type(types)
                .format(schema.getFormat())
                .pattern(schema.getPattern())
                .enumeration(schema.getEnumeration());
    }

    private static Schema constants(Collection<String> values) {
        return ApiModels.string().enumeration(List.copyOf(values));
    }

    private static Schema any(Schema value) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .items(value)
                .minItems(1)
                .maxItems(ListContract.MOST_VALUES);
    }

    /** Several values are separated by commas. */
    private static Parameter parameter(String name, String description, Schema schema) {
        Parameter parameter = OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .description(description)
                .schema(schema);
        return schema.getItems() == null
                ? parameter
                : parameter.style(Parameter.Style.FORM).explode(false);
    }
}
