package io.stopover.milvus.frame;

import io.milvus.grpc.Status;
import io.stopover.model.range.KeyInterval;
import java.util.Optional;

/**
 * What of a MutationResult matters (milvus.proto).
 *
 * @param keys number of primary keys the server named
 * @param longs the interval those keys fill when they are numbers without a gap (decimal VARCHAR
 *     keys count as numbers); empty otherwise
 * @param rows that were written, as the server counts them
 * @param timestamp hybrid timestamp of the mutation
 */
public record WriteAnswer(
        Status status, int keys, Optional<KeyInterval> longs, long rows, long timestamp) {}
