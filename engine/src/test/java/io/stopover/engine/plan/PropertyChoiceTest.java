package io.stopover.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyChoiceTest {
    private static final String TTL = "collection.ttl.seconds";
    private static final String MMAP = "mmap.enabled";
    private static final KeyChoice KEYS =
            new KeyChoice(
                    new CollectionSchema(
                            "docs",
                            "",
                            List.of(Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY)),
                            List.of(),
                            List.of(),
                            false,
                            Map.of(),
                            List.of()),
                    false,
                    Map.of(),
                    Map.of());

    private final Findings findings = new Findings("default.docs");

    @Test
    void whatWouldLetRowsExpireDuringTheCopyIsSetLast() {
        PropertyChoice choice = choose(Dialect.of("2.6.8"), Map.of(TTL, "60", MMAP, "true"));
        assertThat(choice.early()).containsExactly(Map.entry(MMAP, "true"));
        assertThat(choice.late()).containsExactly(Map.entry(TTL, "60"));
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void whatTheTargetCannotKeepIsNamedAndNotAskedFor() {
        PropertyChoice choice = choose(Dialect.withoutVersion(), Map.of(TTL, "60"));
        assertThat(choice).isEqualTo(PropertyChoice.UNTOUCHED);
        assertThat(findings.all())
                .containsExactly(
                        Finding.of(
                                FindingCode.PROPERTIES_UNSUPPORTED, "default.docs", TTL + "=60"));
    }

    @Test
    void whatBelongsToTheSourceServerIsDropped() {
        PropertyChoice choice = choose(Dialect.of("2.6.8"), Map.of("replicate.id", "x"));
        assertThat(choice).isEqualTo(PropertyChoice.UNTOUCHED);
        assertThat(findings.all())
                .extracting(Finding::code)
                .containsExactly(FindingCode.PROPERTY_DROPPED);
    }

    private PropertyChoice choose(Dialect target, Map<String, String> properties) {
        return PropertyChoice.of(properties, KEYS, target, findings);
    }
}
