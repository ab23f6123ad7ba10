package io.stopover.engine.job;

import io.stopover.engine.copy.CollectionCopier;
import io.stopover.engine.copy.CopyContext;
import io.stopover.engine.copy.ParkedRanges;
import io.stopover.engine.copy.RangeStates;
import io.stopover.engine.range.RangeEvent;
import io.stopover.engine.range.RangeMachine;
import io.stopover.engine.verify.DoubledKeys;
import io.stopover.milvus.read.Expressions;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Settles writes whose answer was lost. One that waits in the server's queue lands whenever it
 * likes, so writers are given time to become quiet before anything is settled, and the target is
 * counted afterwards. Needs a loaded target.
 */
final class LateWrites {
    /** Settling can itself end uncertain; so often is it tried. */
    private static final int ROUNDS = 5;

    private final CopyContext copy;
    private final ParkedRanges parked;
    private final Expressions expressions;
    private final Target target;

    /** How the target's rows are counted. */
    interface Target extends DoubledKeys.Counter {
        /** This migration's rows per partition. */
        Map<String, Long> counts() throws InterruptedException;
    }

    LateWrites(CopyContext copy, ParkedRanges parked, Expressions expressions, Target target) {
        this.copy = copy;
        this.parked = parked;
        this.expressions = expressions;
        this.target = target;
    }

    static boolean any(CopyContext copy) {
        return copy.ledger().uncertain(copy.number()).isPresent()
                || ParkedRanges.any(copy.ledger().ranges(copy.number()));
    }

    void settle() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            awaitQuiet();
            boolean open = ParkedRanges.any(copy.ledger().ranges(copy.number()));
            if (!open && !surplus()) {
                return;
            }
            boolean changed = copy.plan().newKeys() ? parked.settle() > 0 : doubt();
            if (!open && !changed) {
                return; // not of our making: the proof tells what it is
            }
            new CollectionCopier(copy).copy();
        }
        if (ParkedRanges.any(copy.ledger().ranges(copy.number()))) {
            throw new StopoverException(
                    ErrorCode.TARGET_WRITE_FAILED,
                    "settling uncertain writes to " + copy.plan().target(),
                    "the answers to some writes were lost "
                            + ROUNDS
                            + " times over, so it is not known what the target holds of them",
                    null);
        }
    }

    private void awaitQuiet() throws InterruptedException {
        Instant until =
                copy.ledger()
                        .uncertain(copy.number())
                        .map(sent -> sent.plus(copy.limits().quiet()))
                        .orElse(Instant.MIN);
        Instant now = Instant.now();
        if (now.isBefore(until)) {
            copy.progress().note("until writes without an answer have landed");
            Thread.sleep(Duration.between(now, until));
            copy.progress().note("");
        }
    }

    private boolean surplus() throws InterruptedException {
        Copied copied = Copied.of(copy.ledger().ranges(copy.number()), copy.kept());
        return target.counts().entrySet().stream()
                .anyMatch(count -> count.getValue() > copied.rowsOf(count.getKey()));
    }

    /** Ranges that hold more rows than were stored are to be replaced by key once more. */
    private boolean doubt() {
        if (copy.plan().action() == Action.APPEND) {
            return false; // a range holds rows of others, too
        }
        boolean any = false;
        for (Range range : copy.ledger().ranges(copy.number())) {
            if (RangeStates.stored(range).isPresent() && holdsMore(range)) {
                RangeState.Stored stored = RangeStates.stored(range).orElseThrow();
                copy.ledger()
                        .advance(
                                copy.number(),
                                range,
                                RangeMachine.after(range.state(), new RangeEvent.Doubled()));
                copy.progress().read(-stored.source().rows());
                copy.progress().written(-stored.source().rows(), -stored.bytes());
                any = true;
            }
        }
        return any;
    }

    private boolean holdsMore(Range range) {
        long rows = RangeStates.stored(range).orElseThrow().source().rows();
        return target.count(range.partition(), expressions.in(range.keys())) > rows;
    }
}
