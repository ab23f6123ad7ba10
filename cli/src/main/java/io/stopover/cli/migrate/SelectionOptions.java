package io.stopover.cli.migrate;

import io.stopover.cli.request.Pairs;
import io.stopover.cli.request.SelectionDraft;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say what to take. */
public final class SelectionOptions {
    @Option(
            names = "--database",
            paramLabel = "NAME[=TARGET]",
            description =
                    "A database to take, with another name on the target after '='. May be repeated. Default: the one in the URL, else the default database.")
    private List<String> databases = new ArrayList<>();

    @Option(names = "--all-databases", description = "Take every database of the source.")
    private boolean allDatabases;

    @Option(
            names = "--collection",
            paramLabel = "NAME[=TARGET]",
            description =
                    "A collection to take, with another name on the target after '=', or a pattern with * and ?. May be repeated. Default: all.")
    private List<Selection.Choice> collections = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "PATTERN",
            description = "Collections to leave out. May be repeated.")
    private List<String> excludes = new ArrayList<>();

    public SelectionDraft draft() {
        try {
            return new SelectionDraft(
                    Pairs.databases(databases),
                    allDatabases ? Optional.of(true) : Optional.empty(),
                    collections,
                    excludes);
        } catch (IllegalArgumentException e) {
            throw new StopoverException(
                    ErrorCode.USAGE, "--database: " + String.valueOf(e.getMessage()));
        }
    }
}
