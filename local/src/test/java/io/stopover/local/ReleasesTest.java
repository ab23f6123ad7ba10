package io.stopover.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** With a stand-in for pip that hands out a small wheel. */
class ReleasesTest {
    @TempDir Path folder;

    @Test
    void severalThatNeedAServerAtTheSameTimeFetchItOnce() throws Exception {
        var python = new Python(pip().toString());
        var obtain =
                (Callable<Path>)
                        () ->
                                new Releases(folder.resolve("cache"), python, Progress.SILENT)
                                        .obtain(Engine.MILVUS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(List.of(obtain, obtain, obtain))) {
                assertThat(result.get().resolve("milvus")).hasContent("the server").isExecutable();
            }
        }
        assertThat(Files.readAllLines(folder.resolve("calls"))).hasSize(1);
    }

    @Test
    void unpackingTellsHowFarItIs() throws IOException {
        var percents = new ArrayList<Integer>();
        new WheelContents(wheel())
                .unpack(
                        "milvus/data/bin/",
                        Files.createDirectory(folder.resolve("out")),
                        (step, percent) -> percents.add(percent.orElseThrow()));
        assertThat(percents).startsWith(0).endsWith(100).isSorted();
        assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**config.yaml.template");
    }

    @Test
    void whatACutShortUnpackingLeftIsNotUsed() throws IOException {
        var cache = Files.createDirectories(folder.resolve("cache"));
        Files.writeString(
                Files.createDirectory(cache.resolve(".milvus-2.3.5")).resolve("milvus"), "half");

        var release =
                new Releases(cache, new Python(pip().toString()), Progress.SILENT)
                        .obtain(Engine.MILVUS);

        assertThat(release.resolve("milvus")).hasContent("the server");
    }

    private Path pip() throws IOException {
        var script =
                Files.writeString(
                        folder.resolve("pip"),
                        """
                        #!/bin/sh
                        echo called >> '%s'
                        while [ "$1" != --dest ]; do shift; done
                        cp '%s' "$2/milvus.whl"
                        """
                                .formatted(folder.resolve("calls"), wheel()));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path wheel() throws IOException {
        var file = folder.resolve("source.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("milvus/data/config.yaml.template"));
            zip.putNextEntry(new ZipEntry("milvus/data/bin/milvus.lzma"));
            var content = new XZOutputStream(zip, new LZMA2Options());
            content.write("the server".getBytes(StandardCharsets.UTF_8));
            content.finish();
        }
        return file;
    }
}
