package io.stopover.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingGroupTest {
    @Test
    void whatSaysTheSameIsOneGroupOfAllItsPlaces() {
        assertThat(
                        FindingGroup.of(
                                List.of(
                                        exists("shop.b", "shop.b exists on the target"),
                                        exists("shop.a", "shop.a exists on the target"),
                                        exists("shop.b", "shop.b exists on the target"))))
                .containsExactly(
                        group(
                                FindingCode.TARGET_EXISTS,
                                "it exists on the target",
                                "shop.a",
                                "shop.b"));
    }

    @Test
    void aSinglePlaceKeepsItsOwnWords() {
        assertThat(FindingGroup.of(List.of(exists("shop.b", "shop.b exists on the target"))))
                .containsExactly(
                        group(FindingCode.TARGET_EXISTS, "shop.b exists on the target", "shop.b"));
    }

    @Test
    void theGravestComeFirst() {
        assertThat(
                        FindingGroup.of(
                                List.of(
                                        Finding.of(FindingCode.INDEX_CHANGED, "a", "x"),
                                        Finding.of(FindingCode.ALIAS_TAKEN, "a", "x"),
                                        Finding.of(FindingCode.TYPE_UNKNOWN, "b", "y"),
                                        Finding.of(FindingCode.TYPE_UNKNOWN, "a", "x"))))
                .extracting(group -> group.code() + " " + group.message())
                .containsExactly(
                        "TYPE_UNKNOWN x", "TYPE_UNKNOWN y", "ALIAS_TAKEN x", "INDEX_CHANGED x");
    }

    private static Finding exists(String where, String message) {
        return Finding.of(FindingCode.TARGET_EXISTS, where, message);
    }

    private static FindingGroup group(FindingCode code, String message, String... places) {
        return new FindingGroup(code.severity(), code, message, List.of(places));
    }
}
