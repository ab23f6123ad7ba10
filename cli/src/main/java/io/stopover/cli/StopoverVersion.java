package io.stopover.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What --version prints. */
final class StopoverVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version =
                Optional.ofNullable(StopoverVersion.class.getPackage().getImplementationVersion())
                        .orElse("from sources");
        return new String[] {
            "stopover " + version,
            "Java "
                    + Runtime.version()
                    + ", "
                    + System.getProperty("os.name")
                    + " "
                    + System.getProperty("os.arch")
        };
    }
}
