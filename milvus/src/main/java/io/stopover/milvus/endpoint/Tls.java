package io.stopover.milvus.endpoint;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What TLS needs beyond the system's own certificate authorities, already read and checked.
 *
 * @param authorities PEM of the certificate authorities to trust instead of the system's
 * @param client certificate and key for mutual TLS
 * @param serverName name to expect in the server's certificate instead of the endpoint's host
 */
public record Tls(
        Optional<String> authorities,
        Optional<ClientCertificate> client,
        Optional<String> serverName) {

    /**
     * @param certificates PEM, the client's own certificate first
     * @param key PEM of an unencrypted PKCS#8 key
     */
    public record ClientCertificate(String certificates, Secret key) {}

    public Tls {
        requireNonNull(authorities, "authorities");
        requireNonNull(client, "client");
        requireNonNull(serverName, "serverName");
    }

    /** The system's certificate authorities, no client certificate, the endpoint's own name. */
    public static Tls standard() {
        return new Tls(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Reads and checks PEM files.
     *
     * @throws io.stopover.model.error.StopoverException BAD_TLS_MATERIAL naming the file and what
     *     is wrong with it
     */
    public static Tls read(
            Optional<Path> authorities,
            Optional<Path> certificate,
            Optional<Path> key,
            Optional<String> serverName) {
        return new Tls(
                authorities.map(PemFiles::certificates),
                PemFiles.client(certificate, key),
                serverName);
    }

    public boolean isStandard() {
        return equals(standard());
    }
}
