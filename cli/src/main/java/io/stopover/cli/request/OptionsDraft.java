package io.stopover.cli.request;

import io.stopover.model.plan.AutoIdPolicy;
import io.stopover.model.plan.ConflictPolicy;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.plan.LoadPolicy;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.VerifyMode;
import java.util.Optional;

/** How to migrate, as far as somebody said it. */
public record OptionsDraft(
        Optional<IndexPolicy> indexes,
        Optional<LoadPolicy> load,
        Optional<ExistingPolicy> onExisting,
        Optional<ConflictPolicy> onConflict,
        Optional<VerifyMode> verify,
        Optional<AutoIdPolicy> autoId,
        Optional<Boolean> loadSource) {
    public static final OptionsDraft EMPTY =
            new OptionsDraft(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** This draft, with what it leaves open taken from {@code below}. */
    OptionsDraft over(OptionsDraft below) {
        return new OptionsDraft(
                indexes.or(below::indexes),
                load.or(below::load),
                onExisting.or(below::onExisting),
                onConflict.or(below::onConflict),
                verify.or(below::verify),
                autoId.or(below::autoId),
                loadSource.or(below::loadSource));
    }

    Options complete() {
        Options defaults = Options.DEFAULTS;
        return new Options(
                indexes.orElse(defaults.indexes()),
                load.orElse(defaults.load()),
                onExisting.orElse(defaults.onExisting()),
                onConflict.orElse(defaults.onConflict()),
                verify.orElse(defaults.verify()),
                autoId.orElse(defaults.autoId()),
                loadSource.orElse(defaults.loadSource()));
    }
}
