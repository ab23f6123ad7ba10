package io.stopover.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir private Path folder;

    @Test
    void aWrittenFileIsForItsOwnerOnly() throws IOException {
        Path fresh = folder.resolve("report.html");
        Path readable = Files.createFile(folder.resolve("report.json"));
        Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rw-r--r--"));

        StateFolder.write(fresh, "new");
        StateFolder.write(readable, "again");

        assertThat(permissions(fresh)).isEqualTo("rw-------");
        assertThat(permissions(readable)).isEqualTo("rw-------");
        assertThat(readable).hasContent("again");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
