package io.stopover.milvus.status;

import io.milvus.grpc.Status;
import io.stopover.model.error.ErrorCode;

/** Reads the status that every Milvus answer carries. */
public final class Statuses {
    private Statuses() {}

    /** Both the code of today and the legacy one must say success: Lite and 2.2 fill only one. */
    public static boolean ok(Status status) {
        return status.getCode() == 0 && legacy(status) == 0;
    }

    /**
     * @param during what was being done, for people
     * @throws CallException unless the status is a success
     */
    public static void check(Status status, String during) {
        if (!ok(status)) {
            throw new CallException(Failure.of(status), during);
        }
    }

    /**
     * @param refused the name of a refusal that has no name of its own
     */
    public static void check(Status status, String during, ErrorCode refused) {
        if (!ok(status)) {
            throw new CallException(Failure.of(status), during).named(refused);
        }
    }

    @SuppressWarnings("deprecation") // 2.2 servers fill nothing else
    static int legacy(Status status) {
        return status.getErrorCodeValue();
    }
}
