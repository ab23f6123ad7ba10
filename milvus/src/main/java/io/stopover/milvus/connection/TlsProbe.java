package io.stopover.milvus.connection;

import io.stopover.milvus.endpoint.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Finds out whether a port speaks TLS: it does when it shows a certificate. Nothing is sent. */
final class TlsProbe {
    private static final int TIMEOUT_MILLIS = 2_000;

    private TlsProbe() {}

    static boolean speaksTls(Endpoint endpoint) {
        AtomicBoolean seen = new AtomicBoolean();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Witness(seen)}, null);
            try (var tls =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(
                                            socket, endpoint.host(), endpoint.port(), false)) {
                tls.startHandshake();
            }
        } catch (IOException | GeneralSecurityException e) {
            return seen.get();
        }
        return seen.get();
    }

    /** Notes that a certificate came and trusts none, so that the handshake ends there. */
    private record Witness(AtomicBoolean seen) implements X509TrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            seen.set(true);
            throw new CertificateException("seen");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            throw new CertificateException("not a server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
