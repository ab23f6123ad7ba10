package io.stopover.cli.connect;

import java.util.Locale;

/** Which end of a migration. */
public enum Side {
    SOURCE,
    TARGET;

    /** As it begins the names of options: {@code source} or {@code target}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** An option of this end, for example {@code --source-user}. */
    String option(String suffix) {
        return "--" + word() + "-" + suffix;
    }

    /** An environment variable of this end, for example {@code STOPOVER_SOURCE_TOKEN}. */
    String variable(String suffix) {
        return "STOPOVER_" + name() + "_" + suffix;
    }
}
