package io.stopover.milvus.write;

import io.stopover.milvus.status.CallException;
import io.stopover.model.range.KeyInterval;
import java.util.Optional;

/** What is known after one attempt to write. */
public sealed interface WriteOutcome {
    /**
     * Every row is stored.
     *
     * @param newKeys the generated keys, when they are consecutive numbers
     * @param timestamp hybrid timestamp from which on reads see the rows
     */
    record Acknowledged(Optional<KeyInterval> newKeys, long timestamp) implements WriteOutcome {}

    /** Nothing is stored: the request is too big for the server. */
    record TooLarge(CallException cause) implements WriteOutcome {}

    /** Nothing is stored, and the same request may succeed later. */
    record Later(CallException cause) implements WriteOutcome {}

    /** Nothing is stored, and nothing will change that. */
    record Refused(CallException cause) implements WriteOutcome {}

    /** All, some or none of the rows may be stored, now or later. */
    record Uncertain(CallException cause) implements WriteOutcome {}
}
