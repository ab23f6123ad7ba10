package io.stopover.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.milvus.catalog.Rights;
import io.stopover.milvus.catalog.Rights.Extent;
import io.stopover.milvus.catalog.Rights.Grant;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.JsonRule;
import io.stopover.model.plan.Options;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.IndexSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetRightsTest {
    private static final CollectionName NAME = new CollectionName("default", "books");
    private static final IndexSpec INDEX =
            new IndexSpec("vec", "vec", Map.of("index_type", "AUTOINDEX", "metric_type", "L2"));
    private static final String[] ALWAYS = {
        "CreateCollection",
        "DescribeCollection",
        "ShowPartitions",
        "IndexDetail",
        "Insert",
        "Upsert",
        "Flush",
        "Query",
        "Load",
        "Release",
        "CreateIndex"
    };

    @Test
    void whatEveryCopyNeedsSuffices() {
        assertThat(lacking(plan(Action.CREATE, List.of(), List.of(INDEX)), ALWAYS)).isEmpty();
    }

    @Test
    void everyMissingRightIsNamed() {
        assertThat(lacking(plan(Action.CREATE, List.of(), List.of(INDEX)))).contains(ALWAYS);
    }

    @Test
    void aTemporaryIndexMustBeDroppedAgain() {
        assertThat(lacking(plan(Action.CREATE, List.of(), List.of()), ALWAYS))
                .containsExactly("DropIndex");
    }

    @Test
    void recreatingAndAliasesNeedTheirOwnRights() {
        assertThat(lacking(plan(Action.RECREATE, List.of("papers"), List.of(INDEX)), ALWAYS))
                .containsExactly("DropCollection", "DropAlias", "CreateAlias");
    }

    @Test
    void whatTheServerDoesNotTellIsNoFinding() {
        Findings findings = new Findings(NAME);
        for (Rights rights :
                List.of(
                        new Rights(Extent.UNKNOWN, List.of(), ""),
                        new Rights(
                                Extent.GRANTED,
                                List.of(new Grant("*", "", "*", "CollectionReadWrite")),
                                ""))) {
            check(rights, plan(Action.RECREATE, List.of("a"), List.of()), findings);
        }
        assertThat(findings.all()).isEmpty();
    }

    private static List<String> lacking(CollectionPlan plan, String... granted) {
        Findings findings = new Findings(NAME);
        check(
                new Rights(
                        Extent.GRANTED,
                        Arrays.stream(granted)
                                .map(right -> new Grant("default", "Collection", "*", right))
                                .toList(),
                        "roles"),
                plan,
                findings);
        return findings.all().stream()
                .map(Finding::message)
                .flatMap(text -> Arrays.stream(text.split("lacks | for ", -1)[1].split(", ", -1)))
                .toList();
    }

    private static void check(Rights rights, CollectionPlan plan, Findings findings) {
        new TargetRights(rights, Dialect.of("v2.3.5"), Options.DEFAULTS, findings)
                .check(plan, Optional.of(plan.source()));
    }

    private static CollectionPlan plan(
            Action action, List<String> aliases, List<IndexSpec> indexes) {
        CollectionSchema schema =
                new CollectionSchema(
                        NAME.collection(),
                        "",
                        List.of(
                                Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY),
                                Field.of("vec", DataType.FLOAT_VECTOR)
                                        .withTypeParams(Map.of("dim", "4"))),
                        List.of(),
                        List.of(),
                        false,
                        Map.of(),
                        List.of());
        CollectionInfo source =
                new CollectionInfo(
                        NAME,
                        1,
                        1,
                        1,
                        schema,
                        1,
                        ConsistencyLevel.BOUNDED,
                        0,
                        Map.of(),
                        aliases,
                        List.of("_default"),
                        indexes,
                        List.of());
        return new CollectionPlan(
                source,
                NAME,
                action,
                schema,
                List.of(),
                List.of("_default"),
                0,
                1,
                ConsistencyLevel.BOUNDED,
                Map.of(),
                Map.of(),
                aliases,
                indexes,
                JsonRule.BYTES,
                false,
                false);
    }
}
