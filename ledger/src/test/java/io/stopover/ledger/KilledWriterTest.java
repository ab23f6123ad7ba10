package io.stopover.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.Ledger;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import io.stopover.model.range.RangeState.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KilledWriterTest {
    private static final int MOST_CALLS = 5_000;

    @TempDir Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aKilledProcessLosesNothingThatItWasToldIsWritten(long seed) throws Exception {
        List<String> acknowledged = killedAfter(1 + new Random(seed).nextInt(MOST_CALLS));

        Map<Integer, RangeState> found = reopened();
        assertThat(acknowledged).allSatisfy(line -> assertKept(line, found));
    }

    private List<String> killedAfter(int calls) throws IOException {
        try (var writer = WriterProcess.start(folder, "f")) {
            writer.awaitAcknowledged(calls);
            return writer.kill();
        }
    }

    private Map<Integer, RangeState> reopened() {
        try (Ledger ledger = H2Ledger.open(folder)) {
            JobLedger job = ledger.take(ledger.unfinished("f").orElseThrow().id());
            return job.ranges(0).stream()
                    .collect(Collectors.toMap(range -> range.id().number(), Range::state));
        }
    }

    /** The ledger may be ahead of what was printed, never behind. */
    private static void assertKept(String line, Map<Integer, RangeState> found) {
        String[] words = line.split(" ", -1);
        int number = Integer.parseInt(words[0]);
        RangeState stored = LedgerWriter.stored(number);
        switch (words[1]) {
            case "P" -> assertThat(found).containsKey(number);
            case "S" -> assertThat(found.get(number)).isIn(new Sent(1), stored);
            default -> assertThat(found.get(number)).isEqualTo(stored);
        }
    }
}
