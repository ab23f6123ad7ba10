package io.stopover.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Small values as JSON in one column. What is read was written here. */
final class Json {
    static final TypeReference<String> STRING = new TypeReference<>() {};
    static final TypeReference<Long> LONG = new TypeReference<>() {};
    static final TypeReference<List<Object>> VALUES = new TypeReference<>() {};
    static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
