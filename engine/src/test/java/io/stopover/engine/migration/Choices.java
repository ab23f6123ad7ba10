package io.stopover.engine.migration;

import io.stopover.model.plan.AutoIdPolicy;
import io.stopover.model.plan.ConflictPolicy;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.plan.LoadPolicy;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.VerifyMode;

/** The usual options but for one. */
final class Choices {
    private IndexPolicy indexes = Options.DEFAULTS.indexes();
    private LoadPolicy load = Options.DEFAULTS.load();
    private ExistingPolicy onExisting = Options.DEFAULTS.onExisting();
    private ConflictPolicy onConflict = Options.DEFAULTS.onConflict();
    private VerifyMode verify = Options.DEFAULTS.verify();
    private AutoIdPolicy autoId = Options.DEFAULTS.autoId();
    private boolean loadSource = Options.DEFAULTS.loadSource();

    private Choices() {}

    static Options with(AutoIdPolicy policy) {
        Choices choices = new Choices();
        choices.autoId = policy;
        return choices.options();
    }

    static Options with(ExistingPolicy policy) {
        Choices choices = new Choices();
        choices.onExisting = policy;
        return choices.options();
    }

    static Options appending(ConflictPolicy policy) {
        Choices choices = new Choices();
        choices.onExisting = ExistingPolicy.APPEND;
        choices.onConflict = policy;
        return choices.options();
    }

    static Options appending(AutoIdPolicy policy) {
        Choices choices = new Choices();
        choices.onExisting = ExistingPolicy.APPEND;
        choices.autoId = policy;
        return choices.options();
    }

    static Options with(IndexPolicy policy) {
        Choices choices = new Choices();
        choices.indexes = policy;
        return choices.options();
    }

    static Options with(LoadPolicy policy) {
        Choices choices = new Choices();
        choices.load = policy;
        return choices.options();
    }

    static Options with(VerifyMode mode) {
        Choices choices = new Choices();
        choices.verify = mode;
        return choices.options();
    }

    static Options with(IndexPolicy indexes, LoadPolicy load) {
        Choices choices = new Choices();
        choices.indexes = indexes;
        choices.load = load;
        return choices.options();
    }

    static Options loadingTheSource() {
        Choices choices = new Choices();
        choices.loadSource = true;
        return choices.options();
    }

    static Options loadingTheSource(LoadPolicy policy) {
        Choices choices = new Choices();
        choices.loadSource = true;
        choices.load = policy;
        return choices.options();
    }

    private Options options() {
        return new Options(indexes, load, onExisting, onConflict, verify, autoId, loadSource);
    }
}
