package io.stopover.engine.plan;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.Phase;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import java.util.List;
import java.util.Optional;

/**
 * The collections of a job.
 *
 * @param recorded what an interrupted run recorded of each; empty at the first run
 */
record JobPairs(SelectionResolver resolver, List<CollectionRecord> recorded) {

    /**
     * Those to plan. A job that goes on has the collections it began with; those that are done need
     * no plan, and of those that are gone there is none.
     *
     * @param findings gets what is selected and not part of the job
     */
    List<Pair> toPlan(List<Finding> findings) {
        if (recorded.isEmpty()) {
            return resolver.resolve();
        }
        List<Pair> present = resolver.present();
        List<Pair> ofTheJob = recorded.stream().map(JobPairs::pair).toList();
        present.stream()
                .filter(pair -> !ofTheJob.contains(pair))
                .forEach(pair ->
                        findings.add(
                                Finding.of(
                                        FindingCode.NOT_IN_JOB,
                                        pair.source(),
                                        "not part of the job that goes on")));
        return recorded.stream()
                .filter(record -> record.phase() != Phase.DONE)
                .map(JobPairs::pair)
                .filter(present::contains)
                .toList();
    }

    /** What an earlier run recorded, if it came to touching the target. */
    Optional<CollectionRecord> begun(Pair pair) {
        return recorded.stream()
                .filter(record -> record.phase() != Phase.PLANNED)
                .filter(record -> pair(record).equals(pair))
                .findFirst();
    }

    private static Pair pair(CollectionRecord record) {
        return new Pair(record.source(), record.target());
    }
}
