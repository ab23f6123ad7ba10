package io.stopover.engine.job;

import java.util.Optional;

/** Which Stopover this is. */
final class Version {
    private Version() {}

    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("from sources");
    }
}
