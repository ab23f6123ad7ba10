package io.stopover.ledger;

import static java.util.Objects.requireNonNull;

import io.stopover.model.digest.Digest;
import io.stopover.model.range.KeyInterval;
import io.stopover.model.range.RangeId;
import io.stopover.model.range.RangeState;
import io.stopover.model.range.RangeState.Mismatched;
import io.stopover.model.range.RangeState.Planned;
import io.stopover.model.range.RangeState.Sent;
import io.stopover.model.range.RangeState.Split;
import io.stopover.model.range.RangeState.Stored;
import io.stopover.model.range.RangeState.Unknown;
import io.stopover.model.range.RangeState.Verified;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** A range's state spread over the state columns of job_range. */
record StateColumns(
        Name state,
        @Nullable Integer attempt,
        @Nullable String cause,
        @Nullable Stored stored,
        @Nullable Digest target,
        @Nullable Split split) {

    /** What stands in the column "state"; the names are part of the stored format. */
    enum Name {
        PLANNED,
        SENT,
        UNKNOWN,
        STORED,
        SPLIT,
        VERIFIED,
        MISMATCHED
    }

    /** The columns; {@link #bindTo} gives a value for a parameter of each name. */
    static final List<String> NAMES =
            List.of(
                    "state",
                    "attempt",
                    "cause",
                    "row_count",
                    "byte_count",
                    "digest_high",
                    "digest_low",
                    "first_key",
                    "last_key",
                    "stored_at",
                    "target_rows",
                    "target_high",
                    "target_low",
                    "left_number",
                    "right_number");

    static StateColumns of(RangeState state) {
        return switch (state) {
            case Planned __ -> new StateColumns(Name.PLANNED, null, null, null, null, null);
            case Sent sent -> new StateColumns(Name.SENT, sent.attempt(), null, null, null, null);
            case Unknown unknown ->
                    new StateColumns(
                            Name.UNKNOWN, unknown.attempt(), unknown.cause(), null, null, null);
            case Stored stored -> new StateColumns(Name.STORED, null, null, stored, null, null);
            case Split split -> new StateColumns(Name.SPLIT, null, null, null, null, split);
            case Verified verified ->
                    new StateColumns(Name.VERIFIED, null, null, verified.stored(), null, null);
            case Mismatched mismatched ->
                    new StateColumns(
                            Name.MISMATCHED,
                            null,
                            null,
                            mismatched.stored(),
                            mismatched.target(),
                            null);
        };
    }

    void bindTo(Update statement) {
        Optional<KeyInterval> keys = stored == null ? Optional.empty() : stored.newKeys();
        Digest source = stored == null ? null : stored.source();
        statement
                .bind("state", state.name())
                .bind("attempt", attempt)
                .bind("cause", cause)
                .bind("row_count", source == null ? null : source.rows())
                .bind("byte_count", stored == null ? null : stored.bytes())
                .bind("digest_high", source == null ? null : source.high())
                .bind("digest_low", source == null ? null : source.low())
                .bind("first_key", keys.map(KeyInterval::first).orElse(null))
                .bind("last_key", keys.map(KeyInterval::last).orElse(null))
                .bind("stored_at", stored == null ? null : stored.timestamp())
                .bind("target_rows", target == null ? null : target.rows())
                .bind("target_high", target == null ? null : target.high())
                .bind("target_low", target == null ? null : target.low())
                .bind("left_number", split == null ? null : split.left().number())
                .bind("right_number", split == null ? null : split.right().number());
    }

    static RangeState read(ResultSet row) throws SQLException {
        return switch (Name.valueOf(row.getString("state"))) {
            case PLANNED -> new Planned();
            case SENT -> new Sent(row.getInt("attempt"));
            case UNKNOWN ->
                    new Unknown(row.getInt("attempt"), requireNonNull(row.getString("cause")));
            case STORED -> stored(row);
            case SPLIT ->
                    new Split(
                            new RangeId(row.getInt("left_number")),
                            new RangeId(row.getInt("right_number")));
            case VERIFIED -> new Verified(stored(row));
            case MISMATCHED -> new Mismatched(stored(row), digest(row, "target_rows", "target"));
        };
    }

    private static Stored stored(ResultSet row) throws SQLException {
        long first = row.getLong("first_key");
        Optional<KeyInterval> keys =
                row.wasNull()
                        ? Optional.empty()
                        : Optional.of(new KeyInterval(first, row.getLong("last_key")));
        return new Stored(
                digest(row, "row_count", "digest"),
                row.getLong("byte_count"),
                keys,
                row.getLong("stored_at"));
    }

    private static Digest digest(ResultSet row, String rows, String sum) throws SQLException {
        return new Digest(row.getLong(rows), row.getLong(sum + "_high"), row.getLong(sum + "_low"));
    }
}
