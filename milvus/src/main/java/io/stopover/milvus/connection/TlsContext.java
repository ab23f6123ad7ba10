package io.stopover.milvus.connection;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.stopover.milvus.endpoint.Tls;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;

/** Makes netty's TLS context from checked PEM texts. */
final class TlsContext {
    private TlsContext() {}

    static SslContext of(Tls tls) {
        try {
            var builder = GrpcSslContexts.forClient();
            tls.authorities().ifPresent(pem -> builder.trustManager(stream(pem)));
            tls.client()
                    .ifPresent(client ->
                            builder.keyManager(
                                    stream(client.certificates()), stream(client.key().reveal())));
            return builder.build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new StopoverException(
                    ErrorCode.BAD_TLS_MATERIAL,
                    "",
                    "the TLS files cannot be used: " + e.getMessage(),
                    e);
        }
    }

    private static InputStream stream(String pem) {
        return new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1));
    }
}
