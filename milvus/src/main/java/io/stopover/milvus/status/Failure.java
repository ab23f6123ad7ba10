package io.stopover.milvus.status;

import io.grpc.StatusRuntimeException;
import io.stopover.model.error.ErrorCode;

/**
 * One refusal or loss, classified.
 *
 * @param code a gRPC status number or a code of merr, by {@code origin}
 * @param retriable the server's own flag
 * @param reason the server's words
 */
public record Failure(Origin origin, int code, boolean retriable, String reason) {

    public static Failure of(StatusRuntimeException e) {
        String description = e.getStatus().getDescription();
        StringBuilder reason = new StringBuilder(description == null ? "" : description);
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && reason.indexOf(message) < 0) {
                reason.append(reason.isEmpty() ? "" : ": ").append(message);
            }
        }
        return new Failure(
                Origin.TRANSPORT, e.getStatus().getCode().value(), false, reason.toString());
    }

    /** The failure that a Milvus status tells of; the status must not be a success. */
    public static Failure of(io.milvus.grpc.Status status) {
        if (Statuses.ok(status)) {
            throw new IllegalArgumentException("not a failure");
        }
        int code =
                status.getCode() != 0
                        ? status.getCode()
                        : LegacyCode.today(Statuses.legacy(status));
        String reason = status.getReason().isEmpty() ? status.getDetail() : status.getReason();
        return new Failure(Origin.SERVER, code, status.getRetriable(), reason);
    }

    public Reaction reaction() {
        return symptom().reaction();
    }

    /** The same may succeed with fewer rows: request or answer were too large, or took too long. */
    public boolean asksForLess() {
        return reaction() == Reaction.SPLIT || errorCode() == ErrorCode.TIMED_OUT;
    }

    /**
     * The refused request certainly changed nothing. False means "not known", never "something was
     * written".
     */
    public boolean nothingWritten() {
        return symptom().effect() == Effect.NOTHING_WRITTEN;
    }

    /** What this is called towards people when the caller knows no better name. */
    public ErrorCode errorCode() {
        return symptom().code();
    }

    public boolean indexNotFound() {
        return symptom().name().equals(SymptomTable.NO_INDEX);
    }

    public boolean collectionNotFound() {
        return origin == Origin.SERVER && errorCode() == ErrorCode.COLLECTION_NOT_FOUND;
    }

    private Symptom symptom() {
        return SymptomTable.find(this);
    }

    @Override
    public String toString() {
        return switch (origin) {
                    case TRANSPORT -> "gRPC " + io.grpc.Status.fromCodeValue(code).getCode();
                    case SERVER -> "code " + code;
                }
                + (reason.isEmpty() ? "" : ": " + reason);
    }
}
