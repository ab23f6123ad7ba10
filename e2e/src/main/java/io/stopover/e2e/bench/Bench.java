package io.stopover.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the scenarios named on the command line, or all, and prints one table: docs/bench.md. */
public final class Bench {
    private static final String QUICK = "--quick";

    private enum Scenario {
        WIDE,
        NARROW,
        SMALL,
        SCOUT,
        SYNTHETIC;

        boolean isReal() {
            return this != SYNTHETIC;
        }
    }

    private final Set<Scenario> wanted;
    private final Sizes sizes;
    private final Path folder;
    private final Results results = new Results();

    private Bench(Set<Scenario> wanted, Sizes sizes, Path folder) {
        this.wanted = wanted;
        this.sizes = sizes;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>(Arrays.asList(args));
        Sizes sizes = names.remove(QUICK) ? Sizes.QUICK : Sizes.FULL;
        Set<Scenario> wanted = EnumSet.noneOf(Scenario.class);
        for (String name : names) {
            wanted.add(Scenario.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        Path folder = Files.createTempDirectory("stopover-bench");
        try {
            new Bench(wanted.isEmpty() ? EnumSet.allOf(Scenario.class) : wanted, sizes, folder)
                    .run();
        } finally {
            delete(folder);
        }
    }

    private void run() throws IOException, InterruptedException {
        results.tell("machine", "load average at the start", Results.number(Cpu.load()));
        if (wanted.contains(Scenario.SYNTHETIC)) {
            synthetic();
        }
        if (wanted.stream().anyMatch(Scenario::isReal)) {
            try (Clusters clusters = new Clusters(folder)) {
                RealScenarios real = new RealScenarios(clusters, folder, sizes, results);
                for (Scenario scenario : wanted) {
                    run(scenario, real);
                }
            }
        }
        results.tell("machine", "load average at the end", Results.number(Cpu.load()));
        results.print();
    }

    private void run(Scenario scenario, RealScenarios real) throws InterruptedException {
        switch (scenario) {
            case WIDE -> real.copy(new Sample("wide", sizes.wideRows(), 768, true, false));
            case NARROW -> real.copy(new Sample("narrow", sizes.narrowRows(), 128, true, true));
            case SMALL -> real.small();
            case SCOUT -> real.scout();
            case SYNTHETIC -> {}
        }
    }

    private void synthetic() throws IOException, InterruptedException {
        SyntheticScenario scenario = new SyntheticScenario(folder, results);
        long bytes = (long) sizes.syntheticMegabytes() << 20;
        scenario.run("synthetic, 768 floats", bytes / (768 * Float.BYTES), 768, false, true);
        scenario.run("synthetic, 60 KB a row", bytes / 2 / 60_000, 15_000, true, false);
        scenario.run("synthetic, 20 bytes a row", bytes / 8 / 20, 4, true, false);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
