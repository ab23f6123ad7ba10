package io.stopover.milvus.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {
    private static final Dialect MILVUS = Dialect.of("v2.3.5");
    private static final Dialect LITE = Dialect.of("milvus_lite-3.2.2");

    @ParameterizedTest
    @ValueSource(strings = {"a", "_", "Books_2", "_1"})
    void namesOfLettersDigitsAndUnderscoresAreTaken(String name) {
        assertThat(MILVUS.nameRefusal(name)).isEmpty();
        assertThat(LITE.nameRefusal(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"größe", "1a", "a$b", "$a", "a-b", "a.b", "书", "a b"})
    void onlyLiteTakesOtherCharacters(String name) {
        assertThat(MILVUS.nameRefusal(name)).isPresent();
        assertThat(LITE.nameRefusal(name)).isEmpty();
    }

    @Test
    void nobodyTakesAnEmptyNameOrOneOfMoreThan255Bytes() {
        for (Dialect dialect : new Dialect[] {MILVUS, LITE}) {
            assertThat(dialect.nameRefusal("")).isPresent();
            assertThat(dialect.nameRefusal("n".repeat(256))).isPresent();
            assertThat(dialect.nameRefusal("n".repeat(255))).isEmpty();
        }
        assertThat(LITE.nameRefusal("ß".repeat(128)).orElseThrow()).contains("256 bytes");
    }
}
