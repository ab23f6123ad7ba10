package io.stopover.cli.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.model.plan.AutoIdPolicy;
import io.stopover.model.plan.ConflictPolicy;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.plan.LoadPolicy;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Selection;
import io.stopover.model.plan.VerifyMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Endpoint A = Endpoint.parse("a:1");
    private static final Endpoint B = Endpoint.parse("b:1");

    private static String of(Map<String, String> databases) {
        return Fingerprint.of(
                A, B, new Selection(databases, false, List.of(), List.of()), Options.DEFAULTS);
    }

    @Test
    void theSameRequestHasTheSameFingerprintInEveryProcess() {
        assertThat(of(Map.of()))
                .isEqualTo(
                        Fingerprint.of(
                                Endpoint.parse("http://A:1"),
                                B,
                                Selection.DEFAULT_DATABASE,
                                Options.DEFAULTS))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void theOrderOfDatabasesDoesNotMatter() {
        Map<String, String> one = new LinkedHashMap<>(Map.of("x", "x"));
        one.put("y", "z");
        Map<String, String> other = new LinkedHashMap<>(Map.of("y", "z"));
        other.put("x", "x");
        assertThat(of(one)).isEqualTo(of(other)).isNotEqualTo(of(Map.of()));
    }

    @Test
    void anotherEndOrOptionIsAnotherRequest() {
        Options other =
                new Options(
                        IndexPolicy.KEEP,
                        LoadPolicy.NONE,
                        ExistingPolicy.FAIL,
                        ConflictPolicy.FAIL,
                        VerifyMode.FULL,
                        AutoIdPolicy.KEEP,
                        false);
        Selection all = Selection.DEFAULT_DATABASE;
        assertThat(Fingerprint.of(A, B, all, Options.DEFAULTS))
                .isNotEqualTo(Fingerprint.of(B, A, all, Options.DEFAULTS))
                .isNotEqualTo(Fingerprint.of(A, B, all, other));
    }
}
