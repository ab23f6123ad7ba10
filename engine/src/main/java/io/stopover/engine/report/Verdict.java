package io.stopover.engine.report;

import io.stopover.model.plan.Action;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
import java.util.List;

/** A report in two words: the worst that is true of any of its collections. */
public enum Verdict {
    VERIFIED_EQUAL("Verified equal", "Counts and the digest of every range are the same."),
    COUNTS_ONLY("Counts only", "Counts are the same; values were not compared."),
    NOT_COMPARED("Not compared", "The job ended well; nothing was compared."),
    DIFFERENCES_FOUND("Differences found", "Source and target are not the same."),
    FAILED("Failed", "The job did not come to its end.");

    private final String title;
    private final String meaning;

    Verdict(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    public String title() {
        return title;
    }

    /** The verdict in one sentence. */
    public String meaning() {
        return meaning;
    }

    public static Verdict of(Report report) {
        List<CollectionReport> compared =
                report.collections().stream().filter(c -> c.action() != Action.SKIP).toList();
        boolean differences = compared.stream().anyMatch(c -> c.proof() == Proof.FAILED);
        if (compared.stream().anyMatch(CollectionReport::broke)) {
            return FAILED;
        }
        if (differences) {
            return DIFFERENCES_FOUND;
        }
        if (report.state() != JobState.SUCCESSFUL) {
            return FAILED;
        }
        if (compared.isEmpty() || compared.stream().anyMatch(c -> c.proof() == Proof.NONE)) {
            return NOT_COMPARED;
        }
        return compared.stream().allMatch(CollectionReport::verified)
                ? VERIFIED_EQUAL
                : COUNTS_ONLY;
    }
}
