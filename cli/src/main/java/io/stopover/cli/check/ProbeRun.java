package io.stopover.cli.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stopover.cli.shell.Globals;
import io.stopover.cli.text.Quantity;
import io.stopover.engine.probe.CaseResult;
import io.stopover.engine.probe.Leftover;
import io.stopover.engine.probe.Outcome;
import io.stopover.engine.probe.Probe;
import io.stopover.milvus.connection.Connection;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One probe of one server, told case by case. Used once. */
final class ProbeRun implements Probe.Listener {
    private final Globals globals;
    private final Connection connection;
    private final String database;
    private final List<CaseResult> results = new ArrayList<>();
    private final List<Leftover> leftovers = new ArrayList<>();
    private Duration time = Duration.ZERO;

    ProbeRun(Globals globals, Connection connection, String database) {
        this.globals = globals;
        this.connection = connection;
        this.database = database;
    }

    /**
     * Runs on this thread; a signal stops it and its scratch collections are removed.
     *
     * @return false when the server failed a case
     */
    boolean run() {
        long start = System.nanoTime();
        globals.answer("  probe         scratch collections in database " + database);
        try {
            new Probe(connection, database, this).run();
        } catch (InterruptedException e) {
            throw stopped(e);
        } catch (StopoverException e) {
            throw e.code() == ErrorCode.INTERRUPTED ? stopped(e) : e;
        }
        time = Duration.ofNanos(System.nanoTime() - start);
        globals.answer("  " + summary());
        return count(Outcome.Failed.class) == 0;
    }

    private static StopoverException stopped(Exception cause) {
        return new StopoverException(
                ErrorCode.INTERRUPTED,
                "",
                "the probe was stopped and its scratch collections removed",
                cause);
    }

    @Override
    public void checked(CaseResult result) {
        results.add(result);
        globals.answer(ProbeText.lines(result));
    }

    @Override
    public void leftOver(Leftover leftover) {
        leftovers.add(leftover);
        globals.shell()
                .err()
                .println(
                        "warning: " + leftover.collection() + " is still there: " + leftover.why());
    }

    private String summary() {
        return count(Outcome.Passed.class)
                + " passed, "
                + count(Outcome.Failed.class)
                + " failed, "
                + count(Outcome.NotApplicable.class)
                + " not applicable"
                + (count(Outcome.Refused.class) > 0
                        ? ", " + count(Outcome.Refused.class) + " refused"
                        : "")
                + " in "
                + Quantity.time(time);
    }

    private long count(Class<? extends Outcome> kind) {
        return results.stream().filter(result -> kind.isInstance(result.outcome())).count();
    }

    void describe(ObjectNode node) {
        node.put("database", database);
        node.put("passed", count(Outcome.Passed.class));
        node.put("failed", count(Outcome.Failed.class));
        node.put("notApplicable", count(Outcome.NotApplicable.class));
        node.put("refused", count(Outcome.Refused.class));
        node.put("seconds", time.toMillis() / 1000.0);
        ArrayNode cases = node.putArray("cases");
        results.forEach(result -> ProbeText.describe(result, cases.addObject()));
        ArrayNode still = node.putArray("leftovers");
        leftovers.forEach(leftover ->
                still.addObject()
                        .put("collection", leftover.collection().collection())
                        .put("why", leftover.why()));
    }
}
