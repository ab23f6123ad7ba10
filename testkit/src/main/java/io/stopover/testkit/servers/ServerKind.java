package io.stopover.testkit.servers;

import io.stopover.local.Engine;

/** The real servers a test can have. */
public enum ServerKind {
    /** Milvus 2.3.5 standalone, with authentication. */
    MILVUS_2_3(Engine.MILVUS),
    /** Milvus Lite 3.2.2. */
    LITE_3_2(Engine.MILVUS_LITE),
    /** Milvus Lite 2.5.1. */
    LITE_2_5(Engine.MILVUS_LITE_2_5);

    private final Engine engine;

    ServerKind(Engine engine) {
        this.engine = engine;
    }

    Engine engine() {
        return engine;
    }
}
