package io.stopover.testkit.fake;

import io.milvus.grpc.Status;
import java.util.Map;
import java.util.Set;

/** A request the server refuses with a Milvus status: milvus-wire.md §3.8. */
final class Refusal extends RuntimeException {
    static final int RATE_LIMIT = 8;
    static final int COLLECTION_NOT_FOUND = 100;
    static final int COLLECTION_NOT_LOADED = 101;
    static final int SCHEMA_MISMATCH = 109;
    static final int PARTITION_NOT_FOUND = 200;
    static final int PARTITION_NOT_LOADED = 201;
    static final int INDEX_NOT_FOUND = 700;
    static final int INDEX_DUPLICATE = 702;
    static final int DATABASE_NOT_FOUND = 800;
    static final int INVALID_PARAMETER = 1100;
    static final int ALIAS_NOT_FOUND = 1600;
    static final int ALIAS_NAME_CONFLICT = 1601;
    static final int ALIAS_EXISTS = 1602;
    static final int UNEXPECTED = 65535;

    private static final Set<Integer> RETRIABLE =
            Set.of(1, 2, 4, 8, 12, 103, 106, 110, 202, 505, 507, 2200);
    private static final Map<Integer, Integer> LEGACY =
            Map.ofEntries(
                    Map.entry(1, 56),
                    Map.entry(2, 56),
                    Map.entry(3, 52),
                    Map.entry(7, 54),
                    Map.entry(RATE_LIMIT, 49),
                    Map.entry(9, 48),
                    Map.entry(11, 55),
                    Map.entry(12, 55),
                    Map.entry(COLLECTION_NOT_FOUND, 4),
                    Map.entry(COLLECTION_NOT_LOADED, 4),
                    Map.entry(103, 4),
                    Map.entry(SCHEMA_MISMATCH, 62),
                    Map.entry(PARTITION_NOT_FOUND, 15),
                    Map.entry(PARTITION_NOT_LOADED, 15),
                    Map.entry(202, 15),
                    Map.entry(INDEX_NOT_FOUND, 25),
                    Map.entry(INDEX_DUPLICATE, 25),
                    Map.entry(505, 55),
                    Map.entry(507, 55),
                    Map.entry(INVALID_PARAMETER, 5),
                    Map.entry(1101, 5),
                    Map.entry(1102, 5));

    private final int code;

    Refusal(int code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    static Refusal invalid(String reason) {
        return new Refusal(INVALID_PARAMETER, reason);
    }

    Status status() {
        return status(code, String.valueOf(getMessage()));
    }

    // Servers of every line also fill the legacy code, and 2.2 clients read only that.
    @SuppressWarnings("deprecation")
    static Status status(int code, String reason) {
        return Status.newBuilder()
                .setCode(code)
                .setErrorCodeValue(code == 0 ? 0 : LEGACY.getOrDefault(code, 1))
                .setReason(reason)
                .setRetriable(RETRIABLE.contains(code))
                .build();
    }
}
