package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.SOURCE_RIGHTS;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.catalog.Rights;
import io.stopover.milvus.status.CallException;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.schema.CollectionName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether the source's user may read, and load where it is to be loaded. Where the server does not
 * tell, reading is tried; loading cannot be tried without doing it.
 */
record SourceRights(Catalog source, CollectionName name, Rights rights, Findings findings) {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final String QUERY = "Query";

    static SourceRights of(Catalog source, CollectionName name, Findings findings) {
        return new SourceRights(source, name, source.rights(name.database()), findings);
    }

    /** False when the rows are certainly not this user's to read. */
    boolean mayRead() {
        return have(List.of(QUERY));
    }

    void check(SourceReadiness readiness) {
        if (readiness.loadForCopy()) {
            have(List.of("Load", "Release"));
        } else if (readiness.loaded() && rights.allow(QUERY, name) == Rights.Answer.UNKNOWN) {
            tryToCount();
        }
    }

    private boolean have(List<String> needed) {
        List<String> missing =
                needed.stream()
                        .filter(right -> rights.allow(right, name) == Rights.Answer.NO)
                        .toList();
        if (!missing.isEmpty()) {
            add(String.join(", ", missing), rights.note());
        }
        return missing.isEmpty();
    }

    private void tryToCount() {
        try {
            source.count(name, List.of(), Optional.empty(), DEADLINE);
        } catch (CallException e) {
            // Any other trouble with reading is not about rights; the copy names it better.
            if (e.code() == ErrorCode.PERMISSION_DENIED) {
                add(QUERY, e.failure().reason());
            }
        }
    }

    private void add(String missing, String knownFrom) {
        findings.add(
                SOURCE_RIGHTS,
                "the source's user lacks " + missing + " for " + name + " (" + knownFrom + ")");
    }
}
