package io.stopover.milvus.dialect;

/** Servers that share a history. */
enum Family {
    MILVUS("Milvus"),
    /** The managed service: a Milvus line with parts left out. */
    ZILLIZ("Zilliz Cloud"),
    /** One process beside a program: C++ until 2.5, Python since 3.0. */
    LITE("Milvus Lite");

    private final String title;

    Family(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
