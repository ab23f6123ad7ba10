package io.stopover.engine.migration;

import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Columns.longs;
import static io.stopover.testkit.client.Columns.vectors;
import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.CreatePartitionRequest;
import io.stopover.model.plan.Finding;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.fake.FakeRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Compares what two fakes hold, every copy of every row. */
final class Rows {
    /** A row without the time of its writing. */
    private record Content(String partition, Map<String, @Nullable Object> values) {}

    private Rows() {}

    /** The same rows in the same partitions, as often as they are there. */
    static void assertSame(List<FakeRow> source, List<FakeRow> target) {
        assertThat(target.stream().map(r -> content(r, "")).toList())
                .isEqualTo(source.stream().map(r -> content(r, "")).toList());
    }

    /** The same rows as often as they are there, whatever this field holds. */
    static void assertSameBut(String field, List<FakeRow> source, List<FakeRow> target) {
        assertThat(target.stream().map(r -> content(r, field)).toList())
                .containsExactlyInAnyOrderElementsOf(
                        source.stream().map(r -> content(r, field)).toList());
    }

    /** Everything was copied and proven, and nothing is to be worried about. */
    static void assertVerified(Report report) {
        assertThat(report.collections()).extracting(CollectionReport::failure).containsOnly("");
        assertThat(report.findings()).filteredOn(Finding::blocks).isEmpty();
        assertThat(report.state()).isEqualTo(JobState.SUCCESSFUL);
        assertThat(report.collections()).allMatch(CollectionReport::verified);
    }

    static List<Long> keys(List<FakeRow> rows) {
        return rows.stream().map(row -> row.value("id")).map(Long.class::cast).toList();
    }

    /** A collection of these partitions with so many rows in each, keys counted through from 1. */
    static void fill(
            Client client, CollectionSchema.Builder schema, int rows, String... partitions) {
        client.createLoaded(schema);
        long next = 1;
        for (String partition : partitions) {
            if (!partition.equals("_default")) {
                createPartition(client, schema.getName(), partition);
            }
            insert(client, schema.getName(), partition, LongStream.range(next, next + rows));
            next += rows;
        }
    }

    static void createPartition(Client client, String collection, String partition) {
        assertOk(
                client.stub()
                        .createPartition(
                                CreatePartitionRequest.newBuilder()
                                        .setCollectionName(collection)
                                        .setPartitionName(partition)
                                        .build()));
    }

    /** A new partition with one row. */
    static void fillPartition(Client client, String collection, String partition, long key) {
        createPartition(client, collection, partition);
        insert(client, collection, partition, LongStream.of(key));
    }

    /** Keys and vectors only. */
    static void insert(Client client, String collection, String partition, LongStream keys) {
        long[] ids = keys.toArray();
        assertOk(
                client.stub()
                        .insert(
                                Client.rows(
                                                collection,
                                                ids.length,
                                                longs("id", ids),
                                                vectors("vec", ids))
                                        .setPartitionName(partition)
                                        .build())
                        .getStatus());
    }

    /** Rows of these keys whose vectors are those of keys a thousand further on. */
    static void insertOthers(Client client, String collection, String partition, LongStream keys) {
        long[] ids = keys.toArray();
        long[] others = LongStream.of(ids).map(id -> id + 1_000).toArray();
        assertOk(
                client.stub()
                        .insert(
                                Client.rows(
                                                collection,
                                                ids.length,
                                                longs("id", ids),
                                                vectors("vec", others))
                                        .setPartitionName(partition)
                                        .build())
                        .getStatus());
    }

    private static Content content(FakeRow row, String without) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(row.values());
        values.remove(without);
        return new Content(row.partition(), values);
    }
}
