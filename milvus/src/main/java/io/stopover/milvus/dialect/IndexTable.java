package io.stopover.milvus.dialect;

import static io.stopover.milvus.dialect.IndexRule.scalar;
import static io.stopover.milvus.dialect.IndexRule.vector;
import static io.stopover.model.schema.DataType.ARRAY;
import static io.stopover.model.schema.DataType.BFLOAT16_VECTOR;
import static io.stopover.model.schema.DataType.BINARY_VECTOR;
import static io.stopover.model.schema.DataType.BOOL;
import static io.stopover.model.schema.DataType.DOUBLE;
import static io.stopover.model.schema.DataType.FLOAT;
import static io.stopover.model.schema.DataType.FLOAT16_VECTOR;
import static io.stopover.model.schema.DataType.FLOAT_VECTOR;
import static io.stopover.model.schema.DataType.GEOMETRY;
import static io.stopover.model.schema.DataType.INT16;
import static io.stopover.model.schema.DataType.INT32;
import static io.stopover.model.schema.DataType.INT64;
import static io.stopover.model.schema.DataType.INT8;
import static io.stopover.model.schema.DataType.INT8_VECTOR;
import static io.stopover.model.schema.DataType.JSON;
import static io.stopover.model.schema.DataType.SPARSE_FLOAT_VECTOR;
import static io.stopover.model.schema.DataType.TIMESTAMPTZ;
import static io.stopover.model.schema.DataType.VARCHAR;

import io.stopover.model.schema.DataType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which index types servers take. For each type of vector the preferred one comes first. Measured
 * on 2.3.5, Lite 2.5.1 and Lite 3.2.2 (RealIndexTypesTest); elsewhere from milvus.io's index pages.
 */
final class IndexTable {
    private static final String FLOATS = "L2 IP COSINE";
    private static final String BITS = "HAMMING JACCARD";
    private static final String ALL_BUT_LITE_3 = "milvus 2.0+, lite 2.4..3.0";

    private static final Set<DataType> NUMBERS =
            EnumSet.of(INT8, INT16, INT32, INT64, FLOAT, DOUBLE);
    private static final Set<DataType> PLAIN =
            EnumSet.of(BOOL, INT8, INT16, INT32, INT64, FLOAT, DOUBLE, VARCHAR);

    static final List<IndexRule> VECTORS =
            Stream.of(
                            Stream.of(
                                    vector(
                                            "AUTOINDEX",
                                            FLOAT_VECTOR,
                                            FLOATS,
                                            "milvus 2.2.9+, lite 2.4+"),
                                    vector("FLAT", FLOAT_VECTOR, FLOATS, own("2.0+, lite 2.4+")),
                                    vector(
                                            "IVF_FLAT",
                                            FLOAT_VECTOR,
                                            FLOATS,
                                            own("2.0+, lite 2.4+")),
                                    vector("IVF_SQ8", FLOAT_VECTOR, FLOATS, own("2.0+, lite 3.0+")),
                                    vector("IVF_PQ", FLOAT_VECTOR, FLOATS, own("2.0+, lite 3.0+")),
                                    vector("HNSW", FLOAT_VECTOR, FLOATS, own("2.0+, lite 3.0+")),
                                    vector("SCANN", FLOAT_VECTOR, FLOATS, own("2.3+, lite 3.0+")),
                                    // Refused by a server whose query nodes have no disk index.
                                    vector("DISKANN", FLOAT_VECTOR, FLOATS, own("2.2+, lite 3.0+")),
                                    vector("HNSW_SQ", FLOAT_VECTOR, FLOATS, own("2.6+")),
                                    vector("HNSW_PQ", FLOAT_VECTOR, FLOATS, own("2.6+")),
                                    vector("HNSW_PRQ", FLOAT_VECTOR, FLOATS, own("2.6+")),
                                    vector("IVF_RABITQ", FLOAT_VECTOR, FLOATS, own("2.6+"))),
                            halves(FLOAT16_VECTOR),
                            halves(BFLOAT16_VECTOR),
                            Stream.of(
                                    vector("AUTOINDEX", INT8_VECTOR, FLOATS, "milvus 2.6+"),
                                    vector("HNSW", INT8_VECTOR, FLOATS, own("2.6+")),
                                    vector("AUTOINDEX", BINARY_VECTOR, BITS, "milvus 2.3+"),
                                    vector(
                                            "BIN_FLAT",
                                            BINARY_VECTOR,
                                            BITS + " SUBSTRUCTURE SUPERSTRUCTURE",
                                            own("2.0+, lite 2.4..3.0")),
                                    vector("BIN_IVF_FLAT", BINARY_VECTOR, BITS, own("2.0+")),
                                    vector(
                                            "MINHASH_LSH",
                                            BINARY_VECTOR,
                                            "MHJACCARD",
                                            "milvus 2.6+"),
                                    vector("AUTOINDEX", SPARSE_FLOAT_VECTOR, "IP", "milvus 2.4+"),
                                    vector("AUTOINDEX", SPARSE_FLOAT_VECTOR, "BM25", "milvus 2.5+"),
                                    sparse("SPARSE_INVERTED_INDEX", "IP", "2.4+, lite 2.4+"),
                                    sparse("SPARSE_INVERTED_INDEX", "BM25", "2.5+, lite 2.5+"),
                                    sparse("SPARSE_WAND", "IP", "2.4+, lite 2.4..3.0"),
                                    sparse("SPARSE_WAND", "BM25", "2.5+, lite 2.5..3.0")))
                    .flatMap(rules -> rules)
                    .toList();

    static final List<IndexRule> SCALARS =
            List.of(
                    scalar("", with(NUMBERS, VARCHAR), ALL_BUT_LITE_3),
                    scalar("STL_SORT", NUMBERS, "milvus 2.0+"),
                    // Lite 2.5.1 describes its default by this name and refuses to be told it.
                    scalar("STL_SORT", NUMBERS, "lite 2.4..3.0").withSentAs(""),
                    scalar("STL_SORT", EnumSet.of(TIMESTAMPTZ), "milvus 2.6.6+"),
                    scalar("Trie", EnumSet.of(VARCHAR), ALL_BUT_LITE_3),
                    scalar("marisa-trie", EnumSet.of(VARCHAR), ALL_BUT_LITE_3),
                    scalar("INVERTED", PLAIN, "milvus 2.4+, lite 2.4+"),
                    scalar("INVERTED", EnumSet.of(ARRAY), "milvus 2.4+"),
                    scalar("INVERTED", EnumSet.of(TIMESTAMPTZ), "lite 3.0+"),
                    scalar("INVERTED", EnumSet.of(JSON), "milvus 2.5.11+"),
                    scalar("AUTOINDEX", with(PLAIN, ARRAY), "milvus 2.4+"),
                    scalar("AUTOINDEX", EnumSet.of(JSON), "milvus 2.5.11+"),
                    scalar(
                            "BITMAP",
                            EnumSet.of(BOOL, INT8, INT16, INT32, INT64, VARCHAR, ARRAY),
                            "milvus 2.5+"),
                    scalar("NGRAM", EnumSet.of(VARCHAR, JSON), "milvus 2.6+"),
                    scalar("RTREE", EnumSet.of(GEOMETRY), "milvus 2.6.6+"));

    private IndexTable() {}

    private static Stream<IndexRule> halves(DataType type) {
        return Stream.of(
                vector("AUTOINDEX", type, FLOATS, "milvus 2.4+"),
                vector("FLAT", type, FLOATS, own("2.4+, lite 2.4..3.0")),
                vector("IVF_FLAT", type, FLOATS, own("2.4+")),
                vector("IVF_SQ8", type, FLOATS, own("2.4+")),
                vector("IVF_PQ", type, FLOATS, own("2.4+")),
                vector("HNSW", type, FLOATS, own("2.4+")),
                vector("SCANN", type, FLOATS, own("2.4+")),
                vector("DISKANN", type, FLOATS, own("2.4+")));
    }

    private static IndexRule sparse(String type, String metric, String milvus) {
        return vector(type, SPARSE_FLOAT_VECTOR, metric, own(milvus));
    }

    /** Zilliz Cloud takes AUTOINDEX (and MINHASH_LSH) only on vectors (its documentation). */
    private static String own(String milvus) {
        return "milvus " + milvus + ", not zilliz";
    }

    private static Set<DataType> with(Set<DataType> types, DataType more) {
        Set<DataType> all = EnumSet.copyOf(types);
        all.add(more);
        return all;
    }
}
