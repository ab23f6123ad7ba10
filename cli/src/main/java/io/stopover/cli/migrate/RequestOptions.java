package io.stopover.cli.migrate;

import io.stopover.cli.connect.EndOptions;
import io.stopover.cli.connect.Side;
import io.stopover.cli.request.Draft;
import io.stopover.cli.request.OptionsDraft;
import io.stopover.cli.request.Request;
import io.stopover.cli.request.RequestFile;
import io.stopover.cli.text.ByteRate;
import io.stopover.cli.text.ByteSize;
import io.stopover.model.plan.AutoIdPolicy;
import io.stopover.model.plan.ConflictPolicy;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.plan.LoadPolicy;
import io.stopover.model.plan.VerifyMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A migration request on the command line, laid over the request file when there is one. */
final class RequestOptions {
    private final EndOptions source = new EndOptions(Side.SOURCE);
    private final EndOptions target = new EndOptions(Side.TARGET);

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description =
                    "The request as YAML (docs/request-file.md); what is given on the command line beats it.")
    private Optional<Path> file = Optional.empty();

    @Mixin private SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--indexes",
            paramLabel = "auto|keep|none",
            description =
                    "Indexes on the target: AUTOINDEX on vectors with the source's metric and scalar indexes as they are (auto, default), all as on the source (keep), or none.")
    private Optional<IndexPolicy> indexes = Optional.empty();

    @Option(
            names = "--load",
            paramLabel = "none|same|all",
            description =
                    "Collections that are loaded on the target in the end: none (default), those loaded on the source, or all.")
    private Optional<LoadPolicy> load = Optional.empty();

    @Option(
            names = "--on-existing",
            paramLabel = "fail|skip|append|recreate",
            description =
                    "When the target collection exists: refuse (fail, default), leave it (skip), add rows (append), or drop it first (recreate; needs --yes).")
    private Optional<ExistingPolicy> onExisting = Optional.empty();

    @Option(
            names = "--on-conflict",
            paramLabel = "fail|overwrite|skip",
            description =
                    "With append, when the target holds a key already: refuse (fail, default), the source wins (overwrite), the target wins (skip).")
    private Optional<ConflictPolicy> onConflict = Optional.empty();

    @Option(
            names = "--verify",
            paramLabel = "full|both|count|none",
            description =
                    "Proof: read the target back and compare digests (full, default), read the source twice as well (both), compare counts (count), or nothing (none).")
    private Optional<VerifyMode> verify = Optional.empty();

    @Option(
            names = "--auto-id",
            paramLabel = "keep|new-keys|plain-keys",
            description =
                    "Where the target cannot keep generated keys: refuse (keep, default), let it make new ones (new-keys), or store them without Auto ID (plain-keys).")
    private Optional<AutoIdPolicy> autoId = Optional.empty();

    @Option(
            names = "--load-source",
            description = "Load source collections that are not loaded, and release them again.")
    private boolean loadSource;

    @Option(
            names = "--max-rate",
            paramLabel = "50MB/s",
            description = "Ceiling for what is written to the target.")
    private Optional<ByteRate> maxRate = Optional.empty();

    @Option(
            names = "--memory",
            paramLabel = "128MB",
            description = "Bytes that may be in flight. Default: 64MB.")
    private Optional<ByteSize> memory = Optional.empty();

    List<EndOptions> ends() {
        return List.of(source, target);
    }

    Request request() {
        Draft given =
                new Draft(
                        source.draft(),
                        target.draft(),
                        selection.draft(),
                        new OptionsDraft(
                                indexes,
                                load,
                                onExisting,
                                onConflict,
                                verify,
                                autoId,
                                loadSource ? Optional.of(true) : Optional.empty()),
                        maxRate,
                        memory);
        return file.map(RequestFile::read).map(given::over).orElse(given).complete();
    }
}
