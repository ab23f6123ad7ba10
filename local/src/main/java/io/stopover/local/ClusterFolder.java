package io.stopover.local;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/** Where a cluster keeps its things. */
record ClusterFolder(Path path) {
    String name() {
        return path.getFileName().toString();
    }

    Path data() {
        return path.resolve("data");
    }

    Path configs() {
        return path.resolve("configs");
    }

    Path log() {
        return path.resolve("server.log");
    }

    Path password() {
        return path.resolve("password");
    }

    Path caCertificate() {
        return path.resolve("tls/ca.pem");
    }

    Path serverCertificate() {
        return path.resolve("tls/server.pem");
    }

    Path serverKey() {
        return path.resolve("tls/server.key");
    }

    /** Empty when there is no such cluster. */
    Optional<Settings> load() throws IOException {
        var file = settings();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return Optional.of(Settings.of(properties));
    }

    Settings save(Settings settings) throws IOException {
        Files.createDirectories(
                path,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var text = new StringWriter();
        settings.toProperties()
                .store(text, "Written by stopover local; stop the cluster before changing it.");
        AtomicFiles.write(settings(), text.toString());
        return settings;
    }

    private Path settings() {
        return path.resolve("cluster.properties");
    }
}
