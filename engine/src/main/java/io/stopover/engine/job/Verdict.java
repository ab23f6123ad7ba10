package io.stopover.engine.job;

import io.stopover.engine.verify.Comparison;
import io.stopover.model.plan.Finding;
import io.stopover.model.report.Proof;
import java.util.List;
import java.util.Map;

/**
 * What proving a collection has shown.
 *
 * @param sourceCounts count(*) per partition after the copy; empty when nothing was counted
 * @param targetCounts the same of this migration's rows on the target
 */
record Verdict(
        Copied copied,
        Comparison comparison,
        Map<String, Long> sourceCounts,
        Map<String, Long> targetCounts,
        Proof proof,
        List<Finding> findings) {}
