package io.stopover.testkit.fake;

/** What goes wrong with a call: see {@link FakeMilvus#onNext}. */
public sealed interface Fault {
    /** The server answers a status with this code and applies nothing. */
    record Answer(int code, String reason) implements Fault {}

    /** The server applies the request, the client sees UNAVAILABLE. */
    record LoseReply() implements Fault {}

    /** The server applies nothing, the client sees UNAVAILABLE. */
    record Unavailable() implements Fault {}

    /**
     * The client sees UNAVAILABLE; the server applies the request at {@link FakeMilvus#applyLate}.
     */
    record Late() implements Fault {}

    static Fault answer(int code, String reason) {
        return new Answer(code, reason);
    }

    /** The limiter's refusal: code 8, retriable, nothing written. */
    static Fault rateLimited() {
        return new Answer(
                Refusal.RATE_LIMIT,
                "request is rejected by grpc RateLimiter middleware, please retry later");
    }

    static Fault loseReply() {
        return new LoseReply();
    }

    static Fault late() {
        return new Late();
    }

    static Fault unavailable() {
        return new Unavailable();
    }
}
