package io.stopover.cli.text;

/** A ceiling of bytes per second such as {@code 50MB/s}. */
public record ByteRate(ByteSize perSecond) {
    private static final String PER_SECOND = "/s";

    /**
     * @throws IllegalArgumentException saying how a rate is written
     */
    public static ByteRate parse(String text) {
        String stripped = text.strip();
        if (!stripped.endsWith(PER_SECOND)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no rate; write a size per second, such as 50MB/s");
        }
        return new ByteRate(
                ByteSize.parse(stripped.substring(0, stripped.length() - PER_SECOND.length())));
    }

    @Override
    public String toString() {
        return perSecond + PER_SECOND;
    }
}
