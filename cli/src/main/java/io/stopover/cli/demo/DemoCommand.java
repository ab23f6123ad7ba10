package io.stopover.cli.demo;

import io.stopover.cli.connect.Ends;
import io.stopover.cli.connect.Side;
import io.stopover.cli.request.EndDraft;
import io.stopover.cli.shell.Exit;
import io.stopover.cli.shell.Globals;
import io.stopover.milvus.connection.Connection;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code stopover demo}: the main job on two local clusters, by the commands a person would type.
 */
@Command(
        name = "demo",
        sortOptions = false,
        description = {
            "Show the main job on two real local clusters: start them, fill one with a made-up shop, migrate it, change one row on the target on purpose and find it.",
            "",
            "A second run uses the clusters and the rows that are there."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stopover demo", "  stopover demo --exit"})
public final class DemoCommand implements Callable<Integer> {
    private static final String SOURCE = "demo-source";
    private static final String TARGET = "demo-target";

    private final Globals globals;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--exit", description = "Stop both clusters at the end; their data stays.")
    private boolean exit;

    public DemoCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws InterruptedException {
        type(Exit.DONE, "local", "up", SOURCE);
        type(Exit.DONE, "local", "up", TARGET);
        try (Connection source = open(Side.SOURCE, SOURCE);
                Connection target = open(Side.TARGET, TARGET)) {
            fill(source);
            type(Exit.DONE, migration());
            heading(
                    "One row is changed on the target, on purpose: %s, key %s"
                            .formatted(PlantedError.COLLECTION, PlantedError.KEY));
            PlantedError.plant(source, target);
            type(Exit.DIFFERENT, verification());
        }
        heading(
                "That is the planted row, and only that one. The copy was right, and an error is found.");
        if (exit) {
            type(Exit.DONE, "local", "down", SOURCE);
            type(Exit.DONE, "local", "down", TARGET);
        } else {
            globals.say(
                    "Both clusters stay up. Stop them: `./stopover local down %s && ./stopover local down %s`"
                            .formatted(SOURCE, TARGET));
        }
        return Exit.DONE.code();
    }

    private static String[] migration() {
        return new String[] {
            "migrate",
            "--source=local:" + SOURCE,
            "--target=local:" + TARGET,
            "--all-databases",
            "--on-existing=recreate",
            "--yes"
        };
    }

    private static String[] verification() {
        return new String[] {
            "verify",
            "--source=local:" + SOURCE,
            "--target=local:" + TARGET,
            "--database=" + PlantedError.COLLECTION.database(),
            "--collection=" + PlantedError.COLLECTION.collection()
        };
    }

    private void fill(Connection source) throws InterruptedException {
        ShopCatalogue shop = new ShopCatalogue();
        heading("A made-up shop: %,d rows in %s".formatted(shop.rows(), shop.collections()));
        shop.fill(
                source,
                (collection, rows, of) -> {
                    if (rows == of) {
                        globals.say("%s: %,d rows".formatted(collection, rows));
                    }
                });
    }

    private Connection open(Side side, String cluster) {
        return Connection.open(
                new Ends(globals.shell(), globals.state())
                        .settings(side, EndDraft.at("local:" + cluster)));
    }

    /** Runs a command line as if it had been typed, and expects how it ends. */
    private void type(Exit expected, String... words) {
        heading("$ ./stopover " + String.join(" ", words));
        CommandLine root = spec.root().commandLine();
        int code = root.execute(withState(words));
        if (code != expected.code()) {
            throw new StopoverException(
                    ErrorCode.INTERNAL_ERROR,
                    "`%s` ended with %d instead of %d"
                            .formatted(String.join(" ", words), code, expected.code()));
        }
    }

    /** Global options are read anew with every command line, so the state folder is said again. */
    private String[] withState(String... words) {
        List<String> line = new ArrayList<>(List.of("--state", globals.state().path().toString()));
        line.addAll(List.of(words));
        return line.toArray(String[]::new);
    }

    private void heading(String text) {
        globals.say("");
        globals.say(text);
    }
}
