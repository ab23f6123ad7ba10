package io.stopover.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table: one line per measure, printed as it comes and once more at the end. */
final class Results {
    private record Line(String scenario, String measure, String value, String reach) {}

    private final List<Line> lines = new ArrayList<>();

    /** A measure without a goal. */
    void tell(String scenario, String measure, String value) {
        add(new Line(scenario, measure, value, ""));
    }

    void atMost(String scenario, String measure, double value, double reach, String unit) {
        goal(scenario, measure, value, unit, "<= " + reach, value <= reach);
    }

    void atLeast(String scenario, String measure, double value, double reach, String unit) {
        goal(scenario, measure, value, unit, ">= " + reach, value >= reach);
    }

    private void goal(
            String scenario, String measure, double value, String unit, String reach, boolean met) {
        add(
                new Line(
                        scenario,
                        measure,
                        number(value) + unit,
                        reach + (met ? "  reached" : "  MISSED")));
    }

    private void add(Line line) {
        lines.add(line);
        print(line);
    }

    void print() {
        System.out.println();
        print(new Line("scenario", "measure", "value", "goal"));
        lines.forEach(Results::print);
    }

    private static void print(Line line) {
        System.out.printf(
                Locale.ROOT,
                "%-28s %-60s %14s   %s%n",
                line.scenario,
                line.measure,
                line.value,
                line.reach);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
