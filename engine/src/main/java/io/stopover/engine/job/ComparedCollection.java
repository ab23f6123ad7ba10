package io.stopover.engine.job;

import io.stopover.engine.copy.RangeSizer;
import io.stopover.engine.flow.ByteBudget;
import io.stopover.engine.index.Loading;
import io.stopover.engine.index.PartitionLoads;
import io.stopover.engine.verify.DoubledKeys;
import io.stopover.engine.verify.Side;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.digest.RowDigest;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import java.util.List;
import java.util.Map;

/**
 * One of two collections that are compared, and what is asked of it.
 *
 * @param name it was asked for by; may be an alias
 */
record ComparedCollection(
        Connection connection, Catalog catalog, CollectionName name, CollectionInfo info) {

    /** Fails with COLLECTION_NOT_FOUND. */
    static ComparedCollection of(Connection connection, CollectionName name) {
        Catalog catalog = new Catalog(connection);
        CollectionInfo info =
                catalog.describe(name)
                        .orElseThrow(() ->
                                new StopoverException(
                                        ErrorCode.COLLECTION_NOT_FOUND, "no collection " + name));
        return new ComparedCollection(connection, catalog, name, info);
    }

    Loading loading() {
        return new Loading(catalog, name);
    }

    /**
     * Of a loaded collection.
     *
     * @param otherwise how it fails unless every partition is loaded
     */
    void requireWhole(ErrorCode otherwise) {
        List<String> missing = new PartitionLoads(catalog, connection.dialect()).missing(info);
        if (!missing.isEmpty()) {
            throw new StopoverException(
                    otherwise,
                    "these partitions of " + info.name() + " are not loaded: " + missing);
        }
    }

    boolean has(Capability capability) {
        return connection.dialect().has(capability);
    }

    Map<String, Long> counts(List<String> partitions) throws InterruptedException {
        return Counts.of(catalog, name, partitions);
    }

    DoubledKeys.Counter counter() {
        return Proving.counter(catalog, name);
    }

    Side side(RowDigest digest, RangeSizer sizer, ByteBudget memory) {
        CollectionReader reader =
                new CollectionReader(connection, name, info.schema(), digest.fieldNames());
        return new Side(
                reader, reader.now(), digest, info.schema().primaryKey().name(), sizer, memory);
    }
}
