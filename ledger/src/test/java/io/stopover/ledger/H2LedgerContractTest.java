package io.stopover.ledger;

import io.stopover.engine.ledger.Ledger;
import io.stopover.engine.ledger.LedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class H2LedgerContractTest extends LedgerContract {
    @TempDir Path folder = Path.of("");

    @Override
    protected Ledger open() {
        return H2Ledger.open(folder.resolve("state"));
    }
}
