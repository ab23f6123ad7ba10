package io.stopover.cli.migrate;

import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Selection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What makes two requests the same: the ends, the selection and the options, but neither
 * credentials nor limits. The same command finds its interrupted job by it.
 */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Endpoint source, Endpoint target, Selection selection, Options options) {
        String canonical =
                String.join(
                        "\n",
                        "stopover request 1",
                        "source " + source,
                        "target " + target,
                        "databases " + new TreeMap<>(selection.databases()),
                        "all databases " + selection.allDatabases(),
                        "collections "
                                + selection.collections().stream()
                                        .map(c -> c.pattern() + "=" + c.targetName().orElse(""))
                                        .collect(Collectors.joining("\t")),
                        "exclude " + String.join("\t", selection.excludes()),
                        "options " + options);
        return sha256(canonical);
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
