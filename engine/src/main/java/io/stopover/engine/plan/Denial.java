package io.stopover.engine.plan;

import io.stopover.milvus.status.CallException;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.plan.FindingCode;
import java.util.function.Supplier;

/** Makes a finding of a question that the user may not ask; every other failure stays one. */
record Denial(FindingCode code, Findings findings) {
    /**
     * @param otherwise the answer when the question is denied
     */
    <T> T or(T otherwise, Supplier<T> question) {
        try {
            return question.get();
        } catch (CallException e) {
            if (e.code() != ErrorCode.PERMISSION_DENIED) {
                throw e;
            }
            findings.add(code, "the server denies " + e.during() + ": " + e.failure().reason());
            return otherwise;
        }
    }
}
