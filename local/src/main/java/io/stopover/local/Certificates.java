package io.stopover.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Makes a certificate authority for one cluster and a server certificate signed by it; the
 * authority's key is not kept.
 */
final class Certificates {
    private static final String DAYS = "3650";
    private static final Base64.Encoder PEM =
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final ClusterFolder folder;
    private final String storePassword = RootPassword.random();

    Certificates(ClusterFolder folder) {
        this.folder = folder;
    }

    /**
     * Writes CA certificate, server certificate (for localhost and 127.0.0.1) and server key as
     * PEM.
     */
    void write() throws IOException {
        Files.createDirectories(folder.serverKey().getParent());
        var store = folder.serverKey().resolveSibling("store.p12");
        try {
            Files.deleteIfExists(store);
            keytool(
                    store,
                    "-alias",
                    "ca",
                    "-dname",
                    "CN=Stopover local cluster " + folder.name(),
                    "-ext",
                    "bc:c");
            keytool(
                    store,
                    "-alias",
                    "server",
                    "-signer",
                    "ca",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1");
            export(store);
        } catch (GeneralSecurityException e) {
            throw new LocalClusterException("Cannot make a certificate for " + folder.name(), e);
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private void export(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, storePassword.toCharArray());
        }
        Key key = store.getKey("server", storePassword.toCharArray());
        AtomicFiles.write(
                folder.caCertificate(),
                pem("CERTIFICATE", store.getCertificate("ca").getEncoded()));
        AtomicFiles.write(
                folder.serverCertificate(),
                pem("CERTIFICATE", store.getCertificate("server").getEncoded()));
        AtomicFiles.write(folder.serverKey(), pem("PRIVATE KEY", key.getEncoded()));
    }

    private void keytool(Path store, String... arguments) throws IOException {
        var line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "RSA",
                                "-keysize",
                                "2048",
                                "-validity",
                                DAYS,
                                "-storetype",
                                "PKCS12",
                                "-storepass:env",
                                "STORE_PASSWORD",
                                "-keystore",
                                store.toString()));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("STORE_PASSWORD", storePassword);
        var process = builder.start();
        try (var output = process.getInputStream()) {
            var said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new LocalClusterException(
                        "The JDK's keytool made no certificate. It said:\n" + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalClusterException("Interrupted while a certificate was being made.", e);
        }
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(type, PEM.encodeToString(content));
    }
}
