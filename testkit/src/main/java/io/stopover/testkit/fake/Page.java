package io.stopover.testkit.fake;

import io.milvus.grpc.KeyValuePair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Offset and limit of a query; a limit of {@link #UNLIMITED} asks for everything.
 *
 * @param iterates whether the request carries {@code iterator=true}
 */
record Page(long offset, long limit, boolean iterates) {
    static final long UNLIMITED = -1;
    private static final long WINDOW = 16384;

    Page {
        if (limit != UNLIMITED) {
            SchemaRules.refuseIf(
                    limit <= 0, "limit [" + limit + "] is invalid, it should be greater than 0");
            SchemaRules.refuseIf(
                    offset < 0, "offset [" + offset + "] is invalid, it should be gte than 0");
            SchemaRules.refuseIf(
                    offset + limit > WINDOW,
                    "invalid max query result window, (offset+limit) should be in range [1, "
                            + WINDOW
                            + "], but got "
                            + (offset + limit));
        }
    }

    static Page of(List<KeyValuePair> params) {
        Map<String, String> byKey =
                params.stream()
                        .collect(
                                Collectors.toMap(
                                        KeyValuePair::getKey,
                                        KeyValuePair::getValue,
                                        (first, second) -> second));
        return new Page(
                number(byKey, "offset", 0),
                number(byKey, "limit", UNLIMITED),
                Boolean.parseBoolean(byKey.getOrDefault("iterator", "false")));
    }

    boolean isLimited() {
        return limit != UNLIMITED;
    }

    /**
     * The newest copy of each key inside the window; short pages lose a place to each older copy.
     */
    List<Row> select(List<List<Row>> copiesByKey, boolean shortPages) {
        List<Row> selected = new ArrayList<>();
        long place = 0;
        for (List<Row> copies : copiesByKey) {
            if (isLimited() && place >= offset + limit) {
                break;
            }
            if (!isLimited() || place >= offset) {
                selected.add(copies.getFirst());
            }
            place += shortPages ? copies.size() : 1;
        }
        return selected;
    }

    private static long number(Map<String, String> params, String key, long absent) {
        try {
            return params.containsKey(key) ? Long.parseLong(params.getOrDefault(key, "")) : absent;
        } catch (NumberFormatException e) {
            throw Refusal.invalid(key + " [" + params.get(key) + "] is invalid");
        }
    }
}
