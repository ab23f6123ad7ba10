package io.stopover.milvus.digest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stopover.model.range.Key;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * JSON by value: keys sorted by UTF-8 bytes, no white space, numbers as exact decimals without
 * trailing zeros, strings with the shortest escapes (docs/digest.md, "JSON by value"). What is not
 * JSON stands for itself.
 */
final class CanonicalJson {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNumberLength(Integer.MAX_VALUE)
                                                    .maxNameLength(Integer.MAX_VALUE)
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .maxNestingDepth(1_000)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(
                            com.fasterxml.jackson.databind.cfg.JsonNodeFeature
                                    .STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final long LARGEST_SCALE = 1_000_000_000;

    private static final Comparator<String> BY_UTF8 = (a, b) -> Key.of(a).compareTo(Key.of(b));

    private CanonicalJson() {}

    static byte[] of(byte[] json, int from, int to) {
        try {
            // Given bytes, Jackson would guess an encoding.
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(json, from, to - from))
                            .toString();
            StringBuilder out = new StringBuilder(to - from);
            append(MAPPER.readTree(text), out);
            return out.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException | NumberFormatException e) {
            return Arrays.copyOfRange(json, from, to);
        }
    }

    private static void append(JsonNode node, StringBuilder out) throws IOException {
        if (node.isObject()) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            names.sort(BY_UTF8);
            String separator = "";
            out.append('{');
            for (String name : names) {
                out.append(separator).append(string(name)).append(':');
                append(node.required(name), out);
                separator = ",";
            }
            out.append('}');
        } else if (node.isArray()) {
            String separator = "";
            out.append('[');
            for (JsonNode element : node) {
                out.append(separator);
                append(element, out);
                separator = ",";
            }
            out.append(']');
        } else if (node.isNumber()) {
            out.append(number(node.decimalValue()));
        } else if (node.isTextual()) {
            out.append(string(node.textValue()));
        } else if (node.isMissingNode()) {
            throw new IOException("no value");
        } else {
            out.append(node.asText());
        }
    }

    private static String string(String text) throws IOException {
        if (text.codePoints().anyMatch(CanonicalJson::isSurrogate)) {
            throw new IOException("half a surrogate pair, which UTF-8 cannot hold");
        }
        return MAPPER.writeValueAsString(text);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static String number(BigDecimal value) throws IOException {
        if (Math.abs((long) value.scale()) > LARGEST_SCALE) {
            throw new IOException("a scale of " + value.scale());
        }
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return plain.unscaledValue() + "e" + -plain.scale();
    }
}
