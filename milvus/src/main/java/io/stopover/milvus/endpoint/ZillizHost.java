package io.stopover.milvus.endpoint;

import java.util.List;
import java.util.OptionalInt;

/** Host names of Zilliz Cloud clusters (docs.zilliz.com, "Connect to Cluster"). */
final class ZillizHost {
    private static final List<String> DOMAINS =
            List.of(".zillizcloud.com", ".zilliz.com", ".zilliz.com.cn", ".zillizcloud.com.cn");

    private ZillizHost() {}

    static boolean matches(String host) {
        return DOMAINS.stream().anyMatch(host::endsWith);
    }

    /** Collections of a Free or Serverless cluster (docs.zilliz.com, "Zilliz Cloud Limits"). */
    static OptionalInt mostCollections(String host) {
        if (!matches(host)) {
            return OptionalInt.empty();
        }
        return host.startsWith("in03-")
                ? OptionalInt.of(5)
                : host.startsWith("in05-") ? OptionalInt.of(100) : OptionalInt.empty();
    }

    /** Serverless and Free clusters listen on 443, Dedicated ones on Milvus' own port. */
    static int defaultPort(String host) {
        return host.contains(".serverless.") || host.contains(".api.") ? 443 : Endpoint.MILVUS_PORT;
    }
}
