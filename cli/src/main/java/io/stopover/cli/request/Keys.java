package io.stopover.cli.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.stopover.cli.text.Words;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The keys of one YAML mapping. It remembers which keys were asked for, so that any other key can
 * be refused. Refusals are IllegalArgumentExceptions that name the key.
 */
final class Keys {
    private final String path;
    private final JsonNode mapping;
    private final Set<String> known = new LinkedHashSet<>();

    private Keys(String path, JsonNode mapping) {
        this.path = path;
        this.mapping = mapping;
    }

    static Keys root(JsonNode root) {
        if (!root.isObject()) {
            throw new IllegalArgumentException("does not hold keys and values");
        }
        return new Keys("", root);
    }

    Optional<Keys> child(String key) {
        return node(key)
                .map(node -> {
                    if (!node.isObject()) {
                        throw wrong(key, "holds keys and values");
                    }
                    return new Keys(path + key + ".", node);
                });
    }

    Optional<String> text(String key) {
        return node(key).map(node -> scalar(key, node));
    }

    Optional<Boolean> flag(String key) {
        return node(key)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw wrong(key, "is true or false");
                    }
                    return node.booleanValue();
                });
    }

    <T> Optional<T> value(String key, Function<String, T> parse) {
        return text(key)
                .map(text -> {
                    try {
                        return parse.apply(text);
                    } catch (IllegalArgumentException e) {
                        throw wrong(key, String.valueOf(e.getMessage()));
                    }
                });
    }

    <E extends Enum<E>> Optional<E> word(String key, Class<E> type) {
        return value(key, word -> Words.parse(type, word));
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        node(key)
                .ifPresent(node -> {
                    if (!node.isArray()) {
                        throw wrong(key, "is a list");
                    }
                    node.forEach(item -> texts.add(scalar(key, item)));
                });
        return texts;
    }

    /** A list of {@code name} and {@code source: target} items, or a mapping, as {@code a=b}. */
    List<String> pairs(String key) {
        List<String> pairs = new ArrayList<>();
        node(key)
                .ifPresent(node -> {
                    switch (node.getNodeType()) {
                        case OBJECT -> addPairs(key, node, pairs);
                        case ARRAY ->
                                node.forEach(item -> {
                                    if (item.isObject()) {
                                        addPairs(key, item, pairs);
                                    } else {
                                        pairs.add(scalar(key, item));
                                    }
                                });
                        default -> throw wrong(key, "is a list of names");
                    }
                });
        return pairs;
    }

    private void addPairs(String key, JsonNode mapped, List<String> pairs) {
        mapped.properties()
                .forEach(entry -> pairs.add(entry.getKey() + "=" + scalar(key, entry.getValue())));
    }

    void refuseSecret(String key) {
        if (mapping.has(key)) {
            throw new StopoverException(
                    ErrorCode.SECRET_AS_ARGUMENT,
                    "the request file holds a secret under "
                            + path
                            + key
                            + "; name a file ("
                            + key
                            + "-file) or an environment variable ("
                            + key
                            + "-env) instead");
        }
    }

    /** To be called when every known key was asked for. */
    void refuseOthers() {
        mapping.fieldNames()
                .forEachRemaining(key -> {
                    if (!known.contains(key)) {
                        throw new IllegalArgumentException(
                                "has an unknown key "
                                        + path
                                        + key
                                        + Words.nearest(key, known)
                                                .map(n -> "; did you mean " + path + n + "?")
                                                .orElse("; known are " + String.join(", ", known)));
                    }
                });
    }

    private Optional<JsonNode> node(String key) {
        known.add(key);
        return Optional.ofNullable(mapping.get(key)).filter(node -> !node.isNull());
    }

    private String scalar(String key, JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            throw wrong(key, "takes a single value here");
        }
        return node.asText();
    }

    private IllegalArgumentException wrong(String key, String expectation) {
        return new IllegalArgumentException("is wrong at " + path + key + ": " + expectation);
    }
}
