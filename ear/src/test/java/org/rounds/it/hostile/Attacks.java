package org.rounds.it.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rounds.it.Api;
import org.rounds.it.Description;
import org.rounds.it.Description.Operation;

/** Makes attacks: honest requests with one or two things wrong. The seed and the number decide all but the ids. */
final class Attacks {
    private static final String WRONG = "@@wrong@@";
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    /** Signing in has limits of its own that no scale lifts: the public operations get few requests. */
    private static final int PUBLIC_SHARE = 100;

    private final Description description;
    private final Population own;
    private final Population victim;
    private final long seed;
    private final List<Operation> guarded;
    private final List<Operation> open;

    Attacks(Description description, Population own, Population victim, long seed) {
        this.description = description;
        this.own = own;
        this.victim = victim;
        this.seed = seed;
        open = description.operations().stream().filter(Attacks::isPublic).toList();
        guarded = description.operations().stream().filter(o -> !isPublic(o)).toList();
    }

    private static boolean isPublic(Operation operation) {
        return operation.model().has("security")
                && operation.model().get("security").isEmpty();
    }

    Attack attack(long number) {
        return new Making(new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L)), number).attack();
    }

    /** One attack while it is made. */
    private final class Making {
        private final RandomGenerator random;
        private final long number;
        private final Operation operation;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final List<String> query = new ArrayList<>();
        private String method;
        private String path;
        private JsonNode body;
        private String wrong;
        private byte[] bytes;

        Making(RandomGenerator random, long number) {
            this.random = random;
            this.number = number;
            operation = one(number % PUBLIC_SHARE == 0 && !open.isEmpty() ? open : guarded);
            method = operation.method();
        }

        Attack attack() {
            honest();
            for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
                spoil();
            }
            if (bytes == null) {
                bytes = body == null ? new byte[0] : text().getBytes(StandardCharsets.UTF_8);
            }
            String target = "/api/v1" + path + (query.isEmpty() ? "" : "?" + String.join("&", query));
            return new Attack(number, method, target, headers, bytes);
        }

        private String text() {
            return wrong == null ? body.toString() : body.toString().replace('"' + WRONG + '"', wrong);
        }

        private void honest() {
            headers.put("Authorization", "Bearer " + Api.token(own.hospital().coordinator()));
            headers.put("Accept", random.nextInt(4) == 0 ? "application/problem+json" : "application/json");
            path = VARIABLE.matcher(operation.template())
                    .replaceAll(v -> Matcher.quoteReplacement(own.idFor(operation.template(), random)));
            for (JsonNode parameter : operation.model().path("parameters")) {
                boolean required = parameter.path("required").asBoolean();
                if (parameter.path("in").asText().equals("query") && (required || random.nextInt(4) == 0)) {
                    add(
                            parameter,
                            new Bodies(description, own, random)
                                    .valid(parameter.path("name").asText(), parameter.path("schema"))
                                    .asText());
                } else if (parameter.path("in").asText().equals("header") && (required || random.nextBoolean())) {
                    headers.put(parameter.path("name").asText(), "\"" + random.nextInt(3) + "\"");
                }
            }
            JsonNode content = operation.model().at("/requestBody/content");
            if (content.has("application/json")) {
                headers.put("Content-Type", "application/json");
                body = new Bodies(description, own, random).valid("", content.at("/application~1json/schema"));
            } else if (!content.isEmpty()) {
                headers.put("Content-Type", one(names(content)));
                bytes = one(Texts.BODIES).getBytes(StandardCharsets.UTF_8);
            }
        }

        /** A wrong leaf in a right body finds the most; so it is tried the most. */
        private void spoil() {
            int die = random.nextInt(100);
            if (body != null && die < 60) {
                spoilBody();
            } else if (die < 70) {
                spoilPath();
            } else if (die < 84) {
                spoilQuery();
            } else if (die < 95) {
                spoilHeaders();
            } else {
                method = one(Texts.METHODS);
            }
        }

        private void spoilBody() {
            int die = random.nextInt(20);
            if (die == 0) {
                bytes = one(Texts.BODIES).getBytes(StandardCharsets.UTF_8);
            } else if (die == 1) {
                byte[] broken = text().getBytes(StandardCharsets.UTF_8);
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                bytes = broken;
            } else if (die == 2 && body instanceof ObjectNode object) {
                object.put("x" + random.nextInt(10), one(Texts.PLAIN));
            } else if (die == 3 && body instanceof ObjectNode object && !object.isEmpty()) {
                object.remove(one(names(object)));
            } else if (die == 4 && body instanceof ObjectNode object && !object.isEmpty()) {
                String name = one(names(object));
                String twice = text().replaceFirst("\\{", Matcher.quoteReplacement("{\"" + name + "\":null,"));
                bytes = twice.getBytes(StandardCharsets.UTF_8);
            } else {
                wrong = wrongValue();
                body = replaceLeaf(body);
            }
        }

        private String wrongValue() {
            return switch (random.nextInt(5)) {
                case 0, 1 -> one(Texts.JSON);
                case 2 -> '"' + victim.id(one(victim.kinds()), random) + '"';
                default -> JsonNodeFactory.instance.textNode(one(Texts.PLAIN)).toString();
            };
        }

        /** Puts the wrong value at one place; at an optional one, too, that the honest body has not. */
        private JsonNode replaceLeaf(JsonNode node) {
            if (node instanceof ObjectNode object && !object.isEmpty()) {
                String name = one(random.nextInt(3) == 0 ? describedNames(object) : names(object));
                object.set(name, replaceLeaf(object.path(name)));
                return object;
            }
            if (node instanceof ArrayNode array && !array.isEmpty() && random.nextInt(3) > 0) {
                int at = random.nextInt(array.size());
                array.set(at, replaceLeaf(array.get(at)));
                return array;
            }
            return JsonNodeFactory.instance.textNode(WRONG);
        }

        private List<String> describedNames(ObjectNode object) {
            List<String> described = names(description
                    .resolve(operation.model().at("/requestBody/content/application~1json/schema"))
                    .path("properties"));
            return object == body && !described.isEmpty() ? described : names(object);
        }

        private void spoilPath() {
            List<String> parts = new ArrayList<>(List.of(path.substring(1).split("/", -1)));
            int at = random.nextInt(parts.size());
            if (operation.template().contains("{")) {
                at = List.of(operation.template().substring(1).split("/"))
                        .indexOf(VARIABLE.matcher(operation.template())
                                .results()
                                .findFirst()
                                .orElseThrow()
                                .group());
            }
            parts.set(
                    at,
                    switch (random.nextInt(5)) {
                        case 0 -> encoded(one(Texts.PLAIN).replaceFirst("^\\.\\..*", "..%2F..%2Fetc"));
                        case 1 ->
                            one(List.of("%FF", "%C0%AF", "%00", "..", ".", ";a=b", "%2e%2e", "%2F", "a;b", "%25"));
                        default -> victim.idFor(operation.template(), random);
                    });
            path = "/" + String.join("/", parts);
        }

        private void spoilQuery() {
            List<JsonNode> known = new ArrayList<>();
            operation.model().path("parameters").forEach(p -> {
                if (p.path("in").asText().equals("query")) {
                    known.add(p);
                }
            });
            int die = random.nextInt(12);
            if (die == 0) {
                query.add("a".repeat(3_000) + "=" + "b".repeat(3_000));
            } else if (die == 1) {
                for (int i = 0; i < 300; i++) {
                    query.add("p" + i + "=" + i);
                }
            } else if (die == 2 || known.isEmpty()) {
                query.add(encoded(one(Texts.PLAIN)).replaceFirst("^$", "x") + "=1");
            } else {
                JsonNode parameter = one(known);
                String name = parameter.path("name").asText();
                switch (random.nextInt(6)) {
                    case 0 -> query.add(name + "=" + one(List.of("%FF", "%C0%AF", "%ED%A0%80", "%00", "%25", "+")));
                    case 1 -> add(parameter, victim.id(name.replaceFirst("_id$", ""), random));
                    case 2 -> {
                        add(parameter, one(Texts.PLAIN));
                        add(parameter, one(Texts.PLAIN));
                    }
                    default -> add(parameter, one(Texts.PLAIN));
                }
            }
        }

        private void spoilHeaders() {
            switch (random.nextInt(8)) {
                case 0 -> headers.put("Content-Type", one(Texts.MEDIA_TYPES));
                case 1 -> headers.put("Accept", one(Texts.MEDIA_TYPES));
                case 2 -> headers.put("Authorization", "Bearer " + one(Texts.PLAIN));
                case 3 -> headers.remove("Authorization");
                case 4 -> headers.put("Accept-Language", one(Texts.PLAIN));
                case 5 -> headers.put("Content-Encoding", one(List.of("gzip", "br", "deflate", "identity", "x")));
                case 6 -> headers.put("X-Request-Id", one(Texts.PLAIN));
                default -> headers.put("If-Match", one(Texts.TAGS));
            }
        }

        private void add(JsonNode parameter, String value) {
            query.add(parameter.path("name").asText() + "=" + encoded(value));
        }

        private <T> T one(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        private static List<String> names(JsonNode node) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            return names;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }
}
