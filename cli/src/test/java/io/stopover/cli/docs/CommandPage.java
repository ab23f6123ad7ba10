package io.stopover.cli.docs;

import io.stopover.cli.shell.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** docs/cli.md, from the commands themselves. */
final class CommandPage {
    private static final String HEAD =
            """
            # The command line

            Generated from the commands; change their text there. Secrets are never arguments: they come from a file, from
            `STOPOVER_SOURCE_TOKEN`, `STOPOVER_SOURCE_PASSWORD`, `STOPOVER_TARGET_TOKEN`, `STOPOVER_TARGET_PASSWORD`, or a prompt.

            Results go to standard output, progress and errors to standard error. `STOPOVER_JAVA_OPTS` gives options to Java, for
            example `-Xmx1g`.

            """;

    private static final String JSON =
            """
            ## JSON

            With `-o json` standard output holds exactly one object. `migrate`, `verify` and `report`:

            ```json
            {"jobId", "status", "collections": [{"database", "collection", "targetDatabase", "target", "rowsRead", "rowsWritten", "rowsSkipped",
              "countSource", "countTarget", "verified", "mismatches", "seconds", "differences": [{"kind", "partition", "key", "detail"}]}],
             "findings": [{"severity", "code", "where", "message", "remedy"}], "report"}
            ```

            `status` is `SUCCESSFUL` or `FAILED`; of a plan `READY` or `BLOCKED`. A collection that failed has `failure`. A count that was
            not taken is null. A command that could not do its work prints `{"error": {"code", "message", "remedy"}}`; the codes are in
            [errors.md](errors.md).

            """;

    private CommandPage() {}

    static String of(CommandLine root) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("## Exit codes\n\n| Code | Meaning |\n| --- | --- |\n");
        for (Exit exit : Exit.values()) {
            page.append("| ")
                    .append(exit.code())
                    .append(" | ")
                    .append(exit.meaning())
                    .append(" |\n");
        }
        page.append('\n').append(JSON);
        page.append("## Options of every command\n\n");
        options(page, inherited(root.getCommandSpec()));
        for (CommandSpec command : leaves(root.getCommandSpec())) {
            command(page, command);
        }
        return page.toString().stripTrailing() + "\n";
    }

    static List<CommandSpec> leaves(CommandSpec command) {
        List<CommandSpec> leaves = new ArrayList<>();
        for (Map.Entry<String, CommandLine> child : command.subcommands().entrySet()) {
            CommandSpec spec = child.getValue().getCommandSpec();
            if (spec.subcommands().isEmpty()) {
                leaves.add(spec);
            }
            leaves.addAll(leaves(spec));
        }
        return leaves;
    }

    private static void command(StringBuilder page, CommandSpec command) {
        page.append("## ").append(command.qualifiedName()).append("\n\n");
        for (String paragraph : command.usageMessage().description()) {
            page.append(text(paragraph)).append('\n');
        }
        page.append('\n');
        if (!command.positionalParameters().isEmpty()) {
            page.append("| Argument | Meaning |\n| --- | --- |\n");
            for (PositionalParamSpec parameter : command.positionalParameters()) {
                row(page, parameter.paramLabel(), parameter.description());
            }
            page.append('\n');
        }
        List<OptionSpec> own = command.options().stream().filter(o -> !o.inherited()).toList();
        if (!own.isEmpty()) {
            options(page, own);
        }
        page.append("```sh\n");
        for (String example : command.usageMessage().footer()) {
            page.append(example.strip()).append('\n');
        }
        page.append("```\n\n");
    }

    private static List<OptionSpec> inherited(CommandSpec root) {
        return root.options().stream()
                .filter(o -> o.scopeType() == CommandLine.ScopeType.INHERIT)
                .toList();
    }

    private static void options(StringBuilder page, List<OptionSpec> options) {
        page.append("| Option | Meaning |\n| --- | --- |\n");
        for (OptionSpec option : options) {
            String names = String.join(", ", option.names());
            String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            row(page, names + label, option.description());
        }
        page.append('\n');
    }

    private static void row(StringBuilder page, String name, String[] description) {
        page.append("| `")
                .append(name.replace("|", "\\|"))
                .append("` | ")
                .append(
                        List.of(description).stream()
                                .map(CommandPage::text)
                                .collect(Collectors.joining(" ")))
                .append(" |\n");
    }

    private static String text(String description) {
        return description.replace("$$", "$").replace("*", "\\*");
    }
}
