package io.stopover.milvus.status;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import org.jspecify.annotations.Nullable;

/** A call that did not succeed. The {@link Failure} tells what may be done about it. */
public class CallException extends StopoverException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public CallException(Failure failure, String during) {
        this(failure.errorCode(), failure, during, failure.toString(), null);
    }

    public CallException(Failure failure, String during, Throwable cause) {
        this(failure.errorCode(), failure, during, failure.toString(), cause);
    }

    public CallException(
            ErrorCode code,
            Failure failure,
            String during,
            String message,
            @Nullable Throwable cause) {
        super(code, during, message, cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }

    /** The same under a caller's name, unless the failure already has a telling one. */
    public CallException named(ErrorCode name) {
        if (code() != ErrorCode.UNEXPECTED_ANSWER) {
            return this;
        }
        String message = getMessage();
        return new CallException(
                name, failure, during(), message == null ? "" : message, getCause());
    }
}
