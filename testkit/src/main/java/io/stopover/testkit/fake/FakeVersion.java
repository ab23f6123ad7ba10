package io.stopover.testkit.fake;

/**
 * The version lines the fake can play, oldest first. What a line knows is a row here, in {@link
 * Feature} and in {@link TypeSupport}; nothing else in the fake compares versions.
 */
public enum FakeVersion {
    V2_3("2.3.5", 64 << 20, ValidData.IGNORED, OverSize.PROXY),
    V2_4("2.4.24", 256 << 20, ValidData.IGNORED, OverSize.PROXY),
    V2_5("2.5.27", 256 << 20, ValidData.MANDATORY, OverSize.SEGCORE),
    V2_6_3("2.6.3", 256 << 20, ValidData.FILLED_IN, OverSize.SEGCORE),
    V2_6_8("2.6.8", 256 << 20, ValidData.FILLED_IN, OverSize.SEGCORE),
    V2_6_18("2.6.18", 256 << 20, ValidData.FILLED_IN, OverSize.SEGCORE),
    V3_0("3.0.0", 256 << 20, ValidData.FILLED_IN, OverSize.SEGCORE);

    private final String text;
    private final int sendLimitBytes;
    private final ValidData validData;
    private final OverSize overSize;

    FakeVersion(String text, int sendLimitBytes, ValidData validData, OverSize overSize) {
        this.text = text;
        this.sendLimitBytes = sendLimitBytes;
        this.validData = validData;
        this.overSize = overSize;
    }

    /** What GetVersion answers, for example {@code 2.6.8}. */
    public String text() {
        return text;
    }

    int sendLimitBytes() {
        return sendLimitBytes;
    }

    ValidData validData() {
        return validData;
    }

    OverSize overSize() {
        return overSize;
    }

    boolean has(Feature feature) {
        return compareTo(feature.since()) >= 0;
    }

    boolean isAtLeast(FakeVersion other) {
        return compareTo(other) >= 0;
    }

    /**
     * How an insert's {@code valid_data} is treated for fields that are nullable or have a default.
     */
    enum ValidData {
        IGNORED,
        MANDATORY,
        FILLED_IN
    }

    /** Who notices first that an answer is too big, and with which words. */
    enum OverSize {
        PROXY(65535, "query results exceed the maxOutputSize Limit %d"),
        SEGCORE(
                2000,
                "failed to query: segcore error: query results exceed the limit size at SegmentInterface.cpp:116 (maxOutputSize %d)");

        private final int code;
        private final String reason;

        OverSize(int code, String reason) {
            this.code = code;
            this.reason = reason;
        }

        Refusal refusal(long limitBytes) {
            return new Refusal(code, String.format(reason, limitBytes));
        }
    }
}
