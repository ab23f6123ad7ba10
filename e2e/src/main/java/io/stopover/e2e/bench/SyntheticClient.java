package io.stopover.e2e.bench;

import io.stopover.engine.progress.Step;
import io.stopover.milvus.connection.Connection;
import io.stopover.testkit.fake.SyntheticServer;
import java.nio.file.Path;
import java.util.List;

/**
 * Migrates the synthetic server's collection within that server, three times, and prints what the
 * last time cost as properties. Arguments: port, folder.
 */
public final class SyntheticClient {
    private static final String WARM = "warm";

    /** Seconds, not minutes, of which the JIT compiler takes a third of the first. */
    private static final int WARM_UPS = 2;

    private static final String COPY = "copy";

    private SyntheticClient() {}

    public static void main(String[] args) throws InterruptedException {
        try (Connection connection = Clusters.connect("http://127.0.0.1:" + args[0])) {
            Migration migration = new Migration(connection, connection, Path.of(args[1]));
            Filling filling = new Filling(connection);
            for (int round = 0; round < WARM_UPS; round++) {
                migration.run(migration.plan(SyntheticServer.SOURCE, WARM));
                filling.drop(List.of(WARM));
            }
            Run run = migration.run(migration.plan(SyntheticServer.SOURCE, COPY));
            filling.drop(List.of(COPY));
            tell("megabytesPerCore", Double.toString(run.megabytesPerCore()));
            tell(
                    "moved",
                    Results.number(run.first().bytes() / 1e6)
                            + " MB, "
                            + run.first().rowsWritten()
                            + " rows");
            tell("seconds", Results.number(run.seconds(Step.COPYING)));
            tell("cpu", Results.number(run.cpuMicrosPerRow()));
        }
    }

    private static void tell(String key, String value) {
        System.out.println(key + "=" + value);
    }
}
