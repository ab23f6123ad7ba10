package io.stopover.cli.local;

import io.stopover.cli.shell.Exit;
import io.stopover.cli.shell.Globals;
import io.stopover.local.ClusterSpec;
import io.stopover.local.Engine;
import io.stopover.local.LocalCluster;
import io.stopover.local.LocalClusters;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stopover local up}. */
@Command(
        name = "up",
        sortOptions = false,
        description = "Create or start a cluster and wait until it is ready.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stopover local up old",
            "  stopover local up secure --tls --port 19531",
            "  stopover local up small --engine milvus-lite",
            "  stopover local up own --binary /opt/milvus/bin/milvus"
        })
final class LocalUpCommand implements Callable<Integer> {
    private final Globals globals;

    @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and hyphens.")
    private String name = "";

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "milvus (default), milvus-lite or milvus-lite-2.5.")
    private Optional<Engine> engine = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Default: the first free one from 19530 upwards.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--no-auth",
            description = "No password. Milvus listens on every network interface all the same.")
    private boolean noAuth;

    @Option(names = "--tls", description = "Serve TLS with a certificate made for the cluster.")
    private boolean tls;

    @Option(
            names = "--binary",
            paramLabel = "PATH",
            description = "Another Milvus executable, its libraries beside it.")
    private Optional<Path> binary = Optional.empty();

    LocalUpCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() {
        ClusterSpec spec =
                new ClusterSpec(
                        name,
                        engine,
                        port,
                        noAuth ? Optional.of(false) : Optional.empty(),
                        tls ? Optional.of(true) : Optional.empty(),
                        binary);
        StepLine steps = new StepLine(globals);
        LocalCluster cluster;
        try {
            cluster =
                    new LocalClusters(
                                    globals.state().path(),
                                    LocalClusters.defaultCacheFolder(),
                                    steps)
                            .up(spec);
        } finally {
            steps.clear();
        }
        ClusterAnswer answer = new ClusterAnswer(cluster);
        globals.answer(answer.lines());
        globals.answer(answer.json());
        if (cluster.engine() == Engine.MILVUS) {
            globals.say(
                    "It listens on every network interface, as this Milvus always does"
                            + (cluster.user().isPresent()
                                    ? "; the generated password protects it."
                                    : ", and WITHOUT a password: anybody who reaches this computer can use it."));
        }
        globals.say("`stopover local down " + name + "` stops it and keeps its data.");
        return Exit.DONE.code();
    }
}
