package io.stopover.milvus.digest;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.stopover.milvus.frame.Frame;
import io.stopover.milvus.frame.MalformedFrameException;
import io.stopover.model.digest.Digest;
import io.stopover.model.range.Key;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Digests the rows of frames of one schema: which fields, in which order, in which encoding.
 * Immutable and thread-safe. Specification: docs/digest.md.
 */
public final class RowDigest {
    private static final Hasher128 HASHER = Hashing.xxh3_128();

    private final List<FieldDigest> fields;

    private RowDigest(List<FieldDigest> fields) {
        this.fields = fields;
    }

    /**
     * @param columns the fields to take, named as the frames name them
     * @param dynamicField {@code $meta} is one more
     */
    public static RowDigest of(List<Field> columns, boolean dynamicField, boolean jsonByValue) {
        List<FieldDigest> fields = new ArrayList<>();
        for (Field field : columns) {
            fields.add(FieldDigest.of(field, jsonByValue));
        }
        if (dynamicField) {
            Field meta = Field.of(CollectionSchema.META, DataType.JSON);
            fields.add(FieldDigest.of(meta, jsonByValue));
        }
        fields.sort(Comparator.comparing(f -> Key.of(f.name())));
        return new RowDigest(List.copyOf(fields));
    }

    /**
     * The sum of the frame's row hashes. Fails when a column has more or fewer values than rows.
     */
    public Digest of(Frame frame, int rows) {
        List<RowValues> columns = columns(frame, rows);
        RowBytes bytes = new RowBytes();
        long high = 0;
        long low = 0;
        for (int row = 0; row < rows; row++) {
            HashValue128 hash = hash(columns, row, bytes);
            long before = low;
            low += hash.getLeastSignificantBits();
            high += hash.getMostSignificantBits() + (Long.compareUnsigned(low, before) < 0 ? 1 : 0);
        }
        columns.forEach(RowValues::expectEnd);
        return new Digest(rows, high, low);
    }

    /** Called once per row by {@link #rows}. */
    public interface RowVisitor {
        /**
         * @param fieldHashes one per name of {@link #fieldNames}, in that order
         * @param digest of this row alone
         */
        void row(int row, long[] fieldHashes, Digest digest);
    }

    /** Field hashes of every row, to find out which rows and which fields differ. */
    public void rows(Frame frame, int rows, RowVisitor visitor) {
        List<RowValues> columns = columns(frame, rows);
        RowBytes bytes = new RowBytes();
        for (int row = 0; row < rows; row++) {
            long[] hashes = new long[columns.size()];
            bytes.clear();
            for (int i = 0; i < hashes.length; i++) {
                int start = bytes.length();
                columns.get(i).append(row, bytes);
                hashes[i] = hash(bytes, start).getAsLong();
            }
            HashValue128 whole = hash(bytes, 0);
            visitor.row(
                    row,
                    hashes,
                    new Digest(1, whole.getMostSignificantBits(), whole.getLeastSignificantBits()));
        }
    }

    /** The digested fields in canonical order. */
    public List<String> fieldNames() {
        return fields.stream().map(FieldDigest::name).toList();
    }

    private static HashValue128 hash(List<RowValues> columns, int row, RowBytes bytes) {
        bytes.clear();
        for (RowValues column : columns) {
            column.append(row, bytes);
        }
        return hash(bytes, 0);
    }

    private static HashValue128 hash(RowBytes bytes, int start) {
        return HASHER.hashBytesTo128Bits(bytes.array(), start, bytes.length() - start);
    }

    private List<RowValues> columns(Frame frame, int rows) {
        List<RowValues> columns = new ArrayList<>(fields.size());
        for (FieldDigest field : fields) {
            columns.add(
                    frame.column(field.name())
                            .map(c -> RowValues.of(c, field, rows))
                            .orElseGet(() -> absent(field, rows)));
        }
        return columns;
    }

    /** A server leaves $meta out when no row has a dynamic key. */
    private static RowValues absent(FieldDigest field, int rows) {
        if (rows > 0 && !field.name().equals(CollectionSchema.META)) {
            throw new MalformedFrameException("no column " + field.name());
        }
        return RowValues.emptyObjects(field);
    }
}
