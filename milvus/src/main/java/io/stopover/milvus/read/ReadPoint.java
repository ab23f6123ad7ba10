package io.stopover.milvus.read;

/**
 * The moment as of which a collection is read. Waiting for it costs one time tick once, where
 * consistency Strong would cost it on every read (spec/local-servers.md).
 *
 * @param timestamp hybrid timestamp; reads see every write acknowledged up to it
 * @param pinned reads see nothing later either (MVCC, from 2.5 on)
 */
public record ReadPoint(long timestamp, boolean pinned) {
    /** For servers without timestamps: reads see what is there. */
    public static final ReadPoint NOW = new ReadPoint(0, false);

    /** At least as late as this point and {@code other}; never pinned to an earlier state. */
    public ReadPoint notBefore(long other) {
        return Long.compareUnsigned(other, timestamp) > 0 ? new ReadPoint(other, false) : this;
    }
}
