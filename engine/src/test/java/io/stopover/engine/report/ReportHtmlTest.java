package io.stopover.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.model.digest.Digest;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Server;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Difference;
import io.stopover.model.report.FidelityItem;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
import io.stopover.model.schema.CollectionName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ReportHtmlTest {
    private static final String HOSTILE =
            "<script>alert('x')</script>\"><img src=http://evil.example onerror=x>&amp;\u202e\0";

    @Test
    void theVerdictAndTheNumbersOfEachCollectionAreShown() {
        String html = ReportHtml.render(SampleReports.equal());

        assertThat(html)
                .contains("<h1>Verified equal</h1>")
                .contains("job-20261122-174455-x7k2")
                .contains("shop.books → archive.books_v2")
                .contains("50,000")
                .contains("169.7 MB")
                .contains("counts and digests, source read twice")
                .contains("0123456789abcdeffffffffffffffffe")
                .contains("copy 6.2 s")
                .contains("HNSW became AUTOINDEX");
    }

    @Test
    void differencesAreNamedByKey() {
        assertThat(ReportHtml.render(SampleReports.different()))
                .contains("<h1>Differences found</h1>")
                .contains("Differences: the first 4 of 1,200")
                .contains("<code>90071992547</code>")
                .contains("(empty text)")
                .contains("✗ differ");
    }

    @Test
    void findingsStandWithTheirRemedies() {
        assertThat(ReportHtml.render(SampleReports.equal()))
                .contains("<code>DUPLICATE_KEYS</code>")
                .contains(Markup.escape(FindingCode.TARGET_COUNT_DIFFERS.remedy()))
                .contains("<code>stopover check --probe</code> runs the wire contract")
                .containsSubsequence("TARGET_COUNT_DIFFERS", "DUPLICATE_KEYS", "SERVER_UNVERIFIED");
    }

    @Test
    void whatIsFoundInManyPlacesIsSaidOnce() {
        String html = ReportHtml.render(SampleReports.many(200));

        assertThat(html)
                .containsOnlyOnce("<code>INDEX_CHANGED</code>")
                .containsOnlyOnce("index on embedding: HNSW L2 becomes AUTOINDEX L2")
                .containsOnlyOnce("<code>DUPLICATE_KEYS</code>")
                .containsOnlyOnce(Markup.escape(FindingCode.DUPLICATE_KEYS.remedy()))
                .contains(
                        "<summary>and 195 more places</summary>", "<summary>and 196 more</summary>")
                .contains("7 rows are further copies", "199 rows are further copies");
    }

    @Test
    void theVerificationCanBeRepeatedByACommand() {
        assertThat(ReportHtml.render(SampleReports.equal()))
                .contains(
                        "stopover verify --source http://127.0.0.1:19530 --target https://in03-4f1c.api.gcp-us-west1.zillizcloud.com --database shop=archive --collection books=books_v2")
                .contains("--database shop --collection reviews</pre>");
    }

    @Test
    void nothingIsLoadedFromOutsideAndNoScriptRuns() {
        String html = ReportHtml.render(SampleReports.different());

        assertThat(html)
                .contains("default-src 'none'")
                .doesNotContain("<script", "<link", "<img", "@import", "url(", " src=");
    }

    @Test
    void noNameHoweverHostileBecomesMarkup() {
        String html = ReportHtml.render(hostile());

        assertThat(html)
                .doesNotContain("<script", "<img", "\u202e", "\0")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&gt;&lt;img")
                .contains("&amp;amp;\\u202e\\u0000");
    }

    @Test
    void aReportWithoutCollectionsIsStillAPage() {
        assertThat(ReportHtml.render(SampleReports.report(JobState.FAILED)))
                .contains("<h1>Failed</h1>");
    }

    @Test
    void pagesToLookAtAreLeftInTheBuildFolder() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "reports"));

        Files.writeString(folder.resolve("equal.html"), ReportHtml.render(SampleReports.equal()));
        Files.writeString(
                folder.resolve("different.html"), ReportHtml.render(SampleReports.different()));
        Files.writeString(folder.resolve("many.html"), ReportHtml.render(SampleReports.many(200)));
        Files.writeString(folder.resolve("hostile.html"), ReportHtml.render(hostile()));

        assertThat(folder.resolve("equal.html")).isNotEmptyFile();
    }

    private static Report hostile() {
        var collection =
                new CollectionReport(
                        new CollectionName(HOSTILE, HOSTILE),
                        new CollectionName(HOSTILE, HOSTILE + "2"),
                        Action.CREATE,
                        0,
                        0,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Proof.FAILED,
                        Digest.EMPTY,
                        Digest.EMPTY,
                        1,
                        List.of(new Difference(Difference.Kind.CHANGED, HOSTILE, HOSTILE, HOSTILE)),
                        List.of(new FidelityItem(HOSTILE, FidelityItem.Outcome.IDENTICAL, HOSTILE)),
                        List.of(HOSTILE),
                        Map.of(HOSTILE, Duration.ofHours(3)),
                        Long.MAX_VALUE,
                        HOSTILE);
        var server = new Server(HOSTILE, HOSTILE, HOSTILE, false);
        return new Report(
                HOSTILE,
                JobState.FAILED,
                Instant.EPOCH,
                Instant.EPOCH,
                server,
                server,
                Options.DEFAULTS,
                List.of(collection),
                List.of(Finding.of(FindingCode.TYPE_UNKNOWN, HOSTILE, HOSTILE)),
                1,
                HOSTILE);
    }
}
