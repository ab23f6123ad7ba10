package io.stopover.cli.connect;

import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/** A command that speaks to one or two servers. */
public interface EndsCommand {
    List<EndOptions> ends();

    /** Gives such a command the options of its ends. */
    final class Options implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            EndsCommand command = (EndsCommand) spec.userObject();
            for (EndOptions end : command.ends()) {
                end.spec().options().forEach(spec::addOption);
            }
            return spec;
        }
    }
}
