package io.stopover.cli.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stopover.cli.connect.EndOptions;
import io.stopover.cli.connect.Ends;
import io.stopover.cli.connect.EndsCommand;
import io.stopover.cli.connect.Side;
import io.stopover.cli.request.EndDraft;
import io.stopover.cli.shell.Exit;
import io.stopover.cli.shell.Globals;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code stopover check}. */
@Command(
        name = "check",
        modelTransformer = EndsCommand.Options.class,
        sortOptions = false,
        customSynopsis = "stopover check [--source URL] [--target URL] [OPTION]…",
        description = {
            "Connect to one or both clusters and say what they are: version, protocol rules, rights, databases, limits.",
            "",
            "Reads only, unless --probe is given."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stopover check --source http://a:19530",
            "  stopover check --source local:old --target local:new -o json",
            "  stopover check --target http://b:19530/scratch --probe"
        })
public final class CheckCommand implements Callable<Integer>, EndsCommand {
    private final Globals globals;
    private final EndOptions source = new EndOptions(Side.SOURCE);
    private final EndOptions target = new EndOptions(Side.TARGET);

    @Option(
            names = "--probe",
            description =
                    "Run the wire contract that a migration relies on against each cluster given, in scratch collections (stopover_probe_…) of the database in its URL, else the default one. They are removed again. Exit code 1 when a case fails. See docs/probe.md.")
    private boolean probe;

    public CheckCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public List<EndOptions> ends() {
        return List.of(source, target);
    }

    @Override
    public Integer call() {
        Map<Side, EndDraft> drafts = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            EndDraft draft = (side == Side.SOURCE ? source : target).draft();
            if (draft.endpoint().isPresent()) {
                drafts.put(side, draft);
            } else if (!draft.equals(EndDraft.EMPTY)) {
                throw missing("--" + side.word() + " URL");
            }
        }
        if (drafts.isEmpty()) {
            throw missing("--source URL or --target URL");
        }
        Ends ends = new Ends(globals.shell(), globals.state());
        Map<Side, ConnectionSettings> settings = new EnumMap<>(Side.class);
        drafts.forEach((side, draft) -> settings.put(side, ends.settings(side, draft)));
        if (probe) {
            globals.shell().cleanStop().interruptsThisThread();
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        boolean kept = true;
        for (Map.Entry<Side, ConnectionSettings> end : settings.entrySet()) {
            ObjectNode facts = result.putObject(end.getKey().word());
            kept &= examine(end.getKey(), end.getValue(), facts);
        }
        globals.answer(result);
        return (kept ? Exit.DONE : Exit.FAILED).code();
    }

    private static StopoverException missing(String option) {
        return new StopoverException(ErrorCode.USAGE, "give " + option);
    }

    /** False when a probe found that the server fails a case. */
    private boolean examine(Side side, ConnectionSettings how, ObjectNode node) {
        try (Connection connection = Connection.open(how)) {
            ServerFacts facts = ServerFacts.of(connection);
            List<String> lines = new ArrayList<>();
            lines.add(side.word());
            facts.lines().forEach(line -> lines.add("  " + line));
            globals.answer(lines);
            node.setAll(facts.json());
            return !probe || probed(connection, how, node.putObject("probe"));
        }
    }

    private boolean probed(Connection connection, ConnectionSettings how, ObjectNode node) {
        String database = how.endpoint().database().orElse(CollectionName.DEFAULT_DATABASE);
        ProbeRun run = new ProbeRun(globals, connection, database);
        boolean kept = run.run();
        run.describe(node);
        return kept;
    }
}
