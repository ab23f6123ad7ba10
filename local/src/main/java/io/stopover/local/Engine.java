package io.stopover.local;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The servers that can be obtained from PyPI, each at the one version that Stopover was tested
 * with.
 */
public enum Engine {
    /** The real standalone server with embedded etcd; the last version that PyPI carries. */
    MILVUS("milvus", "milvus", "2.3.5"),
    /** The Python server with nullable fields and databases. */
    MILVUS_LITE("milvus-lite", "milvus-lite", "3.2.2"),
    /** The C++ server on SQLite, with binary, half-precision and sparse vectors. */
    MILVUS_LITE_2_5("milvus-lite-2.5", "milvus-lite", "2.5.1");

    private final String id;
    private final String packageName;
    private final String version;

    Engine(String id, String packageName, String version) {
        this.id = id;
        this.packageName = packageName;
        this.version = version;
    }

    /** The name people type, such as {@code milvus-lite}. */
    public String id() {
        return id;
    }

    /** The exact version that is obtained. */
    public String version() {
        return version;
    }

    /** Whether the server can ask for a password and speak TLS. */
    public boolean isProtectable() {
        return this == MILVUS;
    }

    /**
     * The engine with this id.
     *
     * @throws LocalClusterException for an unknown id, with the known ones
     */
    public static Engine of(String id) {
        return Arrays.stream(values())
                .filter(engine -> engine.id.equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new LocalClusterException(
                                "There is no engine '" + id + "'. Use one of: " + ids()));
    }

    /** Package and version as pip wants them. */
    String requirement() {
        return packageName + "==" + version;
    }

    /** Names the engine's folder in the cache. */
    String release() {
        return packageName + "-" + version;
    }

    private static String ids() {
        return Arrays.stream(values()).map(Engine::id).collect(Collectors.joining(", "));
    }
}
