package io.stopover.engine.ledger;

final class MemoryLedgerTest extends LedgerContract {
    @Override
    protected Ledger open() {
        return new MemoryLedger();
    }
}
