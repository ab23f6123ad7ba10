package io.stopover.milvus.status;

import io.stopover.model.error.ErrorCode;

/** A row of the {@link SymptomTable}. */
record Symptom(String name, Clue clue, Reaction reaction, Effect effect, ErrorCode code) {
    static Symptom row(String name, Clue clue, Reaction reaction, Effect effect, ErrorCode code) {
        return new Symptom(name, clue, reaction, effect, code);
    }
}
