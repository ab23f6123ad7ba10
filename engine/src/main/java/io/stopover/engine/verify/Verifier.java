package io.stopover.engine.verify;

import io.stopover.engine.copy.KeptKeys;
import io.stopover.engine.copy.RangeStates;
import io.stopover.engine.flow.Limits;
import io.stopover.engine.flow.Tasks;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.engine.range.RangeEvent;
import io.stopover.engine.range.RangeMachine;
import io.stopover.model.digest.Digest;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyInterval;
import io.stopover.model.range.KeyRange;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import io.stopover.model.report.Difference;
import io.stopover.model.schema.DataType;
import java.util.Set;

/**
 * Reads every stored range back from the target and compares it with what was copied. A difference
 * is narrowed down to keys at once.
 *
 * @param readSourceAgain compare with a second reading of the source as well
 * @param othersAllowed the target held rows before (append): only the copied rows are compared
 * @param kept rows that were not copied, because the target kept its own
 * @param newKeys the target made the keys: rows are found by the ids it acknowledged
 * @param keyType of the target's primary key
 */
public record Verifier(
        int number,
        Side source,
        Side target,
        boolean readSourceAgain,
        boolean othersAllowed,
        KeptKeys kept,
        boolean newKeys,
        DataType keyType,
        JobLedger ledger,
        Limits limits,
        CollectionProgress progress) {

    public Comparison verify() throws InterruptedException {
        Comparison comparison = new Comparison();
        try (Tasks tasks = new Tasks("compare " + progress.target(), limits.ranges())) {
            for (Range range : ledger.ranges(number)) {
                if (RangeStates.stored(range).isPresent()) {
                    tasks.submit(() -> compare(range, comparison));
                }
            }
            tasks.await();
        }
        return comparison;
    }

    private void compare(Range range, Comparison comparison) throws InterruptedException {
        RangeState.Stored stored = RangeStates.stored(range).orElseThrow();
        if (range.state() instanceof RangeState.Verified && !readSourceAgain) {
            comparison.add(stored.source(), stored.source());
        } else if (othersAllowed) {
            compareRows(range, stored, comparison);
        } else {
            compareDigests(range, stored, comparison);
        }
        progress.compared(stored.source().rows());
    }

    private void compareDigests(Range range, RangeState.Stored stored, Comparison comparison)
            throws InterruptedException {
        Digest found = targetDigest(range, stored);
        comparison.add(stored.source(), found);
        boolean sourceSame =
                !readSourceAgain
                        || source.digest(range.partition(), range.keys()).equals(stored.source());
        if (!sourceSame) {
            comparison.sourceChanged();
        }
        if (found.equals(stored.source()) && sourceSame) {
            advance(range, new RangeEvent.Matched());
            return;
        }
        advance(range, new RangeEvent.Differed(found));
        if (stored.newKeys().isPresent()) {
            comparison
                    .differences()
                    .add(
                            Difference.Kind.CHANGED,
                            range.partition(),
                            Key.of(stored.newKeys().get().first()),
                            "rows with new keys up to " + stored.newKeys().get().last());
        } else {
            comparison.nameDifferences(source, target, range.partition(), range.keys());
        }
    }

    /** The source is read again, because only the copied rows of the target are to be compared. */
    private void compareRows(Range range, RangeState.Stored stored, Comparison comparison)
            throws InterruptedException {
        Set<Key> keptHere = Set.copyOf(kept.of(range));
        Side.Rows expected =
                source.rows(range.partition(), range.keys(), key -> !keptHere.contains(key));
        Side.Rows found =
                target.rows(range.partition(), range.keys(), expected.hashes()::containsKey);
        if (!expected.digest().equals(stored.source())) {
            comparison.sourceChanged();
        }
        comparison.add(stored.source(), found.digest());
        if (found.digest().equals(stored.source()) && found.digest().equals(expected.digest())) {
            advance(range, new RangeEvent.Matched());
            return;
        }
        comparison
                .differences()
                .compare(
                        range.partition(),
                        target.rowDigest().fieldNames(),
                        expected.hashes(),
                        found.hashes());
        advance(range, new RangeEvent.Differed(found.digest()));
    }

    private Digest targetDigest(Range range, RangeState.Stored stored) throws InterruptedException {
        if (!newKeys) {
            return target.digest(range.partition(), range.keys());
        }
        return stored.newKeys().isPresent()
                ? target.digest(range.partition(), generated(stored.newKeys().get()))
                : Digest.EMPTY;
    }

    /**
     * Generated keys are numbers far from the ends of the number line, VARCHAR ones of one length.
     */
    private KeyRange generated(KeyInterval keys) {
        return keyType == DataType.VARCHAR
                ? KeyRange.between(
                        Key.of(Long.toString(keys.first() - 1)), Key.of(Long.toString(keys.last())))
                : KeyRange.between(Key.of(keys.first() - 1), Key.of(keys.last()));
    }

    private void advance(Range range, RangeEvent event) {
        ledger.advance(number, range, RangeMachine.after(range.state(), event));
    }
}
