package io.stopover.milvus.catalog;

import io.milvus.grpc.IndexDescription;
import io.stopover.model.schema.IndexSpec;
import java.util.Map;
import java.util.Set;

/** An index as its owner made it, apart from what the server adds when it describes it. */
final class IndexReader {
    /** Lite 2.5.1 repeats the field's own parameters and the average length of its documents. */
    private static final Set<String> SERVER_MADE = Set.of("dim", "max_length", "bm25_avgdl");

    /** Lite 2.5.1 shows what it chose for AUTOINDEX; sent back they would be parameters. */
    private static final Set<String> CHOSEN_BY_AUTOINDEX = Set.of("M", "efConstruction");

    /** Lite 3.2.2 says so of scalar indexes. */
    private static final String NO_METRIC = "NONE";

    private IndexReader() {}

    static IndexSpec spec(IndexDescription index) {
        Map<String, String> params = Attributes.read(index.getParamsList());
        params.keySet().removeAll(SERVER_MADE);
        params.remove("metric_type", NO_METRIC);
        if ("AUTOINDEX".equals(params.get("index_type"))) {
            params.keySet().removeAll(CHOSEN_BY_AUTOINDEX);
        }
        return new IndexSpec(index.getFieldName(), index.getIndexName(), params);
    }

    static IndexProgress progress(IndexDescription index) {
        return new IndexProgress(
                spec(index),
                switch (index.getState()) {
                    case Finished -> IndexProgress.State.FINISHED;
                    case Failed -> IndexProgress.State.FAILED;
                    case IndexStateNone, Unissued, InProgress, Retry, UNRECOGNIZED ->
                            IndexProgress.State.BUILDING;
                },
                index.getIndexedRows(),
                index.getTotalRows(),
                index.getPendingIndexRows(),
                index.getIndexStateFailReason());
    }
}
