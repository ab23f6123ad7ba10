package io.stopover.cli.migrate;

import io.stopover.cli.connect.Connected;
import io.stopover.cli.connect.UrlDatabases;
import io.stopover.cli.progress.ProgressView;
import io.stopover.cli.request.Request;
import io.stopover.cli.result.PlanText;
import io.stopover.cli.result.ReportAnswer;
import io.stopover.cli.result.ResultJson;
import io.stopover.cli.shell.Exit;
import io.stopover.cli.shell.Globals;
import io.stopover.cli.text.Plain;
import io.stopover.engine.flow.Limits;
import io.stopover.engine.job.MigrationJob;
import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.engine.ledger.Ledger;
import io.stopover.engine.ledger.Phase;
import io.stopover.engine.plan.Planner;
import io.stopover.ledger.H2Ledger;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Selection;
import io.stopover.model.report.Report;
import io.stopover.model.schema.CollectionName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** One request from connecting to its report. Used once. */
final class Migration {
    private final Globals globals;
    private final Request request;

    Migration(Globals globals, Request request) {
        this.globals = globals;
        this.request = request;
    }

    /** What was found when both ends and the ledger were asked. */
    private record Prepared(
            Plan plan, Optional<JobRecord> earlier, List<CollectionRecord> recorded) {
        /** Target collections that this run drops; an earlier run dropped its own already. */
        List<CollectionName> dropped() {
            return plan.collections().stream()
                    .filter(collection -> collection.action() == Action.RECREATE)
                    .map(CollectionPlan::target)
                    .filter(target ->
                            recorded.stream()
                                    .noneMatch(record ->
                                            record.target().equals(target)
                                                    && record.phase() != Phase.PLANNED))
                    .toList();
        }
    }

    /** Shows the plan; writes nothing. */
    Exit plan() {
        try (Connected ends = Connected.open(globals, request.source(), request.target());
                Ledger ledger = H2Ledger.open(globals.state().path())) {
            Plan plan = prepare(ends, ledger).plan();
            globals.answer(new PlanText(plan, globals.shell().columns()).everything());
            globals.answer(ResultJson.of(plan));
            return plan.blocked() ? Exit.PLAN_BLOCKED : Exit.DONE;
        }
    }

    /**
     * @param yes existing target collections may be dropped without asking
     */
    Exit run(boolean yes) {
        try (Connected ends = Connected.open(globals, request.source(), request.target());
                H2Ledger ledger = H2Ledger.open(globals.state().path())) {
            String fingerprint = fingerprint(ends);
            ledger.claim(fingerprint);
            Prepared prepared = prepare(ends, ledger);
            Plan plan = prepared.plan();
            globals.say(new PlanText(plan, globals.shell().columns()).summary());
            if (plan.blocked()) {
                return blocked(plan);
            }
            Optional<JobRecord> earlier = prepared.earlier();
            allowDropping(prepared.dropped(), yes);
            ledger.claimTargets(written(plan, ends));
            JobStart start = new JobStart(globals, ledger, plan);
            JobLedger job =
                    earlier.isPresent()
                            ? start.goOn(earlier.get())
                            : start.begin(fingerprint, title(ends));
            return execute(ends, plan, job);
        }
    }

    private static List<String> written(Plan plan, Connected ends) {
        return plan.collections().stream()
                .filter(collection -> collection.action() != Action.SKIP)
                .map(collection -> collection.target() + " on " + ends.targetEndpoint())
                .toList();
    }

    private Exit blocked(Plan plan) {
        StopoverException error =
                new StopoverException(ErrorCode.PLAN_BLOCKED, "the plan has ERROR findings");
        globals.answer(ResultJson.of(plan).setAll(ResultJson.of(error)));
        globals.shell().err().println(Plain.lines(error.explain()));
        return Exit.of(error.code());
    }

    private void allowDropping(List<CollectionName> targets, boolean yes) {
        String dropped =
                targets.stream().map(CollectionName::toString).collect(Collectors.joining(", "));
        if (dropped.isEmpty() || yes) {
            return;
        }
        boolean agreed =
                globals.shell()
                        .keyboard()
                        .confirm("Drop " + dropped + " on the target and copy anew?")
                        .orElse(false);
        if (!agreed) {
            throw new StopoverException(
                    ErrorCode.USAGE,
                    "nothing was written: --on-existing recreate would drop "
                            + dropped
                            + " on the target; allow it with --yes");
        }
    }

    private String title(Connected ends) {
        return ends.sourceEndpoint() + " to " + ends.targetEndpoint();
    }

    private Exit execute(Connected ends, Plan plan, JobLedger ledger) {
        Limits limits =
                Limits.of(
                        request.memory().bytes(),
                        request.maxRate()
                                .map(rate -> OptionalLong.of(rate.perSecond().bytes()))
                                .orElse(OptionalLong.empty()));
        MigrationJob job = new MigrationJob(ends.source(), ends.target(), plan, ledger, limits);
        Report report =
                ProgressView.whileRunning(
                        globals, job.progress(), "job " + ledger.job().id(), job::run);
        return ReportAnswer.of(globals, report, plan.findings());
    }

    private Prepared prepare(Connected ends, Ledger ledger) {
        Optional<JobRecord> earlier = ledger.unfinished(fingerprint(ends));
        List<CollectionRecord> recorded =
                earlier.map(job -> ledger.collections(job.id())).orElse(List.of());
        Plan plan =
                new Planner(ends.source(), ends.target())
                        .plan(selection(ends), request.options(), recorded);
        return new Prepared(plan, earlier, recorded);
    }

    private String fingerprint(Connected ends) {
        return Fingerprint.of(
                ends.sourceEndpoint(), ends.targetEndpoint(), selection(ends), request.options());
    }

    private Selection selection(Connected ends) {
        return UrlDatabases.apply(
                request.selection(), ends.sourceEndpoint(), ends.targetEndpoint());
    }
}
