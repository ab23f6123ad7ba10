package io.stopover.testkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The folders of all JVMs that have or had test servers. */
record RunFolders(Path path) {
    RunFolder own() {
        return new RunFolder(path.resolve(RunFolder.nameFor(ProcessHandle.current())));
    }

    /** Ends what a killed JVM left behind; one JVM at a time. */
    void removeAbandoned() {
        try {
            Files.createDirectories(path);
            try (var lock =
                    FileChannel.open(
                            path.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE)) {
                lock.lock(); // until the channel is closed
                all().stream().filter(RunFolder::isAbandoned).forEach(RunFolder::remove);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<RunFolder> all() throws IOException {
        try (var entries = Files.list(path)) {
            return entries.filter(Files::isDirectory).map(RunFolder::new).toList();
        }
    }
}
