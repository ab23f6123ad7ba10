package io.stopover.model.report;

import io.stopover.model.digest.Digest;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.plan.Action;
import io.stopover.model.schema.CollectionName;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The result for one collection.
 *
 * @param rowsRead distinct rows the source returned, skipped ones not among them
 * @param rowsWritten rows the target acknowledged
 * @param rowsSkipped rows of the source that were not copied, because the target kept its own of
 *     the same key
 * @param countSource Strong count(*) after the copy, when it was taken
 * @param countTarget Strong count(*) of this migration's rows, when it was taken
 * @param mismatches rows that differ; {@code differences} names the first of them
 * @param phases time spent by phase name, in the order in which they ran
 */
public record CollectionReport(
        CollectionName source,
        CollectionName target,
        Action action,
        long rowsRead,
        long rowsWritten,
        long rowsSkipped,
        OptionalLong countSource,
        OptionalLong countTarget,
        Proof proof,
        Digest sourceDigest,
        Digest targetDigest,
        long mismatches,
        List<Difference> differences,
        List<FidelityItem> fidelity,
        List<String> indexes,
        Map<String, Duration> phases,
        long bytes,
        String failure) {
    public CollectionReport {
        differences = List.copyOf(differences);
        fidelity = List.copyOf(fidelity);
        indexes = List.copyOf(indexes);
        phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
    }

    /** It failed before anything was compared; fields that differ are a comparison's result. */
    public boolean broke() {
        return action != Action.SKIP
                && !failure.isEmpty()
                && !failure.startsWith(ErrorCode.VERIFY_MISMATCH.name());
    }

    public boolean verified() {
        return proof == Proof.DIGESTS || proof == Proof.DIGESTS_BOTH;
    }
}
