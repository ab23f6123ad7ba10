package io.stopover.milvus.status;

import io.grpc.Status;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By what a {@link Symptom} is recognised. What is empty is not looked at.
 *
 * @param text to be found anywhere in the reason, without case
 * @param retriable only when the server set its retriable flag
 */
record Clue(Origin origin, Set<Integer> codes, Optional<Pattern> text, boolean retriable) {

    static Clue anyOf(Origin origin) {
        return new Clue(origin, Set.of(), Optional.empty(), false);
    }

    static Clue grpc(Status.Code code) {
        return new Clue(Origin.TRANSPORT, Set.of(code.value()), Optional.empty(), false);
    }

    static Clue milvus(Integer... codes) {
        return new Clue(Origin.SERVER, Set.of(codes), Optional.empty(), false);
    }

    static Clue milvusSaysRetriable() {
        return new Clue(Origin.SERVER, Set.of(), Optional.empty(), true);
    }

    static Clue milvusSays(String... texts) {
        return anyOf(Origin.SERVER).saying(texts);
    }

    /** The same, and one of these regular expressions is found in the reason. */
    Clue saying(String... texts) {
        String either = Arrays.stream(texts).collect(Collectors.joining("|"));
        return new Clue(
                origin,
                codes,
                Optional.of(Pattern.compile(either, Pattern.CASE_INSENSITIVE)),
                retriable);
    }

    boolean fits(Failure failure) {
        return origin == failure.origin()
                && (codes.isEmpty() || codes.contains(failure.code()))
                && (!retriable || failure.retriable())
                && text.map(t -> t.matcher(failure.reason()).find()).orElse(true);
    }
}
