package io.stopover.cli.request;

import io.stopover.cli.text.ByteRate;
import io.stopover.cli.text.ByteSize;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.util.Optional;

/** A request in the making: from one place, or from several laid over each other. */
public record Draft(
        EndDraft source,
        EndDraft target,
        SelectionDraft selection,
        OptionsDraft options,
        Optional<ByteRate> maxRate,
        Optional<ByteSize> memory) {
    public static final Draft EMPTY =
            new Draft(
                    EndDraft.EMPTY,
                    EndDraft.EMPTY,
                    SelectionDraft.EMPTY,
                    OptionsDraft.EMPTY,
                    Optional.empty(),
                    Optional.empty());

    /** Four ranges of at most 16 MiB; fits the 256 MB heap that the launcher gives. */
    static final ByteSize DEFAULT_MEMORY = new ByteSize(64_000_000);

    /** This draft, with what it leaves open taken from {@code below}. */
    public Draft over(Draft below) {
        return new Draft(
                source.over(below.source),
                target.over(below.target),
                selection.over(below.selection),
                options.over(below.options),
                maxRate.or(below::maxRate),
                memory.or(below::memory));
    }

    /**
     * The request, defaults filled in.
     *
     * @throws StopoverException USAGE when an end is missing
     */
    public Request complete() {
        return new Request(
                named(source, "source"),
                named(target, "target"),
                selection.complete(),
                options.complete(),
                maxRate,
                memory.orElse(DEFAULT_MEMORY));
    }

    private static EndDraft named(EndDraft end, String side) {
        if (end.endpoint().isEmpty()) {
            throw new StopoverException(
                    ErrorCode.USAGE, "the " + side + " is missing: give --" + side + " URL");
        }
        return end;
    }
}
