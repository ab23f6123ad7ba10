package io.stopover.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.cli.text.Plain;
import io.stopover.cli.text.Width;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Difference;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    private static String text(Report report) {
        return String.join("\n", new ReportText(report, 100).lines());
    }

    @Test
    void aVerifiedCollectionIsOneLineWithBothCounts() {
        String text =
                text(Reports.of(JobState.SUCCESSFUL, Reports.collection("书籍", Proof.DIGESTS)));
        assertThat(text)
                .containsPattern(
                        "shop\\.书籍 +archive\\.书籍 +100,000 +99,999 +equal +vec: AUTOINDEX L2 +13 s")
                .contains(
                        "Successful: 1 collection on the source, 1 on the target, 100,000 rows in 43 s.")
                .contains("INFO SERVER_UNVERIFIED http://b:19530: rules believed", "  remedy: ");
    }

    @Test
    void aFindingThatStoodWithThePlanIsNotSaidAgain() {
        Report report = Reports.of(JobState.SUCCESSFUL, Reports.collection("books", Proof.DIGESTS));
        Finding found = Finding.of(FindingCode.DUPLICATE_KEYS, "shop.books", "2 rows: 7, 8");
        Report ran =
                new Report(
                        report.jobId(),
                        report.state(),
                        report.started(),
                        report.finished(),
                        report.source(),
                        report.target(),
                        report.options(),
                        report.collections(),
                        Stream.concat(report.findings().stream(), Stream.of(found)).toList(),
                        report.digestVersion(),
                        report.stopoverVersion());
        assertThat(new ReportText(ran, 100).without(report.findings()).lines())
                .noneMatch(line -> line.contains("SERVER_UNVERIFIED"))
                .contains("WARNING DUPLICATE_KEYS shop.books: 2 rows: 7, 8");
    }

    @Test
    void eachProofHasItsWords() {
        Report report =
                Reports.of(
                        JobState.SUCCESSFUL,
                        Reports.collection("a", Proof.DIGESTS_BOTH),
                        Reports.collection("b", Proof.COUNTS),
                        Reports.collection("c", Proof.NONE));
        assertThat(text(report))
                .contains("equal, source read twice", "counts equal", "not compared");
    }

    @Test
    void differingKeysAreNamedUpToAScreenful() {
        List<Difference> differences =
                IntStream.range(0, 30)
                        .mapToObj(i ->
                                new Difference(Difference.Kind.CHANGED, "p1", "k" + i, "title"))
                        .toList();
        String text =
                text(
                        Reports.of(
                                JobState.FAILED,
                                Reports.collection("books", Proof.FAILED, "", differences)));
        assertThat(text)
                .contains("DIFFERENT", "archive.books: 30 keys differ", "DIFFERENCES FOUND: ")
                .contains("  changed key k19 in partition p1: title")
                .contains("  and 10 more")
                .doesNotContain("key k20");
    }

    @Test
    void aFailedCollectionSaysWhyAndDoesNotCountOnTheTarget() {
        String text =
                text(
                        Reports.of(
                                JobState.FAILED,
                                Reports.collection("a", Proof.DIGESTS),
                                Reports.collection(
                                        "b", Proof.FAILED, "TARGET_QUOTA: full", List.of())));
        assertThat(text)
                .contains("archive.b: TARGET_QUOTA: full")
                .contains("FAILED: 2 collections on the source, 1 on the target");
    }

    @Test
    void aSkippedCollectionIsOnTheTarget() {
        CollectionReport there = Reports.collection("b", Proof.NONE, "skipped", List.of());
        CollectionReport skipped =
                new CollectionReport(
                        there.source(),
                        there.target(),
                        Action.SKIP,
                        0,
                        0,
                        0,
                        there.countSource(),
                        there.countTarget(),
                        there.proof(),
                        there.sourceDigest(),
                        there.targetDigest(),
                        0,
                        List.of(),
                        List.of(),
                        List.of(),
                        there.phases(),
                        0,
                        there.failure());
        assertThat(
                        text(
                                Reports.of(
                                        JobState.SUCCESSFUL,
                                        Reports.collection("a", Proof.DIGESTS),
                                        skipped)))
                .contains("2 collections on the source, 2 on the target");
    }

    @Test
    void noKeyNameOrServerTextForgesALine() {
        String hostile = "k" + (char) 27 + "[1A\r\nSuccessful: 1 collection";
        String text =
                text(
                        Reports.of(
                                JobState.FAILED,
                                Reports.collection(
                                        hostile,
                                        Proof.FAILED,
                                        "",
                                        List.of(
                                                new Difference(
                                                        Difference.Kind.CHANGED,
                                                        hostile,
                                                        hostile,
                                                        hostile)))));
        assertThat(Plain.lines(text).lines()).noneMatch(line -> line.startsWith("Successful"));
        assertThat(Plain.lines(text)).doesNotContain("" + (char) 27, "\r");
    }

    @Test
    void theTableFitsTheTerminal() {
        Report report =
                Reports.of(
                        JobState.SUCCESSFUL, Reports.collection("很长的名字".repeat(12), Proof.DIGESTS));
        assertThat(new ReportText(report, 100).lines().subList(0, 3))
                .allMatch(line -> Width.of(line) <= 100);
    }

    @Test
    void whatIsFoundInManyPlacesIsSaidOnce() {
        List<Finding> findings =
                IntStream.range(0, 7)
                        .mapToObj(i ->
                                Finding.of(
                                        FindingCode.TARGET_EXISTS,
                                        "shop.c" + i,
                                        "shop.c" + i + " exists"))
                        .toList();
        assertThat(FindingsText.of(findings))
                .containsExactly(
                        "ERROR TARGET_EXISTS shop.c0, shop.c1, shop.c2, shop.c3, shop.c4 and 2 more: it exists",
                        "  remedy: " + FindingCode.TARGET_EXISTS.remedy());
    }
}
