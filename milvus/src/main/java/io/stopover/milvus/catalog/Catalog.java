package io.stopover.milvus.catalog;

import io.milvus.grpc.DescribeCollectionResponse;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.dialect.Capability;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.IndexSpec;
import io.stopover.model.schema.LoadState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The definitions and states a server keeps. Thread-safe. Every method repeats passing trouble
 * within the connection's retry budget and throws {@link io.stopover.milvus.status.CallException}
 * when that does not help. What is brought about may be brought about twice: after an unclear
 * outcome the server is asked, and what is there must be what was asked for.
 */
public final class Catalog {
    private final Calls calls;
    private final Databases databases;
    private final Collections collections;
    private final Aliases aliases;
    private final Indexes indexes;
    private final Loading loading;
    private final Releasing releasing;
    private final Rows rows;
    private final Capacity capacity;

    public Catalog(Connection connection) {
        this.calls = new Calls(connection);
        this.databases = new Databases(calls);
        this.collections = new Collections(calls);
        this.aliases = new Aliases(calls, collections);
        this.indexes = new Indexes(calls);
        this.loading = new Loading(calls);
        this.capacity = new Capacity(calls);
        this.releasing = new Releasing(calls, loading);
        this.rows = new Rows(calls, collections);
    }

    /** Names of the databases, sorted; "default" alone where the server has no databases. */
    public List<String> databases() {
        return databases.list();
    }

    /** Empty where the server does not tell (before 2.4.3). */
    public Map<String, String> databaseProperties(String database) {
        return databases.properties(database);
    }

    /** One that is there already is left as it is. */
    public void createDatabase(String database, Map<String, String> properties) {
        databases.create(database, properties);
    }

    /** The database must be empty. */
    public void dropDatabase(String database) {
        databases.drop(database);
    }

    /** Names of the collections of a database, sorted, aliases not among them. */
    public List<String> collections(String database) {
        return collections.list(database);
    }

    /**
     * Everything about a collection; empty when there is none of that name. Asked by an alias, it
     * answers with the collection's own name. On 2.3 a missing database looks like a missing
     * collection.
     */
    public Optional<CollectionInfo> describe(CollectionName name) {
        return collections.describe(name).map(found -> info(name.database(), found));
    }

    private CollectionInfo info(String database, DescribeCollectionResponse found) {
        CollectionSchema schema = collections.schema(found);
        CollectionName name = new CollectionName(database, schema.name());
        boolean told = calls.has(Capability.IDENTITY_DESCRIBED);
        return new CollectionInfo(
                name,
                found.getCollectionID(),
                found.getCreatedTimestamp(),
                found.getUpdateTimestamp(),
                schema,
                Math.max(1, found.getShardsNum()),
                told ? Consistency.read(found.getConsistencyLevel()) : ConsistencyLevel.BOUNDED,
                found.getNumPartitions(),
                Attributes.read(found.getPropertiesList()),
                aliases.of(name, found),
                collections.partitions(name),
                indexes.list(name),
                new Unrecognized()
                        .scan(found)
                        .addIf(
                                found.getConsistencyLevel()
                                        == io.milvus.grpc.ConsistencyLevel.UNRECOGNIZED,
                                "consistency level " + found.getConsistencyLevelValue())
                        .list());
    }

    /**
     * Creates a collection and looks at what the server made of it.
     *
     * @param partitionCount buckets of a partition key; 0 for the server's default
     * @throws io.stopover.model.error.StopoverException TARGET_REFUSED with the differences when
     *     something else is there, or the server dropped what it does not know
     */
    public void create(
            CollectionName name,
            CollectionSchema schema,
            int shards,
            ConsistencyLevel consistency,
            Map<String, String> properties,
            long partitionCount) {
        collections.create(name, schema, shards, consistency, properties, partitionCount);
    }

    /** A collection that is not there is dropped already. Aliases must be dropped before. */
    public void drop(CollectionName name) {
        collections.drop(name);
    }

    public void alterProperties(CollectionName name, Map<String, String> properties) {
        collections.alter(name, properties);
    }

    public void createPartition(CollectionName name, String partition) {
        collections.createPartition(name, partition);
    }

    /** Which collection a name stands for, itself or as an alias; empty when it is free. */
    public Optional<String> collectionBehind(String database, String name) {
        return aliases.target(database, name);
    }

    public void createAlias(CollectionName name, String alias) {
        aliases.create(name, alias);
    }

    public void dropAlias(String database, String alias) {
        aliases.drop(database, alias);
    }

    /** The partitions of a collection that is there; none where the server has no partitions. */
    public List<String> partitions(CollectionName name) {
        return collections.partitions(name);
    }

    /** The indexes of a collection that is there. */
    public List<IndexSpec> indexes(CollectionName name) {
        return indexes.list(name);
    }

    /** Starts building; see {@link #indexProgress}. */
    public void createIndex(CollectionName name, IndexSpec index) {
        indexes.create(name, index);
    }

    /** The collection must be released before. */
    public void dropIndex(CollectionName name, IndexSpec index) {
        indexes.drop(name, index);
    }

    /** How far each index of the collection is built. */
    public List<IndexProgress> indexProgress(CollectionName name) {
        return indexes.progress(name);
    }

    /** Starts loading; see {@link #loadState}. */
    public void load(CollectionName name) {
        loading.load(name);
    }

    public void release(CollectionName name) {
        releasing.release(name);
    }

    /**
     * The state of a collection, or of one partition. "Loaded" of a collection means only those
     * partitions that somebody loaded: ask for each partition before reading.
     */
    public LoadState loadState(CollectionName name, Optional<String> partition) {
        return loading.state(name, partition);
    }

    /** Percent loaded, of a collection that is loading or loaded. */
    public int loadPercent(CollectionName name) {
        return loading.percent(name);
    }

    /**
     * Rows that everybody's writes up to now have left, doubled keys counted twice.
     *
     * @param partitions empty for all
     * @param expr empty for every row
     */
    public long count(
            CollectionName name,
            List<String> partitions,
            Optional<String> expr,
            Duration deadline) {
        return rows.count(name, partitions, expr, deadline);
    }

    /**
     * Asks the server to seal and persist what was written; limited to 0.1 per second by default.
     */
    public void flush(CollectionName name) {
        rows.flush(name);
    }

    /** The server's hybrid timestamp; empty where it gives none. */
    public OptionalLong timestamp() {
        return rows.timestamp();
    }

    /** Bytes that all query nodes have free together; empty where the server does not tell. */
    public OptionalLong freeMemory() {
        return capacity.freeMemory();
    }

    /**
     * Rows as the server's statistics have them, without waiting: growing and deleted rows may be
     * counted wrong. Empty where they are not told.
     */
    public OptionalLong estimatedRows(CollectionName name) {
        return capacity.estimatedRows(name);
    }

    /** What this user may do in a database, learnt without writing. */
    public Rights rights(String database) {
        return new RightsProbe(calls).of(database);
    }
}
