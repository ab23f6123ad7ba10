package io.stopover.cli.request;

import io.stopover.cli.text.ByteRate;
import io.stopover.cli.text.ByteSize;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Selection;
import java.util.Optional;

/**
 * A whole migration request. Both ends have an endpoint.
 *
 * @param maxRate ceiling for what is written to the target; empty for none
 * @param memory bytes that may be in flight
 */
public record Request(
        EndDraft source,
        EndDraft target,
        Selection selection,
        Options options,
        Optional<ByteRate> maxRate,
        ByteSize memory) {}
