package io.stopover.milvus.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milvus.grpc.Status;
import io.stopover.model.error.ErrorCode;
import java.net.ConnectException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {
    /** Texts as real servers sent them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    100 | 4 | false | collection not found[database=default][collection=nope] | STOP | true | COLLECTION_NOT_FOUND
                    800 | 1 | false | database not found[database=nodb] | STOP | true | DATABASE_NOT_FOUND
                    101 | 1 | false | failed to query: collection not loaded[collection=4706] | STOP | false | SOURCE_NOT_LOADED
                    103 | 1 | true | collection not fully loaded | RETRY | false | UNEXPECTED_ANSWER
                    1 | 56 | true | service not ready | RETRY | false | UNEXPECTED_ANSWER
                    1 | 1 | false | collection 'c1' already exists | STOP | false | UNEXPECTED_ANSWER
                    1 | 0 | false | database 'nodb' does not exist | STOP | true | DATABASE_NOT_FOUND
                    6 | 6 | false | VARCHAR field 't' value length 3001 exceeds max_length=3000 | STOP | true | UNEXPECTED_ANSWER
                    6 | 6 | false | field 'g' value 'LINE (0 0)' does not match dtype DataType.GEOMETRY | STOP | true | UNEXPECTED_ANSWER
                    6 | 6 | false | vector field 'v' expected dim 4, got 3 | STOP | false | UNEXPECTED_ANSWER
                    8 | 49 | true | request is rejected by grpc RateLimiter middleware, please retry later: rate limit exceeded[rate=0.1] | BACK_OFF | true | TARGET_BUSY
                    9 | 48 | false | quota exceeded[reason=memory quota exhausted, please allocate more resources] | BACK_OFF | true | TARGET_QUOTA
                    0 | 49 | false | rate limit exceeded | BACK_OFF | true | TARGET_BUSY
                    0 | 4 | false | can't find collection | STOP | true | COLLECTION_NOT_FOUND
                    1100 | 5 | false | collection name should not be empty: invalid parameter | STOP | true | UNEXPECTED_ANSWER
                    1102 | 5 | false | parameter too large | SPLIT | true | UNEXPECTED_ANSWER
                    1100 | 5 | false | query results exceed the (maxOutputSize) limit: 104857600 | SPLIT | false | SOURCE_ROW_TOO_LARGE
                    65535 | 1 | false | fail to Query on QueryNode 1: grpc: trying to send message larger than max | SPLIT | false | SOURCE_ROW_TOO_LARGE
                    65535 | 1 | false | create duplicate collection with different parameters, collection: c1 | STOP | false | UNEXPECTED_ANSWER
                    65535 | 1 | false | stack overflow in segcore | UNKNOWN | false | UNEXPECTED_ANSWER
                    2000 | 0 | true | segcore error | RETRY | false | UNEXPECTED_ANSWER
                    1401 | 3 | false | permission deny | STOP | true | PERMISSION_DENIED
                    """)
    void aMilvusStatusIsClassified(
            int code,
            int legacy,
            boolean retriable,
            String reason,
            Reaction reaction,
            boolean nothingWritten,
            ErrorCode name) {
        var failure = Failure.of(status(code, legacy, retriable, reason));
        assertThat(failure.reaction()).isEqualTo(reaction);
        assertThat(failure.nothingWritten()).isEqualTo(nothingWritten);
        assertThat(failure.errorCode()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UNAUTHENTICATED | auth check failure, please check username and password are correct | STOP | true | AUTHENTICATION_FAILED
                    PERMISSION_DENIED | PrivilegeInsert: permission deny to reader | STOP | true | PERMISSION_DENIED
                    RESOURCE_EXHAUSTED | grpc: received message larger than max (97886398 vs. 67108864) | SPLIT | true | UNEXPECTED_ANSWER
                    RESOURCE_EXHAUSTED | grpc: trying to send message larger than max (93349060 vs. 67108864) | SPLIT | false | SOURCE_ROW_TOO_LARGE
                    RESOURCE_EXHAUSTED | quota | BACK_OFF | false | TARGET_BUSY
                    UNAVAILABLE | Network closed for unknown reason | RETRY | false | UNREACHABLE
                    UNAVAILABLE | Unable to resolve host nowhere | RETRY | true | UNREACHABLE
                    DEADLINE_EXCEEDED | after 1 s | BACK_OFF | false | TIMED_OUT
                    CANCELLED | Thread interrupted | STOP | false | INTERRUPTED
                    CANCELLED | Failed to read message. | STOP | false | UNEXPECTED_ANSWER
                    CANCELLED | context canceled | RETRY | false | UNREACHABLE
                    UNIMPLEMENTED | unknown method DescribeDatabase for service milvus.proto.milvus.MilvusService | STOP | true | UNSUPPORTED_SERVER
                    INTERNAL | RST_STREAM closed stream. HTTP/2 error code: INTERNAL_ERROR | RETRY | false | UNREACHABLE
                    UNKNOWN | anything | UNKNOWN | false | UNEXPECTED_ANSWER
                    """)
    void aGrpcStatusIsClassified(
            io.grpc.Status.Code code,
            String description,
            Reaction reaction,
            boolean nothingWritten,
            ErrorCode name) {
        var failure =
                Failure.of(
                        io.grpc.Status.fromCode(code)
                                .withDescription(description)
                                .asRuntimeException());
        assertThat(failure.reaction()).isEqualTo(reaction);
        assertThat(failure.nothingWritten()).isEqualTo(nothingWritten);
        assertThat(failure.errorCode()).isEqualTo(name);
    }

    @Test
    void aRefusedConnectionCertainlyWroteNothing() {
        var refused =
                io.grpc.Status.UNAVAILABLE
                        .withDescription("io exception")
                        .withCause(
                                new ConnectException(
                                        "finishConnect(..) failed: Connection refused"))
                        .asRuntimeException();
        assertThat(Failure.of(refused).nothingWritten()).isTrue();
    }

    @Test
    void everyRowOfTheTableHasItsOwnName() {
        assertThat(SymptomTable.rows().stream().map(Symptom::name).collect(Collectors.toSet()))
                .hasSameSizeAs(SymptomTable.rows());
    }

    @Test
    void aStatusIsGoodOnlyWhenBothItsCodesAre() {
        Statuses.check(Status.getDefaultInstance(), "testing");
        assertThatThrownBy(() -> Statuses.check(status(0, 5, false, "bad"), "testing"))
                .isInstanceOf(CallException.class);
        assertThatThrownBy(() -> Statuses.check(status(1100, 0, false, "bad"), "testing"))
                .isInstanceOf(CallException.class)
                .hasMessage("code 1100: bad");
    }

    @Test
    void aCallersNameDoesNotHideATellingOne() {
        var unauthenticated = Failure.of(io.grpc.Status.UNAUTHENTICATED.asRuntimeException());
        var other = Failure.of(status(1100, 5, false, "bad"));

        assertThat(new CallException(unauthenticated, "x").named(ErrorCode.TARGET_REFUSED).code())
                .isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
        assertThat(new CallException(other, "x").named(ErrorCode.TARGET_REFUSED).code())
                .isEqualTo(ErrorCode.TARGET_REFUSED);
    }

    @SuppressWarnings("deprecation") // servers of 2.3 still fill the legacy code
    private static Status status(int code, int legacy, boolean retriable, String reason) {
        return Status.newBuilder()
                .setCode(code)
                .setErrorCodeValue(legacy)
                .setRetriable(retriable)
                .setReason(reason)
                .build();
    }
}
