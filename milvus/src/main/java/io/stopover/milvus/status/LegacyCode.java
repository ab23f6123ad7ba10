package io.stopover.milvus.status;

import java.util.Map;

/**
 * Servers before 2.3, and some paths of 2.3, fill only the old error_code (common.proto, enum
 * ErrorCode). Its meaning in today's codes, after merr.oldCode of the server.
 */
final class LegacyCode {
    private static final Map<Integer, Integer> TODAY =
            Map.ofEntries(
                    Map.entry(3, 1401),
                    Map.entry(4, 100),
                    Map.entry(5, 1100),
                    Map.entry(25, 700),
                    Map.entry(28, 100),
                    Map.entry(46, 503),
                    Map.entry(48, 9),
                    Map.entry(49, 8),
                    Map.entry(52, 3),
                    Map.entry(53, 9),
                    Map.entry(54, 9),
                    Map.entry(55, 11),
                    Map.entry(56, 1),
                    Map.entry(62, 109));

    private static final int UNEXPECTED = 65535;

    private LegacyCode() {}

    static int today(int legacy) {
        return TODAY.getOrDefault(legacy, UNEXPECTED);
    }
}
