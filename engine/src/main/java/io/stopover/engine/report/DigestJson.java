package io.stopover.engine.report;

import com.fasterxml.jackson.databind.util.StdConverter;
import io.stopover.model.digest.Digest;

/** A digest as it stands in a report file. */
record DigestJson(long rows, String hex) {
    private static final int HALF = 16;

    static final class Writing extends StdConverter<Digest, DigestJson> {
        @Override
        public DigestJson convert(Digest digest) {
            return new DigestJson(digest.rows(), digest.hex());
        }
    }

    static final class Reading extends StdConverter<DigestJson, Digest> {
        @Override
        public Digest convert(DigestJson json) {
            return new Digest(
                    json.rows,
                    Long.parseUnsignedLong(json.hex, 0, HALF, 16),
                    Long.parseUnsignedLong(json.hex, HALF, 2 * HALF, 16));
        }
    }
}
