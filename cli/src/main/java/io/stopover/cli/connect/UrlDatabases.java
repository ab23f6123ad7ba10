package io.stopover.cli.connect;

import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Selection;
import io.stopover.model.schema.CollectionName;
import java.util.Map;

/** Databases may be named by the endpoints' paths instead of by --database. */
public final class UrlDatabases {
    private UrlDatabases() {}

    /**
     * @throws StopoverException USAGE when databases are named in both ways
     */
    public static Selection apply(Selection selection, Endpoint source, Endpoint target) {
        if (source.database().isEmpty() && target.database().isEmpty()) {
            return selection;
        }
        if (!selection.databases().isEmpty() || selection.allDatabases()) {
            throw new StopoverException(
                    ErrorCode.USAGE,
                    "databases are named twice: in a URL and by --database or --all-databases");
        }
        String from = source.database().orElse(CollectionName.DEFAULT_DATABASE);
        return new Selection(
                Map.of(from, target.database().orElse(from)),
                false,
                selection.collections(),
                selection.excludes());
    }
}
