package io.stopover.testkit.fake;

import io.grpc.MethodDescriptor;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The calls the fake answers; every other method of the service is UNIMPLEMENTED. */
public enum Rpc {
    CONNECT("Connect", Effect.READS),
    GET_VERSION("GetVersion", Effect.READS),
    GET_METRICS("GetMetrics", Effect.READS),
    CHECK_HEALTH("CheckHealth", Effect.READS),
    ALLOC_TIMESTAMP("AllocTimestamp", Effect.READS),
    CREATE_DATABASE("CreateDatabase", Effect.WRITES),
    DROP_DATABASE("DropDatabase", Effect.WRITES),
    LIST_DATABASES("ListDatabases", Effect.READS),
    DESCRIBE_DATABASE("DescribeDatabase", Effect.READS),
    ALTER_DATABASE("AlterDatabase", Effect.WRITES),
    CREATE_COLLECTION("CreateCollection", Effect.WRITES),
    DROP_COLLECTION("DropCollection", Effect.WRITES),
    HAS_COLLECTION("HasCollection", Effect.READS),
    DESCRIBE_COLLECTION("DescribeCollection", Effect.READS),
    SHOW_COLLECTIONS("ShowCollections", Effect.READS),
    RENAME_COLLECTION("RenameCollection", Effect.WRITES),
    ALTER_COLLECTION("AlterCollection", Effect.WRITES),
    GET_COLLECTION_STATISTICS("GetCollectionStatistics", Effect.READS),
    CREATE_PARTITION("CreatePartition", Effect.WRITES),
    DROP_PARTITION("DropPartition", Effect.WRITES),
    HAS_PARTITION("HasPartition", Effect.READS),
    SHOW_PARTITIONS("ShowPartitions", Effect.READS),
    CREATE_ALIAS("CreateAlias", Effect.WRITES),
    DROP_ALIAS("DropAlias", Effect.WRITES),
    ALTER_ALIAS("AlterAlias", Effect.WRITES),
    DESCRIBE_ALIAS("DescribeAlias", Effect.READS),
    LIST_ALIASES("ListAliases", Effect.READS),
    CREATE_INDEX("CreateIndex", Effect.WRITES),
    DROP_INDEX("DropIndex", Effect.WRITES),
    DESCRIBE_INDEX("DescribeIndex", Effect.READS),
    LOAD_COLLECTION("LoadCollection", Effect.WRITES),
    RELEASE_COLLECTION("ReleaseCollection", Effect.WRITES),
    LOAD_PARTITIONS("LoadPartitions", Effect.WRITES),
    RELEASE_PARTITIONS("ReleasePartitions", Effect.WRITES),
    GET_LOAD_STATE("GetLoadState", Effect.READS),
    GET_LOADING_PROGRESS("GetLoadingProgress", Effect.READS),
    INSERT("Insert", Effect.WRITES),
    UPSERT("Upsert", Effect.WRITES),
    DELETE("Delete", Effect.WRITES),
    QUERY("Query", Effect.READS),
    FLUSH("Flush", Effect.WRITES),
    GET_FLUSH_STATE("GetFlushState", Effect.READS);

    private static final Map<String, Rpc> BY_METHOD =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(rpc -> rpc.method, Function.identity()));

    private final String method;
    private final Effect effect;

    Rpc(String method, Effect effect) {
        this.method = method;
        this.effect = effect;
    }

    String method() {
        return method;
    }

    boolean writes() {
        return effect == Effect.WRITES;
    }

    /** The call behind a bound method; only bound methods reach the interceptors. */
    static Rpc of(MethodDescriptor<?, ?> method) {
        Rpc rpc = BY_METHOD.get(String.valueOf(method.getBareMethodName()));
        if (rpc == null) {
            throw new IllegalArgumentException("no name for " + method.getFullMethodName());
        }
        return rpc;
    }

    private enum Effect {
        READS,
        WRITES
    }
}
