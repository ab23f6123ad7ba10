package io.stopover.engine.plan;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.IndexSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What recreating a target takes away, in words. */
record Dropped(Catalog target) {
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    String text(CollectionInfo there) {
        return there.name()
                + " is dropped and created anew, with it "
                + rows(there.name())
                + ", "
                + listed("indexes on ", there.indexes().stream().map(IndexSpec::field).toList())
                + ", "
                + listed("aliases ", there.aliases());
    }

    /** What is not loaded, or not this user's to read, cannot be counted. */
    private String rows(CollectionName name) {
        try {
            return target.count(name, List.of(), Optional.empty(), DEADLINE) + " rows";
        } catch (StopoverException e) {
            OptionalLong about = target.estimatedRows(name);
            return about.isPresent()
                    ? "about " + about.getAsLong() + " rows"
                    : "rows that cannot be counted now";
        }
    }

    private static String listed(String what, List<String> names) {
        return names.isEmpty() ? "no " + what.split(" ", 2)[0] : what + String.join(", ", names);
    }
}
