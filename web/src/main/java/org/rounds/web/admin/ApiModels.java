package org.rounds.web.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Short names for the parts that descriptions of answers are made of. */
final class ApiModels {
    static final String INSTANT = "2026-11-22T08:00:00Z";

    private ApiModels() {}

    static Schema string() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    /** The machine-readable name of an error. */
    static Schema code() {
        return string().pattern("^[A-Z][A-Z0-9_]*$");
    }

    static Schema constant(String value) {
        return string().addEnumeration(value);
    }

    static Schema integer() {
        return OASFactory.createSchema().addType(Schema.SchemaType.INTEGER);
    }

    static Schema nothing() {
        return OASFactory.createSchema().addType(Schema.SchemaType.NULL);
    }

    static Schema anyObject() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    /** What nothing matches. */
    static Schema never() {
        return OASFactory.createSchema().booleanSchema(false);
    }

    static Schema reference(String schema) {
        return OASFactory.createSchema().ref("#/components/schemas/" + schema);
    }

    /** An object with all these properties and no others. */
    static Schema object(Object... namesAndSchemas) {
        Schema schema = anyObject().additionalPropertiesSchema(never());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < namesAndSchemas.length; i += 2) {
            names.add((String) namesAndSchemas[i]);
            schema.addProperty((String) namesAndSchemas[i], (Schema) namesAndSchemas[i + 1]);
        }
        return schema.required(names);
    }

    static MediaType media(String schema, Object example) {
        return OASFactory.createMediaType().schema(reference(schema)).example(example);
    }

    /** Returns the component that the schema refers to, or null if it is none. */
    static @Nullable String component(Schema schema) {
        String reference = schema.getRef();
        return reference == null ? null : reference.substring(reference.lastIndexOf('/') + 1);
    }

    static String snake(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    static String upperSnake(String camel) {
        return snake(camel).toUpperCase(Locale.ROOT);
    }
}
