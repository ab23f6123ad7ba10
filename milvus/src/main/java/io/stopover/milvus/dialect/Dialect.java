package io.stopover.milvus.dialect;

import io.stopover.model.schema.DataType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The protocol rules of one server, chosen by its version. Immutable. */
public final class Dialect {
    /** What {@link #withoutVersion()} servers are called. */
    public static final String LITE_2 = "milvus_lite-2.5.1";

    private static final Set<String> VERIFIED =
            Set.of("Milvus 2.3.5", "Milvus Lite 3.2.2", "Milvus Lite 2.5.1");

    private final Family family;
    private final Version version;
    private final Set<Capability> capabilities;
    private final Set<DataType> types;
    private final IndexTypes indexes;

    private Dialect(Family family, Version version) {
        this.family = family;
        this.version = version;
        this.capabilities = EnumSet.noneOf(Capability.class);
        for (Capability capability : Capability.values()) {
            if (capability.availability().covers(family, version)) {
                capabilities.add(capability);
            }
        }
        this.types = TypeTable.of(family, version);
        this.indexes = IndexTypes.of(family, version);
    }

    /**
     * @param versionText as GetVersion or Connect tell it; a development build counts as the head
     *     of its line
     * @throws io.stopover.model.error.StopoverException UNSUPPORTED_SERVER when no version is in it
     */
    public static Dialect of(String versionText) {
        VersionText.Named named = VersionText.parse(versionText);
        return new Dialect(named.family(), named.version());
    }

    /**
     * A server that has no GetVersion and whose Connect tells nothing: Milvus Lite 2.4 and 2.5
     * (C++). All of them count as 2.5.1, the last one.
     */
    public static Dialect withoutVersion() {
        return of(LITE_2);
    }

    /** The same rules as Zilliz Cloud offers them, for a server met under one of its host names. */
    public Dialect onZilliz() {
        return family == Family.MILVUS ? new Dialect(Family.ZILLIZ, version) : this;
    }

    public boolean has(Capability capability) {
        return capabilities.contains(capability);
    }

    /** The type can be used in a collection of this server. */
    public boolean supports(DataType type) {
        return types.contains(type);
    }

    public IndexTypes indexes() {
        return indexes;
    }

    /** Family and line, for example {@code Milvus 2.6} or {@code Milvus Lite 3.2}. */
    public String name() {
        return family.title() + " " + version.major() + "." + version.minor();
    }

    /** These rules were verified on a real server of exactly this version. */
    public boolean verified() {
        return VERIFIED.contains(family.title() + " " + version);
    }

    /**
     * Why this server cannot be used at all, in words that follow its name; empty when it can. A
     * connection to such a server is not opened.
     */
    public Optional<String> unsupported() {
        return Minimum.of(family).refusal(version);
    }

    /**
     * Why this server refuses a name for a collection, an alias or a database, in words that follow
     * the name; empty when it takes it.
     */
    public Optional<String> nameRefusal(String name) {
        return NameRule.refusal(name, has(Capability.FREE_NAMES));
    }

    /** The most shards a collection may have (proxy.maxShardNum; Lite has no shards). */
    public int maxShards() {
        return family == Family.LITE ? 1 : 16;
    }

    /**
     * The most rows that offset plus limit may span (quotaAndLimits.limits.maxQueryResultWindow).
     */
    public int queryWindow() {
        return 16_384;
    }

    @Override
    public String toString() {
        return family.title() + " " + version;
    }
}
