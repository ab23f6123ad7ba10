package io.stopover.milvus.endpoint;

import java.util.List;

/** Host names of Zilliz Cloud clusters (docs.zilliz.com, "Connect to Cluster"). */
final class ZillizHost {
    private static final List<String> DOMAINS =
            List.of(".zillizcloud.com", ".zilliz.com", ".zilliz.com.cn", ".zillizcloud.com.cn");

    private ZillizHost() {}

    static boolean matches(String host) {
        return DOMAINS.stream().anyMatch(host::endsWith);
    }

    /** Serverless and Free clusters listen on 443, Dedicated ones on Milvus' own port. */
    static int defaultPort(String host) {
        return host.contains(".serverless.") || host.contains(".api.") ? 443 : Endpoint.MILVUS_PORT;
    }
}
