package io.stopover.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stopover.model.plan.AutoIdPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void constantsAreWrittenInSmallLettersWithHyphens() {
        assertThat(Words.all(AutoIdPolicy.class)).containsExactly("keep", "new-keys", "plain-keys");
        assertThat(Words.parse(AutoIdPolicy.class, "new-keys")).isEqualTo(AutoIdPolicy.NEW_KEYS);
    }

    @Test
    void aWordThatIsNoneOfThemIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> Words.parse(AutoIdPolicy.class, "newkeys"))
                .hasMessage(
                        "'newkeys' is not one of keep, new-keys, plain-keys; did you mean new-keys?");
    }

    @Test
    void nothingIsSuggestedWhenNothingIsNear() {
        assertThat(Words.nearest("zzzz", List.of("source", "target"))).isEmpty();
        assertThat(Words.nearest("sorce", List.of("source", "target"))).contains("source");
    }
}
