package io.stopover.engine.probe;

import io.stopover.milvus.dialect.Capability;
import java.util.Optional;

/**
 * One case of the wire contract and how it ended.
 *
 * @param name a sentence that is true of a server that keeps the contract
 * @param capability the row of the dialect it checks; empty for what every server must do
 * @param meaning what a failure means for a migration, and what to do about it
 */
public record CaseResult(
        String name, Optional<Capability> capability, String meaning, Outcome outcome) {}
