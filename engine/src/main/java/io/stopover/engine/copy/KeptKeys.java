package io.stopover.engine.copy;

import io.stopover.engine.ledger.JobLedger;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.range.Range;
import java.util.List;
import java.util.Optional;

/**
 * Keys whose rows stay as the target has them (append, conflicts skipped). They are looked up once
 * per range before its first write and kept in the ledger, because afterwards the target holds this
 * job's rows as well. Thread-safe.
 */
public final class KeptKeys {
    private final int number;
    private final JobLedger ledger;
    private final Optional<Clashes> clashes;

    /** Keys that source and target both hold now. */
    public interface Clashes {
        List<Key> in(String partition, KeyRange keys);
    }

    private KeptKeys(int number, JobLedger ledger, Optional<Clashes> clashes) {
        this.number = number;
        this.ledger = ledger;
        this.clashes = clashes;
    }

    /** No row of the target is in the way of any that is written. */
    public static KeptKeys none(int number, JobLedger ledger) {
        return new KeptKeys(number, ledger, Optional.empty());
    }

    /**
     * @param number the collection's number in the ledger
     */
    public static KeptKeys of(int number, JobLedger ledger, Clashes clashes) {
        return new KeptKeys(number, ledger, Optional.of(clashes));
    }

    /** The keys of a range that is about to be copied, or was partly copied by an earlier run. */
    List<Key> decide(Range range) {
        if (clashes.isEmpty()) {
            return List.of();
        }
        return ledger.kept(number, range.id())
                .orElseGet(() -> {
                    List<Key> keys =
                            clashes.get().in(range.partition(), range.keys()).stream()
                                    .sorted()
                                    .toList();
                    ledger.keep(number, range, keys);
                    return keys;
                });
    }

    /** The keys of a range that was copied. */
    public List<Key> of(Range range) {
        return clashes.isEmpty() ? List.of() : ledger.kept(number, range.id()).orElse(List.of());
    }
}
