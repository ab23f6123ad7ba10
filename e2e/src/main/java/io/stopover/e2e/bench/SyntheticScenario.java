package io.stopover.e2e.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The client in a JVM of its own with 256 MB, against the synthetic server in another one. */
final class SyntheticScenario {
    private static final String SERVER = "io.stopover.testkit.fake.SyntheticServer";
    private static final double PIPELINE_REACH = 400;
    private static final String CLIENT_HEAP = "-Xmx256m";

    private final Path folder;
    private final Results results;

    SyntheticScenario(Path folder, Results results) {
        this.folder = folder;
        this.results = results;
    }

    /**
     * @param bare rows have nothing but a key and a vector
     * @param goal the rate per core is held against the goal
     */
    void run(String scenario, long rows, int dim, boolean bare, boolean goal)
            throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("0", Long.toString(rows), Integer.toString(dim)));
        if (bare) {
            arguments.add("bare");
        }
        Process server = java("-Xmx1g", SERVER, arguments).start();
        try {
            BufferedReader said = server.inputReader();
            String line = said.readLine();
            if (line == null) {
                throw new IllegalStateException("the synthetic server did not start");
            }
            String port = line.substring(line.lastIndexOf(' ') + 1);
            Process client =
                    java(
                                    CLIENT_HEAP,
                                    SyntheticClient.class.getName(),
                                    List.of(port, folder.toString()))
                            .start();
            Properties measured = new Properties();
            measured.load(client.inputReader());
            if (client.waitFor() != 0) {
                throw new IllegalStateException("the client failed in " + scenario);
            }
            tell(scenario, measured, goal);
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private void tell(String scenario, Properties measured, boolean goal) {
        double perCore = Double.parseDouble(measured.getProperty("megabytesPerCore"));
        String measure = "MB/s per client core";
        if (goal) {
            results.atLeast(scenario, measure, perCore, PIPELINE_REACH, "");
        } else {
            results.tell(scenario, measure, Results.number(perCore));
        }
        results.tell(
                scenario,
                "with " + CLIENT_HEAP + " moved " + measured.getProperty("moved") + " in",
                measured.getProperty("seconds") + " s");
        results.tell(scenario, "client CPU per row", measured.getProperty("cpu") + " us");
    }

    private static ProcessBuilder java(String heap, String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(heap);
        command.add("-XX:+UseSerialGC"); // as scripts/launch
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
