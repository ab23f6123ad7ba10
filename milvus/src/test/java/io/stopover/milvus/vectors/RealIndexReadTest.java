package io.stopover.milvus.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.milvus.RealServers;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.dialect.IndexTypes;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.IndexSpec;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whether vectors come back as they were stored, under every index a server takes. */
class RealIndexReadTest {
    /** More than dataCoord's minSegmentNumRowsToEnableIndex (1,024): fewer get no index. */
    private static final int ROWS = 2_500;

    private static final int AT_ONCE = 16;

    private static final List<DataType> TYPES =
            List.of(
                    DataType.FLOAT_VECTOR,
                    DataType.BINARY_VECTOR,
                    DataType.FLOAT16_VECTOR,
                    DataType.BFLOAT16_VECTOR,
                    DataType.SPARSE_FLOAT_VECTOR);

    /** Without DISKANN: query nodes without a disk index, as here, refuse it. */
    private static final List<String> TYPE_NAMES =
            List.of(
                    "AUTOINDEX",
                    "FLAT",
                    "IVF_FLAT",
                    "IVF_SQ8",
                    "IVF_PQ",
                    "HNSW",
                    "SCANN",
                    "BIN_FLAT",
                    "BIN_IVF_FLAT",
                    "SPARSE_INVERTED_INDEX",
                    "SPARSE_WAND");

    private static final Map<String, String> INNER =
            Map.of(
                    "IVF_FLAT", "{\"nlist\":16}",
                    "IVF_SQ8", "{\"nlist\":16}",
                    "IVF_PQ", "{\"nlist\":16,\"m\":4,\"nbits\":8}",
                    "SCANN", "{\"nlist\":16}",
                    "BIN_IVF_FLAT", "{\"nlist\":16}",
                    "HNSW", "{\"M\":8,\"efConstruction\":64}");

    private static final List<String> METRICS =
            List.of("L2", "IP", "COSINE", "HAMMING", "JACCARD", "SUBSTRUCTURE", "SUPERSTRUCTURE");

    private record Cell(DataType vector, String type, String metric) {
        String name() {
            return String.join("_", "bits", vector.name(), type, metric).toLowerCase(Locale.ROOT);
        }
    }

    @Test
    void milvus23ReturnsEveryBit(@MilvusServer(kind = ServerKind.MILVUS_2_3) TestServer server)
            throws Exception {
        assertWhole(server, 29);
    }

    @Test
    void lite25ReturnsEveryBit(@MilvusServer(kind = ServerKind.LITE_2_5) TestServer server)
            throws Exception {
        assertWhole(server, 21);
    }

    @Test
    void lite32ReturnsEveryBit(@MilvusServer(kind = ServerKind.LITE_3_2) TestServer server)
            throws Exception {
        assertWhole(server, 22);
    }

    @Test
    void milvus23LosesFloatsUnderMetricsOfBits(
            @MilvusServer(kind = ServerKind.MILVUS_2_3) TestServer server) throws Exception {
        List<Cell> cells = new ArrayList<>();
        for (String type : List.of("HNSW", "AUTOINDEX")) {
            for (String metric : List.of("HAMMING", "JACCARD")) {
                cells.add(new Cell(DataType.FLOAT_VECTOR, type, metric));
            }
        }
        try (Connection connection = RealServers.connect(server)) {
            IndexTypes indexes = connection.dialect().indexes();
            assertThat(wholeOnes(connection, cells)).isEmpty();
            assertThat(cells)
                    .allSatisfy(cell ->
                            assertThat(indexes.lossy(cell.vector(), spec(cell))).isPresent());
        }
    }

    private static void assertWhole(TestServer server, int expectedCells) throws Exception {
        try (Connection connection = RealServers.connect(server)) {
            List<Cell> cells = cells(connection.dialect().indexes());
            assertThat(wholeOnes(connection, cells)).containsExactlyElementsOf(cells);
            assertThat(cells).hasSize(expectedCells);
        }
    }

    private static List<Cell> cells(IndexTypes indexes) {
        List<Cell> cells = new ArrayList<>();
        for (DataType vector : TYPES) {
            Field field = Field.of("v", vector);
            for (String type : TYPE_NAMES) {
                METRICS.stream()
                        .filter(metric -> indexes.takes(field, type, metric))
                        .forEach(metric -> cells.add(new Cell(vector, type, metric)));
            }
        }
        return cells;
    }

    private static List<Cell> wholeOnes(Connection connection, List<Cell> cells)
            throws InterruptedException, ExecutionException {
        List<Cell> whole = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Boolean>> outcomes =
                    cells.stream().map(c -> pool.submit(() -> isWhole(connection, c))).toList();
            for (int i = 0; i < cells.size(); i++) {
                if (outcomes.get(i).get()) {
                    whole.add(cells.get(i));
                }
            }
        }
        return whole;
    }

    private static boolean isWhole(Connection connection, Cell cell) {
        SampleVectors vectors = SampleVectors.of(cell.vector(), ROWS);
        try (var collection = new IndexedCollection(connection, cell.name(), cell.vector())) {
            collection.index(cell.type(), cell.metric(), INNER.getOrDefault(cell.type(), "{}"));
            collection.insert(vectors);
            collection.loadIndexed(ROWS);
            return collection.readHex().equals(vectors.hex());
        }
    }

    private static IndexSpec spec(Cell cell) {
        return new IndexSpec(
                "v", "", Map.of("index_type", cell.type(), "metric_type", cell.metric()));
    }
}
