package io.stopover.milvus.endpoint;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads PEM files and says what is wrong with them before any connection is tried. */
final class PemFiles {
    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** The signature that shows whether a key belongs to a certificate, by the key's algorithm. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private PemFiles() {}

    static String certificates(Path file) {
        String pem = read(file);
        first(pem, file);
        return pem;
    }

    static Optional<Tls.ClientCertificate> client(Optional<Path> certificate, Optional<Path> key) {
        if (certificate.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            throw new StopoverException(
                    ErrorCode.BAD_TLS_MATERIAL,
                    "mutual TLS needs a certificate and its key, and only the "
                            + (key.isEmpty() ? "certificate" : "key")
                            + " was given");
        }
        String certificates = certificates(certificate.get());
        String keyText = read(key.get());
        Certificate own = first(certificates, certificate.get());
        if (!belongTogether(own, key(keyText, own, key.get()))) {
            throw bad(key.get(), "is not the key of " + certificate.get(), null);
        }
        return Optional.of(new Tls.ClientCertificate(certificates, Secret.of(keyText)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw bad(file, "cannot be read", e);
        }
    }

    private static Certificate first(String pem, Path file) {
        try {
            var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1));
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .findFirst()
                    .orElseThrow(() -> bad(file, "holds no certificate in PEM form", null));
        } catch (GeneralSecurityException e) {
            throw bad(file, "holds no certificate in PEM form", e);
        }
    }

    private static PrivateKey key(String pem, Certificate own, Path file) {
        if (pem.contains("ENCRYPTED PRIVATE KEY") || pem.contains("Proc-Type: 4,ENCRYPTED")) {
            throw bad(file, "is protected by a passphrase; give an unencrypted PKCS#8 key", null);
        }
        var matcher = KEY.matcher(pem);
        if (!matcher.find()) {
            throw bad(
                    file,
                    "holds no PKCS#8 key (BEGIN PRIVATE KEY); `openssl pkcs8 -topk8 -nodes` converts others",
                    null);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
            return KeyFactory.getInstance(own.getPublicKey().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw bad(file, "holds no key of the certificate's algorithm", e);
        }
    }

    private static boolean belongTogether(Certificate certificate, PrivateKey key) {
        String algorithm = SIGNATURES.get(key.getAlgorithm());
        if (algorithm == null) {
            return true;
        }
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update((byte) 1);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update((byte) 1);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static StopoverException bad(
            Path file, String why, @org.jspecify.annotations.Nullable Exception cause) {
        return new StopoverException(ErrorCode.BAD_TLS_MATERIAL, "", file + " " + why, cause);
    }
}
