package io.stopover.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.report.Report;
import org.junit.jupiter.api.Test;

final class ReportJsonTest {
    @Test
    void aReportComesBackAsItWasWritten() {
        Report report = SampleReports.different();

        Report read = ReportJson.read(ReportJson.write(report));

        assertThat(read).isEqualTo(report);
        assertThat(read.collections().get(0).phases().keySet())
                .containsExactly("schema", "copy", "index", "load", "compare");
    }

    @Test
    void valuesAreWrittenTheWayPeopleReadThem() {
        assertThat(ReportJson.write(SampleReports.different()))
                .contains("\"started\" : \"2026-11-22T17:44:55.123456Z\"")
                .contains("\"copy\" : 6.2,")
                .contains("\"hex\" : \"0123456789abcdeffffffffffffffffe\"")
                .contains("\"countSource\" : 50000,")
                .contains("\"countTarget\" : null,")
                .contains("\"remedy\" : \"Somebody else writes to the target");
    }

    @Test
    void fieldsStandInTheOrderOfTheRecord() {
        assertThat(ReportJson.write(SampleReports.equal()))
                .containsSubsequence(
                        "\"jobId\"",
                        "\"state\"",
                        "\"started\"",
                        "\"finished\"",
                        "\"source\"",
                        "\"target\"",
                        "\"options\"",
                        "\"collections\"",
                        "\"rowsRead\"",
                        "\"proof\"",
                        "\"phases\"",
                        "\"findings\"",
                        "\"code\"",
                        "\"message\"",
                        "\"remedy\"",
                        "\"digestVersion\"",
                        "\"stopoverVersion\"");
    }

    @Test
    void aFieldOfANewerVersionIsPassedOver() {
        Report report = SampleReports.equal();
        String newer = ReportJson.write(report).replaceFirst("\\{", "{\"fromTheFuture\" : [1],");

        assertThat(ReportJson.read(newer)).isEqualTo(report);
    }

    @Test
    void textThatIsNoReportIsAnErrorWithACode() {
        var thrown =
                catchThrowableOfType(StopoverException.class, () -> ReportJson.read("{\"jobId\""));

        assertThat(thrown.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    }
}
