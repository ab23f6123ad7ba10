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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * JSON by value: keys sorted by UTF-8 bytes, no white space, numbers as exact decimals without
 * trailing zeros, strings with the shortest escapes (docs/digest.md, "JSON by value"). Text that is
 * not JSON stands for itself.
 */
final class CanonicalJson {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNumberLength(100_000)
                                                    .maxNestingDepth(10_000)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(
                            com.fasterxml.jackson.databind.cfg.JsonNodeFeature
                                    .STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final Comparator<String> BY_UTF8 = (a, b) -> Key.of(a).compareTo(Key.of(b));

    private CanonicalJson() {}

    static byte[] of(byte[] json, int from, int to) {
        try {
            StringBuilder out = new StringBuilder(to - from);
            append(MAPPER.readTree(json, from, to - from), out);
            return out.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            return java.util.Arrays.copyOfRange(json, from, to);
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
                out.append(separator).append(MAPPER.writeValueAsString(name)).append(':');
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
        } else {
            out.append(MAPPER.writeValueAsString(node));
        }
    }

    private static String number(BigDecimal value) {
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return plain.unscaledValue() + "e" + -plain.scale();
    }
}
