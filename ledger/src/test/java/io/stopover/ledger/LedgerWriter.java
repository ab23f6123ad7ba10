package io.stopover.ledger;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.Identity;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.Phase;
import io.stopover.model.digest.Digest;
import io.stopover.model.plan.Action;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import io.stopover.model.range.RangeState.Sent;
import io.stopover.model.range.RangeState.Stored;
import io.stopover.model.schema.CollectionName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that copies nothing and keeps a ledger of it, until it is killed. After each call that
 * returned it prints the range's number and what it is now: P, S or D (planned, sent, stored).
 */
final class LedgerWriter {
    private LedgerWriter() {}

    /** Arguments: state folder, fingerprint. */
    public static void main(String[] args) {
        var ledger = H2Ledger.open(Path.of(args[0]));
        JobLedger job = ledger.take(ledger.create(args[1], "", List.of(collection())).id());
        for (int i = 0; ; i++) {
            Range range = job.plan(0, "p", KeyRange.upTo(Key.of("key-" + i)));
            int number = range.id().number();
            say(number, 'P');
            range = job.advance(0, range, new Sent(1));
            say(number, 'S');
            job.advance(0, range, stored(number));
            say(number, 'D');
        }
    }

    static RangeState stored(int number) {
        return new Stored(new Digest(number, number, -number), 1L << 20, Optional.empty(), number);
    }

    private static void say(int number, char state) {
        System.out.println(number + " " + state);
        System.out.flush();
    }

    private static CollectionRecord collection() {
        return new CollectionRecord(
                0,
                new CollectionName("shop", "books"),
                Identity.NONE,
                new CollectionName("shop", "books"),
                Identity.NONE,
                Action.CREATE,
                false,
                false,
                Phase.COPYING,
                Map.of(),
                Map.of());
    }
}
