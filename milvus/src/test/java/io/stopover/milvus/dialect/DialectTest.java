package io.stopover.milvus.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.DataType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
    @ParameterizedTest
    @CsvSource({
        "v2.3.5-lite, Milvus 2.3, true",
        "2.3.21, Milvus 2.3, false",
        "v2.4.11, Milvus 2.4, false",
        "2.6.8, Milvus 2.6, false",
        "2.6-20260404-31fb3fc, Milvus 2.6, false",
        "master-20260404-31fb3fc, Milvus 3.0, false",
        "3.0.0-beta, Milvus 3.0, false",
        "milvus_lite-3.2.2, Milvus Lite 3.2, true",
        "Zilliz Cloud Vector Database(Compatible with Milvus 2.6), Zilliz Cloud 2.6, false",
    })
    void aServerIsToldByWhatItCallsItself(String text, String name, boolean verified) {
        assertThat(Dialect.of(text).name()).isEqualTo(name);
        assertThat(Dialect.of(text).verified()).isEqualTo(verified);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "Qdrant"})
    void aServerWithoutVersionIsRefused(String text) {
        assertThatThrownBy(() -> Dialect.of(text)).isInstanceOf(StopoverException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2.2.16, true",
        "2.3.0, false",
        "milvus_lite-3.0.0, true",
        "milvus_lite-3.2.0, true",
        "milvus_lite-2.5.1, false",
        "milvus_lite-3.2.1, false"
    })
    void serversThatLoseRowsAreTooOld(String text, boolean tooOld) {
        assertThat(Dialect.of(text).unsupported().isPresent()).isEqualTo(tooOld);
    }

    @ParameterizedTest
    @CsvSource({
        "SESSION_TS, 2.4.24, 2.5.0",
        "KEEP_AUTO_ID, 2.6.2, 2.6.3",
        "META_IS_NULLABLE, 2.6.7, 2.6.8",
        "NULLABLE_VECTORS, 2.6.17, 2.6.18",
        "MIN_HASH, 2.6.22, 3.0.0",
        "DATABASE_PROPERTIES, 2.3.5, 2.4.3",
    })
    void aCapabilityBeginsWithAVersion(Capability capability, String without, String with) {
        assertThat(Dialect.of(without).has(capability)).isFalse();
        assertThat(Dialect.of(with).has(capability)).isTrue();
        assertThat(Dialect.of("3.0.0").has(capability)).isTrue();
    }

    @Test
    void validDataIsMandatoryIn25Only() {
        assertThat(Dialect.of("2.4.9").has(Capability.VALID_DATA_MANDATORY)).isFalse();
        assertThat(Dialect.of("2.5.27").has(Capability.VALID_DATA_MANDATORY)).isTrue();
        assertThat(Dialect.of("2.6.0").has(Capability.VALID_DATA_MANDATORY)).isFalse();
    }

    @Test
    void typesDependOnTheVersion() {
        assertThat(Dialect.of("2.3.1").supports(DataType.ARRAY)).isFalse();
        assertThat(Dialect.of("2.3.5").supports(DataType.ARRAY)).isTrue();
        assertThat(Dialect.of("2.3.5").supports(DataType.SPARSE_FLOAT_VECTOR)).isFalse();
        assertThat(Dialect.of("2.6.6").supports(DataType.TIMESTAMPTZ)).isTrue();
        assertThat(Dialect.withoutVersion().supports(DataType.BFLOAT16_VECTOR)).isTrue();
        assertThat(Dialect.of("milvus_lite-3.2.2").supports(DataType.BINARY_VECTOR)).isFalse();
        assertThat(Dialect.of("3.0.0").supports(DataType.UNRECOGNIZED)).isFalse();
    }

    @Test
    void zillizCloudFollowsItsMilvusLineExceptWhatItLeavesOut() {
        var cloud = Dialect.of("Zilliz Cloud Vector Database(Compatible with Milvus 2.6)");
        assertThat(cloud.has(Capability.SESSION_TS)).isTrue();
        assertThat(cloud.has(Capability.RBAC)).isFalse();
    }

    @Test
    void everyCapabilityHoldsSomewhere() {
        assertThat(Arrays.stream(Capability.values()))
                .allSatisfy(c -> assertThat(c.availability().spans()).isNotEmpty());
    }
}
