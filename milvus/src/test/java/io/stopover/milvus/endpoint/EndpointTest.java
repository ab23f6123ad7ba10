package io.stopover.milvus.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "localhost, http://localhost:19530",
        "localhost:1234, http://localhost:1234",
        "10.0.0.7:19530, http://10.0.0.7:19530",
        "http://Milvus.Example, http://milvus.example:19530",
        "HTTP://a_b:1, http://a_b:1",
        "http://a:65535/, http://a:65535",
        "https://a, https://a:443",
        "https://a:19530/shop, https://a:19530/shop",
        "a:19530/shop, http://a:19530/shop",
        "[::1], http://[::1]:19530",
        "https://[fe80::1%eth0]:2/db, https://[fe80::1%eth0]:2/db",
        "' localhost ', http://localhost:19530",
        "https://in03-abc.serverless.gcp-us-west1.cloud.zilliz.com, https://in03-abc.serverless.gcp-us-west1.cloud.zilliz.com:443",
        "in01-abc.aws-us-west-2.vectordb.zillizcloud.com, https://in01-abc.aws-us-west-2.vectordb.zillizcloud.com:19530",
        "in01-abc.aws-us-west-2.vectordb.zillizcloud.com:19531, https://in01-abc.aws-us-west-2.vectordb.zillizcloud.com:19531",
    })
    void anEndpointIsReadAsPeopleWriteIt(String written, String canonical) {
        assertThat(Endpoint.parse(written)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LOCALHOST:1, true",
        "milvus.localhost, true",
        "127.0.0.1, true",
        "127.8.9.10, true",
        "[::1], true",
        "[0:0:0:0:0:0:0:1], true",
        "10.0.0.7, false",
        "0.0.0.0, false",
        "127.example.com, false",
        "127.0.0.1.example.com, false",
        "localhost.example.com, false",
        "mylocalhost, false",
        "[fe80::1], false",
        "[::1:1], false"
    })
    void thisComputerIsToldByItsHostAsWritten(String written, boolean loopback) {
        assertThat(Endpoint.parse(written).loopback()).isEqualTo(loopback);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a, root, true",
        "https://a, root, false",
        "http://127.0.0.1, root, false",
        "http://a, '', false"
    })
    void aCredentialIsInClearOverPlainHttpToAnotherComputer(
            String written, String user, boolean inClear) {
        Credential credential =
                user.isEmpty()
                        ? Credential.none()
                        : new Credential.UserPassword(user, Secret.of("pw"));
        assertThat(
                        ConnectionSettings.of(Endpoint.parse(written), credential, Tls.standard())
                                .credentialInClear())
                .isEqualTo(inClear);
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty",
        "http://, host is missing",
        ":19530, host is missing",
        "tcp://a:1, scheme 'tcp'",
        "a:0, not between",
        "a:65536, not between",
        "a:99999999999, not between",
        "a:, port after",
        "a:19x, not a number",
        "a b:1, white space",
        "::1, brackets",
        "[::1, not closed",
        "[::1]x, ':port'",
        "[localhost]:1, no IPv6",
        "a:1/x/y, no database name",
        "a:1/ünï, no database name",
        "a:1?x=1, query",
        "./milvus_demo.db, Milvus Lite file",
        "a*b, no host name",
        "http://in01-x.aws.vectordb.zillizcloud.com, https only",
    })
    void aBadEndpointIsRefusedWithThePartThatIsWrong(String written, String named) {
        var refusal = refusal(written);
        assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_ENDPOINT);
        assertThat(refusal).hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://root:Milvus@a:1",
                "root:Mil/vus@a",
                "https://tok@a/db",
                "a:1/x@Milvus"
            })
    void aPasswordInTheUrlIsRefusedAndNotRepeated(String written) {
        var refusal = refusal(written);
        assertThat(refusal.code()).isEqualTo(ErrorCode.SECRET_AS_ARGUMENT);
        assertThat(refusal.getMessage()).doesNotContain("Mil");
    }

    @Test
    void aTokenInTheQueryIsNotRepeated() {
        assertThat(refusal("a:1?token=geheim")).hasMessageNotContaining("geheim");
    }

    @Test
    void theCanonicalFormIsReadAsTheSameEndpoint() {
        qt().forAll(
                        booleans().all(),
                        integers().between(1, 65535),
                        strings().betweenCodePoints('a', 'z').ofLengthBetween(1, 20))
                .checkAssert((tls, port, name) -> {
                    var endpoint = new Endpoint(tls, name, port, Optional.of(name));
                    assertThat(Endpoint.parse(endpoint.toString())).isEqualTo(endpoint);
                });
    }

    @Test
    void thePlanOfAZillizClusterIsToldByItsHostName() {
        assertThat(Endpoint.parse("https://in03-x.serverless.gcp.zilliz.com").mostCollections())
                .hasValue(5);
        assertThat(Endpoint.parse("https://in05-x.serverless.gcp.zilliz.com").mostCollections())
                .hasValue(100);
        assertThat(Endpoint.parse("https://in01-x.aws.zillizcloud.com").mostCollections())
                .isEmpty();
        assertThat(Endpoint.parse("http://in03-x.example.com").mostCollections()).isEmpty();
    }

    @Test
    void noTextBreaksTheParserInAnyOtherWay() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 30))
                .checkAssert(text -> {
                    try {
                        Endpoint.parse(text);
                    } catch (StopoverException e) {
                        assertThat(e.code())
                                .isIn(ErrorCode.BAD_ENDPOINT, ErrorCode.SECRET_AS_ARGUMENT);
                    }
                });
    }

    private static StopoverException refusal(String written) {
        return catchThrowableOfType(StopoverException.class, () -> Endpoint.parse(written));
    }
}
