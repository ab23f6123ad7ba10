package io.stopover.cli.local;

import io.stopover.cli.shell.Globals;
import io.stopover.cli.text.Width;
import io.stopover.local.Progress;
import java.io.PrintWriter;
import java.util.OptionalInt;

/** Shows what a first use waits for: one line that changes, or in a log one line per step. */
final class StepLine implements Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Globals globals;
    private String last = "";

    StepLine(Globals globals) {
        this.globals = globals;
    }

    @Override
    public void report(String step, OptionalInt percent) {
        if (globals.quiet()) {
            return;
        }
        PrintWriter err = globals.shell().err();
        if (globals.shell().live()) {
            String line = step + (percent.isPresent() ? " " + percent.getAsInt() + "%" : "");
            err.print(CLEAR_LINE + Width.cut(line, globals.shell().columns() - 1));
            err.flush();
        } else if (!step.equals(last)) {
            err.println(step);
        }
        last = step;
    }

    /** Makes room for what is printed next. */
    void clear() {
        if (globals.shell().live() && !last.isEmpty()) {
            globals.shell().err().print(CLEAR_LINE);
            globals.shell().err().flush();
        }
    }
}
