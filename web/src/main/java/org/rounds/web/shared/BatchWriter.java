package org.rounds.web.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.BatchFailure;
import org.rounds.ejb.shared.Batches;
import org.rounds.ejb.shared.Patch;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.shared.DomainException;
import org.rounds.web.problem.Problems;

/** Writes batches: all items or none. The form of all of them is looked at before any is written. */
@ApplicationScoped
public class BatchWriter {
    /** What is no item's fault: that the caller may not do it, or that it went wrong here. */
    private static final Set<Integer> WHOLE = Set.of(401, 403, 500, 503);

    @Inject
    Batches batches;

    @Inject
    Validator validator;

    @Inject
    Problems problems;

    /** How a single one is changed. */
    @FunctionalInterface
    public interface Change<T> {
        Versioned apply(UUID id, long version, Patch<T> patch);
    }

    /** An item that is well formed. */
    private record Item(boolean creates, Supplier<Versioned> write) {}

    /**
     * Writes a batch of a collection.
     *
     * @throws DomainException invalid, with an error for each item that is malformed, else for the first that is refused
     */
    public <T> Response write(
            String collection,
            Batch<T> batch,
            Class<T> type,
            Function<T, ? extends Versioned> create,
            Change<T> change) {
        List<Item> items = new ArrayList<>();
        List<BatchView.Error> errors = new ArrayList<>();
        for (int index = 0; index < batch.items().size(); index++) {
            try {
                items.add(item(Json.MAPPER.valueToTree(batch.items().get(index)), type, create, change));
            } catch (JsonProcessingException | DomainException | ConstraintViolationException e) {
                errors.add(error(index, e));
            }
        }
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
        return answer(collection, items, batch.isDryRun());
    }

    private <T> Item item(ObjectNode node, Class<T> type, Function<T, ? extends Versioned> create, Change<T> change)
            throws JsonProcessingException {
        JsonNode id = node.remove("id");
        JsonNode version = node.remove("version");
        T command = Json.MAPPER.treeToValue(node, type); // refuses what is unknown, or of the wrong form
        if (id != null && !id.isNull()) {
            UUID known = Json.MAPPER
                    .treeToValue(Json.MAPPER.createObjectNode().set("id", id), Id.class)
                    .id();
            long seen = version(version);
            return new Item(false, () -> change.apply(known, seen, new MergePatch<T>(node)));
        }
        if (version != null && !version.isNull()) {
            throw DomainException.invalid("version", "goes with an id");
        }
        var violations = validator.validate(command);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return new Item(true, () -> create.apply(command));
    }

    /** Lets Jackson refuse an id as it refuses others. */
    private record Id(UUID id) {}

    private static long version(@Nullable JsonNode version) {
        if (version == null || !version.canConvertToLong() || !version.isIntegralNumber()) {
            throw DomainException.invalid("version", "must be the version that you have read, such as 3");
        }
        return version.longValue();
    }

    private Response answer(String collection, List<Item> items, boolean dryRun) {
        int created = Math.toIntExact(items.stream().filter(Item::creates).count());
        List<UUID> ids = ids(items, dryRun);
        BatchView view = new BatchView(created, items.size() - created, dryRun ? List.of() : ids, List.of());
        return created == 0 || dryRun
                ? Response.ok(view).build()
                : Response.status(Response.Status.CREATED)
                        .header("Location", "/api/v1/" + collection)
                        .entity(view)
                        .build();
    }

    private List<UUID> ids(List<Item> items, boolean dryRun) {
        try {
            return batches.write(items.stream().map(Item::write).toList(), dryRun);
        } catch (BatchFailure e) {
            throw refused(List.of(error(e.index(), Objects.requireNonNullElse(e.getCause(), e))));
        }
    }

    private BatchView.Error error(int index, Throwable thrown) {
        Problems.Problem problem = problems.of(thrown);
        if (WHOLE.contains(problem.status()) && thrown instanceof RuntimeException whole) {
            throw whole;
        }
        return new BatchView.Error(index, problem.code(), problem.message(), fieldErrors(problem));
    }

    @SuppressWarnings("unchecked") // the shape of every validation error
    private static Map<String, List<String>> fieldErrors(Problems.Problem problem) {
        return problem.details().get("field_errors") instanceof Map<?, ?> fields
                ? (Map<String, List<String>>) fields
                : Map.of();
    }

    private static DomainException refused(List<BatchView.Error> errors) {
        return new DomainException(
                DomainException.Kind.INVALID,
                "VALIDATION_ERROR",
                "Nothing was written: item " + errors.get(0).index() + " is refused",
                Map.of("created", 0, "updated", 0, "errors", errors));
    }
}
