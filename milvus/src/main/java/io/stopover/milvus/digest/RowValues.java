package io.stopover.milvus.digest;

import io.stopover.milvus.frame.Column;
import io.stopover.milvus.frame.MalformedFrameException;
import io.stopover.milvus.frame.Validity;
import io.stopover.milvus.frame.Values;
import org.jspecify.annotations.Nullable;

/** One column walked row by row, nulls included. Not thread-safe. */
final class RowValues {
    private final FieldDigest field;
    private final @Nullable Values values;
    private final Validity validity;
    private final boolean dense;

    private RowValues(
            FieldDigest field, @Nullable Values values, Validity validity, boolean dense) {
        this.field = field;
        this.values = values;
        this.validity = validity;
        this.dense = dense;
    }

    static RowValues of(Column column, FieldDigest field, int rows) {
        Validity validity = column.validity();
        if (validity.isPresent() && validity.rows() != rows) {
            throw new MalformedFrameException(
                    column.name() + ": " + validity.rows() + " flags for " + rows + " rows");
        }
        boolean dense = !validity.anyNull() || column.values().countRest() == rows;
        return new RowValues(field, column.values(), validity, dense);
    }

    static RowValues emptyObjects(FieldDigest field) {
        return new RowValues(field, null, Validity.ALL, true);
    }

    void append(int row, RowBytes bytes) {
        boolean valid = validity.valid(row);
        if (values == null || !valid) {
            if (values != null && dense) {
                advance(values);
            }
            field.appendNull(bytes);
            return;
        }
        advance(values);
        field.appendPresence(bytes);
        field.encoding().append(values, bytes);
    }

    private void advance(Values walked) {
        if (!walked.advance()) {
            throw new MalformedFrameException(field.name() + ": fewer values than rows");
        }
    }

    void expectEnd() {
        if (values != null && values.advance()) {
            throw new MalformedFrameException(field.name() + ": more values than rows");
        }
    }
}
