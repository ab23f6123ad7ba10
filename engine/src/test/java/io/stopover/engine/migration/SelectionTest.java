package io.stopover.engine.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Selection;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final Selection.Choice PATTERN = new Selection.Choice("b*", Optional.empty());
    private static final Selection.Choice NAME =
            new Selection.Choice("books", Optional.of("books_v2"));

    @Test
    void aNameThatIsSpelledOutGoesBeforeAPattern() throws InterruptedException {
        assertThat(targets(List.of(PATTERN, NAME), List.of())).containsExactly("beds", "books_v2");
        assertThat(targets(List.of(NAME, PATTERN), List.of())).containsExactly("beds", "books_v2");
    }

    @Test
    void whatIsExcludedIsNotTaken() throws InterruptedException {
        assertThat(targets(List.of(PATTERN), List.of("?e*"))).containsExactly("books");
    }

    @Test
    void aNameThatIsExcludedIsAnError() {
        assertThatThrownBy(() -> targets(List.of(NAME), List.of("books")))
                .isInstanceOfSatisfying(
                        StopoverException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.COLLECTION_NOT_FOUND))
                .hasMessageContaining("books");
    }

    private static List<String> targets(List<Selection.Choice> choices, List<String> excludes)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_3, FakeVersion.V2_3)) {
            for (String name : List.of("books", "beds", "chairs")) {
                clusters.from.createLoaded(Schemas.of(name));
            }
            return clusters
                    .plan(new Selection(Map.of(), false, choices, excludes), Options.DEFAULTS)
                    .collections()
                    .stream()
                    .map(CollectionPlan::target)
                    .map(target -> target.collection())
                    .sorted()
                    .toList();
        }
    }
}
