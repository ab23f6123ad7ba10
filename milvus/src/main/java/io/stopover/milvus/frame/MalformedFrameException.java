package io.stopover.milvus.frame;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;

/** A server's answer that cannot be what it claims to be: cut off, or columns of unequal length. */
public final class MalformedFrameException extends StopoverException {
    private static final long serialVersionUID = 1L;

    public MalformedFrameException(String message) {
        super(ErrorCode.UNEXPECTED_ANSWER, message);
    }
}
