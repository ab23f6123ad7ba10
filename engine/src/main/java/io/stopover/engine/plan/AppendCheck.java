package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.NEW_KEYS_INTO_EXISTING;
import static io.stopover.model.plan.FindingCode.TARGET_KEYS_CLASH;
import static io.stopover.model.plan.FindingCode.TARGET_KEYS_ELSEWHERE;
import static io.stopover.model.plan.FindingCode.TARGET_KEYS_KEPT;
import static io.stopover.model.plan.FindingCode.TARGET_KEYS_OVERWRITTEN;
import static io.stopover.model.plan.FindingCode.TARGET_UNREADABLE;

import io.stopover.engine.index.Loading;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.dialect.Capability;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.Options;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.LoadState;
import java.util.List;
import java.util.Optional;

/** Whether the source's rows can go beside the rows that the target holds already. */
final class AppendCheck {
    private final Connection source;
    private final Connection target;
    private final Options options;
    private final CollectionPlan plan;
    private final Findings findings;

    AppendCheck(Connection source, Connection target, Options options, CollectionPlan plan) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.plan = plan;
        this.findings = new Findings(plan.target());
    }

    /** Wants a loaded target of every server: Lite 3.2.2 does not read what was released. */
    List<Finding> findings() throws InterruptedException {
        if (plan.newKeys()) {
            findings.add(NEW_KEYS_INTO_EXISTING, "the target would make new keys");
        } else if (!new Loading(new Catalog(target), plan.target()).loaded()) {
            findings.add(TARGET_UNREADABLE, "not loaded, so its keys cannot be looked at");
        } else if (!notLoaded().isEmpty()) {
            findings.add(
                    TARGET_UNREADABLE,
                    "partitions "
                            + notLoaded()
                            + " are not loaded, so their keys cannot be looked at");
        } else if (!plan.unloadSource()) {
            checkKeys();
        }
        return findings.all();
    }

    /** A collection counts as loaded when all asked partitions are (spec/milvus-wire.md §2.1). */
    private List<String> notLoaded() {
        if (!target.dialect().has(Capability.PARTITION_LOAD)) {
            return List.of();
        }
        Catalog catalog = new Catalog(target);
        return catalog
                .describe(plan.target())
                .map(CollectionInfo::partitions)
                .orElse(List.of())
                .stream()
                .filter(partition ->
                        catalog.loadState(plan.target(), Optional.of(partition))
                                != LoadState.LOADED)
                .toList();
    }

    private void checkKeys() throws InterruptedException {
        KeyClash clash = KeyClash.find(source, target, plan);
        if (clash.elsewhere() > 0) {
            findings.add(
                    TARGET_KEYS_ELSEWHERE,
                    clash.elsewhere()
                            + " keys are on both sides in different partitions, for example "
                            + clash.firstElsewhere());
        }
        if (clash.total() == 0) {
            return;
        }
        String text = clash.total() + " keys are on both sides, for example " + clash.first();
        switch (options.onConflict()) {
            case FAIL -> findings.add(TARGET_KEYS_CLASH, text);
            case OVERWRITE -> findings.add(TARGET_KEYS_OVERWRITTEN, text);
            case SKIP -> findings.add(TARGET_KEYS_KEPT, text);
        }
    }
}
