package io.stopover.milvus.connection;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.status.CallException;
import io.stopover.milvus.status.Failure;
import io.stopover.model.error.ErrorCode;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Says why a connection could not be opened, in words that lead to the remedy. */
final class OpenFailure {
    /** What netty and BoringSSL say, and what it means; texts seen against Milvus 2.3.5. */
    private static final Map<String, String> TLS_WORDS =
            Map.of(
                    "not an SSL/TLS record",
                    "this port does not speak TLS; write http:// instead of https://",
                    "PKIX path",
                    "the server's certificate is not signed by an authority known here",
                    "No subject alternative",
                    "the server's certificate is for another name",
                    "No name matching",
                    "the server's certificate is for another name",
                    "ALERT_BAD_CERTIFICATE",
                    "the server wants a client certificate that it knows",
                    "CERTIFICATE_REQUIRED",
                    "the server wants a client certificate that it knows",
                    "UNKNOWN_CA",
                    "the server does not know the authority of the client certificate",
                    "CertificateExpired",
                    "the server's certificate has expired");

    private final ConnectionSettings settings;
    private final StatusRuntimeException cause;
    private final Failure failure;

    private OpenFailure(ConnectionSettings settings, StatusRuntimeException cause) {
        this.settings = settings;
        this.cause = cause;
        this.failure = Failure.of(cause);
    }

    static CallException explain(ConnectionSettings settings, StatusRuntimeException e) {
        return new OpenFailure(settings, e).explain();
    }

    /** Something answers gRPC calls and knows none of Milvus'. */
    static CallException notMilvus(ConnectionSettings settings) {
        return new OpenFailure(settings, Status.UNIMPLEMENTED.asRuntimeException())
                .as(ErrorCode.UNREACHABLE, "what answers there speaks gRPC but is no Milvus");
    }

    private CallException explain() {
        if (brokenTls()) {
            return as(ErrorCode.TLS_FAILED, tlsWords());
        }
        return switch (cause.getStatus().getCode()) {
            case UNAVAILABLE, INTERNAL, UNKNOWN -> notSpokenTo();
            case DEADLINE_EXCEEDED ->
                    as(
                            ErrorCode.UNREACHABLE,
                            "no answer within " + settings.openDeadline().toSeconds() + " s");
            default -> new CallException(failure, during(), cause);
        };
    }

    private CallException notSpokenTo() {
        if (failure.nothingWritten()) {
            return as(ErrorCode.UNREACHABLE, failure.reason());
        }
        if (!settings.endpoint().tls() && TlsProbe.speaksTls(settings.endpoint())) {
            return as(
                    ErrorCode.TLS_FAILED,
                    "this port speaks TLS; write https:// instead of http://");
        }
        return cause.getStatus().getCode() == Status.Code.UNAVAILABLE
                ? as(ErrorCode.UNREACHABLE, "the connection was cut: " + failure.reason())
                : as(ErrorCode.UNREACHABLE, "what answers there is no Milvus: " + failure.reason());
    }

    private boolean brokenTls() {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    private String tlsWords() {
        return TLS_WORDS.entrySet().stream()
                .filter(words -> failure.reason().contains(words.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(failure.reason());
    }

    private CallException as(ErrorCode code, String words) {
        return new CallException(code, failure, during(), words, cause);
    }

    private String during() {
        return "connecting to " + settings.endpoint();
    }
}
