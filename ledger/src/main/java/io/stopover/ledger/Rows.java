package io.stopover.ledger;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.Identity;
import io.stopover.engine.ledger.JobChange;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.engine.ledger.Phase;
import io.stopover.model.plan.Action;
import io.stopover.model.range.KeyRange;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeId;
import io.stopover.model.report.JobState;
import io.stopover.model.schema.CollectionName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** How rows of the ledger's tables read as records. */
final class Rows {
    private Rows() {}

    static JobRecord job(ResultSet row, StatementContext context) throws SQLException {
        return new JobRecord(
                row.getString("id"),
                row.getString("fingerprint"),
                row.getString("title"),
                JobState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getInt("epoch"),
                row.getInt("digest_version"),
                instant(row, "created"),
                instant(row, "updated"));
    }

    static JobChange change(ResultSet row, StatementContext context) throws SQLException {
        return new JobChange(
                instant(row, "changed"),
                Optional.ofNullable(row.getString("from_state")).map(JobState::valueOf),
                JobState.valueOf(row.getString("to_state")),
                row.getString("reason"),
                row.getString("actor"));
    }

    static CollectionRecord collection(ResultSet row, StatementContext context)
            throws SQLException {
        return new CollectionRecord(
                row.getInt("number"),
                new CollectionName(row.getString("source_database"), row.getString("source_name")),
                new Identity(row.getLong("source_id"), row.getLong("source_created")),
                new CollectionName(row.getString("target_database"), row.getString("target_name")),
                new Identity(row.getLong("target_id"), row.getLong("target_created")),
                Action.valueOf(row.getString("action")),
                row.getBoolean("target_was_loaded"),
                row.getBoolean("source_loaded"),
                Phase.valueOf(row.getString("phase")),
                Json.read(row.getString("source_counts"), Json.COUNTS),
                Json.read(row.getString("target_counts"), Json.COUNTS));
    }

    static Range range(ResultSet row, StatementContext context) throws SQLException {
        return new Range(
                new RangeId(row.getInt("number")),
                row.getString("partition_name"),
                new KeyRange(
                        KeyText.read(row.getString("after_key")),
                        KeyText.read(row.getString("up_to_key"))),
                StateColumns.read(row));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
