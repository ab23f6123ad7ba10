package io.stopover.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.cli.Program;
import io.stopover.cli.shell.TestShell;
import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.Identity;
import io.stopover.engine.ledger.Ledger;
import io.stopover.engine.ledger.Phase;
import io.stopover.ledger.H2Ledger;
import io.stopover.model.plan.Action;
import io.stopover.model.schema.CollectionName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsCleanTest {
    private final TestShell shell = new TestShell();

    @TempDir private Path folder;

    @Test
    void whatAJobLeftLoadedIsNamedWhenItIsForgotten() {
        try (Ledger ledger = H2Ledger.open(folder)) {
            ledger.create(
                    "f", "t", List.of(record(0, "books").withSourceLoaded(true), record(1, "cds")));
        }

        assertThat(
                        new Program(shell.shell())
                                .run("jobs", "clean", "last", "--state", folder.toString()))
                .isZero();

        assertThat(shell.out())
                .contains("Forgot job", "shop.books was loaded on the source")
                .doesNotContain("cds");
    }

    private static CollectionRecord record(int number, String name) {
        return new CollectionRecord(
                number,
                new CollectionName("shop", name),
                Identity.NONE,
                new CollectionName("shop", name),
                Identity.NONE,
                Action.CREATE,
                false,
                false,
                Phase.COPYING,
                Map.of(),
                Map.of());
    }
}
