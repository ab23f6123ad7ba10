package io.stopover.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/** Takes the executables and libraries out of a wheel. */
final class WheelContents {
    /** The milvus wheel names them so, but what is inside is the .xz format. */
    private static final String COMPRESSED = ".lzma";

    private final Path wheel;

    WheelContents(Path wheel) {
        this.wheel = wheel;
    }

    /**
     * Writes the files of one folder inside the wheel into {@code target}, executable and
     * uncompressed.
     */
    void unpack(String folder, Path target, Progress progress) throws IOException {
        try (var zip = new ZipFile(wheel.toFile())) {
            var entries =
                    zip.stream()
                            .filter(entry ->
                                    entry.getName().startsWith(folder) && !entry.isDirectory())
                            .toList();
            long total = entries.stream().mapToLong(ZipEntry::getCompressedSize).sum();
            long done = 0;
            for (var entry : entries) {
                progress.report(
                        "Unpacking " + wheel.getFileName(),
                        OptionalInt.of((int) (done * 100 / total)));
                var file = target.resolve(fileName(entry));
                try (var content = open(zip, entry)) {
                    Files.copy(content, file);
                }
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                done += entry.getCompressedSize();
            }
            progress.report("Unpacked " + wheel.getFileName(), OptionalInt.of(100));
        }
    }

    private static InputStream open(ZipFile zip, ZipEntry entry) throws IOException {
        var content = zip.getInputStream(entry);
        return entry.getName().endsWith(COMPRESSED) ? new XZInputStream(content) : content;
    }

    private static String fileName(ZipEntry entry) {
        var name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        return name.endsWith(COMPRESSED)
                ? name.substring(0, name.length() - COMPRESSED.length())
                : name;
    }
}
