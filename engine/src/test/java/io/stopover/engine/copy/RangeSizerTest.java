package io.stopover.engine.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RangeSizerTest {
    private static final int WIDE = 60_000;

    @Test
    void rowsWhoseWidthTheSchemaTellsAreReadInWholeRangesAtOnce() {
        assertThat(sizer(DataType.INT64).rows()).isEqualTo(RangeSizer.MOST_ROWS);
    }

    @Test
    void rowsOfUnknownWidthAreTriedWithAFewFirst() {
        RangeSizer sizer = sizer(DataType.VARCHAR);
        assertThat(sizer.rows()).isEqualTo(500);
        sizer.saw(500, 500 * 20);
        assertThat(sizer.rows()).isEqualTo(RangeSizer.MOST_ROWS);
    }

    @Test
    void wideRowsCountAtOnceAndNarrowOnesSlowly() {
        RangeSizer sizer = sizer(DataType.VARCHAR);
        sizer.saw(100, 100 * WIDE);
        assertThat(sizer.rows()).isEqualTo((int) (RangeSizer.AIM / WIDE));
        assertThat(sizer.bytes()).isLessThanOrEqualTo(RangeSizer.AIM);
        sizer.saw(100, 100);
        assertThat(sizer.rows()).isLessThan((int) (2 * RangeSizer.AIM / WIDE));
    }

    @Test
    void anEmptyRangeTeachesNothing() {
        RangeSizer sizer = sizer(DataType.VARCHAR);
        sizer.saw(0, 40);
        assertThat(sizer.rows()).isEqualTo(500);
    }

    private static RangeSizer sizer(DataType type) {
        return new RangeSizer(
                new CollectionSchema(
                        "docs",
                        "",
                        List.of(Field.of("id", type, FieldTrait.PRIMARY_KEY)),
                        List.of(),
                        List.of(),
                        false,
                        Map.of(),
                        List.of()));
    }
}
