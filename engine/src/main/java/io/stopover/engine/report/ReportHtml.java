package io.stopover.engine.report;

import static java.util.Objects.requireNonNull;

import io.stopover.model.plan.Server;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** A report as one HTML page that needs nothing from outside and runs no script. */
public final class ReportHtml {
    /** More collections than these are scrolled, so that the findings are not far below. */
    private static final int ROWS_SHOWN = 20;

    private final Report report;
    private final Markup page = new Markup();

    private ReportHtml(Report report) {
        this.report = report;
    }

    public static String render(Report report) {
        return new ReportHtml(report).render();
    }

    private String render() {
        page.raw("<!doctype html>\n");
        page.element(
                "html",
                Map.of("lang", "en"),
                () -> {
                    page.element("head", "", this::head);
                    page.element("body", "", this::body);
                });
        return page.toString();
    }

    private void head() {
        page.raw(
                """
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                """);
        page.element("title", "", Verdict.of(report).title() + " · " + report.jobId());
        page.element("style", "", () -> page.raw(stylesheet()));
    }

    private void body() {
        page.element("header", "verdict " + tone(), this::verdict);
        page.element(
                "main",
                "",
                () -> {
                    page.element("section", "servers", this::servers);
                    page.element("section", "", this::collections);
                    if (!report.findings().isEmpty()) {
                        page.element(
                                "section",
                                "",
                                () -> new FindingsSection(page, report.findings()).add());
                    }
                    var phases = new Phases(report.collections());
                    for (int i = 0; i < report.collections().size(); i++) {
                        new CollectionSection(page, report.collections().get(i), i, phases).add();
                    }
                    page.element("section", "", this::proof);
                });
        page.element(
                "footer",
                "",
                "Stopover "
                        + report.stopoverVersion()
                        + " · digest version "
                        + report.digestVersion());
    }

    private String tone() {
        return switch (Verdict.of(report)) {
            case VERIFIED_EQUAL -> "good";
            case COUNTS_ONLY, NOT_COMPARED -> "caution";
            case DIFFERENCES_FOUND, FAILED -> "bad";
        };
    }

    private void verdict() {
        Verdict verdict = Verdict.of(report);
        page.element("p", "kicker", "Migration report · " + report.jobId());
        page.element("h1", "", verdict.title());
        page.element("p", "meaning", verdict.meaning());
        List<CollectionReport> all = report.collections();
        Duration took = Duration.between(report.started(), report.finished());
        page.element(
                "dl",
                "figures",
                () -> {
                    figure("Collections", Figures.count(all.size()));
                    figure("Rows", Figures.count(sum(all, CollectionReport::rowsWritten)));
                    figure("Column data", Figures.bytes(sum(all, CollectionReport::bytes)));
                    figure("Took", Figures.duration(took));
                    figure("Finished", Figures.time(report.finished()));
                    figure("Job", report.state().name());
                });
    }

    private static long sum(List<CollectionReport> all, ToLongFunction<CollectionReport> value) {
        return all.stream().mapToLong(value).sum();
    }

    private void figure(String name, String value) {
        page.element("div", "", () -> page.element("dt", "", name).element("dd", "", value));
    }

    private void servers() {
        server("Source", report.source());
        server("Target", report.target());
    }

    private void server(String side, Server server) {
        page.element(
                "div",
                "card",
                () -> {
                    page.element("h2", "", side);
                    page.element("p", "endpoint", server.endpoint());
                    page.element(
                            "p",
                            "quiet",
                            "Version "
                                    + server.version()
                                    + " · rules of "
                                    + server.dialect()
                                    + (server.verified()
                                            ? ", verified on a real server"
                                            : ", not verified on a real server of this line"));
                });
    }

    private void collections() {
        page.element("h2", "", "Collections");
        boolean many = report.collections().size() > ROWS_SHOWN;
        page.element(
                "div",
                many ? "scroll tall" : "scroll",
                () -> new CollectionTable(page, report).add());
    }

    private void proof() {
        page.element("h2", "", "Repeat the verification");
        page.element(
                "p",
                "",
                "Digests are version "
                        + report.digestVersion()
                        + " of docs/digest.md: a row count and the sum of one 128-bit hash per row, so anybody"
                        + " can compute them from the rows. Comparing both sides again, with your own credentials:");
        RepeatCommand.of(report).forEach(command -> page.element("pre", "", command));
    }

    private static String stylesheet() {
        try (InputStream css = ReportHtml.class.getResourceAsStream("report.css")) {
            return new String(requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
