package io.stopover.engine.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.testkit.fake.FakeRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    static List<Long> keys(List<FakeRow> rows) {
        return rows.stream().map(row -> row.value("id")).map(Long.class::cast).toList();
    }

    private static Content content(FakeRow row, String without) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(row.values());
        values.remove(without);
        return new Content(row.partition(), values);
    }
}
