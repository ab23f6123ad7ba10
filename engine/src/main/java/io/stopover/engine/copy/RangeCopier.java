package io.stopover.engine.copy;

import static io.stopover.model.error.ErrorCode.SOURCE_ROW_TOO_LARGE;
import static io.stopover.model.error.ErrorCode.TARGET_WRITE_FAILED;
import static io.stopover.model.error.ErrorCode.UNEXPECTED_ANSWER;

import io.stopover.engine.flow.Backoff;
import io.stopover.engine.flow.ByteBudget;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.range.RangeEvent;
import io.stopover.engine.range.RangeMachine;
import io.stopover.milvus.frame.Frame;
import io.stopover.milvus.frame.WriteRequest;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.milvus.read.RangeScout;
import io.stopover.milvus.status.CallException;
import io.stopover.milvus.status.Reaction;
import io.stopover.milvus.write.WriteOutcome;
import io.stopover.model.digest.Digest;
import io.stopover.model.error.StopoverException;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyInterval;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Brings one range to the target: one read, one write, one recorded outcome. Thread-safe. */
final class RangeCopier {
    /** How long a target may answer "later" or stay away before the job gives up, resumable. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final CopyContext context;
    private final RangeSizer sizer;

    RangeCopier(CopyContext context, RangeSizer sizer) {
        this.context = context;
        this.sizer = sizer;
    }

    /** Copies the range, dividing it as often as one of the servers finds it too big. */
    void copy(Range range) throws InterruptedException {
        Deque<Range> open = new ArrayDeque<>();
        open.push(range);
        while (!open.isEmpty()) {
            attempt(open.pop())
                    .ifPresent(halves -> {
                        open.push(halves.right());
                        open.push(halves.left());
                    });
        }
    }

    private Optional<JobLedger.Halves> attempt(Range range) throws InterruptedException {
        List<Key> kept = context.kept().decide(range);
        if (!context.source().expressions().mayExclude(kept)) {
            return Optional.of(divide(range, kept.get((kept.size() - 1) / 2)));
        }
        try (ByteBudget.Share share = context.limits().memory().take(sizer.bytes())) {
            Frame frame;
            try {
                frame =
                        context.source()
                                .read(range.partition(), range.keys(), kept, context.point());
            } catch (CallException e) {
                if (e.failure().asksForLess()) {
                    return Optional.of(divide(range, sizer.rows() / 2, e));
                }
                throw e;
            }
            share.is(frame.size());
            int rows = context.framing().rows(frame);
            if (CollectionReader.mayBeCut(rows)) {
                return Optional.of(divide(range, rows / 2, null));
            }
            sizer.saw(rows, frame.size());
            context.progress().read(rows);
            return write(range, frame, rows);
        }
    }

    private Optional<JobLedger.Halves> write(Range range, Frame frame, int rows)
            throws InterruptedException {
        Digest digest = context.framing().digest(frame, rows);
        if (rows == 0) {
            Range sent = advance(range, new RangeEvent.Sending());
            acknowledged(sent, digest, 0, Optional.empty(), 0);
            return Optional.empty();
        }
        WriteRequest request = context.framing().request(frame, rows, range.partition());
        Backoff backoff = new Backoff(PATIENCE);
        Range current = range;
        while (true) {
            context.limits().rate().take(request.size());
            boolean heal = context.replace() || current.state() instanceof RangeState.Unknown;
            current = advance(current, new RangeEvent.Sending());
            switch (heal ? heal(current, frame, request) : context.writer().insert(request)) {
                case WriteOutcome.Acknowledged ack -> {
                    acknowledged(current, digest, request.size(), newKeys(ack), ack.timestamp());
                    return Optional.empty();
                }
                case WriteOutcome.TooLarge tooLarge -> {
                    return Optional.of(divide(current, rows / 2, tooLarge.cause()));
                }
                case WriteOutcome.Refused refused -> {
                    advance(current, new RangeEvent.Refused());
                    throw refused.cause();
                }
                case WriteOutcome.Later later -> {
                    current = advance(current, new RangeEvent.Refused());
                    context.progress().note(later.cause().failure().toString());
                    orGiveUp(backoff.pause(), later.cause());
                }
                case WriteOutcome.Uncertain uncertain -> {
                    // Its time first: a state without it would be settled without waiting.
                    context.ledger().uncertain(context.number(), Instant.now());
                    current =
                            advance(
                                    current,
                                    new RangeEvent.Lost(uncertain.cause().failure().toString()));
                    if (context.plan().newKeys()) {
                        context.progress().read(-rows);
                        return Optional.empty(); // parked until its writers are quiet
                    }
                    if (rows > 1 && uncertain.cause().failure().reaction() == Reaction.SPLIT) {
                        return Optional.of(divide(current, rows / 2, uncertain.cause()));
                    }
                    context.progress().note(uncertain.cause().failure().toString());
                    orGiveUp(backoff.pause(), uncertain.cause());
                }
            }
        }
    }

    private Optional<KeyInterval> newKeys(WriteOutcome.Acknowledged ack) {
        if (!context.plan().newKeys()) {
            return Optional.empty();
        }
        if (ack.newKeys().isEmpty()) {
            throw new StopoverException(
                    UNEXPECTED_ANSWER,
                    "the target's generated keys are not consecutive, so its rows could not be found again");
        }
        return ack.newKeys();
    }

    /** Rows of an uncertain attempt may be there: replace them by key. */
    private WriteOutcome heal(Range range, Frame frame, WriteRequest request) {
        if (context.healByUpsert()) {
            return context.writer().upsert(request);
        }
        if (!context.replace()) {
            // A delete that is repeated may land once more, after the insert.
            context.ledger().uncertain(context.number(), Instant.now());
        }
        context.writer().delete(range.partition(), context.source().keysOf(frame));
        return context.writer().insert(request);
    }

    private void orGiveUp(boolean patient, CallException cause) {
        if (!patient) {
            throw new StopoverException(
                    TARGET_WRITE_FAILED,
                    "copying " + context.plan().source().name(),
                    "the target did not take the rows for "
                            + PATIENCE.toMinutes()
                            + " minutes: "
                            + cause.getMessage(),
                    cause);
        }
        context.progress().note("");
    }

    private void acknowledged(
            Range sent, Digest digest, long bytes, Optional<KeyInterval> newKeys, long timestamp) {
        advance(
                sent,
                new RangeEvent.Acknowledged(
                        new RangeState.Stored(digest, bytes, newKeys, timestamp)));
        context.progress().written(digest.rows(), bytes);
    }

    private Range advance(Range range, RangeEvent event) {
        return context.ledger()
                .advance(context.number(), range, RangeMachine.after(range.state(), event));
    }

    private JobLedger.Halves divide(
            Range range, int rows, @org.jspecify.annotations.Nullable CallException cause) {
        RangeScout scout = new RangeScout(context.source(), range.partition(), context.point());
        Key key =
                scout.middle(range.keys(), rows)
                        .orElseThrow(() ->
                                new StopoverException(
                                        SOURCE_ROW_TOO_LARGE,
                                        "copying " + context.plan().source().name(),
                                        "the row in range "
                                                + range.keys()
                                                + " alone is too big for a request",
                                        cause));
        return divide(range, key);
    }

    private JobLedger.Halves divide(Range range, Key key) {
        return context.ledger()
                .divide(
                        context.number(),
                        range,
                        range.keys().splitAt(key),
                        RangeMachine.heir(range.state()));
    }
}
