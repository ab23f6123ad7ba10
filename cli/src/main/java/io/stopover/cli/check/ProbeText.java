package io.stopover.cli.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stopover.cli.text.Width;
import io.stopover.engine.probe.CaseResult;
import io.stopover.engine.probe.Outcome;
import java.util.List;

/** How one case of a probe is told, to people and to scripts. */
final class ProbeText {
    private static final int VERDICT = 16;
    private static final String BELOW = " ".repeat(VERDICT + 2);

    private ProbeText() {}

    static List<String> lines(CaseResult result) {
        return switch (result.outcome()) {
            case Outcome.Passed() -> List.of(line("passed", result.name()));
            case Outcome.Failed(String expected, String seen) ->
                    List.of(
                            line("FAILED", result.name()),
                            BELOW + "expected: " + expected,
                            BELOW + "seen:     " + seen,
                            BELOW + "meaning:  " + result.meaning());
            case Outcome.NotApplicable(String why) ->
                    List.of(line("not applicable", result.name() + " (" + why + ")"));
            case Outcome.Refused(String why) ->
                    List.of(line("refused", result.name()), BELOW + why);
        };
    }

    private static String line(String verdict, String rest) {
        return "  " + Width.padRight(verdict, VERDICT) + rest;
    }

    static void describe(CaseResult result, ObjectNode node) {
        node.put("name", result.name());
        node.put("capability", result.capability().map(Enum::name).orElse(null));
        switch (result.outcome()) {
            case Outcome.Passed() -> node.put("outcome", "PASSED");
            case Outcome.Failed(String expected, String seen) ->
                    node.put("outcome", "FAILED")
                            .put("expected", expected)
                            .put("seen", seen)
                            .put("meaning", result.meaning());
            case Outcome.NotApplicable(String why) ->
                    node.put("outcome", "NOT_APPLICABLE").put("why", why);
            case Outcome.Refused(String why) -> node.put("outcome", "REFUSED").put("why", why);
        }
    }
}
